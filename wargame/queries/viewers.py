"""Who is asking: the viewer behind a session, a seat's cookie or a board's key, or None."""

from collections.abc import Mapping
from hashlib import sha256
from secrets import compare_digest

from django.db.models import QuerySet

from wargame.models import Duty, Exercise, Facilitator, Seat, Viewer

MOST_SEATS_A_BROWSER = 8


def of_control(code: str, facilitator: object, cookies: Mapping[str, str]) -> Viewer | None:
    """The viewer of an exercise for one of its control: a signed-in facilitator, or whoever came
    by a link that control has made."""
    if isinstance(facilitator, Facilitator):
        own = _seats().filter(exercise__code=code, facilitator=facilitator, left_at=None).first()
        if own is not None:
            return Viewer.from_seat(own)
    keys = keys_in(cookies, code)
    of_links = _seats().filter(exercise__code=code, pk__in=list(keys), duty=Duty.CONTROL)
    carried = of_links.filter(left_at=None) if keys else ()
    return next((Viewer.from_seat(seat) for seat in carried if fits(seat, keys[seat.pk])), None)


def of_seat(code: str, seat_id: int, cookies: Mapping[str, str]) -> Viewer | None:
    """The viewer of a player's seat, if this browser carries its key and it is still held."""
    viewer = of_reader(code, seat_id, cookies)
    return viewer if viewer and viewer.team else None


def of_onlooker(code: str, seat_id: int, cookies: Mapping[str, str]) -> Viewer | None:
    """The same for the seat of an evaluator or an observer."""
    viewer = of_reader(code, seat_id, cookies)
    return viewer if viewer and viewer.looks_on else None


def of_evaluator(code: str, seat_id: int, cookies: Mapping[str, str]) -> Viewer | None:
    """The same for the seat of an evaluator."""
    viewer = of_reader(code, seat_id, cookies)
    return viewer if viewer and viewer.is_evaluator else None


def of_reader(code: str, seat_id: int, cookies: Mapping[str, str]) -> Viewer | None:
    """The same for any of these; control has no pages under its seat."""
    key = keys_in(cookies, code).get(seat_id)
    seat = _seats().filter(exercise__code=code, pk=seat_id, left_at=None).first() if key else None
    if seat is None or key is None or seat.is_control or not fits(seat, key):
        return None
    return Viewer.from_seat(seat)


def of_board(code: str, key: str) -> Viewer | None:
    """The viewer of the board for whoever knows its key, or None."""
    exercise = _exercises().filter(code=code, board_key=key).first()
    return Viewer.board(exercise) if exercise else None


def place(viewer: Viewer) -> tuple[str, ...]:
    """What the addresses of a viewer's own pages begin with: the code, for all but control also
    the seat."""
    code = viewer.exercise.code
    return (code,) if viewer.is_control else (code, str(viewer.own_seat.pk))


def fits(seat: Seat, key: str) -> bool:
    """True if `key` is the seat's key."""
    return compare_digest(sha256(key.encode()).hexdigest(), seat.key_hash)


def cookie_name(code: str) -> str:
    """The cookie that holds this browser's seats in one exercise."""
    return f"seats_{code}"


def keys_in(cookies: Mapping[str, str], code: str) -> dict[int, str]:
    """The seat keys this browser carries for an exercise: {seat id: key}."""
    found = {}
    for pair in cookies.get(cookie_name(code), "").split("~")[:MOST_SEATS_A_BROWSER]:
        seat_id, _dot, key = pair.partition(".")
        if seat_id.isdecimal() and len(seat_id) < 19 and key:
            found[int(seat_id)] = key
    return found


def with_key(cookies: Mapping[str, str], code: str, seat: Seat, key: str) -> str:
    """The cookie's new value with this seat first; the oldest drop out."""
    keys = {seat.pk: key} | {pk: k for pk, k in keys_in(cookies, code).items() if pk != seat.pk}
    return "~".join(f"{pk}.{k}" for pk, k in list(keys.items())[:MOST_SEATS_A_BROWSER])


def _seats() -> QuerySet[Seat]:
    related = ("team__role", "exercise__step__move", "exercise__director")
    seats = Seat.objects.select_related(*related, "exercise__version__scenario")
    return seats.defer("exercise__version__files")


def _exercises() -> QuerySet[Exercise]:
    related = ("step__move", "version__scenario", "director")
    return Exercise.objects.select_related(*related).defer("version__files")
