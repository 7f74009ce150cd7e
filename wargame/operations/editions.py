"""Signing the report: from then on an edition is fixed, and its hash proves it."""

import json
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Edition, Exercise, Kind, Seat, Viewer

from . import checks
from .journal import lock, record, to_everyone

type Draw = Callable[[Viewer, bool], dict[str, Any]]


@transaction.atomic
def sign(exercise: Exercise, *, changes: str, draw: Draw, by: Seat) -> list[Edition]:
    """Sign a public and an internal edition of what `draw` gives for a reader. When nothing has
    changed since the last, that one stands; what was redacted can be signed anew.

    Raises Refused before the teams have checked the facts and every comment has its answer.
    """
    exercise = lock(exercise)
    checks.director(exercise, by)
    checks.ended(exercise)
    _are_facts_checked(exercise)
    last = list(exercise.editions.order_by("-number", "is_internal")[:2])
    drawn = [draw(reader, is_internal) for reader, is_internal in _readers(exercise)]
    bodies = [_as_text(one) for one in drawn]
    if [one.body for one in last] == bodies and not any(one.redacted_at for one in last):
        return last
    if last and not changes:
        raise Refused(_("Say what has changed since the last edition."))
    about = {"number": last[0].number + 1 if last else 1, "changes": changes if last else ""}
    about |= {"exercise": exercise, "signed_by": by, "signed_at": timezone.now()}
    made = [
        Edition.objects.create(is_internal=bool(n), body=body, sha256=hash_of(body), **about)
        for n, body in enumerate(bodies)
    ]
    record(exercise, Kind.REPORT_SIGNED, by=by, audiences=to_everyone(), edition=made[0].number)
    return made


def hash_of(body: str) -> str:
    """The SHA-256 of an edition's text in UTF-8."""
    return sha256(body.encode()).hexdigest()


def _readers(exercise: Exercise) -> list[tuple[Viewer, bool]]:
    """Whoever reads what was revealed and released, then control."""
    return [
        (Viewer(exercise, is_observer=True).for_the_record(), False),
        (Viewer(exercise, is_control=True).for_the_record(), True),
    ]


def _as_text(drawn: dict[str, Any]) -> str:
    return json.dumps(drawn, ensure_ascii=False, indent=1) + "\n"


def _are_facts_checked(exercise: Exercise) -> None:
    rounds = list(exercise.fact_checks.all())
    if not rounds:
        raise Refused(_("Let the teams check the facts first."))
    if rounds[-1].closed_at is None:
        raise Refused(_("The fact check is still open. Close it, then sign."))
    waiting = exercise.fact_comments.waiting().count()
    if waiting:
        raise Refused(_("Comments that wait for an answer: %(n)s.") % {"n": waiting})
