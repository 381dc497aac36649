"""The words by which English news attributes, in groups; lemmas unless a group says otherwise."""


def words(listed: str) -> frozenset[str]:
    """Read words that are listed with white space between them."""
    return frozenset(listed.split())


def _frames(listed: str) -> dict[str, frozenset[str]]:
    """Read `verb: prepositions; …`."""
    entries = (entry.split(":") for entry in listed.split(";") if entry.strip())
    return {verb.strip(): frozenset(prepositions.split()) for verb, prepositions in entries}


SPEECH = words(
    """
    say tell add write note argue declare claim insist state explain reply respond tweet report suggest warn
    acknowledge admit confirm deny reveal recall conclude remark complain joke boast stress emphasize emphasise
    assert allege concede predict promise vow pledge reiterate repeat quip testify swear whisper shout yell exclaim
    mutter post blog email text maintain contend counter retort observe comment charge lament gripe opine muse
    caution advise assure inform notify remind announce ask answer urge proclaim pronounce hint imply indicate
    signal disclose estimate elaborate interject snap sigh recount reason theorize speculate posit profess protest
    quote rejoin scoff shoot summarize underscore underline venture affirm attest aver avow bellow brag chime
    clarify confess counsel cry deadpan decree demand detail enthuse exhort forecast fume grumble howl intone murmur
    mumble narrate object offer persuade plead preach propose rant reaffirm rebut recommend relate restate roar
    scream specify surmise stipulate tease thunder tout utter vent volunteer wail wonder telegraph message highlight
    crow lecture sneer decry gush guarantee contest dispute certify point relay concur demur reassure reminisce
    recollect interrupt interpose remonstrate prophesy foretell forewarn hypothesize hypothesise conjecture hazard
    pontificate expound recite enumerate itemise wisecrack rhapsodise rhapsodize philosophise philosophize sermonise
    bluster bark holler hiss croak drawl purr rasp rumble splutter stammer stutter trumpet bleat sniff snort grouse
    carp whine squeal cluck extrapolate chuckle summarise enquire inquire query apologise apologize chorus instruct
    jest jibe mouth nag orate propound quaver rave reassert sermonize tattle taunt tut warble yammer
    """
)
"""Verbs of saying and writing: with a clause, or with a quotation."""

PHRASAL = _frames(
    """
    shoot: back; hit: back; fire: back; come: back; snap: back; weigh: in; chip: in; chime: in; cut: in; pipe: up;
    lash: out; spell: out; let: slip known; make: clear plain; blurt: out; reel: off; fend: off; put: it; go: on;
    fling: back; write: back; push: back
    """
)
"""Verbs that say something with a particle or the like ("shot back", "made clear that …")."""

QUOTING_ONLY = words(
    """
    continue begin go read start conclude finish laugh smile nod shrug joke sing chant sign agree offer
    """
)
"""Verbs that introduce a quotation though they do not take a clause."""

COGNITION = words(
    """
    believe think know feel hope expect fear worry doubt suspect realize realise understand agree disagree assume
    guess decide determine learn find discover anticipate foresee imagine remember forget conclude judge reckon
    figure recognize recognise hold presume accept calculate envision consider regret pray bet dream trust see
    """
)
"""Verbs of belief, hope and knowledge: with a clause."""

EVIDENCE = words(
    """
    show demonstrate suggest indicate find prove reveal project reflect illustrate confirm
    """
)
"""What polls, studies and documents do: with a clause."""

CLAUSE_VERBS = SPEECH | COGNITION | EVIDENCE

INTENTION = words(
    """
    want plan hope expect intend aim seek promise vow pledge threaten agree refuse decline propose offer decide
    prefer swear wish opt volunteer consent consider choose resolve long desire claim ask demand love hate like mean
    """
)
"""Verbs of will: with an infinitive ("plans to leave")."""

DIRECTIVE = words(
    """
    urge ask order tell encourage advise warn invite beg implore instruct call command direct request want expect
    recommend press pressure persuade challenge remind caution forbid counsel exhort entreat beseech like need dare
    """
)
"""Verbs with a person and an infinitive ("urged investors to wait")."""

SEEMING = words(
    """
    seem appear
    """
)
"""Verbs of impression: the subject belongs to what seems so."""

