"""What a person does with a page: find a form, fill it in, send it."""

from html.parser import HTMLParser
from typing import Any


class Page(HTMLParser):
    """The forms, links and visible words of a page, read as a browser would."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.forms: list[dict[str, Any]] = []
        self.links: list[dict[str, str]] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.writing = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = {name: value or "" for name, value in attrs}
        self.tags.append((tag, found))
        self.words.append(" " if tag in ("td", "th", "p", "li", "div") else "")
        if tag == "form":
            self.forms.append({"action": found.get("action", ""), "fields": {}})
        elif tag == "a" and "href" in found:
            self.links.append(found)
        elif tag == "input" and self.forms and found.get("name") and found.get("type") != "radio":
            self.forms[-1]["fields"][found["name"]] = found.get("value", "")

        self.writing = found.get("name", "") if tag == "textarea" else ""

    def handle_endtag(self, tag):
        self.writing = ""

    def handle_data(self, data):
        self.words.append(data)
        if self.writing and self.forms:
            self.forms[-1]["fields"][self.writing] = data

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def send(client, page_text: str, ending: str, **fields):
    """Send the form of a page whose action holds `ending`, with these fields filled in."""
    form = next(form for form in Page(page_text).forms if ending in form["action"])
    return client.post(form["action"], data={**form["fields"], **fields})
