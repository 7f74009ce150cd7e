"""What is to be read of one agreement: its versions, who signed them, and where it stands."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wargame.models import Agreement, AgreementStatus, AgreementVersion, Signature, Team

type State = Literal["proposed", "declined", "in force", "kept", "broken", "renegotiated", "lapsed"]
SYMBOLS: dict[State, str] = {
    "proposed": "half",
    "declined": "gone",
    "in force": "full",
    "kept": "full",
    "broken": "alert",
    "renegotiated": "half",
    "lapsed": "gone",
}


@dataclass(frozen=True)
class Signatory:
    """A party of one version with its answers, the last of which stands."""

    team: Team
    answers: list[Signature]

    @property
    def signature(self) -> Signature | None:
        return self.answers[-1] if self.answers else None

    @property
    def has_signed(self) -> bool:
        return self.signature is not None and self.signature.is_binding

    @property
    def has_words(self) -> bool:
        """A reservation, or why it declined, now or before."""
        return any(one.words for one in self.answers)


@dataclass(frozen=True)
class VersionSheet:
    """One version and its signatories in seating order."""

    version: AgreementVersion
    signatories: list[Signatory]

    @property
    def is_in_force(self) -> bool:
        return all(one.has_signed for one in self.signatories)

    @property
    def in_force_since(self) -> datetime | None:
        """When the last of its parties signed."""
        if not self.is_in_force:
            return None
        return max(one.signature.signed_at for one in self.signatories if one.signature)

    @property
    def missing(self) -> list[Team]:
        """The parties that have not answered."""
        return [one.team for one in self.signatories if one.signature is None]

    @property
    def decliners(self) -> list[Team]:
        return [one.team for one in self.signatories if one.signature and not one.has_signed]

    @property
    def missing_in_words(self) -> str:
        return ", ".join(team.code for team in self.missing)

    @property
    def decliners_in_words(self) -> str:
        return ", ".join(team.code for team in self.decliners)

    @property
    def reserved(self) -> list[Signatory]:
        """Those that signed with a reservation."""
        return [
            one
            for one in self.signatories
            if one.has_signed and one.signature and one.signature.words
        ]

    def signatory(self, team: Team | None) -> Signatory | None:
        """The team as a party of this version; None if it is not one."""
        return next((one for one in self.signatories if one.team == team), None)


@dataclass(frozen=True)
class AgreementSheet:
    """One agreement, its versions from the newest. `is_due_over`: the move by which it is to be
    kept has passed; `is_closed`: play has ended, and nothing more is signed."""

    agreement: Agreement
    versions: list[VersionSheet]
    readers: list[Team]
    is_published: bool
    statuses: list[AgreementStatus]
    is_due_over: bool
    is_closed: bool

    @property
    def current(self) -> VersionSheet:
        return self.versions[0]

    @property
    def earlier(self) -> list[VersionSheet]:
        """Those that newer ones have replaced."""
        return self.versions[1:]

    @property
    def title(self) -> str:
        return self.current.version.title

    @property
    def status(self) -> AgreementStatus | None:
        """What control noted last."""
        return self.statuses[-1] if self.statuses else None

    @property
    def is_overdue(self) -> bool:
        """In force until a move that is over, and nothing noted about it."""
        return self.is_due_over and self.current.is_in_force and self.status is None

    @property
    def state(self) -> State:
        if self.status is not None:
            return self.status.fate  # type: ignore[return-value]
        if self.current.is_in_force:
            return "lapsed" if self.is_overdue else "in force"
        return "declined" if self.current.decliners else "proposed"

    @property
    def symbol(self) -> str:
        return SYMBOLS[self.state]

    @property
    def is_open(self) -> bool:
        """Still to be signed by somebody."""
        return self.state in {"proposed", "declined"} and not self.is_closed

    @property
    def is_over(self) -> bool:
        """Noted, or closed without coming into force."""
        return not (self.is_open or self.is_overdue or self.state == "in force")

    def waits_for(self, team: Team | None) -> bool:
        """True if this team has not answered the current version."""
        return self.is_open and team in self.current.missing
