"""What scripted people choose and say: plain, short, the same for the same seed."""

from random import Random

from .pages import Field, Form, Given

OPENINGS = ("We agree that", "We doubt that", "It matters that", "We would rather see that")
WHO = ("the allies", "our partners", "both theaters", "the smaller states", "the joint staff")
DOES = ("share the load", "plan together", "move early", "hold the line", "keep stocks ready")
WHEN = ("before the winter", "within the year", "step by step", "at the next council", "in public")
MOST_OF_A_NUMBER = 10


def sentence(random: Random, longest: int = 0) -> str:
    """One sentence; `longest` is the number of characters it may have, 0 for any."""
    said = " ".join(random.choice(part) for part in (OPENINGS, WHO, DOES, WHEN)) + "."
    return said[:longest] if longest else said


def filled(form: Form, random: Random) -> Given:
    """Something for every field that a person would fill in."""
    chosen = {one.name: _value(one, random) for one in form.fields.values()}
    given = {name: value for name, value in chosen.items() if value is not None}
    return given | _ranks(form, random) | _sense(given)


def _value(one: Field, random: Random) -> list[str] | None:
    match one.kind:
        case "checkbox":
            return one.values or one.offered[:1]
        case "radio" | "select":
            offered = [value for value in one.offered if value]
            return [random.choice(offered)] if offered else None
        case "number" | "range":
            least = one.least or 0
            most = least + MOST_OF_A_NUMBER if one.most is None else one.most
            return [str(random.randint(least, min(most, least + MOST_OF_A_NUMBER)))]
        case "text" | "textarea":
            return [sentence(random, one.longest)]
    return None


def _ranks(form: Form, random: Random) -> Given:
    """Each rank goes to another thing."""
    names = [name for name in form.fields if name.startswith("rank_")]
    things = random.sample(form.fields[names[0]].offered, len(names)) if names else []
    return {name: [thing] for name, thing in zip(names, things, strict=True)}


def _sense(given: Given) -> Given:
    """Where fields go together: who agrees has nothing to add, and words of dissent have somebody
    who dissents."""
    sense: Given = {}
    for name, value in given.items():
        if name.endswith("-says") and value == ["agree"]:
            sense[name.removesuffix("says") + "words"] = [""]
        if name == "dissenters":
            sense[name] = ["1"]
    return sense
