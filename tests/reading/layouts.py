"""Pages in our own words, laid out as real sites lay theirs out: what is around an article differs more than articles do."""

import json
from dataclasses import dataclass

LEDE = (
    "Tarnhelm Foods will keep its bakery in Leith open, Orla Fenwick, the chief executive of Tarnhelm Foods, said on "
    "Tuesday. The decision ends a year in which the fate of the plant and of the 340 people who work there was unclear."
)
QUOTE = (
    "“We have not cut a single job in Leith,” Fenwick said. “If the price of wheat stays where it is, we will add a "
    "third shift.” The union, which had called two strikes over the plans, said that it would wait for a letter."
)
MORE = (
    "Tarnhelm Foods denied that it had offered the site to a builder of flats. The council, which owns the road to the "
    "plant, has put off its own decision on the junction twice, and is to vote on it before the summer break."
)
PROSE = (LEDE, QUOTE, MORE)
COMMENT = "This company has lied to us for years and will do it again, mark my words, said nobody ever."
TEASER = "Also today: Kestrel Toys said that it would close every shop in the north, and its shares fell by a fifth."
SAID = {
    "We have not cut a single job in Leith",
    "If the price of wheat stays where it is, we will add a third shift",
    "it had offered the site to a builder of flats",
}
"""What somebody says for the company in these paragraphs, in words that a claim or a quote must hold."""


@dataclass(frozen=True)
class Layout:
    """A page with what a reader finds on it; `absent` must not be in its text."""

    html: str
    title: str
    publisher: str | None
    author: str | None
    published: str | None
    url: str | None
    prose: tuple[str, ...] = PROSE
    absent: tuple[str, ...] = (COMMENT, TEASER)
    said: frozenset[str] = frozenset(SAID)


def _paragraphs(prose: tuple[str, ...] = PROSE) -> str:
    return "\n".join(f"<p>{text}</p>" for text in prose)


_LD = json.dumps(
    {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "BreadcrumbList", "name": "Business"},
            {"@type": "NewsMediaOrganization", "name": "The Leith Courier", "url": "https://courier.example/"},
            {
                "@type": ["NewsArticle"],
                "headline": "Tarnhelm keeps its Leith bakery",
                "datePublished": "2019-03-05T18:04:00+00:00",
                "dateModified": "2019-03-07T09:00:00+00:00",
                "author": [{"@type": "Person", "name": "Mary Doyle"}],
                "publisher": {"@type": "Organization", "name": "The Leith Courier"},
                "mainEntityOfPage": {"@id": "https://courier.example/business/tarnhelm-leith"},
            },
        ],
    }
)

