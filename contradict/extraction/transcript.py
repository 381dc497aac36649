"""Transcripts of calls, press conferences and hearings become statements of those who speak for a company."""

from collections.abc import Iterator

from contradict.domain import SaidOn, Source, Statement
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
        for sentence in found:
            if states_something(sentence, source.text):
                wording = claim(sentence, source.text, voices[turn.speaker])
                yield _statement(source, sentence, wording, speakers[turn.speaker], held.held_on)


def states_something(sentence: Sentence, text: str) -> bool:
    """Tell whether a sentence is more than noise and can stand alone."""
    words = [token for token in sentence.parse if not token.is_space]
    fragment = is_fragment([token.tag_ for token in words], [token.text for token in words])
    return not fragment and noise(text[sentence.start : sentence.end]) is None


def _voice(speaker: Speaker, text: str, listeners: frozenset[str]) -> Voice:
    return Voice(spoken_name(speaker.organization.split("/")[0], text), speaker.name, listeners)


def _statement(source: Source, sentence: Sentence, wording: str, speaker: Speaker, said_on: SaidOn | None) -> Statement:
    return Statement(
        source_id=source.id,
        organization=speaker.organization,
        claim=wording,
        quote=source.text[sentence.start : sentence.end],
        start=sentence.start,
        end=sentence.end,
        speaker=speaker.name,
        role=speaker.role,
        said_on=said_on,
        mode=mode_of_words(list(sentence.parse)),
        direct=True,
    )
