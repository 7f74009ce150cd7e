"""Writing the report: texts of its sections, and claims with their evidence."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused, Stale
from wargame.models import Claim, Exercise, Kind, ReportText, Seat, Section
from wargame.models.revisions import following

from . import checks
from .journal import lock, record, to_control

MOST_CLAIMS = 40


@dataclass(frozen=True)
class Claimed:
    """A claim as it is kept. `evidence` names places of the report."""

    section: Section
    text: str
    evidence: Sequence[str]
    cause: str = ""
    is_internal: bool = True


@transaction.atomic
def write(
    exercise: Exercise, *, section: Section, is_internal: bool, text: str, base: int, by: Seat
) -> int:
    """Keep the text of a section, which was read at revision `base` (0 = new); the answer is its
    revision. The text that stands there already changes nothing.

    Raises Stale when it was changed since, on another device of the director's.
    """
    exercise = _in_writing(exercise, by)
    place = {"exercise": exercise, "section": section, "is_internal": is_internal}
    last = ReportText.objects.filter(**place).order_by("revision").last()
    revision, stands = (last.revision, last.text) if last else (0, "")
    if last is not None and stands == text:
        return revision
    if base != revision:
        said = _("It was changed on another device. Choose one, or keep both and edit.")
        raise Stale(said, theirs=stands, revision=revision, by=str(last.seat) if last else "")
    ReportText.objects.create(**place, revision=revision + 1, text=text, seat=by)
    record(exercise, Kind.REPORT_WRITTEN, by=by, audiences=to_control(), section=section)
    return revision + 1


@transaction.atomic
def keep_claim(exercise: Exercise, claimed: Claimed, *, by: Seat, number: int = 0) -> Claim:
    """Keep a claim, or with its `number` the change of one; the same again is kept once.

    Raises Refused without evidence.
    """
    exercise = _in_writing(exercise, by)
    if not claimed.evidence:
        raise Refused(_("Choose what it rests on. A claim is kept with its evidence."))
    standing = Claim.objects.filter(exercise=exercise).current()
    last = standing.filter(number=number).first() if number else None
    if number and last is None:
        raise Refused(_("This claim was dropped. Write it anew."))
    same = [one for one in standing if _is_same(one, claimed)]
    if same:
        return same[0]
    if last is None and standing.count() >= MOST_CLAIMS:
        raise Refused(_("There are %(most)s claims. Drop one first.") % {"most": MOST_CLAIMS})
    return _keep(exercise, claimed, last, by)


@transaction.atomic
def drop_claim(claim: Claim, *, by: Seat) -> None:
    """It stands in the report no more, and stays on record."""
    exercise = _in_writing(claim.exercise, by)
    last = Claim.objects.filter(exercise=exercise, number=claim.number).current().first()
    if last is not None:
        _keep(exercise, _claimed(last), last, by, is_dropped=True)


def _in_writing(exercise: Exercise, by: Seat) -> Exercise:
    exercise = lock(exercise)
    checks.director(exercise, by)
    checks.ended(exercise)
    return exercise


def _keep(
    exercise: Exercise, claimed: Claimed, last: Claim | None, by: Seat, *, is_dropped: bool = False
) -> Claim:
    made = Claim.objects.create(
        exercise=exercise,
        section=claimed.section,
        text=claimed.text,
        cause=claimed.cause,
        evidence=list(claimed.evidence),
        is_internal=claimed.is_internal,
        is_dropped=is_dropped,
        seat=by,
        **following(Claim.objects.filter(exercise=exercise), last),
    )
    record(exercise, Kind.CLAIM_KEPT, by=by, audiences=to_control(), claim=made.pk)
    return made


def _claimed(claim: Claim) -> Claimed:
    section = Section(claim.section)
    return Claimed(section, claim.text, claim.evidence, claim.cause, claim.is_internal)


def _is_same(claim: Claim, claimed: Claimed) -> bool:
    return _claimed(claim) == Claimed(
        claimed.section, claimed.text, list(claimed.evidence), claimed.cause, claimed.is_internal
    )