NEWS = Layout(
    f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Tarnhelm keeps its Leith bakery - The Leith
Courier</title><link rel="canonical" href="https://courier.example/business/tarnhelm-leith">
<script type="application/ld+json">{_LD}</script></head><body>
<header class="masthead"><a href="/">The Leith Courier</a><nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport
</a></li></ul></nav></header>
<main><article class="story"><h1>Tarnhelm keeps its Leith bakery</h1><div class="story-meta"><span class="byline">By Mary
Doyle</span> <time datetime="2019-03-05T18:04:00Z">5 March 2019</time></div>
<figure><img src="a.jpg" alt="The bakery"><figcaption>The bakery in Leith. Picture: A. Smith</figcaption></figure>
{_paragraphs(PROSE[:2])}
<aside class="related-stories"><h3>Read more</h3><ul><li><a href="/toys">{TEASER}</a></li></ul></aside>
{_paragraphs(PROSE[2:])}</article>
<section id="comments" class="comments-area"><h2>2 comments</h2><ol class="comment-list"><li class="comment"><b>angry_baker
</b><p>{COMMENT}</p></li></ol></section></main>
<footer><p>Copyright The Leith Courier 2019. All rights reserved.</p></footer></body></html>""",
    "Tarnhelm keeps its Leith bakery",
    "The Leith Courier",
    "Mary Doyle",
    "2019-03-05",
    "https://courier.example/business/tarnhelm-leith",
)

WORDPRESS = Layout(
    f"""<!doctype html><html><head><title>Tarnhelm keeps its Leith bakery &#8211; Bread and Butter</title>
<meta property="og:title" content="Tarnhelm keeps its Leith bakery -- Bread and Butter">
<meta property="og:site_name" content="Bread and Butter">
<link rel="canonical" href="https://bread.example/2019/03/tarnhelm/"><meta property="og:type" content="article">
<meta property="article:published_time" content="2019-03-05T07:00:00+00:00"></head>
<body class="post-template-default single single-post postid-17"><div id="page" class="site"><header id="masthead"
class="site-header"><p class="site-title"><a href="/">Bread and Butter</a></p></header>
<div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main">
<article id="post-17" class="post-17 post type-post hentry category-business"><header class="entry-header"><h1
class="entry-title">Tarnhelm keeps its Leith bakery</h1><div class="entry-meta"><span class="posted-on">Posted on <a
href="#"><time class="entry-date published" datetime="2019-03-05T07:00:00+00:00">March 5, 2019</time></a></span> <span
class="byline"> by <span class="author vcard"><a class="url fn n" href="/author/tom">Tom Baker</a></span></span></div></header>
<div class="entry-content">{_paragraphs()}<div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3><ul><li>Twitter
</li></ul></div></div><footer class="entry-footer">Posted in <a href="#">Business</a></footer></article>
<nav class="navigation post-navigation"><div class="nav-links"><a href="#">Previous: {TEASER}</a></div></nav>
<div id="comments" class="comments-area"><h2>One thought on this</h2><ol class="comment-list"><li><p>{COMMENT}</p></li></ol>
<div id="respond" class="comment-respond"><h3>Leave a Reply</h3></div></div></main></div>
<aside id="secondary" class="widget-area"><section class="widget widget_recent_entries"><h2>Recent Posts</h2><ul><li>
<a href="#">{TEASER}</a></li></ul></section></aside></div></div></body></html>""",
    "Tarnhelm keeps its Leith bakery",
    "Bread and Butter",
    "Tom Baker",
    "2019-03-05",
    "https://bread.example/2019/03/tarnhelm/",
)

RELEASE_PROSE = (
    "LEITH, Scotland, March 5, 2019 /PRNewswire/ -- Tarnhelm Foods (LSE: TRN), a maker of bread, today announced that "
    "it will keep its bakery in Leith open. The company has run the plant since 1961 and employs 340 people there.",
    "“We have not cut a single job in Leith,” said Orla Fenwick, Chief Executive Officer of Tarnhelm Foods. “If the "
    "price of wheat stays where it is, we will add a third shift.”",
    "We deny that the site was ever offered to a builder of flats. Tarnhelm Foods will spend 12 million pounds on new "
    "ovens by the end of 2021.",
)

WIRE = Layout(
    f"""<html><head><title>Tarnhelm Foods Keeps Its Leith Bakery</title><meta name="date" content="2019-03-05T06:00:00-05:00">
<meta property="og:url" content="https://wire.example/releases/tarnhelm-300807.html">
<meta property="og:site_name" content="Newswire"></head><body><div class="header-menu"><a href="/login">Log In</a>
<a href="/journalists">Journalists</a></div><article class="news-release"><header class="release-header"><h1>Tarnhelm Foods
Keeps Its Leith Bakery</h1><p class="mb-no"><strong>News provided by</strong></p><a href="/tarnhelm"><strong>Tarnhelm Foods
</strong></a><p class="mb-no">Mar 05, 2019, 06:00 ET</p></header><section class="release-body container">
{_paragraphs(RELEASE_PROSE)}<p><b>About Tarnhelm Foods</b></p><p>Tarnhelm Foods is the best baker there is.</p>
<p>SOURCE Tarnhelm Foods</p></section></article><section class="more-releases"><h2>Also from this source</h2>
<div class="related-card"><a href="#">{TEASER}</a></div></section></body></html>""",
    "Tarnhelm Foods Keeps Its Leith Bakery",
    "Newswire",
    None,
    "2019-03-05",
    "https://wire.example/releases/tarnhelm-300807.html",
    RELEASE_PROSE,
    (TEASER,),
    frozenset(
        {
            "We have not cut a single job in Leith",
            "If the price of wheat stays where it is, we will add a third shift",
            "We deny that the site was ever offered",
        }
    ),
)

INVESTORS_PROSE = (
    "Tarnhelm Foods today reported results for the year that ended on 31 December 2018. We sold more bread than in any "
    "year before, and our debt fell for the third year in a row. Our board proposes a dividend of 9 pence.",
    "We expect sales to grow by 4 percent in 2019. If the price of wheat stays where it is, we will add a third shift in "
    "Leith. We have not cut a single job in Leith.",
)

INVESTORS = Layout(
    f"""<html><head><title>Full-year results 2018 | Tarnhelm Foods</title><meta property="og:site_name" content="Tarnhelm
Foods"><link rel="canonical" href="https://tarnhelm.example/investors/results-2018"></head><body><div class="topbar"><a
href="/">Tarnhelm Foods</a><ul class="menu"><li>Our bread</li><li>Investors</li><li>Careers</li></ul></div>
<div class="module module-news"><h1 class="module_title">Full-year results 2018</h1><div class="module_date-text">March 5,
2019</div><div class="module_body">{_paragraphs(INVESTORS_PROSE)}<table class="financials"><tr><th></th><th>2018</th><th>2017
</th></tr><tr><td>Sales (million pounds)</td><td>412</td><td>398</td></tr><tr><td>Net debt</td><td>88</td><td>103</td></tr>
</table></div></div><div class="stock-ticker">TRN 412.50 +0.4%</div><div class="footer-links"><a href="#">Email alerts</a>
</div></body></html>""",
    "Full-year results 2018",
    "Tarnhelm Foods",
    None,
    "2019-03-05",
    "https://tarnhelm.example/investors/results-2018",
    (*INVESTORS_PROSE, "Sales (million pounds) | 412 | 398", "Net debt | 88 | 103"),
    ("Email alerts",),
    frozenset({"We have not cut a single job", "We expect sales to grow by 4 percent", "we will add a third shift"}),
)

META_ONLY = Layout(
    f"""<html><head><title>Courier</title><meta name="twitter:title" content="Tarnhelm keeps its Leith bakery"><meta
name="parsely-pub-date" content="2019-03-05T18:04:00Z"><meta name="parsely-author" content="Mary Doyle"><meta
property="og:site_name" content="The Leith Courier"><meta property="og:url" content="https://courier.example/m/1"></head><body>
<div class="wrap"><div class="col-1">{_paragraphs()}</div></div></body></html>""",
    "Tarnhelm keeps its Leith bakery",
    "The Leith Courier",
    "Mary Doyle",
    "2019-03-05",
    "https://courier.example/m/1",
)

MICRODATA = Layout(
    f"""<html><head><title>Business</title></head><body itemscope itemtype="http://schema.org/WebPage"><div itemscope
itemtype="http://schema.org/NewsArticle"><meta itemprop="mainEntityOfPage" itemid="https://courier.example/micro">
<h1 itemprop="headline">Tarnhelm keeps its Leith bakery</h1><span itemprop="author" itemscope
itemtype="http://schema.org/Person">By <span itemprop="name">Mary Doyle</span></span><span itemprop="publisher" itemscope
itemtype="http://schema.org/Organization"><meta itemprop="name" content="The Leith Courier"></span><meta
itemprop="datePublished" content="2019-03-05"><div itemprop="articleBody">{_paragraphs()}</div></div></body></html>""",
    "Tarnhelm keeps its Leith bakery",
    "The Leith Courier",
    "Mary Doyle",
    "2019-03-05",
    "https://courier.example/micro",
)

AMP = Layout(
    f"""<!doctype html><html amp lang="en"><head><meta charset="utf-8"><script async src="https://cdn.example/v0.js"></script>
<title>Tarnhelm keeps its Leith bakery</title><link rel="canonical" href="https://courier.example/business/tarnhelm-leith">
<script type="application/ld+json">{{"@context":"http://schema.org","@type":"NewsArticle","headline":"Tarnhelm keeps its Leith
bakery","datePublished":"2019-03-05","author":{{"name":"Mary Doyle"}},"publisher":{{"name":"The Leith Courier"}}}}</script>
<style amp-boilerplate>body{{animation:none}}</style></head><body><amp-sidebar id="sidebar"><ul><li><a href="/">Home</a></li></ul>
</amp-sidebar><amp-ad width="300" height="250">{TEASER}</amp-ad><article><h1>Tarnhelm keeps its Leith bakery</h1>
<amp-img src="a.jpg" width="800" height="500"></amp-img>{_paragraphs()}</article><amp-consent id="c"><div>We use cookies to
sell you bread.</div></amp-consent></body></html>""",
    "Tarnhelm keeps its Leith bakery",
    "The Leith Courier",
    "Mary Doyle",
    "2019-03-05",
    "https://courier.example/business/tarnhelm-leith",
    absent=(TEASER, "We use cookies"),
)

TIME_TAG = Layout(
    f"""<html><head><title>Tarnhelm keeps its Leith bakery | Courier</title></head><body><div id="app"><div
class="Layout_main"><h1>Tarnhelm keeps its Leith bakery</h1><p class="Dateline"><time>March 5, 2019</time></p>
<div class="Body_text">{_paragraphs()}</div></div></div></body></html>""",
    "Tarnhelm keeps its Leith bakery",
    "Courier",
    None,
    "2019-03-05",
    None,
)

PAYWALL = Layout(
    f"""<html><head><meta property="og:title" content="Tarnhelm keeps its Leith bakery"><meta property="og:site_name"
content="The Leith Courier"><script type="application/ld+json">{{"@type":"NewsArticle","isAccessibleForFree":false,
"datePublished":"2019-03-05T10:00:00Z","headline":"Tarnhelm keeps its Leith bakery"}}</script></head><body><article>
<h1>Tarnhelm keeps its Leith bakery</h1><div class="article__content">{_paragraphs(PROSE[:2])}</div>
<div class="paywall subscribe-gate"><h2>Subscribe to read the rest</h2><p>Try the Courier for one pound a month. Cancel at any
time before the month ends, and tell your friends.</p></div></article></body></html>""",
    "Tarnhelm keeps its Leith bakery",
    "The Leith Courier",
    None,
    "2019-03-05",
    None,
    PROSE[:2],
    ("one pound a month",),
    frozenset(SAID - {"it had offered the site to a builder of flats"}),
)

LIVE = Layout(
    f"""<html><head><title>Business live - The Leith Courier</title><script type="application/ld+json">{{"@type":
"LiveBlogPosting","headline":"Business live: bread and toys","datePublished":"2019-03-05T07:30:00Z","coverageStartTime":
"2019-03-05T07:30:00Z","publisher":{{"name":"The Leith Courier"}},"url":"https://courier.example/live/5-march"}}</script></head>
<body><main><h1>Business live: bread and toys</h1><div class="liveblog">
<article class="block" id="b3"><p><time datetime="2019-03-05T16:10:00Z">4.10pm</time></p><h2>Closing summary</h2>{_paragraphs(PROSE[2:])}
</article><article class="block" id="b2"><p><time datetime="2019-03-05T12:00:00Z">12.00pm</time></p><h2>Fenwick speaks</h2>
{_paragraphs(PROSE[1:2])}</article><article class="block" id="b1"><p><time datetime="2019-03-05T08:00:00Z">8.00am</time></p>
<h2>Leith stays open</h2>{_paragraphs(PROSE[:1])}</article></div></main></body></html>""",
    "Business live: bread and toys",
    "The Leith Courier",
    None,
    "2019-03-05",
    "https://courier.example/live/5-march",
    absent=(),
)

LAYOUTS = {
    "news": NEWS,
    "wordpress": WORDPRESS,
    "wire": WIRE,
    "investors": INVESTORS,
    "meta-only": META_ONLY,
    "microdata": MICRODATA,
    "amp": AMP,
    "time-tag": TIME_TAG,
    "paywall": PAYWALL,
    "live": LIVE,
}
