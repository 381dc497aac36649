"""The ways in which news prose puts a person's name beside a role and an organisation, as patterns. Pure."""

import re

from contradict.extraction import lexicon

_UPPER = "A-ZÀ-ÖØ-ÞŁŚŠŻŽČĐ"
_CAPITAL = rf"[{_UPPER}][\w&'-]{{0,30}}(?<!'s)(?:\.com)?"
_PARTICLE = r"(?:de|da|del|della|di|van|von|der|den|bin|al|el|la|le|ter|y|af|dos)"
NAME = rf"{_CAPITAL}(?:[ ](?:[A-Z]\.|{_PARTICLE}|{_CAPITAL})){{0,3}}[ ]{_CAPITAL}(?:,?[ ](?:Jr|Sr)\.|[ ]I{{2,3}}\b)?"
_BRAND = rf"(?:[a-z]{{0,2}}|\d{{0,3}}){_CAPITAL}"
"""Also `eBay`, `iRobot` and `3M`."""
_WORDS = rf"{_BRAND}(?:[ ](?:(?:of|and|&|for|the)[ ])?{_CAPITAL})"
_SUFFIX = r"(?:,?[ ](?:Inc|Corp|Co|Ltd|LLC)\.?)?"

_MODIFIER = (
    r"(?:co-)?(?:chief|senior|executive|vice|deputy|assistant|associate|global|regional|managing|general|group|interim"
    r"|acting|former|founding|non-executive|independent|lead|principal|national|corporate|company|press|prime|foreign"
    r"|finance|defen[cs]e|attorney|operating|operations|financial|technology|information|marketing|security|legal|risk"
    r"|product|production|people|commercial|communications|medical|scientific|investment|accounting|compliance|privacy"
    r"|sustainability|strategy|research|policy|media|human resources|public relations|investor relations|campaign"
    r"|engineering|manufacturing|trading|banking|sales|export|import|plant|site|project|network|logistics"
    r"|supply[ -]chain|procurement|purchasing|design|development|safety|quality|technical|creative|editorial|store"
    r"|retail|fleet|factory|country|area|branch|works|mine|programme|program|restructuring|data|digital|content"
    r"|customer|service|services|public affairs|corporate affairs|external affairs|government affairs|new|long-serving"
    r"|outgoing|incoming|veteran|majority|minority|joint|head|chief of)"
)
_HEAD = (
    r"(?:CEO|COO|CFO|CTO|CIO|CMO|CISO|EVP|SVP|VP|executive officer|officer|executive|president|chairman"
    r"|chairwoman|chairperson|chair|director|manager|founder|co-founder|cofounder|owner|proprietor|partner"
    r"|spokes(?:man|woman|person)|analyst|strategist|economist|engineer|scientist|researcher|secretary|minister"
    r"|senator|governor|mayor|commissioner|representative|congress(?:man|woman)|ambassador|attorney|lawyer|counsel"
    r"|counsellor|adviser|advisor|professor|editor|treasurer|controller|comptroller|head|boss|chief|leader|lead"
    r"|administrator|superintendent|judge|sheriff|fellow|pilot|union leader|shareholder|investor|planner|buyer"
    r"|designer|geologist|agronomist|chemist|physicist|statistician|actuary|architect|developer|brewer|winemaker"
    r"|distiller|trader|supervisor|coordinator|co-ordinator|specialist|captain|skipper|master|dean|registrar"
    r"|bookkeeper|accountant|second-in-command|number two|deputy|co-owner|underwriter|official)"
)
ROLE = rf"(?:{_MODIFIER}[ -]){{0,5}}{_HEAD}\b(?:[ ]and[ ](?:{_MODIFIER}[ -]){{0,5}}{_HEAD}\b)?"
OFFICE = re.compile(rf"\b(?i:{_HEAD})\b")
_THING = r"(?!(?:at|for|in|with|from|who|which|and|said|says|told|is|was|has|at|on|by)\b)[a-z][a-z-]{1,20}"
_FIELD = (
    r"(?:[ ](?:of|for)[ ](?:the[ ](?=[a-z]))?(?!the |a |an |its |our |their )"
    rf"{_THING}(?:[ ](?:and[ ])?{_THING}){{0,3}}"
    rf"|[ ]of[ ]{_CAPITAL}(?:[ ](?:and[ ])?{_CAPITAL}){{0,3}}(?=,?[ ](?:at|for)[ ]))?"
)
_SHORT = r"(?:[ ]\([A-Z]{2,5}\))?"
_LOWER = r"[a-z][a-z'-]{1,20}"

_NO_ROLE = rf"(?!(?i:{ROLE}))"
"""No organisation begins as a role does: `Finance director Jane Roe`."""
_OWN = rf"(?P<own>(?:[Ii]ts|[Tt]he (?:{_LOWER} ){{0,2}}[a-z-]{{1,15}}'s?)[ ])"
_OWNER = rf"(?:{_OWN}|(?P<org>{_NO_ROLE}{_WORDS}{{0,4}}?{_SUFFIX})(?:'s?)?[ ])?"
_TITLE = rf"(?P<role>(?i:{ROLE}){_FIELD}){_SHORT}"
_KIND = rf"(?:(?:the|an?)[ ](?:{_LOWER}[ ]){{0,4}})?"
"""What comes before an organisation's name: `the software group`."""
_ORG = rf"{_KIND}(?P<of>{_WORDS}{{0,4}}{_SUFFIX})"
_OF = rf"(?:(?:,[ ]{_CAPITAL})?,?[ ](?:of|at|for|with|from|behind)[ ]{_ORG})"
_END = r"(?=[\s,.;:)\"]|$)"

