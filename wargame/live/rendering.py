"""Each touched region rendered once for its audience, from rows read after the act."""

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from django.db import InterfaceError, OperationalError

from wargame.models import Exercise, Seat, Viewer
from wargame.queries import passes

from . import regions
from .showings import Showing
from .worker import on_live_connection

log = logging.getLogger("wargame.live")

type Deliver = Callable[[Showing, bytes | None], object]


def render_all(exercise_id: int, showings: Sequence[Showing], deliver: Deliver) -> None:
    """Render in turn, handing each over as soon as it is ready; None when it failed.

    The exercise is read once for all of them, its scenario version not even once: it was read
    when the first page was opened, and never changes while an exercise uses it.
    """
    exercise = on_live_connection(fresh, exercise_id)
    exercise.version = showings[0].viewer.exercise.version
    seats = on_live_connection(_seats, [show.viewer for show in showings], exercise)
    for showing in showings:
        viewer = _renewed(showing.viewer, exercise, seats)
        deliver(showing, _render(showing, viewer) if viewer else None)


def fresh(exercise_id: int) -> Exercise:
    """The exercise as it is now, with what every page asks of it."""
    exercise = Exercise.objects.select_related("step__move", "director").get(pk=exercise_id)
    passes.begin(exercise)
    return exercise


def still_seated(seat_ids: Iterable[int]) -> dict[int, tuple[int | None, str]]:
    """Those of the seats that are still held: the team each sits in, and what its key hashes to."""
    held = Seat.objects.taken().filter(pk__in=list(seat_ids))
    return {pk: (team, key) for pk, team, key in held.values_list("pk", "team", "key_hash")}


def encoded(name: str, html: str) -> bytes:
    """One server-sent event, without the blank line that ends it."""
    lines = html.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\ndata: ")
    return f"event: {name}\ndata: {lines}\n".encode()


def _render(showing: Showing, viewer: Viewer) -> bytes | None:
    try:
        html = on_live_connection(regions.render, showing.region, viewer)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        log.exception("Region %s for %s failed", showing.region.name, showing.audience)
        return None
    return encoded(showing.region.name, html)


def _seats(viewers: Iterable[Viewer], exercise: Exercise) -> dict[int, Seat]:
    wanted = [viewer.seat.pk for viewer in viewers if viewer.seat]
    if not wanted:
        return {}
    seats = Seat.objects.taken().select_related("team__role").in_bulk(wanted)
    for seat in seats.values():
        seat.exercise = exercise
    return seats


def _renewed(viewer: Viewer, exercise: Exercise, seats: dict[int, Seat]) -> Viewer | None:
    """The same viewer on fresh rows; None if the seat is no longer what it was."""
    if viewer.seat is None:
        return replace(viewer, exercise=exercise)
    seat = seats.get(viewer.seat.pk)
    if seat is None or seat.team_id != viewer.seat.team_id:
        return None
    return Viewer.from_seat(seat)
