"""Whether a file has the shape its author was promised: the JSON Schema, said in sentences."""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, ValidationError

from .faults import Fault
from .lines import Document

WORDS = {"string": "text", "integer": "a whole number", "array": "a list", "object": "a mapping"}


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema that a package's main file follows."""
    loaded: dict[str, Any] = json.loads(Path(__file__).with_name("schema.json").read_text("utf-8"))
    return loaded


def misshapen(document: Document, definition: str) -> Iterator[Fault]:
    """Every place where the document is not what the schema's definition asks for."""
    for error in _validator(definition).iter_errors(document.value):
        place = list(error.absolute_path)
        if error.validator == "additionalProperties":
            for name in sorted(set(error.instance) - set(error.schema["properties"])):
                message = f"“{name}” is not a known field here."
                yield document.fault(message, *place, name)
        else:
            yield document.fault(f"{_name(place)} {_sentence(error)}", *place)


def in_order(value: Any, definition: str | None) -> Any:
    """The same value, its fields in the order in which the schema names them; what the schema
    leaves open is sorted."""
    return _in_order(value, schema()["$defs"].get(definition or "", {}))


def _in_order(value: Any, shape: Mapping[str, Any]) -> Any:
    if "$ref" in shape:
        shape = schema()["$defs"][shape["$ref"].rpartition("/")[2]]
    if isinstance(value, dict):
        known = shape.get("properties", {})
        places = {name: place for place, name in enumerate(known)}
        names = sorted(value, key=lambda name: (places.get(name, len(known)), name))
        return {name: _in_order(value[name], known.get(name, {})) for name in names}
    if isinstance(value, list):
        return [_in_order(item, shape.get("items", {})) for item in value]
    return value


@cache
def _validator(definition: str) -> Draft202012Validator:
    return Draft202012Validator({**schema(), "$ref": f"#/$defs/{definition}"})


def _name(place: list[str | int]) -> str:
    named = [part for part in place if isinstance(part, str)]
    return f"“{named[-1]}”" if named else "This"


def _sentence(error: ValidationError) -> str:
    wrong = SENTENCES.get(str(error.validator))
    return wrong(error.instance, error.validator_value) if wrong else f"{error.message[:200]}."


def _other_type(_value: Any, kinds: str | list[str]) -> str:
    wanted = [WORDS.get(kind, kind) for kind in ([kinds] if isinstance(kinds, str) else kinds)]
    return f"must be {' or '.join(wanted)}; quote it if it is text."


def _missing(instance: dict[str, Any], wanted: list[str]) -> str:
    names = ", ".join(f"“{name}”" for name in wanted if name not in instance)
    return f"needs {names}."


SENTENCES: dict[str, Callable[[Any, Any], str]] = {
    "required": _missing,
    "type": _other_type,
    "enum": lambda value, known: f"is {value!r}; use one of {', '.join(map(str, known))}.",
    "maxLength": lambda text, most: f"has {len(text)} characters; {most} is the most.",
    "minLength": lambda _text, _least: "is empty.",
    "minItems": lambda items, least: f"needs at least {least} entries and has {len(items)}.",
    "maxItems": lambda items, most: f"has {len(items)} entries; {most} is the most.",
    "minimum": lambda value, least: f"is {value}; {least} is the least.",
    "maximum": lambda value, most: f"is {value}; {most} is the most.",
    "pattern": lambda value, _pattern: f"is {str(value)[:60]!r}, which is not how it is written.",
    "uniqueItems": lambda _items, _wanted: "names the same thing twice.",
}