_NO_POST = (
    r"(?!(?:who|whose|which|where|when|while|whom|and|but|or|as|after|before|because|since|if|though|although|despite"
    r"|said|says|told|is|was|were|are|has|had|have|will|would|not|he|she|it|they|we|there|this|that|these|those|to|in"
    r"|on|at|of|for|from|by|with|about|into|over|near|then|now|also|born|based|aged|formerly|late|sent|seen|"
    r"[a-z]{3,}ly|(?!managing|marketing|trading|engineering|acting|founding|manufacturing|purchasing|leading"
    rf"|[a-z]+ing {_HEAD}\b)[a-z]+ing)\b)"
)
"""What begins no role: `speaking at Davos`, `who is`, `and`."""
_OUTSIDER = (
    r"(?:customers?|clients?|passengers?|users?|patients?|victims?|plaintiffs?|residents?|neighbours?|neighbors?|critics?"
    r"|opponents?|rivals?|competitors?|suppliers?|subscribers?|fans?|followers?|students?|widow(?:er)?|wife|husband|son"
    r"|daughter|father|mother|brother|sister|friends?|biographer|historian|graduate|alumn\w+|veteran|native|citizen"
    r"|analysts?|candidate|member|reporter|correspondent|columnist|expert|activist|campaigner|regulator|inspector"
    r"|ex-\w+|one|part|author|tenant|parent|subsidiary|unit|brand)"
)
"""People who stand outside an organisation that is named beside them."""
_POST = (
    rf"(?:(?:an?|the)[ ])?(?P<role>{_NO_POST}(?:(?!{_OUTSIDER}\b){_LOWER}[ ]){{0,6}}?(?!{_OUTSIDER}\b|of|at|for|and)"
    rf"{_LOWER})"
)
"""A role in any words: `agronomy chief`, `master of the still house`."""
_FIRM = r"(?:company|firm|group|business|start-?up|bank|brewery|agency|practice|shop|chain|fund|airline|brand|employer)"

PATTERNS = tuple(
    re.compile(rf"(?<![\w]){pattern}")
    for pattern in (
        rf"{_OWNER}{_TITLE},?[ ](?P<name>{NAME})",
        rf"(?P<name>{NAME}),[ ](?:(?:who[ ]is|an?|the)[ ])*{_OWNER}{_TITLE}{_OF}?{_END}",
        rf"(?P<name>{NAME}),[ ]{_POST}{_OF}{_END}",
        rf"(?P<name>{NAME}),?[ ](?:of|from|at)[ ]{_ORG}{_END}",
        rf"(?<!\bof )(?<!\bat )(?<!\bfor )(?<!\bfrom )(?P<name>{NAME}),[ ]who\b",
    )
)
"""`Uber's CEO, Jane Roe`; `Jane Roe, a spokeswoman for Uber`; `Jane Roe, brewmaster at Uber`; `Jane Roe of Uber`; and a
name with `who` behind it is a person's. What else is said of people is read off the parse: see `standing`."""

INSTITUTIONS = re.compile(
    r"\b(?:Bureau|School|Universit\w+|College|Departments?|Cent(?:er|re)|Institut\w+|Office|Council|Board|Bank|Committee|Court"
    r"|Association|Ministry|House|Society|Investigations?|Services?|National|Federal|State|United|Agency|Authority|Commission"
    r"|Union|Federation|Foundation|Party|Street|County|City|Group|Academy|Museum|Army|Navy|Force|Corps|Church|Chamber|Club)\b"
)
"""Words of names that are no person's: `Federal Bureau of Prisons`."""
OF_FIRM = re.compile(
    rf" (?:of|at|for) the (?:{_LOWER} ){{0,2}}(?:{_FIRM}|house|{'|'.join(sorted(lexicon.COMPANIES))})$"
)
"""Behind a role, the organisation that the text speaks of: `finance chief of the train operator`."""
OUTSIDE = re.compile(
    r"\b(?:analyst|economist|senator|governor|mayor|minister|secretary|commissioner|representative|congress\w+|ambassador"
    r"|attorney|lawyer|professor|judge|sheriff|investor|shareholder|researcher|fellow|pilot|leader|editor|official)s?\b",
    re.IGNORECASE,
)
"""Offices that, with `the` alone, are held at no company in particular."""
FORMER = re.compile(r"(Former|Longtime|Then|Interim|Acting|New)\b ?")
TOP = re.compile(
    r"(?i:\bchief [a-z ]*(?:officer|executive)\b|\bc[a-z]o\b"
    r"|\b(?:finance|managing|sales|marketing|commercial|operations|technical) director\b)"
)
"""Offices that only a company has."""
NOT_NAMES = re.compile(
    r"^(?:The|A|An|In|On|At|But|And|Mr|Mrs|Ms|Dr|He|She|It|They|We|I|As|When|If|After|Before|While|For|Earlier|Last"
    r"|This|That|Asked|Should|Were|Had|Once|Only|Not|Even|Under|With|Without)\b"
)
TITLES = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Capt|Rev|Sir|Dame|Lady|Lord|Baroness|Baron|President"
    r"|Senator|Professor|Captain|Afterwards|Later|Meanwhile|Yesterday|Today|Instead|Nevertheless|However"
    r"|Separately)\.? )+"
)
