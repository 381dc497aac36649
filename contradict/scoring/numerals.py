"""Numbers written as words become digits, so that one reading of quantities serves both. Pure."""

import re

_ONE_TO_NINETEEN = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
"""
_TWENTY_TO_NINETY = """twenty thirty forty fifty sixty seventy eighty ninety"""
_ONES = {word: number for number, word in enumerate(_ONE_TO_NINETEEN.split())}
_TENS = {word: 10 * number for number, word in enumerate(_TWENTY_TO_NINETY.split(), 2)}
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
"""What a word after a number multiplies it by."""

_ONE = "|".join(_ONES)
_TEN = "|".join(_TENS)
_SMALL = rf"(?:(?:{_TEN})(?:[- ](?:{_ONE}))?|(?:{_ONE}))"
_SCALE = "|".join(SCALES)
_COUNTED = rf"(?:{_SCALE}|percent|per cent|percentage|basis|cents?|dollars|euros|points?)"
_NUMBER = re.compile(rf"\b(?P<small>{_SMALL})(?:(?P<half> and a half)|(?: point (?P<tenth>{_ONE})))?\b", re.IGNORECASE)
_HALF_OF = re.compile(rf"\bhalf an? (?={_SCALE})", re.IGNORECASE)
_A_SCALE = re.compile(rf"\ban? (?={_SCALE})", re.IGNORECASE)
_DIGIT_HALF = re.compile(r"(?<![\w.,])(\d+) and a half\b", re.IGNORECASE)
_THOUSAND = re.compile(r"(?<![\w.,$€£])(\d{1,3}) thousand(?: and)? (\d{1,3})(?!\d|[.,]\d)", re.IGNORECASE)
_HUNDRED = re.compile(
    r"(?<![\w.,$€£])(?P<hundreds>\d{1,2}) hundred(?: and)?(?: (?P<rest>\d{1,2}(?!\d|[.,]\d)))?", re.IGNORECASE
)


def with_digits(text: str) -> str:
    """Write numbers as digits: "two and a half percent" as "2.5 percent"; "one" alone stays, it may be a pronoun."""
    text = _A_SCALE.sub("1 ", _HALF_OF.sub("0.5 ", text))
    text = _DIGIT_HALF.sub(r"\1.5", _NUMBER.sub(_digits, text))
    text = _HUNDRED.sub(lambda match: str(int(match["hundreds"]) * 100 + int(match["rest"] or 0)), text)
    return _THOUSAND.sub(lambda match: str(int(match[1]) * 1000 + int(match[2])), text)


def _digits(match: re.Match[str]) -> str:
    words = match["small"].lower()
    after = match.string[match.end() :]
    alone = words in ("one", "zero") and not match["half"] and not match["tenth"]
    if alone and not re.match(rf"[ -]{_COUNTED}\b", after, re.IGNORECASE):
        return match[0]
    value = sum(_TENS.get(part, _ONES.get(part, 0)) for part in re.split("[- ]", words))
    return f"{value}{'.5' if match['half'] else ''}{'.' + str(_ONES[match['tenth'].lower()]) if match['tenth'] else ''}"
