"""One inject as control reads it: its text, its plan, and who has it and has opened it."""

from dataclasses import dataclass

from wargame.models import Delivery, Inject, ScenarioVersion, Team, Viewer


@dataclass(frozen=True)
class InjectSheet:
    """`teams` are those that may get it: all that play or, for a correction, those that have
    what it corrects; `planned` those of them that the plan addresses."""

    inject: Inject
    teams: list[Team]
    planned: list[Team]
    deliveries: list[Delivery]
    expected_actions: list[str]
    links: list[str]
    fiction_mark: str

    @property
    def have_it(self) -> set[int]:
        return {delivery.team_id for delivery in self.deliveries}

    @property
    def without(self) -> list[Team]:
        """Those that do not have it yet."""
        return [team for team in self.teams if team.pk not in self.have_it]

    @property
    def is_with_all(self) -> bool:
        return not self.without

    @property
    def can_withdraw(self) -> bool:
        return bool(self.inject.grace_left) and not self.opened

    @property
    def opened(self) -> int:
        return sum(1 for delivery in self.deliveries if delivery.opened_at)


def sheet(viewer: Viewer, inject: Inject) -> InjectSheet:
    """At most five queries, when the inject comes with its plan."""
    playing = viewer.exercise.teams.all()
    if inject.corrects_id:
        playing = playing.filter(deliveries__inject=inject.corrects_id)
    teams = list(playing)
    deliveries = inject.deliveries.select_related("team", "opened_by").order_by("team__order")
    plan = inject.plan
    version = viewer.exercise.version
    return InjectSheet(
        inject=inject,
        teams=teams,
        planned=[one for one in teams if not inject.planned_to or one.code in inject.planned_to],
        deliveries=list(deliveries),
        expected_actions=[line for line in inject.expected_words.split("\n") if line],
        links=_names(version, plan.links) if plan else [],
        fiction_mark=version.fiction_mark,
    )


@dataclass(frozen=True)
class AsTeam:
    """An inject as a team has it, or would: `gets_it` says whether it is meant for it."""

    inject: Inject
    team: Team
    teams: list[Team]
    gets_it: bool
    fiction: str

    @property
    def delivery(self) -> "AsTeam":
        """As the slip in a room names it."""
        return self


def as_team(viewer: Viewer, inject: Inject, team: Team) -> AsTeam:
    """One query."""
    teams = list(viewer.exercise.teams.all())
    gets_it = not inject.planned_to or team.code in inject.planned_to
    return AsTeam(inject, team, teams, gets_it, viewer.exercise.version.fiction_mark)


def _names(version: ScenarioVersion, links: dict[str, list[str]]) -> list[str]:
    """What the plan says it bears on: tensions, questions and criteria, by name. Three queries."""
    tensions = version.tensions.filter(key__in=links.get("tensions", []))
    questions = version.keyquestions.filter(key__in=links.get("questions", []))
    criteria = version.criteria.filter(key__in=links.get("criteria", []))
    return [
        *(tension.name for tension in tensions),
        *(question.text for question in questions),
        *(criterion.short_name for criterion in criteria),
    ]
