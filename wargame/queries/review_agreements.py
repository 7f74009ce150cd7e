"""The review's agreements: who agreed with whom, every text with its signatures and what became
of it, and the joint communiques as they stand."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import permutations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wargame.models import Team

from . import agreements, communiques
from .agreement_desks import Evidence, evidence
from .agreement_sheets import AgreementSheet
from .communiques import CommuniqueSheet
from .review_sight import Sight


@dataclass(frozen=True)
class Partners:
    """One state and, for each in seating order, how many agreements it was in with it; None
    stands for itself."""

    team: Team
    counts: list[int | None]


@dataclass(frozen=True)
class Agreed:
    """An agreement with what control noted of it."""

    sheet: AgreementSheet
    evidence: list[Evidence]


@dataclass(frozen=True)
class AgreementsReview:
    """`finding` is a title; `coordination` counts the agreements that came into force, of those
    which this reader sees."""

    finding: str
    coordination: list[Partners]
    agreed: list[Agreed]
    communiques: list[CommuniqueSheet]

    @property
    def n(self) -> int:
        """How many came into force."""
        return sum(1 for one in self.agreed if one.sheet.current.is_in_force)


def agreed(sight: Sight) -> AgreementsReview:
    """At most fifteen queries."""
    every = agreements.sheets(sight.viewer)
    noted: dict[int, list[Evidence]] = defaultdict(list)
    for one in evidence(sight.viewer, [status for sheet in every for status in sheet.statuses]):
        noted[one.status.agreement_id].append(one)
    in_force = [sheet for sheet in every if sheet.current.is_in_force]
    return AgreementsReview(
        finding=_finding(in_force),
        coordination=_coordination(sight.teams, in_force) if in_force else [],
        agreed=[Agreed(sheet, noted[sheet.agreement.pk]) for sheet in every],
        communiques=communiques.sheets(sight.viewer)[::-1],
    )


def _coordination(teams: list[Team], in_force: list[AgreementSheet]) -> list[Partners]:
    pairs = Counter(
        pair
        for sheet in in_force
        for pair in permutations([one.team.pk for one in sheet.current.signatories], 2)
    )
    return [
        Partners(
            team,
            [None if other == team else pairs[team.pk, other.pk] for other in teams],
        )
        for team in teams
    ]


def _finding(in_force: list[AgreementSheet]) -> str:
    """How many came into force, and which state is in most of them if there is one."""
    if not in_force:
        return _("No agreement came into force")
    n = len(in_force)
    said = ngettext("%(n)s agreement came into force", "%(n)s agreements came into force", n) % {
        "n": n
    }
    parties = Counter(one.team for sheet in in_force for one in sheet.current.signatories)
    (first, most), *others = parties.most_common(2)
    if most < 2 or (others and others[0][1] == most):
        return said
    named = {"said": said, "team": first.short_name, "most": most}
    return _("%(said)s; %(team)s is in %(most)s of them") % named
