"""Journal entries as sentences: the ids they hold, filled in with the names of now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wargame.models import Duty, JournalEntry, Kind, Revealed, Scene, Seat, Viewer
from wargame.models.attribution import known_as


@dataclass(frozen=True)
class Names:
    """What entries of one exercise may point to, by id. `of_draft` and its like lead to the
    name of the team."""

    seats: Mapping[int, str]
    seat_teams: Mapping[int, str]
    teams: Mapping[int, str]
    steps: Mapping[int, str]
    injects: Mapping[int, str]
    things: Mapping[str, Mapping[int, str]]

    @classmethod
    def of(cls, viewer: Viewer) -> "Names":
        """Eight queries. People are called what this reader may call them."""
        exercise = viewer.exercise
        seats = list(exercise.seats.select_related("team"))
        return cls(
            seats={seat.pk: _called(seat, viewer) for seat in seats},
            seat_teams={seat.pk: seat.team.name for seat in seats if seat.team},
            teams=dict(exercise.teams.values_list("pk", "name")),
            steps=dict(exercise.steps.values_list("pk", "title")),
            injects=dict(exercise.injects.values_list("pk", "number")),
            things={
                "draft": dict(exercise.drafts.values_list("pk", "team__name")),
                "answer": dict(exercise.answers.values_list("pk", "team__name")),
                "decision": dict(exercise.decisions.values_list("pk", "team__name")),
                "commitment": dict(exercise.commitments.values_list("pk", "team__name")),
            },
        )

    def sentence(self, entry: JournalEntry) -> str:
        """Never what was written or marked: an entry does not hold it."""
        refs = entry.refs
        minutes = refs.get("minutes", 0)
        return str(Kind(entry.kind).label).format(
            seat=self._seat(entry),
            team=self._team(entry),
            step=self.steps.get(refs.get("step"), _("a step")),
            inject=self.injects.get(refs.get("inject"), ""),
            minutes=f"{minutes:+d}",
            scene=_scene(refs),
            what=_revealed(refs, self._team(entry)),
        )

    def _seat(self, entry: JournalEntry) -> str:
        """The person it happened to, else the one who did it."""
        return self.seats.get(entry.refs.get("seat", entry.seat_id), _("Somebody"))

    def _team(self, entry: JournalEntry) -> str:
        refs = entry.refs
        if "team" in refs:
            return self.teams.get(refs["team"], _("a team"))
        for name, of_team in self.things.items():
            if name in refs:
                return of_team.get(refs[name], _("a team"))
        return self.seat_teams.get(entry.seat_id or 0, _("a team"))


def _called(seat: Seat, viewer: Viewer) -> str:
    known = known_as(seat, viewer)
    if seat.team is None:
        return known or str(Duty(seat.duty).label)
    if viewer.knows_people_of(seat.team_id):
        return known
    about = {"title": known, "team": seat.team.name}
    return (_("%(title)s of %(team)s") if known else _("Somebody of %(team)s")) % about


def _scene(refs: Mapping[str, Any]) -> str:
    """What the board shows, in the middle of a sentence."""
    labels: dict[str, str] = {
        Scene.LOBBY: _("the join code"),
        Scene.CLOCK: _("the clock"),
        Scene.BRIEF: _("the brief"),
        Scene.RULES: _("the ground rules"),
        Scene.INJECT: _("an inject"),
        Scene.POSITIONS: _("positions"),
        Scene.ANSWERS: _("answers"),
        Scene.IDEAS: _("the ideas"),
        Scene.DECISIONS: _("decisions"),
        Scene.RULING: _("the ruling"),
        Scene.RATINGS: _("ratings"),
        Scene.LEDGER: _("the ledger"),
        Scene.AGREEMENTS: _("agreements"),
        Scene.COMMUNIQUE: _("the joint communique"),
        Scene.TIMELINE: _("the timeline"),
        Scene.DEBRIEF: _("the debrief"),
        Scene.POINT: _("a decision point"),
        Scene.POLES: _("the two poles of a tension"),
        Scene.LESSONS: _("what to sustain and improve"),
        Scene.BLANK: _("nothing"),
    }
    return labels.get(refs.get("scene", ""), "")


def _revealed(refs: Mapping[str, Any], team: str) -> str:
    """What was opened, of all teams or of one, in the middle of a sentence."""
    labels: dict[str, str] = {
        Revealed.ESTIMATES: _("to each team its own estimates"),
        Revealed.POSITIONS: _("the positions"),
        Revealed.ANSWERS: _("the answers"),
        Revealed.DECISIONS: _("the decisions"),
        Revealed.OWN_VIEWS: _("the own views"),
        Revealed.TRAFFIC: _("all messages"),
        Revealed.HOT_WASH: _("the hot wash"),
        Revealed.LESSONS: _("what to sustain and improve"),
    }
    said = labels.get(refs.get("what", ""), "")
    if refs.get("move"):
        said = _("%(what)s of Move %(number)s") % {"what": said, "number": refs["move"]}
    return _("%(what)s: only %(team)s") % {"what": said, "team": team} if "team" in refs else said
