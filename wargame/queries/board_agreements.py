"""The board's agreements: those that control has published, and the joint communique."""

from dataclasses import dataclass

from wargame.models import Viewer

from . import agreements, communiques
from .agreement_sheets import AgreementSheet
from .communiques import CommuniqueSheet

ROWS = 11
ROOMY = 5


@dataclass(frozen=True)
class AgreementsScene:
    """The latest come first; `more` have no room."""

    sheets: list[AgreementSheet]
    more: int
    name: str = "agreements"


@dataclass(frozen=True)
class CommuniqueScene:
    """The latest communique, if there is one. With many clauses there is no room for words."""

    sheet: CommuniqueSheet | None
    name: str = "communique"

    @property
    def has_room(self) -> bool:
        return self.sheet is not None and len(self.sheet.clauses) <= ROOMY


def published(viewer: Viewer) -> AgreementsScene:
    """Six queries."""
    every = agreements.sheets(viewer)[::-1]
    return AgreementsScene(every[:ROWS], max(len(every) - ROWS, 0))


def communique(viewer: Viewer) -> CommuniqueScene:
    """At most five queries."""
    return CommuniqueScene(next(iter(communiques.sheets(viewer)), None))
