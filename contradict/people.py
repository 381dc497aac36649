"""One person under several names: nicknames, initials and middle names. Pure; who is meant is never guessed."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

# Each line holds forms of one given name. A form may stand on two lines (Chris, Alex, Pat); the lines stay apart.
_FORMS = """
abigail abby gail|albert al bert|alexander alex sandy|alexandra alex sandra lexi|alfred al fred|andrew andy drew
anthony tony|arthur art|barbara barb barbie|benjamin ben benny|bernard bernie|bradley brad|calvin cal
catherine cathy cate|charles charlie chuck|christina chris tina|christine chris tina|christopher chris
clifford cliff|curtis curt|daniel dan danny|david dave|deborah debbie deb debra|dennis denny|donald don donnie
dorothy dot|douglas doug|edward ed eddie ted ned|edwin ed|elizabeth liz beth lisa betsy|eugene gene
francis frank fran|frank franklin|frances fran|frederick fred freddy|gabriel gabe|gerald gerry jerry|gerard gerry
geoffrey geoff|jeffrey jeff|geoffrey jeff|gregory greg gregg|harold hal harry|henry hank harry|herbert herb bert
irving irv|jacob jake|jacqueline jackie|james jim jimmy jamie|janet jan|jennifer jen jenny|jessica jess
john jack johnny jon|jonathan jon|joseph joe joey|joshua josh|judith judy|katherine kate kathy katie kathryn
kenneth ken kenny|kimberly kim|lawrence larry laurence|leonard len lenny|leslie les|louis lou
margaret maggie meg peggy|martin marty|matthew matt|maxwell max|melvin mel|michael mike mick|mitchell mitch
nathaniel nathan nate|nicholas nick nicolas|norman norm|oliver ollie|pamela pam|patricia pat patty trish
patrick pat paddy|peter pete|philip phil phillip|rajeev raj|randall randy|raymond ray|rebecca becky|reginald reg
richard rick dick rich richie|robert bob rob bobby bert|roderick rod|ronald ron ronnie|rudolph rudy|russell russ
samantha sam|samuel sam sammy|sandra sandy|satyanarayana satya|solomon sol|stanley stan|stephen steve steven
stewart stu stuart|susan sue susie suzanne|terence terry terrence|theodore ted theo teddy|theresa terry tess
thomas tom tommy|timothy tim timmy|valerie val|victor vic|victoria vicky|vincent vince vinny|virginia ginny
walter walt|wayne wayne|wesley wes|wilbur will|william bill will billy|zachary zach zack
"""
_SAME_GIVEN = [frozenset(line.split()) for line in _FORMS.strip().replace("\n", "|").split("|")]

_TITLES = {"mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "lord", "lady"}
_SUFFIXES = {"jr", "sr", "ii", "iii", "iv", "phd", "md", "mba", "cpa", "cfa", "esq"}
_ACCENTS = re.compile("[\u0300-\u036f]")


@dataclass(frozen=True)
class _Name:
    given: tuple[str, ...]
    surname: str


def same_person(a: str, b: str) -> bool:
    """Tell whether two full names of one organisation can only mean one person.

    "David M. Wehner" is "Dave Wehner", "H. Lawrence Culp, Jr." is "Larry Culp"; two different middle names, or
    a surname alone, say that nothing is known.
    """
    first, second = _parsed(a), _parsed(b)
    if first == second:
        return True
    if first.surname != second.surname or not first.given or not second.given:
        return False
    return _same_given(first.given, second.given)


def canonical(names: Iterable[str]) -> dict[str, str]:
    """Give each name of one organisation the name that stands for the person: the one used most, then the longest.

    A name that fits two different people ("D. Smith" beside David and Donna Smith) stays alone.
    """
    count = Counter(names)
    groups = {name: {name} for name in count}
    for family in _families(count):
        for a, b in combinations(family, 2):
            if same_person(a, b):
                groups[a].add(b)
                groups[b].add(a)
    alike = {name: group for name, group in groups.items() if _mutual(group)}
    return {name: _chosen(alike.get(name, {name}) & alike.keys() or {name}, count) for name in count}


def _families(names: Iterable[str]) -> Iterable[list[str]]:
    """Group names by surname: only those of one family need a look at each other."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        found[_parsed(name).surname].append(name)
    return found.values()


def _mutual(group: set[str]) -> bool:
    """Tell whether every two names of the group fit each other, so that joining them joins no strangers."""
    return all(same_person(a, b) for a, b in combinations(sorted(group), 2))


def _chosen(group: set[str], count: Counter[str]) -> str:
    return min(group, key=lambda name: (-count[name], -len(name), name))


def _same_given(a: Sequence[str], b: Sequence[str]) -> bool:
    """Compare given names: the first ones, or the one that a person goes by with a middle name of the other."""
    if _alike(a[0], b[0]):
        return not (len(a) > 1 and len(b) > 1) or _alike(a[1], b[1])
    called_by_middle = len(a) == 1 and any(_alike(a[0], middle) for middle in b[1:] if len(middle) > 1)
    return called_by_middle or (len(b) == 1 and any(_alike(b[0], middle) for middle in a[1:] if len(middle) > 1))


def _alike(a: str, b: str) -> bool:
    """Tell whether two given names may be one: equal, an initial of the other, or forms of one name."""
    if a == b or (1 in (len(a), len(b)) and a[0] == b[0]):
        return True
    return any(a in forms and b in forms for forms in _SAME_GIVEN)


@lru_cache(maxsize=65_536)
def _parsed(name: str) -> _Name:
    """Split a name into given names and surname, without titles, suffixes, accents and case."""
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", name)).casefold()
    words = re.sub(r"[^\w\s-]", "", bare.replace(".", " ").replace(",", " ")).split()
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    return _Name(tuple(words[:-1]), words[-1] if words else "")
