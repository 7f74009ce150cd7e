"""While the server runs a stand-in follows play by itself and speaks for its state."""

import asyncio
from contextlib import asynccontextmanager

import pytest

from wargame.asgi import pages
from wargame.live import stand_ins as live
from wargame.live.worker import Worker
from wargame.models import Estimate, Position, Revealed, Team
from wargame.operations import exercises, moves, reveals, seats, stand_ins
from wargame.rehearsal import stand_ins as played

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]
PATIENCE = 20


@pytest.fixture(autouse=True)
def _hurry(monkeypatch):
    monkeypatch.setattr(live, "LOOK", 0.05)
    monkeypatch.setattr(played, "LOOK", 0.05)
    monkeypatch.setattr(played, "THINKS", 0)


@pytest.fixture
def worker():
    worker = Worker("test")
    yield worker
    worker.close()


@asynccontextmanager
async def at_work():
    there = live.StandIns(pages)
    there.start()
    try:
        yield there
    finally:
        there.close()
        await asyncio.sleep(0)


async def until(worker, is_so):
    async with asyncio.timeout(PATIENCE):
        while not await worker.run(is_so):
            await asyncio.sleep(0.05)


def next_step(exercise, control):
    exercise.refresh_from_db()
    moves.next_step(exercise, after=exercise.step.number, by=control)


async def test_it_estimates_takes_a_position_and_goes_when_it_is_removed(exercise, control, worker):
    red = await worker.run(Team.objects.get, code="T02")
    seat = await worker.run(stand_ins.call, red, by=control)
    await worker.run(exercises.start, exercise, by=control)
    await worker.run(next_step, exercise, control)
    async with at_work() as there:
        await until(worker, Estimate.objects.filter(team=red).exists)
        await worker.run(next_step, exercise, control)
        move = await worker.run(exercise.moves.get)
        what = Revealed.ESTIMATES
        await worker.run(reveals.reveal, exercise, what=what, move=move, by=control)
        await until(worker, Position.objects.filter(team=red).exists)
        await until(worker, exercise.answers.filter(team=red).exists)
        await worker.run(seats.remove, seat, by=control)
        await until(worker, lambda: not there._playing)
