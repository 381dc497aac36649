"""Transcripts of calls, press conferences and hearings become statements of those who speak for a company."""

from collections.abc import Iterable, Iterator

from contradict.domain import UNNAMED_SUBJECT, Mode, SaidOn, Source, Statement
from contradict.extraction.antecedents import Passage, passage
from contradict.extraction.cast import Speaker, cast
from contradict.extraction.claims import Voice, claim
from contradict.extraction.event import event, spoken_name
from contradict.extraction.participants import listing
from contradict.extraction.sentences import Sentence, sentences
from contradict.extraction.turns import Turn, turns
from contradict.extraction.wording import mode_of_words
from contradict.noise import is_fragment, noise


def transcript_statements(source: Source, spoken: list[Turn] | None = None) -> Iterator[Statement]:
    """Yield what the company's people state in a transcript, sentence by sentence, in order.

    Questions of analysts, reporters and legislators, the operator and small talk are left out.
    """
    spoken = turns(source.text) if spoken is None else spoken
    held = event(source)
    speakers = cast(source.text, (turn.speaker for turn in spoken), listing(source.text), held.organization)
    listeners = frozenset(word for turn in spoken for word in turn.speaker.split() if len(word) > 2)
    voices = {name: _voice(speaker, source.text, listeners) for name, speaker in speakers.items()}
    own = [turn for turn in spoken if turn.speaker in speakers]
    parsed = sentences(source.text, ((turn.start, turn.end) for turn in own))
    for turn, found in zip(own, parsed, strict=True):
        for told in _passages(found, source.text):
            wording = " ".join(claim(sentence, source.text, voices[turn.speaker]) for sentence in told.sentences)
            yield _statement(source, told, wording, speakers[turn.speaker], held.held_on)


def _passages(found: Iterable[Sentence], text: str) -> Iterator[Passage]:
    """Yield what states something: a sentence, or with the one before it where only that says what it is about.

    The sentence before then does not stand by itself as well: every pair of it would be proposed twice.
    """
    held: Passage | None = None
    for sentence in found:
        made = passage(_alone(held), sentence, text) if states_something(sentence, text) else None
        if held is not None and not (made and held.sentences[0] in made.sentences):
            yield held
        held = made
    if held is not None:
        yield held


def _alone(held: Passage | None) -> Sentence | None:
    """Give the sentence of a passage that is one, and says what it is about."""
    return held.sentences[0] if held and len(held.sentences) == 1 and held.unnamed is None else None


def states_something(sentence: Sentence, text: str) -> bool:
    """Tell whether a sentence is more than noise and can stand alone."""
    words = [token for token in sentence.parse if not token.is_space]
    fragment = is_fragment([token.tag_ for token in words], [token.text for token in words])
    return not fragment and noise(text[sentence.start : sentence.end]) is None


def _voice(speaker: Speaker, text: str, listeners: frozenset[str]) -> Voice:
    return Voice(spoken_name(speaker.organization.split("/")[0], text), speaker.name, listeners)


def _statement(source: Source, told: Passage, wording: str, speaker: Speaker, said_on: SaidOn | None) -> Statement:
    start, end = told.sentences[0].start, told.sentences[-1].end
    return Statement(
        source_id=source.id,
        organization=speaker.organization,
        claim=wording,
        quote=source.text[start:end],
        start=start,
        end=end,
        speaker=speaker.name,
        role=speaker.role,
        said_on=said_on,
        mode=_mode(told.sentences),
        direct=True,
        metadata={UNNAMED_SUBJECT: told.unnamed} if told.unnamed else {},
    )


def _mode(told: Iterable[Sentence]) -> Mode:
    """Give the mode of the first sentence that does not simply assert."""
    modes = (mode_of_words(list(sentence.parse)) for sentence in told)
    return next((mode for mode in modes if mode is not Mode.ASSERTED), Mode.ASSERTED)
