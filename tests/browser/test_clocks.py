"""A player's clock agrees with the server's, however wrong the clock of the device is."""

from tests.cast import control_of, go_to, open_and_start, sit
from tests.factories import make_exercise
from wargame.models import StepKind
from wargame.operations import moves

AGREE_MS = 250
HOURS = 3_600_000
# The device's clock is `skew` off. Each second shown is noted at the real time, which a page can
# tell from performance.timeOrigin: it was taken before anybody lied about the date.
DEVICE = """
  window.skew = %d
  const real = Date.now
  Date.now = () => real() + window.skew
  window.shown = []
  let last
  setInterval(() => {
    const text = document.querySelector('[data-clock-time]')?.textContent
    if (text && text !== last) shown.push([text, performance.timeOrigin + performance.now()])
    last = text
  }, 5)
"""


def errors(page, exercise):
    """By how many milliseconds each change of the figures came too early or too late."""
    page.evaluate("window.shown.length = 0")
    page.wait_for_timeout(3300)
    exercise.refresh_from_db()
    step = exercise.step
    ends = exercise.running_since - exercise.played + step.began + step.length
    found = []
    for text, at in page.evaluate("window.shown")[1:]:
        minutes, seconds = text.split(":")
        left = (int(minutes) * 60 + int(seconds)) * 1000
        found.append(abs(ends.timestamp() * 1000 - at - left))
    return found


def test_it_agrees_within_a_quarter_of_a_second(room, transactional_db, is_connected):
    exercise = open_and_start(make_exercise())
    bea = sit(exercise, "BLU", "Bea", chair=1)
    go_to(exercise, StepKind.DELIBERATE, 1)
    page = room.player(bea)
    page.add_init_script(DEVICE % (3 * HOURS))
    page.reload()
    is_connected(page)
    off = errors(page, exercise)
    control = control_of(exercise)
    moves.pause(exercise, by=control)
    page.wait_for_selector('[data-clock][data-state="paused"]')
    moves.resume(exercise, by=control)
    page.wait_for_selector('[data-clock][data-state="running"]')
    off += errors(page, exercise)
    for skew in (-20, 40):  # somebody sets the device's clock
        page.evaluate(f"window.skew = {skew * HOURS}")
        page.wait_for_timeout(700)
        off += errors(page, exercise)
    print(f"\nThe worst of {len(off)} seconds shown was {max(off):.0f} ms off.")
    assert len(off) >= 8
    assert max(off) <= AGREE_MS
