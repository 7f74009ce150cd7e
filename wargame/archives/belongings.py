"""Which rows make up an exercise, found from the models, so that a new one is never forgotten."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models

from wargame.models import (
    AgreementDraft,
    Draft,
    DraftText,
    Exercise,
    ImprovementAction,
    Jotting,
    Note,
    RosterPerson,
    ScenarioVersion,
    Seat,
    Team,
    Viewer,
    Voice,
)
from wargame.models.belongings import paths_to
from wargame.models.scenario_parts import Part

type Model = type[models.Model]
type Column = Any

# Never carried along: nobody else's business, and nobody can come back to their seat elsewhere.
STAYS = (Jotting,)
# What control may not read, or only by looking in, on record; with what hangs on it.
CONFIDED = (Voice, Note, DraftText)
# Drafts are no longer confided once they were released; their words stand in what was.
RELEASED: dict[Model, dict[str, Any]] = {
    AgreementDraft: {"proposed_as__isnull": False},
    Draft: {},
}
# Names of people who may not leave their team.
NAMED = (RosterPerson,)

# Secrets are made new; what belongs to a machine, or to what is not carried along, stays there.
SECRETS = {(Exercise, "board_key"), (Seat, "key_hash"), (ImprovementAction, "key_hash")}
OF_THE_MACHINE = {
    (Exercise, "code"),
    (Exercise, "first_code"),
    (Exercise, "parallel"),
    (Exercise, "rehearsed_as"),
    (Exercise, "table_number"),
    (ScenarioVersion, "imported_at"),
    (ScenarioVersion, "number"),
    (ScenarioVersion, "published_by"),
    (ScenarioVersion, "scenario"),
    (Seat, "last_seen_at"),
}


@dataclass(frozen=True)
class Belonging:
    """The rows of one model; `path` leads from a row to the exercise, or to the version."""

    model: Model
    path: str

    @property
    def name(self) -> str:
        """What an archive calls them."""
        return name_of(self.model)

    def rows(self, root: int, reader: Viewer | None = None) -> list[dict[str, Any]]:
        """In the order of their keys, which is the order in which they came; those that this
        reader may read, where there is one. One query."""
        found = self.model._base_manager.filter(**{self.path: root}).order_by("pk")
        found = found if reader is None else _read_by(reader, found)
        names = [field.attname for field in self.model._meta.concrete_fields]
        return list(found.values(*names))


def name_of(model: Model) -> str:
    return str(model._meta.model_name)


@cache
def of_exercise() -> tuple[Belonging, ...]:
    """By name."""
    return _belonging(Exercise, without=STAYS)


@cache
def of_version() -> tuple[Belonging, ...]:
    return _belonging(ScenarioVersion, without=(Exercise, *(one.model for one in of_exercise())))


@cache
def with_all_that_needs(models_: tuple[Model, ...]) -> frozenset[Model]:
    """These, and what cannot be without them."""
    found = set(models_)
    while more := {one.model for one in of_exercise() if _needs(one.model, found)} - found:
        found |= more
    return frozenset(found)


@cache
def columns(model: Model) -> tuple[Column, ...]:
    """What an archive holds of a row, its key apart."""
    left = SECRETS | OF_THE_MACHINE
    return tuple(
        field
        for field in model._meta.concrete_fields
        if not field.primary_key
        and (model, field.name) not in left
        and field.related_model not in (Exercise, ScenarioVersion)
    )


def key_of(model: Model) -> str:
    return str(model._meta.pk.attname)


def stands(model: Model, row: dict[str, Any], keys: dict[Model, set[Any]]) -> bool:
    """Whether all that the row points to is among these, of the models that are."""
    pointed = ((column.related_model, row[column.attname]) for column in columns(model))
    return all(key is None or to not in keys or key in keys[to] for to, key in pointed)


def label_field(model: Model) -> str | None:
    """By what name rows of this model are pointed to; None where they are numbered."""
    if issubclass(model, Part):
        return "key"
    return "code" if model is Team else None


def _read_by(reader: Viewer, rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """By the rule of the model, where it has one."""
    if rows.model in RELEASED:
        return rows.filter(**RELEASED[rows.model])
    every = rows.model._default_manager.all()
    for rule in ("values_visible_to", "visible_to"):
        if hasattr(every, rule):
            return rows.filter(pk__in=getattr(every, rule)(reader).order_by().values("pk"))
    return rows


def _belonging(root: Model, without: Iterable[Model]) -> tuple[Belonging, ...]:
    made = [Belonging(model, path) for model, path in paths_to(root, without).items()]
    return tuple(sorted(made, key=lambda one: one.name))


def _needs(model: Model, left: set[Model]) -> bool:
    return any(
        field.related_model in left and not field.null for field in model._meta.concrete_fields
    )