STANCE = words(
    """
    support endorse oppose criticize criticise praise denounce condemn reject back favor favour attack slam blast
    defend mock dismiss welcome applaud question propose announce demand mention cite discuss describe deny
    recommend reiterate echo acknowledge tout decry deride bemoan predict confirm note emphasize stress highlight
    concede explain prefer fear regret denigrate ridicule laud hail commend salute assail lambaste excoriate pan
    disavow repudiate disparage belittle lament protest dispute refute rebut contradict advocate champion embrace
    seek detail outline reference recall repeat want believe doubt admire respect address threaten recount report
    float condone declare state estimate express offer bash chide rip trash torch castigate chastise rebuke scold
    berate lampoon skewer deplore reaffirm affirm clarify disclose resent appreciate contest
    """
)
"""Verbs of praise, blame and mention: with an object ("criticised the plan")."""

GERUND = words(
    "propose support oppose report recall deny admit suggest recommend favor favour advocate discuss consider"
)
"""Verbs with a clause in -ing ("proposed selling the unit")."""

NAMING = words(
    """
    call label brand dub deem declare consider term pronounce proclaim
    """
)
"""Verbs with an object and what it is called ("called the plan a mistake")."""

FRAMES = _frames(
    """
    accuse: of; criticize: for as; criticise: for as; blame: for on; praise: for as; describe: as; portray: as;
    depict: as; dismiss: as; denounce: as for; condemn: as for; slam: as for; blast: as for; mock: as for; hail: as;
    characterize: as; cast: as; paint: as; frame: as; regard: as; view: as; see: as; identify: as; thank: for;
    attack: for as; assail: for as; compare: to with; liken: to; deride: as for; credit: for with; chide: for;
    applaud: for; fault: for; ridicule: for as; commend: for; defend: as; reject: as; decry: as; rip: for as; bash:
    for; hammer: for over on; rebuke: for; tout: as; refer: as; cite: as; warn: of about against; charge: with;
    remind: of; assure: of; convince: of; lambaste: for as; fault: for; laud: for as; brand: as; rebuff: as;
    repudiate: as; rubbish: as
    """
)
"""Verbs with an object and a preposition that both belong to what is said ("accused Uber of theft")."""

OBLIQUE = _frames(
    """
    call: for on; refer: to; point: to; talk: about of; speak: about of against; warn: of about against; complain:
    about of; comment: on about; agree: with on to; disagree: with on about; object: to; boast: of about; joke:
    about; apologize: for; apologise: for; argue: for against; advocate: for; push: for; hope: for; dream: of;
    allude: to; hint: at; insist: on; rail: against; think: of about; know: about of; worry: about; care: about;
    write: about of; brag: about; lash: at; respond: to; ask: about for; lie: about; campaign: on; focus: on; touch:
    on; vote: for against; press: for; lobby: for; testify: about; tweet: about; elaborate: on; opine: on; caution:
    against; inquire: about; wonder: about; fret: about; gripe: about; grumble: about; protest: against; plead: for;
    crow: about; marvel: at; scoff: at; bristle: at; bet: on; approve: of; believe: in; tell: about of; inform: of
    about; mull: over; zero: in; aim: for; weigh: on; hear: about; learn: of about; read: about; vouch: for; pine:
    for; wish: for; clamor: for; beg: for; concur: with; side: with; sympathize: with
    """
)
"""Verbs with a preposition whose object is what is said ("called for a recall")."""

NOUNS = words(
    """
    claim statement assertion allegation accusation belief view opinion suggestion warning promise pledge vow plan
    decision proposal hope fear concern argument contention announcement admission acknowledgement acknowledgment
    denial comment remark insistence prediction demand call request refusal intention desire complaint conclusion
    declaration assurance report rumor rumour doubt suspicion conviction notion idea threat offer determination
    willingness commitment advice recommendation charge word confidence expectation feeling sense assumption
    impression explanation caution vote perception understanding message agreement realization evidence indication
    sign speculation theory wish eagerness assessment finding reading verdict line story
    """
)
"""Nouns that report ("the claim that", "a promise to")."""

TOPICS = _frames(
    """
    attack: on; question: about on; criticism: of; concern: about over for; call: for; mention: of; comment: about
    on; reference: to; request: for; demand: for; opposition: to; endorsement: of; praise: for of; view: of on
    about; opinion: of on about; favor: of; statement: about on; remark: about on; complaint: about; fear: of about;
    doubt: about; warning: of about; supporter: of; critic: of; opponent: of; advocate: of for; proponent: of; plan:
    for; proposal: for; talk: of about; interpretation: of; testimony: about; accusation: of; allegation: of;
    promise: of; position: on; stance: on; hope: for of
    """
)
"""Nouns with what they are about ("criticism of the plan"): an attribution, though it states nothing."""

