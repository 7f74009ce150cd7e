"""The demonstration's clocks: wound on while it is played, then agreed with the time in the room.

The journal and what people contributed are never changed, so they keep the moment at which the
demonstration was made; the exercise time they carry is the one that was played.
"""

from datetime import datetime, timedelta

from django.db.models import DateTimeField, ExpressionWrapper, F, Value
from django.utils import timezone

from wargame.models import Delivery, Draft, Exercise, Kind, Reveal, Step

from . import timelines

LOBBY = timedelta(minutes=12)
STAYS = timedelta(days=1)


def wind_to(exercise: Exercise, minute: float) -> None:
    """Put the running clock at this minute of the step that has begun."""
    began = exercise.step.began if exercise.step else None
    played = (began or timedelta()) + timedelta(minutes=minute)
    Exercise.objects.filter(pk=exercise.pk).update(played=played, running_since=timezone.now())


def move_back(exercise: Exercise) -> None:
    """Let everything have happened as long ago as the clock of the exercise says."""
    exercise.refresh_from_db()
    start = timezone.now() - exercise.exercise_time()
    _move_run(exercise, start)
    released = ExpressionWrapper(Value(start) + F("released_in"), output_field=DateTimeField())
    exercise.injects.released().update(released_at=released)
    for entry in exercise.journal.all():
        at, refs = start + entry.exercise_time, entry.refs
        match entry.kind:
            case Kind.SEAT_AWAY:
                exercise.seats.filter(pk=refs["seat"]).update(last_seen_at=at)
            case Kind.REVEALED:
                same = Reveal.objects.filter(exercise=exercise, move__number=refs["move"])
                same.filter(what=refs["what"], team=refs.get("team")).update(at=at)
            case Kind.INJECT_OPENED:
                delivery = Delivery.objects.filter(inject=refs["inject"], team=refs["team"])
                delivery.update(opened_at=at)
            case Kind.DRAFT_OFFERED:
                Draft.objects.filter(pk=refs["draft"]).update(offered_at=at)
    _move_drafts(exercise, start)


def keep_present(exercise: Exercise) -> None:
    """Whoever is here stays for a day, although nobody's page is open."""
    here = exercise.seats.players().exclude(present_since=None)
    here.update(last_seen_at=timezone.now() + STAYS)


def _move_run(exercise: Exercise, start: datetime) -> None:
    """The exercise, its people and its steps."""
    exercise.started_at, exercise.opened_at = start, start - LOBBY
    exercise.made_at = start - STAYS
    exercise.ends_at = timelines.end_of_session(exercise, start)
    exercise.save(update_fields=["started_at", "opened_at", "made_at", "ends_at"])
    exercise.seats.players().update(taken_at=start - LOBBY / 2)
    exercise.seats.players().exclude(present_since=None).update(present_since=start)
    following = None
    for step in exercise.steps.exclude(began=None).order_by("-number"):
        began_at = start + (step.began or timedelta())
        Step.objects.filter(pk=step.pk).update(began_at=began_at, done_at=following)
        following = began_at


def _move_drafts(exercise: Exercise, start: datetime) -> None:
    """A draft was touched, and its pen held, when its last word was saved."""
    saved = exercise.journal.filter(kind=Kind.DRAFT_SAVED).order_by("number")
    last = {entry.refs["draft"]: start + entry.exercise_time for entry in saved}
    for draft, at in last.items():
        Draft.objects.filter(pk=draft).update(touched_at=at, pen_moved_at=at)
