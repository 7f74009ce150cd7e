"""Where the report stands for one reader: what is written beside the record, what teams say of it,
and what was signed."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from wargame.models import (
    Claim,
    Edition,
    FactCheck,
    FactComment,
    ReportText,
    Section,
    Viewer,
)
from wargame.models.attribution import known_as
from wargame.models.reports import TEXT, reads_draft

from .stands import opened_to


@dataclass(frozen=True)
class Written:
    """One text of a section, as it stands; `revision` 0 is none yet."""

    is_internal: bool
    text: str
    revision: int
    limit: int = TEXT

    @property
    def name(self) -> str:
        """As it stands in an address."""
        return "internal" if self.is_internal else "public"


@dataclass(frozen=True)
class Comment:
    """One comment and under which name this reader may know who made it."""

    row: FactComment
    by: str


@dataclass(frozen=True)
class SectionDesk:
    """One section: what the director wrote and claims, and what was said of it."""

    section: Section
    texts: list[Written] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)


@dataclass(frozen=True)
class Standing:
    """`waiting` counts, for control, the comments without an answer."""

    is_checking: bool
    waiting: int
    last: Edition | None


@dataclass(frozen=True)
class ReportDesk:
    """`may_write`: the director; `may_comment`: whoever checks facts now. `rounds` are the fact
    checks so far, `waiting` counts comments without an answer."""

    may_read: bool
    may_write: bool
    may_comment: bool
    rounds: list[FactCheck]
    waiting: int
    sections: dict[int, SectionDesk]
    editions: list[Edition]

    @property
    def is_checking(self) -> bool:
        return bool(self.rounds) and self.rounds[-1].closed_at is None

    @property
    def may_sign(self) -> bool:
        return self.may_write and bool(self.rounds) and not (self.is_checking or self.waiting)

    @property
    def last(self) -> Edition | None:
        """The edition that stands, for this reader's eyes."""
        return self.editions[-1] if self.editions else None


def desk(viewer: Viewer) -> ReportDesk:
    """At most seven queries."""
    exercise, may_read = viewer.exercise, reads_draft(viewer)
    rounds = list(exercise.fact_checks.all()) if exercise.has_ended else []
    comments = _comments(viewer) if exercise.has_ended else []
    is_open = bool(rounds) and rounds[-1].closed_at is None
    return ReportDesk(
        may_read=may_read,
        may_write=exercise.has_ended and is_director(viewer),
        may_comment=exercise.has_ended
        and (viewer.is_evaluator or (viewer.team is not None and is_open)),
        rounds=rounds,
        waiting=sum(one.row.answered_at is None for one in comments),
        sections=_sections(viewer, comments),
        editions=list(Edition.objects.visible_to(viewer).defer("body").select_related("signed_by")),
    )


def is_director(viewer: Viewer) -> bool:
    """Who made the exercise, and no co-facilitator."""
    seat = viewer.seat if viewer.is_control else None
    return seat is not None and seat.facilitator_id == viewer.exercise.director_id


def as_team(viewer: Viewer) -> Viewer:
    """What all of a team, or all who evaluate, read alike: the person is left out of it."""
    return opened_to(viewer)


def standing(viewer: Viewer) -> Standing | None:
    """For the room and the console. None, and no query, before play has ended; then two, and one
    more for control."""
    exercise = viewer.exercise
    if not exercise.has_ended:
        return None
    last = Edition.objects.visible_to(viewer).defer("body").last()
    waiting = 0
    if viewer.is_control:
        waiting = FactComment.objects.visible_to(viewer).waiting().count()
    return Standing(exercise.fact_checks.open().exists(), waiting, last)


def _comments(viewer: Viewer) -> list[Comment]:
    rows = FactComment.objects.visible_to(viewer).select_related("team", "seat", "answered_by")
    return [Comment(row, known_as(row.seat, viewer)) for row in rows]


def _sections(viewer: Viewer, comments: Iterable[Comment]) -> dict[int, SectionDesk]:
    texts = {
        (row.section, row.is_internal): row
        for row in ReportText.objects.visible_to(viewer).current()
    }
    claims = list(Claim.objects.visible_to(viewer).current())
    return {
        int(section): SectionDesk(
            section,
            [_written(texts.get((section, one)), is_internal=one) for one in (False, True)],
            [one for one in claims if one.section == section],
            [one for one in comments if one.row.section == section],
        )
        for section in Section
    }


def _written(row: ReportText | None, *, is_internal: bool) -> Written:
    if row is None:
        return Written(is_internal, "", 0)
    return Written(is_internal, row.text, row.revision)
