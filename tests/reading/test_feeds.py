"""Feeds: the pages that they link to are read, and one that cannot be is told."""

import pytest

from contradict.domain import Basis
from contradict.reading import Given, feeds, read_files
from tests.reading.made import PROSE, page, serving

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Acme newsroom</title><link>{site}/</link>{items}</channel></rss>"""
ITEM = "<item><title>{title}</title><link>{link}</link><pubDate>{date}</pubDate><author>{author}</author></item>"
ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Acme</title>{items}</feed>"""
ENTRY = '<entry><title>{title}</title><link href="{link}"/><published>2021-04-22T08:00:00Z</published></entry>'


def rss(
    site, *links: str, title="A promise", date="Thu, 22 Apr 2021 08:00:00 GMT", author="jane@example.com (Jane Roe)"
):
    items = "".join(ITEM.format(title=title, link=link, date=date, author=author) for link in links)
    return RSS.format(site=site.address, items=items).encode()


@pytest.fixture
def site():
    with serving() as served:
        served.page("/a")
        served.page("/b", page(head='<meta property="article:published_time" content="2019-02-03">'))
        yield served


def test_the_pages_of_a_feed_at_an_address(site):
    feed = site.put("/feed", rss(site, "/a", f"{site.address}/b", "/a#top"), content_type="application/rss+xml")
    first, second = read_files([feed])
    assert [first.file, second.file] == [f"{site.address}/a", f"{site.address}/b"]
    assert first.document.text.endswith(PROSE[1])
    assert site.asked == ["/feed", "/a", "/b"]
    assert str(first.document.published) == "2021-04-22"
    assert first.document.published.basis is Basis.STATED
    assert str(second.document.published) == "2019-02-03"  # the page knows better


@pytest.mark.parametrize(
    "content_type", ["application/atom+xml", "text/xml; charset=utf-8", "text/plain", "application/octet-stream"]
)
def test_atom_by_whatever_type_the_server_sends(site, content_type):
    items = ENTRY.format(title="A promise", link=f"{site.address}/a")
    (found,) = read_files([site.put("/feed", ATOM.format(items=items).encode(), content_type=content_type)])
    assert (found.document.url, str(found.document.published)) == (f"{site.address}/a", "2021-04-22")


@pytest.mark.parametrize("name", ["news.rss", "news.xml", "news.atom"])
def test_a_feed_in_a_file(site, tmp_path, name):
    (tmp_path / name).write_bytes(rss(site, f"{site.address}/a"))
    (found,) = read_files([tmp_path / name])
    assert found.document.retrieved_from == f"{site.address}/a"


def test_a_feed_in_a_folder_beside_xml_that_is_none(site, tmp_path):
    (tmp_path / "news.xml").write_bytes(rss(site, f"{site.address}/a"))
    (tmp_path / "build.xml").write_bytes(b"<project/>")
    ignored, found = read_files([tmp_path])
    assert ignored.ignored == "XML that is no feed"
    assert found.document is not None


def test_a_dead_link_is_told_and_the_rest_is_read(site):
    feed = site.put("/feed", rss(site, "/gone", "/a"), content_type="application/rss+xml")
    dead, found = read_files([feed])
    assert dead.problem == f"{site.address}/gone: the server answered 404 Not Found; check the address"
    assert found.document is not None


def test_links_that_are_none_are_left_out(site):
    feed = site.put(
        "/feed", rss(site, "javascript:alert(1)", "", "mailto:a@example.com", "/a"), content_type="text/xml"
    )
    assert [found.file for found in read_files([feed])] == [f"{site.address}/a"]


def test_a_feed_of_the_web_does_not_lead_inside(site, monkeypatch):
    monkeypatch.setattr("contradict.reading.addresses.leads_inside", lambda base, url: url.endswith("/a"))
    feed = site.put("/feed", rss(site, "/a", "/b"), content_type="text/xml")
    refused, found = read_files([feed])
    assert refused.problem == f"{site.address}/a: the feed leads from the web into your own network; not followed"
    assert found.document is not None
    assert "/a" not in site.asked


def test_a_long_feed_is_read_in_part_and_says_so(site, monkeypatch):
    monkeypatch.setattr(feeds, "MOST_PAGES", 1)
    note, found = read_files([site.put("/feed", rss(site, "/a", "/b"), content_type="text/xml")])
    assert note.remarks == ("a feed of 2 pages; the first 1 are read",)
    assert found.file == f"{site.address}/a"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"<rss></rss>", "a feed that links to no page; name the pages themselves"),
        (
            b"<rss><channel><item><title>No link</title></item>",
            "a feed that links to no page; name the pages themselves",
        ),
        (b"<project></project>", "XML that is no feed (RSS or Atom); "),
        (b"", "XML that is no feed (RSS or Atom); "),
    ],
)
def test_a_feed_that_cannot_be_used(tmp_path, data, why):
    path = tmp_path / "news.xml"
    path.write_bytes(data)
    (found,) = read_files([path])
    assert found.problem.startswith(f"{path}: {why}")


def test_a_title_cannot_be_given_to_a_whole_feed(site):
    feed = site.put("/feed", rss(site, "/a"), content_type="text/xml")
    (found,) = read_files([feed], Given(title="Mine"))
    assert found.problem == f"{feed}: a feed links to several pages, and a URL or title belongs to one; leave it out"
    assert site.asked == ["/feed"]


def test_a_publisher_is_given_to_all_pages(site):
    feed = site.put("/feed", rss(site, "/a", "/b"), content_type="text/xml")
    assert [found.document.publisher for found in read_files([feed], Given(publisher="Acme"))] == ["Acme", "Acme"]