ADJECTIVES = words(
    """
    confident sure certain aware convinced worried concerned hopeful optimistic pessimistic skeptical sceptical
    doubtful afraid glad happy proud sorry surprised disappointed adamant clear unaware unsure uncertain wary
    fearful critical supportive dismissive eager willing unwilling reluctant determined ready keen anxious thankful
    grateful angry upset pleased excited furious cautious opposed interested nervous mindful insistent enthusiastic
    dubious
    """
)
"""Adjectives of belief and feeling ("is confident that", "worried about")."""

ADJECTIVE_PREPOSITIONS = words(
    """
    about of with by for to on at over
    """
)

HEADLINE = words(
    """
    report source poll study official police expert analyst survey researcher lawyer prosecutor document email
    campaign union court minister ceo company reporter question answer q a
    """
)
"""Nouns that stand before or behind the colon of a headline."""

SAYING_NOUNS = words(
    """
    statement interview tweet post letter email memo blog speech note message release filing
    """
)
"""What a statement stands in ("in a statement")."""

OFFICES = words(
    """
    ceo coo cfo cto cio cmo officer executive president chairman chairwoman chairperson chair director manager
    founder spokesman spokeswoman spokesperson analyst secretary minister senator governor mayor commissioner
    representative lawyer attorney counsel adviser advisor professor editor treasurer head boss chief economist
    strategist engineer owner proprietor partner publicist supervisor superintendent foreman accountant controller
    comptroller coordinator leader cofounder planner buyer scientist geologist
    """
)
"""Heads of phrases that name a person by office ("the COO", "a spokeswoman")."""

OUTSIDERS = words(
    """
    analyst customer client passenger user patient victim plaintiff resident neighbour neighbor critic opponent rival
    competitor supplier subscriber fan follower student widow widower wife husband biographer historian graduate native
    citizen candidate member reporter correspondent columnist expert activist campaigner regulator inspector author
    tenant professor lecturer minister senator governor mayor lawmaker councillor judge prosecutor economist pollster
    strategist researcher journalist editor consumer visitor commuter guest diner driver farmer protester shareholder
    investor commissioner secretary congressman congresswoman ambassador sheriff ombudsman justice
    colonel bishop
    """
)
"""People outside the firm of which a text speaks, though it names them beside it."""

BODIES = words(
    """
    police union ministry council parliament committee association charity university authority commission watchdog
    government opposition party campaign panel court regulator department federation
    """
)
"""What is no firm, though it has spokesmen and directors."""

PERSONAL = words("lawyer attorney adviser advisor representative counsel secretary")
"""Offices that people have, too: `the lawyer of Jane Roe`."""

CRAFTS = words("developer hotelier baker grocer landlord broker builder brewer miner contractor")
"""Words for firms that also say what somebody does."""

TITLES = words("representative leader president")
"""Offices that, alone before a name, are held in states and clubs."""

LEADING = words(
    """
    run head lead chair own manage oversee found co-found cofound start direct build launch establish supervise control
    operate command helm steer represent coordinate set look work join preside co-own inherit rebuild handle speak
    buy sell trade farm design advise
    """
)
"""What the people of a firm do for it ("who runs sales at Uber")."""

COMPANIES = words(
    """
    company firm automaker carmaker maker manufacturer retailer bank airline insurer lender giant startup start-up group
    corporation conglomerate chain publisher broadcaster operator producer supplier vendor drugmaker chipmaker
    business brewer brewery distiller distillery winery builder house-builder housebuilder homebuilder shipbuilder
    shipyard refinery refiner miner utility carrier developer contractor grocer supermarket hotelier fund bakery
    baker dairy plant mill studio toymaker planemaker truckmaker steelmaker shoemaker watchmaker boatbuilder
    agency consultancy brokerage broker dealership franchise wholesaler distributor importer exporter exchange
    club salvager ferry railway haulier foundry smelter farm vineyard charity cooperative co-operative mutual
    landlord outfit enterprise concern
    """
)
"""Words that stand for the organisation in focus ("the company")."""

