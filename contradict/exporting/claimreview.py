"""ClaimReview (schema.org) in JSON-LD for confirmed pairs. Pure.

What is reviewed is the later statement; the earlier one is what it is held against. The rating is in words: whether a
claim is true was not examined, so that there is no number.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from contradict.domain import Decision, Flag, Relation, Review, SaidOn, Source, Statement
from contradict.evidence import evidence_link
from contradict.exporting.phrases import when, who, words
from contradict.exporting.records import Exported

RATINGS = {
    Relation.CONTRADICTION: "Contradicts an earlier statement",
    Relation.TENSION: "Hard to reconcile with an earlier statement",
    Relation.CHANGED_POSITION: "Differs from an earlier position",
}
OTHERWISE = "Reviewed against an earlier statement"


@dataclass(frozen=True)
class Publication:
    """Who publishes the reviews, else each reviewer is named, and the address where they stand.

    Search engines require the address.
    """

    author: str | None = None
    page: str | None = None


UNPUBLISHED = Publication()


def claim_reviews(items: Iterable[Exported], publication: Publication = UNPUBLISHED) -> dict[str, Any]:
    """A graph of ClaimReviews of those flags that a reviewer confirmed."""
    flags = [item.flag for item in items]
    return {
        "@context": "https://schema.org",
        "@graph": [
            _claim_review(flag, flag.review, publication)
            for flag in flags
            if flag.review and flag.review.decision is Decision.CONFIRMED
        ],
    }


def _claim_review(flag: Flag, review: Review, publication: Publication) -> dict[str, Any]:
    return _known(
        {
            "@type": "ClaimReview",
            "identifier": flag.pair.id,
            "url": publication.page,
            "datePublished": review.decided_at.date().isoformat(),
            "author": _organization(publication.author) or _person(review.reviewer),
            "claimReviewed": flag.later.claim if flag.later.indirect else flag.later.quote or flag.later.claim,
            "itemReviewed": _claim(flag.later, flag.later_source),
            "reviewRating": {
                "@type": "Rating",
                "alternateName": RATINGS.get(flag.verdict.relation, OTHERWISE),
                "ratingExplanation": f"{when(flag.earlier)}, {who(flag.earlier)}: {words(flag.earlier)}",
            },
            "isBasedOn": [_work(flag.earlier, flag.earlier_source), _work(flag.later, flag.later_source)],
        }
    )


def _claim(statement: Statement, source: Source) -> dict[str, Any]:
    speaker = _person(statement.speaker, statement.role, statement.organization) if statement.speaker else None
    return _known(
        {
            "@type": "Claim",
            "author": speaker or _organization(statement.organization),
            "datePublished": _date(statement.said_on),
            "appearance": _work(statement, source),
        }
    )


def _work(statement: Statement, source: Source) -> dict[str, Any]:
    return _known(
        {
            "@type": "CreativeWork",
            "url": evidence_link(source, statement),
            "headline": source.title,
            "publisher": _organization(source.publisher),
            "datePublished": _date(source.published),
        }
    )


def _person(name: str, role: str | None = None, organization: str | None = None) -> dict[str, Any]:
    return _known({"@type": "Person", "name": name, "jobTitle": role, "worksFor": _organization(organization)})


def _organization(name: str | None) -> dict[str, Any] | None:
    return {"@type": "Organization", "name": name} if name else None


def _date(said_on: SaidOn | None) -> str | None:
    """Write as much of a date as is surely known and ISO 8601 can say: of a quarter the year."""
    if said_on is None:
        return None
    first, last = said_on.first.isoformat(), said_on.last.isoformat()
    return next((first[:length] for length in (10, 7) if first[:length] == last[:length]), first[:4])


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value is not None}
