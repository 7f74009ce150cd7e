"""Setting up an exercise: what the scenarios in the library offer to choose from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from wargame.models import (
    Exercise,
    Facilitator,
    FormatPreset,
    Role,
    ScenarioVersion,
    StepKind,
)

EXPECTED_HEADS = 36


@dataclass(frozen=True)
class StepLength:
    """A step of a format and its minutes."""

    title: str
    minutes: int


@dataclass(frozen=True)
class Part:
    """The steps of one move, or those between two moves; `number` is empty between."""

    number: int
    steps: tuple[StepLength, ...]

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.steps)


@dataclass(frozen=True)
class Format:
    """One way to run the scenario: how long, how many moves, step by step."""

    preset: FormatPreset
    parts: tuple[Part, ...]

    @property
    def length(self) -> timedelta:
        return timedelta(minutes=sum(part.minutes for part in self.parts))

    @property
    def hours(self) -> str:
        """The length as it is read: 3:15."""
        hours, minutes = divmod(int(self.length.total_seconds()) // 60, 60)
        return f"{hours}:{minutes:02}"


@dataclass(frozen=True)
class Setup:
    """What can be chosen for the scenario version `version`; `versions` are the others' latest.
    `has_ledger` when the scenario brings one."""

    version: ScenarioVersion
    versions: tuple[ScenarioVersion, ...]
    formats: tuple[Format, ...]
    roles: tuple[Role, ...]
    has_ledger: bool


def setup(me: Facilitator, version: int | None) -> Setup | None:
    """Four queries. Of every scenario that this person may run the latest version; None when
    there is none to choose.

    A version that is not among the latest counts as not asked for.
    """
    versions = tuple(
        ScenarioVersion.objects.visible_to(me)
        .select_related("scenario")
        .defer("files")
        .order_by("scenario__title", "scenario", "-number")
        .distinct("scenario__title", "scenario")
    )
    chosen = next((one for one in versions if one.pk == version), next(iter(versions), None))
    return _of(chosen, versions) if chosen else None


def setup_of(exercise: Exercise) -> Setup:
    """Of a draft, whose scenario is pinned to its version. Three queries."""
    return _of(exercise.version, ())


def begun(exercise: Exercise) -> dict[str, object]:
    """The fields of the form as a draft has them. Two queries."""
    found: dict[str, object] = {
        name: getattr(exercise, name)
        for name in ("title", "course", "expected_heads", "purpose", "attribution", "has_ledger")
    }
    found |= {"starts_at": exercise.starts_at, "own_views_to": exercise.own_views_to}
    found |= {"method": exercise.method, "preset": ""}
    found |= {"names_kept_until": exercise.names_kept_until}
    found["own_views_kept"] = str(exercise.own_views_kept or "")
    found["ground_rules"] = "\n".join(exercise.ground_rules)
    for one in exercise.objectives.all():
        found |= {f"objective-{one.number}": one.text, f"objective-{one.number}-kind": one.kind}
    for team in exercise.teams.all():
        found |= {f"plays-{team.code}": True, f"chairs-{team.code}": team.chairs}
    return found


def _of(chosen: ScenarioVersion, versions: tuple[ScenarioVersion, ...]) -> Setup:
    return Setup(
        version=chosen,
        versions=versions,
        formats=tuple(Format(preset, _parts(preset)) for preset in chosen.formatpresets.all()),
        roles=tuple(chosen.roles.all()),
        has_ledger=chosen.theaters.exists(),
    )


def _parts(preset: FormatPreset) -> tuple[Part, ...]:
    return tuple(
        Part(move, tuple(StepLength(_title(step), step["minutes"]) for step in steps))
        for move, steps in groupby(preset.steps, key=lambda step: step["move"])
    )


def _title(step: Mapping[str, str]) -> str:
    return step["title"] or str(StepKind(step["kind"]).label)
