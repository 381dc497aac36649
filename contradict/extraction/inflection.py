"""English verbs in the third person singular. Pure."""

_IRREGULAR = {"am": "is", "are": "is", "have": "has", "do": "does", "were": "was", "ai": "is", "be": "is"}
_UNCHANGED = {"will", "would", "can", "could", "shall", "should", "may", "might", "must", "ought", "was", "ca", "wo"}
_UNCHANGED |= {"is", "has", "does", "had", "did"}
_VOWELS = "aeiou"


def third_person(verb: str) -> str:
    """Give the form that goes with "it": expect, expects; carry, carries; have, has. Modal verbs stay."""
    if verb in _IRREGULAR or verb in _UNCHANGED:
        return _IRREGULAR.get(verb, verb)
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ies"
    return f"{verb}s"
