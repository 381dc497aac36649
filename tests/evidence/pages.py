"""Web pages with the troubles of real ones, and the sentences on them that links must mark."""

PARAGRAPHS = (
    "“We do not sell data,” said Ms Ray. “We have never done so.” A month later the firm sold data - twice.",
    "We do not sell data. That was the firm's line, and its co-founder's too: no-one, she said, buys R&amp;D notes at 3.5%.",
    "The plan is off, the firm wrote; <b>we have never</b> <a href='#'>done so</a>, it added, and we do not sell data.",
    "Sales rose 4.2% to $1,250,000 (2019: $1.2m), or &#8364;1,1m; costs fell 10&nbsp;% — “a first”, as Mr O’Neil&#39;s note put it.",
    "<em>“Café society</em> is our naïve façade,” Zoë Müller told Straße &amp; Söhne: “señor, it’s off-limits!”",
    "Is that so? Yes! No… Perhaps; “it depends,” he said, “on who asks, when, where &amp; why.” He would not say more.",
    "Our terms (see § 4.2, note #7, at www.example.com/terms?a=1&amp;b=2) bind no-one under 13, “whatever they click”.",
    "We will open 12 shops in Ohio, 3 in Utah and 1 in Maine&mdash;all by 31/12/2021&mdash;and close none, the U.S. unit said.",
    "<span>We</span> <span>will</span> <i>not</i> raise prices in 2022, nor will we cut the size of a bar, a box or a bag.",
    "Asked twice, she said twice: “No comment.” Asked again, she said: “No comment.” Then the room was dark and empty.",
    "In super&shy;markets our un&shy;sweetened tea outsells cola, and in its seg&shy;ment nobody else comes near, the chain says.",
    "WE SHOUT OUR VALUES, the poster read: <span style='text-transform:uppercase'>trust, care and thrift</span> above all.",
)
"""Paragraphs as HTML; some of their sentences stand in others too."""

LISTED = (
    "We keep no logs of calls.",
    "We keep no copies of keys; not one.",
    "We keep no lists of users, and never will.",
)
CELLS = (("Year", "Shops"), ("2019 (restated)", "1,204 shops"), ("2020", "1,310 shops, the most ever"))
LINES = ("We pay every supplier within 30 days.", "We publish every audit, good or bad.", "We answer every letter.")
LONG = " ".join(
    f"In step {number} of our plan we will do what we said we would do about {what}, and we will say so when it is done."
    for number, what in enumerate(
        ("waste", "water", "wages", "wheat", "wool", "wood", "wine", "wind", "wells", "wheels", "wires", "wolves"), 1
    )
)


def page(number: int, style: str = "") -> str:
    """A page with a menu, a teaser that repeats a sentence, lists, a table, line breaks and a long paragraph."""
    filler = [
        f"<p>Report {number}.{copy} of the day, written on the train, was read by nobody.</p>" for copy in range(8)
    ]
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in CELLS)
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Page {number}</title><style>{style}</style></head>
<body><nav><a href="#">Home</a> <a href="#">Data</a> <a href="#">Prices</a></nav><main>{"".join(filler[:number])}
{body}
<ul>{"".join(f"<li>{item}</li>" for item in LISTED)}</ul><table>{cells}</table><p>{"<br>".join(LINES)}</p>
<blockquote><p>{LONG}</p><p>And that, in the end, is that.</p></blockquote>{"".join(filler[number:])}</main></body></html>"""
