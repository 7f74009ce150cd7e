"""What people gave alone and their team saw unnamed, as lines of an information state."""

from collections.abc import Callable, Hashable, Sequence

from django.utils.translation import gettext as _

from wargame.models import Appraisal, Assent, Estimate, Move, PartKind, PrivateChoice, Viewer

from . import assents as said_of
from . import question_spreads, spreads
from .information_words import Line


def estimates(rows: Sequence[Estimate], reader: Viewer) -> list[Line]:
    """A line for each team and tension; the reasons are for the team itself."""
    found = []
    for marks in _grouped(rows, lambda one: (one.team_id, one.move_id, one.tension_id)):
        first = marks[0]
        seen = spreads.of_marks(first.tension, marks, reader)
        said = [one.text for one in seen.reasons] if reader.team == first.team else []
        head = _about(first.tension.name, first.move)
        found.append(Line(head, seen.detail, first.team, said=said))
    return found


def choices(rows: Sequence[PrivateChoice], reader: Viewer) -> list[Line]:
    """A line for each team and question; words and reasons are for the team itself."""
    found = []
    for given in _grouped(rows, lambda one: (one.team_id, one.move_id)):
        move, team = given[0].move, given[0].team
        asked = move.question.part(PartKind.CHOICE)
        seen = question_spreads.of_choices(asked, given, reader) if asked else None
        if seen is None:
            continue
        counts = ", ".join(f"{one.label}: {one.n}" for one in seen.options)
        reasons = seen.reasons if reader.team == team else []
        said = [f"{chosen}: {why}" for chosen, why in reasons]
        head = _about(move.question.text, move)
        found.append(Line(head, counts or seen.detail, team, said=said))
    return found


def figures(rows: Sequence[Appraisal], reader: Viewer) -> list[Line]:
    """A line for each team and question, with every thing on every aspect."""
    found = []
    for given in _grouped(rows, lambda one: (one.team_id, one.move_id)):
        move, team = given[0].move, given[0].team
        asked = move.question.part(PartKind.RATING)
        seen = question_spreads.of_figures(asked, given, reader) if asked else None
        if seen is None:
            continue
        said = [
            f"{thing.name}, {aspect.name}: {aspect.words}"
            for thing in seen.things
            for aspect in thing.aspects
        ]
        found.append(Line(_about(move.question.text, move), seen.detail, team, said=said))
    return found


def assents(rows: Sequence[Assent], _reader: Viewer) -> list[Line]:
    """A line for each position; who said it is left out here, for their own team too."""
    found = []
    for given in _grouped(rows, lambda one: one.position_id):
        position = given[0].position
        head = position.tension.name
        told = said_of.unnamed(given)
        said = [one.words for one in told.with_words]
        found.append(Line(head, told.in_words, given[0].team, said=said))
    return found


def _grouped[R](rows: Sequence[R], by: Callable[[R], Hashable]) -> list[list[R]]:
    """In the order in which each group begins."""
    groups: dict[Hashable, list[R]] = {}
    for row in rows:
        groups.setdefault(by(row), []).append(row)
    return list(groups.values())


def _about(what: str, move: Move | None) -> str:
    number = move.number if move else 0
    return _("Move %(number)s: %(what)s") % {"number": number, "what": what}
