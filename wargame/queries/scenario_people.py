"""The people of a scenario: whose it is, who writes it, who reads it."""

from dataclasses import dataclass

from wargame.models import Facilitator, Scenario, ScenarioDraft, ScenarioShare


@dataclass(frozen=True)
class ScenarioPeople:
    """`draft` is where those who write it go on, `is_published` whether there is a sheet to read.
    Only the operator of the installation `may_open` a scenario to everybody."""

    scenario: Scenario
    shares: tuple[ScenarioShare, ...]
    draft: ScenarioDraft | None
    is_published: bool
    is_owner: bool
    may_open: bool


def people(scenario: Scenario, me: Facilitator) -> ScenarioPeople:
    """Three queries."""
    shares = scenario.shares.select_related("facilitator").order_by("right", "at")
    drafts = ScenarioDraft.objects.of(me).filter(scenario=scenario)
    return ScenarioPeople(
        scenario=scenario,
        shares=tuple(shares),
        draft=drafts.defer("files", "document").order_by("changed_at").last(),
        is_published=scenario.versions.exists(),
        is_owner=scenario.owner_id == me.pk,
        may_open=me.is_staff,
    )
