"""The register of assumptions as each reader may see it, with what touched each of them."""

from dataclasses import dataclass

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from wargame.models import (
    Assumption,
    AssumptionStatus,
    Decision,
    Inject,
    Ruling,
    Verdict,
    Viewer,
)

SYMBOLS = {Verdict.UNTESTED: "none", Verdict.HELD: "full", Verdict.FAILED: "alert"}


@dataclass(frozen=True)
class Noted:
    """What control noted, with that part of what touched it which this reader may read."""

    status: AssumptionStatus
    inject: Inject | None
    ruling: Ruling | None


@dataclass(frozen=True)
class AssumptionSheet:
    """One assumption, the last version that rests on it, and what was noted, the latest first.

    `is_dropped`: the version that stands rests on it no more.
    """

    assumption: Assumption
    decision: Decision
    noted: list[Noted]
    is_dropped: bool

    @property
    def last(self) -> Noted | None:
        return self.noted[0] if self.noted else None

    @property
    def state(self) -> Verdict:
        return Verdict(self.noted[0].status.status) if self.noted else Verdict.UNTESTED

    @property
    def symbol(self) -> str:
        return SYMBOLS[self.state]


def register(viewer: Viewer) -> list[AssumptionSheet]:
    """All that this reader may see, by move and in seating order. At most five queries."""
    return _sheets(viewer, Assumption.objects.visible_to(viewer))


def own(viewer: Viewer) -> list[AssumptionSheet]:
    """Those of the viewer's team, the latest move first. At most five queries."""
    mine = Assumption.objects.visible_to(viewer).filter(team=viewer.own_team)
    return sorted(_sheets(viewer, mine), key=lambda one: -one.assumption.move.number)


def of_decision(viewer: Viewer, decision: Decision) -> list[AssumptionSheet]:
    """Those on which this version rests. At most five queries."""
    return _sheets(viewer, Assumption.objects.visible_to(viewer).filter(decisions=decision))


def sheet(viewer: Viewer, pk: int) -> AssumptionSheet | None:
    """None where there is none for this reader. At most five queries."""
    return next(iter(_sheets(viewer, Assumption.objects.visible_to(viewer).filter(pk=pk))), None)


def _sheets(viewer: Viewer, found: QuerySet[Assumption]) -> list[AssumptionSheet]:
    stand = Decision.objects.standing().order_by("-version")
    of_text = stand.filter(draft=OuterRef("draft")).values("version")[:1]
    statuses = AssumptionStatus.objects.select_related("noted_by").prefetch_related(
        Prefetch("inject", Inject.objects.visible_to(viewer).released()),
        Prefetch("ruling", Ruling.objects.visible_to(viewer).released()),
    )
    rows = found.annotate(last_version=Subquery(of_text)).select_related("team", "move")
    rows = rows.prefetch_related(Prefetch("decisions", stand), Prefetch("statuses", statuses))
    return [_sheet(row) for row in rows.order_by("move__number", "team__order", "draft", "pk")]


def _sheet(row: Assumption) -> AssumptionSheet:
    decision = row.decisions.all()[0]
    noted = [Noted(one, one.inject, one.ruling) for one in row.statuses.all()]
    is_dropped = decision.version != getattr(row, "last_version", None)
    return AssumptionSheet(row, decision, noted[::-1], is_dropped)
