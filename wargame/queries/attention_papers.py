"""What lies on control's desk unanswered: agreements, messages, challenges, rulings."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wargame.models import Exercise, Message, Method, Step, StepKind, Viewer

from . import adjudication, agreements
from .attention_items import Item


def papers(viewer: Viewer, step: Step, timer: timedelta | None) -> list[Item]:
    """In the order in which they are looked for; `timer` is what is left for a ruling."""
    exercise = viewer.exercise
    return [
        *_agreements(viewer),
        *_messages(exercise),
        *_challenges(viewer),
        *_rulings(exercise, step, timer),
    ]


def _challenges(viewer: Viewer) -> list[Item]:
    """Rulings that teams challenge. One query."""
    title = _("Challenges ruling %(number)s")
    return [
        Item(title % {"number": one.ruling.number}, one.text, team=one.team, where="rulings")
        for one in adjudication.to_answer(viewer)
    ]


def _messages(exercise: Exercise) -> Iterator[Item]:
    """What teams and people asked control. One query."""
    waiting = Message.objects.filter(exercise=exercise).unanswered().count()
    if waiting:
        title = ngettext("%(n)s message waits", "%(n)s messages wait", waiting) % {"n": waiting}
        yield Item(title, _("Answer, or say that it needs none."), where="messages")


def _rulings(exercise: Exercise, step: Step, timer: timedelta | None) -> Iterator[Item]:
    """While control adjudicates: what is held, or that nothing has been said. One query."""
    if step.kind != StepKind.ADJUDICATE or step.move is None:
        return
    released = list(step.move.rulings.values_list("released_at", flat=True))
    if held := released.count(None):
        title = ngettext("%(n)s ruling is held", "%(n)s rulings are held", held) % {"n": held}
        yield Item(title, _("Release it, or change it first."), where="rulings")
    elif not released and exercise.method != Method.NONE:
        is_over = timer is not None and timer <= timedelta()
        detail = _("Three minutes are over.") if is_over else _("What follows from this move?")
        yield Item(_("No ruling yet"), detail, is_urgent=is_over, where="rulings")


def _agreements(viewer: Viewer) -> Iterator[Item]:
    """Those that were to be kept by the end of a move that is over, without a word on it."""
    if n := agreements.overdue(viewer):
        title = ngettext("%(n)s agreement was due", "%(n)s agreements were due", n) % {"n": n}
        yield Item(title, _("Kept or broken? Nothing is noted."), where="agreements")