TRADES = words(
    """
    airlines airways aviation aerospace aircraft automotive bancorp bank banking battery batteries beverages biosciences
    biotech biotechnologies brands breweries brewery broadcasting cables capital cement chemicals clinics clothing
    communications components computers computing construction cosmetics cruises dairies dairy data devices diagnostics
    digital distilleries electric electronics energy enterprises entertainment environmental farms ferries finance
    financial fisheries foods foundry freight games gas healthcare hotels industries insurance interactive
    international investments labs laboratories leisure lending lighting logistics media metals micro mining
    motors networks oil optics
    paints paper partners pharma pharmaceuticals pharmacies plastics pharmacy ports power printing products properties
    rail railways records refining resources restaurants retail robotics security seafood semiconductor semiconductors
    services shipping software solar solutions steelworks stores studios supermarkets systems technologies technology
    telecom telecommunications telecoms textiles therapeutics tools toys trains trucks turbines tyres utilities ventures
    watches water wireless works yachts appliances boarding cider drones drilling fertilisers fertilizers
    holdings seeds smelters timber trams vineyards wines
    """
)
"""Last words of companies' names ("Marlowe Shipping"), which are nobody's surname."""

CALENDAR = words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december
    """
)
"""Capitals that name a day or a month."""

STAKES = words("stake share stock interest invest investment investor confidence faith trust believe holding partner")
"""What one has in a firm, rather than in a place."""

PLACES = words("America Britain Europe Asia Africa Washington London Brussels Beijing Congress Pakistan India China")
"""Names of places and powers that are never `the company`."""

FEMALE_NAMES = words(
    """
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley
    kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia
    kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel
    carolyn janet catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina
    joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa ann anne sara madison frances
    kathryn janice jean alice julia grace judy sheryl marissa meg ginni ursula indra safra ruth hillary huma jane
    kate claire fiona priya
    """
)
MALE_NAMES = words(
    """
    james robert john michael david william richard joseph thomas charles christopher daniel matthew anthony mark
    donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary
    nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander patrick frank
    raymond jack dennis jerry tyler aaron jose adam nathan henry zachary douglas peter kyle noah ethan jeremy walter
    christian keith roger terry austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan billy bruce
    gabriel joe logan alan juan albert willie elijah wayne randy vincent mason roy ralph bobby russell bradley
    philip eugene marty tim bill jim bob mike tom steve dave dan ben jeff ted bernie marco jeb barack elon sundar
    satya ravi ahmed mohammed
    """
)
"""Common first names, by which `she` and `he` are told apart; a name in neither list fits both."""

DENIAL = words(
    """
    deny refute rebut dispute disavow repudiate reject refuse decline disclaim discount denial refusal doubt contest
    debunk quash scotch rubbish disown dismiss rebuff rebuttal repudiation
    """
)
"""Cues by which the content is not affirmed."""

RELAYING = words("relay cite quote repeat pass recount transmit parrot invoke convey mention circulate forward report")
"""Verbs by which somebody hands on another's word ("relayed the bank's view that …")."""

VERDICTS = words(
    "message verdict view word warning promise line answer advice assessment conclusion reply claim boast pledge"
)
"""Nouns that name what somebody said before a colon (": that was the message from …")."""

REBUFFS = words(
    """
    nonsense rubbish lie fabrication fiction fantasy falsehood hogwash bunkum bunk tosh garbage baloney drivel invention
    claptrap tripe libel slander smear myth hoax canard untruth absurd false baseless untrue groundless unfounded
    ridiculous laughable preposterous fanciful wrong malicious misleading
    """
)
"""What somebody calls a claim that is not true."""

QUESTIONING = words(
    "ask wonder question inquire consider decide determine discuss weigh debate know see say tell doubt"
)
"""Verbs that leave open what follows `whether` or `if`."""

POLITE = words("like say add argue note think prefer call describe")
"""Verbs that assert in spite of `would` and `might` ("I would say")."""

HEARSAY_SOURCES = words("source report rumor rumour people person insider someone somebody story speculation leak")
"""Unnamed sources, where no name goes with them ("sources say", "a person familiar with the matter")."""

NO_SPEAKERS = words(
    """
    update watch video photo photos read note subject date from to contact source sources see also related more
    correction tags topics categories credit caption opinion analysis review editorial live breaking exclusive sign
    listen location where when what who why how time place price rating bonus tip part chapter section step cheers
    jeers first second third next last finally pros cons total monday tuesday wednesday thursday friday saturday
    sunday today tomorrow
    """
)
"""What stands before a colon and labels a thing, not what somebody says."""
