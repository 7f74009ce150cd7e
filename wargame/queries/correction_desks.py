"""Where the director corrects texts: all that can be corrected, and what was."""

from dataclasses import dataclass

from wargame.models import Viewer, may_edit
from wargame.models.corrections import Corrected

from . import part_names
from .corrections import Mended, key_of, told, worded


@dataclass(frozen=True)
class Choice:
    """One part whose texts can be corrected; `text` is how the first of them begins."""

    key: str
    title: str
    text: str = ""


@dataclass(frozen=True)
class Desk:
    """`may_keep`: this person can make a draft of the next version."""

    groups: list[tuple[Corrected, str, list[Choice]]]
    made: list[Mended]
    is_director: bool
    may_keep: bool


def desk(viewer: Viewer) -> Desk:
    """At most ten queries."""
    exercise, version = viewer.exercise, viewer.exercise.version
    played = exercise.teams.select_related("role")
    facts = worded(exercise, version.facts.all())
    tensions = worded(exercise, version.tensions.all())
    rows = {
        Corrected.FACT: [Choice(one.key, one.metric, one.value) for one in facts],
        Corrected.TEAM: [Choice(team.role.key, team.role.name) for team in played],
        Corrected.TENSION: [Choice(one.key, one.name, one.text) for one in tensions],
        Corrected.MOVE: [Choice(key_of(one), str(one), one.brief) for one in exercise.moves.all()],
        Corrected.INJECT: [
            Choice(key_of(one), str(one), one.text) for one in exercise.injects.all()
        ],
    }
    named = {thing: part_names.of_part(f"{thing}s") for thing in rows}
    groups = [(thing, named[thing], found) for thing, found in rows.items() if found]
    is_director, may_keep = directs(viewer), may_keep_for_next(viewer)
    return Desk(groups, told(viewer), is_director, may_keep)


def directs(viewer: Viewer) -> bool:
    return viewer.own_seat.facilitator_id == viewer.exercise.director_id


def may_keep_for_next(viewer: Viewer) -> bool:
    """At most one query."""
    director = viewer.exercise.director
    return directs(viewer) and may_edit(viewer.exercise.version.scenario, director)
