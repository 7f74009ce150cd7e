"""What an open page gets, and who gets one."""

import asyncio
from functools import partial

import pytest
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from tests.load import plan
from wargame.live import regions
from wargame.models import Duty, Exercise, JournalEntry, Kind, Viewer
from wargame.operations import exercises, injects, invitations, moves, seats

from .conftest import Page, until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]


def session_of(facilitator):
    store = SessionStore()
    store[SESSION_KEY] = str(facilitator.pk)
    store[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    store[HASH_SESSION_KEY] = facilitator.get_session_auth_hash()
    store.save()
    return {"sessionid": store.session_key}


async def test_an_act_reaches_the_open_page(hub, probes, room, exercise, control, blue):
    async with room(blue) as page:
        assert page.status == 200
        assert page.headers[b"content-type"].startswith(b"text/event-stream")
        await hub.doors.run(exercises.start, exercise, by=control)
        html = await page.sees("clock")
        assert html.startswith('<section id="clock" data-region="clock">')


async def test_what_is_pushed_is_what_a_page_load_shows(hub, probes, room, exercise, control, blue):
    async with room(blue) as page:
        await page.sees("people")
        await hub.doors.run(exercises.start, exercise, by=control)
        await until(lambda: {"clock", "task-key"} <= set(page.names()))
        viewer = await hub.doors.run(lambda: Viewer.from_seat(type(blue).objects.get(pk=blue.pk)))
        for name in ("clock", "task-key"):
            fetched = await hub.doors.run(regions.render, probes["room", name], viewer)
            assert page.latest(name) == fetched.replace("\r\n", "\n")


async def test_control_gets_the_console_and_a_stranger_gets_404(hub, probes, exercise, control):
    path = f"/x/{exercise.code}/console/live/"
    cookies = await hub.doors.run(session_of, control.facilitator)
    async with Page(path, cookies) as console, Page(path) as nobody:
        assert console.status == 200
        assert nobody.status == 404
        await console.sees("teams")


async def test_wrong_keys_and_wrong_codes_are_404(hub, probes, exercise, blue, red):
    blues = plan.cookies_of(blue, "blue")
    for path, cookies in [
        (f"/x/{exercise.code}/seats/{red.pk}/live/", blues),
        (f"/x/{exercise.code}/seats/{blue.pk}/live/", {}),
        (f"/x/AAAAA3/seats/{blue.pk}/live/", blues),
        (f"/x/{exercise.code}/board/wrong/live/", {}),
        (f"/x/{exercise.code}/board/{exercise.board_key}/elsewhere/", {}),
    ]:
        async with Page(path, cookies) as page:
            assert page.status == 404


async def test_a_page_that_fell_behind_gets_what_it_missed_and_no_more(
    hub, probes, room, exercise, control, blue
):
    number = (await hub.doors.run(Exercise.objects.get, pk=exercise.pk)).entries
    await hub.doors.run(exercises.start, exercise, by=control)
    async with room(blue, after=number) as page:
        # The people too: that this one has arrived must not be news to the next page.
        await until(lambda: {"clock", "task-key", "people"} <= set(page.names()))
        assert "injects" not in page.names()
        await until(lambda: page.events[-1][2])
        reached = int(page.events[-1][2])
        assert reached > number
    async with room(blue, after=0, last_event_id=reached) as again:
        await asyncio.sleep(0.1)
        assert "clock" not in again.names()


async def test_the_number_is_told_only_when_everything_before_it_was_sent(
    hub, probes, room, exercise, control, blue
):
    async with room(blue) as page:
        await hub.doors.run(exercises.start, exercise, by=control)
        await until(lambda: {"clock", "task-key"} <= set(page.names()))
        await until(lambda: page.events[-1][2] is not None)
        told = [name for name, _data, number in page.events if number]
        entries = (await hub.doors.run(Exercise.objects.get, pk=exercise.pk)).entries
        assert told
        assert int(page.events[-1][2]) <= entries


async def test_an_inject_to_one_team_neither_reaches_nor_wakes_another(
    hub, probes, room, board, exercise, control, blue, red
):
    await hub.doors.run(exercises.start, exercise, by=control)
    inject = await hub.doors.run(plan.next_inject, exercise)
    teams = await hub.doors.run(lambda: [blue.team])
    async with room(blue) as ours, room(red) as theirs, board() as projector:
        await asyncio.sleep(0.2)
        before = len(theirs.events), len(projector.events)
        await hub.doors.run(injects.release, inject, by=control, teams=teams)
        assert "T01" in await ours.sees("injects")
        await asyncio.sleep(0.2)
        assert (len(theirs.events), len(projector.events)) == before


async def test_many_pages_of_one_audience_are_rendered_for_once(
    hub, probes, room, exercise, control, blue, counting
):
    others = [await hub.doors.run(plan.sit, exercise, f"b{n}", 1) for n in range(5)]
    await hub.doors.run(exercises.start, exercise, by=control)
    pages = [room(seat) for seat in (blue, *others)]
    for page in pages:
        await page.__aenter__()
    await asyncio.sleep(0.3)
    counting.asked.clear()
    inject = await hub.doors.run(plan.next_inject, exercise)
    await hub.doors.run(injects.release, inject, by=control)
    bodies = {await page.sees("injects") for page in pages}
    assert len(bodies) == 1
    assert len([viewer for viewer in counting.asked if viewer.team]) == 1
    for page in pages:
        await page.__aexit__()


async def test_a_removed_seat_loses_its_stream_at_once(hub, probes, room, control, blue, red):
    async with room(blue) as out, room(red) as stays:
        await hub.doors.run(seats.remove, blue, by=control)
        await until(lambda: out.is_over)
        assert out.names()[-1] == "gone"
        assert not stays.is_over
    async with room(blue) as again:
        assert again.status == 404


@pytest.mark.parametrize("end", ["remove", "renew", "assign"])
async def test_who_looks_on_loses_the_stream_with_the_link_or_the_teams(
    hub, probes, exercise, control, end
):
    about = {"name": "Eva", "duty": Duty.EVALUATOR, "ticket": plan.KEY.format("Eva")}
    seat = await hub.doors.run(partial(invitations.invite, exercise, **about, by=control))
    given = {"ticket": "another"} if end == "renew" else {}
    if end == "assign":
        given = {"teams": [await hub.doors.run(exercise.teams.first)]}
    path = f"/x/{exercise.code}/seats/{seat.pk}/watch/live/"
    async with Page(path, plan.cookies_of(seat, "Eva")) as page:
        assert page.status == 200
        await hub.doors.run(partial(getattr(invitations, end), seat, **given, by=control))
        await until(lambda: page.is_over)
        assert page.names()[-1] == "gone"
    async with Page(path, plan.cookies_of(seat, "Eva")) as again:
        assert again.status == (200 if end == "assign" else 404)


async def test_a_cofacilitator_follows_the_console_until_removed(hub, probes, exercise, control):
    about = {"name": "Una", "duty": Duty.CONTROL, "ticket": plan.KEY.format("Una")}
    seat = await hub.doors.run(partial(invitations.invite, exercise, **about, by=control))
    path = f"/x/{exercise.code}/console/live/"
    async with Page(path, plan.cookies_of(seat, "Una")) as page:
        assert page.status == 200
        await hub.doors.run(partial(invitations.remove, seat, by=control))
        await until(lambda: page.is_over)
        assert page.names()[-1] == "gone"


async def test_a_moved_seat_loses_its_stream_and_is_told_to_load_again(
    hub, probes, room, exercise, control, blue, red
):
    number = (await hub.doors.run(Exercise.objects.get, pk=exercise.pk)).entries
    async with room(blue) as page:
        await hub.doors.run(seats.move, blue, to=red.team, by=control)
        await until(lambda: page.is_over)
        assert page.names()[-1] == "gone"
    async with room(blue, after=number) as stale:
        await until(lambda: stale.is_over)
        assert stale.names() == ["gone"]


async def test_closing_the_hub_ends_every_stream(hub, probes, room, board, blue):
    async with room(blue) as page, board() as projector:
        hub.close()
        await until(lambda: page.is_over and projector.is_over)


async def test_after_a_gap_in_listening_every_page_catches_up(
    hub, probes, room, exercise, control, blue, cut
):
    async with room(blue) as page:
        await asyncio.sleep(0.2)
        had = page.names().count("injects")
        await hub.doors.run(cut)
        await page.sees("injects", had + 1)
        await until(lambda: hub.is_listening)
        before = page.names().count("clock")
        await hub.doors.run(exercises.start, exercise, by=control)
        await page.sees("clock", before + 1)


async def test_a_seat_removed_while_nobody_listened_is_turned_out(
    hub, probes, room, control, blue, cut
):
    async with room(blue) as page:
        hub._listener._hear = lambda payload: None
        await hub.doors.run(seats.remove, blue, by=control)
        await asyncio.sleep(0.1)
        assert not page.is_over
        hub._listener._hear = hub.hear
        await hub.doors.run(cut)
        await until(lambda: page.is_over)


async def test_arriving_and_leaving_are_recorded(hub, probes, room, exercise, blue, monkeypatch):
    monkeypatch.setattr("wargame.live.presence.GRACE", 0.1)

    def kinds():
        return list(JournalEntry.objects.filter(seat=blue).values_list("kind", flat=True))

    async with room(blue), room(blue):
        await asyncio.sleep(0.3)
    await asyncio.sleep(0.5)
    found = await hub.doors.run(kinds)
    assert found.count(Kind.SEAT_PRESENT) == 1
    assert found.count(Kind.SEAT_AWAY) == 1


async def test_a_step_change_is_one_rendering_however_many_entries(
    hub, probes, board, exercise, control, counting
):
    async with board() as projector:
        counting.asked.clear()

        def burst():
            exercises.start(exercise, by=control)
            moves.pause(exercise, by=control)
            moves.resume(exercise, by=control)

        await hub.doors.run(burst)
        await projector.sees("board")
        await asyncio.sleep(0.3)
        last = await hub.doors.run(Exercise.objects.get, pk=exercise.pk)
        assert f"{last.entries} entries" in projector.latest("board")
        assert len(counting.asked) <= 4
