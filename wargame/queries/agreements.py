"""Agreements as each reader may see them, read with all that hangs on them."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Subquery

from wargame.models import (
    Agreement,
    AgreementReader,
    AgreementStatus,
    AgreementVersion,
    Exercise,
    Party,
    Signature,
    Step,
    Viewer,
)
from wargame.models.signatures import BINDING

from .agreement_sheets import AgreementSheet, Signatory, VersionSheet


def sheets(viewer: Viewer) -> list[AgreementSheet]:
    """Every agreement that this viewer may see, in the order they were proposed. Six queries."""
    return _sheets(viewer, Agreement.objects.visible_to(viewer))


def sheet(viewer: Viewer, agreement: Agreement) -> AgreementSheet:
    """One of them. Six queries."""
    found = Agreement.objects.visible_to(viewer).filter(pk=agreement.pk)
    return _sheets(viewer, found)[0]


def waiting(viewer: Viewer) -> int:
    """How many agreements wait for an answer of the viewer's team. One query."""
    if viewer.exercise.has_ended:
        return 0
    asked = AgreementVersion.objects.visible_to(viewer).newest()
    unanswered = Party.objects.filter(team=viewer.team, signatures=None)
    return unanswered.filter(version__in=asked).count()


def overdue(viewer: Viewer) -> int:
    """How many were in force until a move that is over, and have no word on what became of
    them. One query."""
    step = viewer.exercise.step
    asked = AgreementVersion.objects.visible_to(viewer).newest().filter(agreement__statuses=None)
    unsigned = Party.objects.filter(version=OuterRef("pk")).exclude(signatures__answer__in=BINDING)
    over = asked.alias(due_ends=_ends()).filter(due_ends__lt=step.number if step else 0)
    return over.filter(~Exists(unsigned)).count()


def _sheets(viewer: Viewer, found: QuerySet[Agreement]) -> list[AgreementSheet]:
    statuses = AgreementStatus.objects.select_related("noted_by")
    readers = AgreementReader.objects.select_related("team")
    rows = found.order_by("number").prefetch_related(
        Prefetch("versions", _versions()),
        Prefetch("readers", readers),
        Prefetch("statuses", statuses),
    )
    return [_sheet(viewer.exercise, agreement) for agreement in rows]


def _versions() -> QuerySet[AgreementVersion]:
    """With the number of the last step of the move in which each is due. Three queries."""
    signatures = Signature.objects.select_related("signed_by")
    parties = Party.objects.select_related("team").prefetch_related(
        Prefetch("signatures", signatures)
    )
    versions = AgreementVersion.objects.select_related("move", "due", "team", "proposed_by")
    return (
        versions.annotate(due_ends=_ends())
        .prefetch_related(Prefetch("parties", parties))
        .order_by("-number")
    )


def _ends() -> Subquery:
    """The number of the last step of the move in which a version is due."""
    steps = Step.objects.filter(move=OuterRef("due")).order_by("-number")
    return Subquery(steps.values("number")[:1])


def _sheet(exercise: Exercise, agreement: Agreement) -> AgreementSheet:
    versions = list(agreement.versions.all())
    readers = list(agreement.readers.all())
    ends, step = getattr(versions[0], "due_ends", None), exercise.step
    is_past = ends is not None and step is not None and step.number > ends
    return AgreementSheet(
        agreement=agreement,
        versions=[VersionSheet(one, _signatories(one.parties.all())) for one in versions],
        readers=[one.team for one in readers if one.team],
        is_published=any(one.team_id is None for one in readers),
        statuses=list(agreement.statuses.all()),
        is_due_over=is_past or (ends is not None and exercise.has_ended),
        is_closed=exercise.has_ended,
    )


def _signatories(parties: Iterable[Party]) -> list[Signatory]:
    return [Signatory(one.team, list(one.signatures.all())) for one in parties]
