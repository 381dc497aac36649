"""What the caller knows of a document better than the document says itself."""

from dataclasses import dataclass, replace

from contradict.domain import SaidOn, Source


@dataclass(frozen=True)
class Given:
    """Facts about a document that stand above what is found in it; None leaves what is found."""

    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: SaidOn | None = None

    @property
    def names_one(self) -> bool:
        """True when it can be meant for one document only: no two have the same address or title."""
        return self.url is not None or self.title is not None

    def over(self, source: Source) -> Source:
        """Put what is given in place of what the document says of itself."""
        return replace(
            source,
            url=self.url or source.url,
            title=self.title or source.title,
            publisher=self.publisher or source.publisher,
            author=self.author or source.author,
            published=self.published or source.published,
        )
