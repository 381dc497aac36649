"""A source becomes statements: who said what, when, in what capacity, with the exact span as evidence."""

from contradict.domain import Source, Statement


def statements(source: Source) -> list[Statement]:
    """Find what companies and their people state in a document, in order; `text[start:end]` is the quote.

    Raises ModelError when the English pipeline is missing. A document in which nobody speaks for a company has none.
    """
    from contradict.extraction.news import news_statements
    from contradict.extraction.own_voice import author, own_statements
    from contradict.extraction.transcript import transcript_statements
    from contradict.extraction.turns import turns

    if spoken := turns(source.text):
        return list(transcript_statements(source, spoken))
    if writer := author(source):
        return own_statements(source, writer)
    return news_statements(source)
