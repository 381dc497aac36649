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
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = {name: value or "" for name, value in attrs}
        self.tags.append((tag, found))
        if tag == "form":
            self.forms.append({"action": found.get("action", ""), "fields": {}})
        elif tag == "a":
            self.links.append(found)
        elif tag == "input" and self.forms and found.get("name") and found.get("type") != "radio":
            self.forms[-1]["fields"][found["name"]] = found.get("value", "")

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def send(client, page_text: str, ending: str, **fields):
    """Send the form of a page whose action holds `ending`, with these fields filled in."""
    form = next(form for form in Page(page_text).forms if ending in form["action"])
    return client.post(form["action"], data={**form["fields"], **fields})
