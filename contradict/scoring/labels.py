"""Which output of a classifier means what, read from the names that the model itself gives. Pure."""

from collections.abc import Mapping

from contradict.errors import ModelError

_MEANING = {
    "contradiction": "contradiction",
    "contradict": "contradiction",
    "contradicts": "contradiction",
    "contradictory": "contradiction",
    "neutral": "neutral",
    "entailment": "entailment",
    "entail": "entailment",
    "entails": "entailment",
}


def label_order(id2label: Mapping[int, str], model: str) -> tuple[int, int, int]:
    """Where contradiction, neutral and entailment stand among the outputs; `model` is named in errors.

    Raises ModelError for a head that is not trained on the three classes of NLI, or does not say which is which.
    """
    names = ", ".join(id2label.values()) or "none"
    if all(label.upper().startswith("LABEL_") for label in id2label.values()):
        raise ModelError(
            f"{model}: its labels are {names}: no trained NLI head, or one that does not name its classes; "
            "a judge needs contradiction, neutral and entailment in the id2label of its config.json"
        )
    places = {_MEANING.get(label.strip().lower()): place for place, label in id2label.items()}
    if "contradiction" not in places:
        raise ModelError(f"{model}: no contradiction class, its labels are {names}; a two-class model cannot judge")
    if len(id2label) != 3 or not {"neutral", "entailment"} <= places.keys():
        raise ModelError(f"{model}: its labels are {names}; a judge has contradiction, neutral and entailment")
    return places["contradiction"], places["neutral"], places["entailment"]
