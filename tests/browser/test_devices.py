"""One seat on several devices, several tabs of one browser, and no script at all."""

import pytest

from tests.cast import control_of, go_to, open_and_start, sit
from tests.factories import make_exercise
from wargame.models import Estimate, Exercise, StepKind
from wargame.operations import injects

TABS = 7


@pytest.fixture
def exercise(transactional_db) -> Exercise:
    return open_and_start(make_exercise())


@pytest.fixture
def bea(exercise):
    return sit(exercise, "BLU", "Bea", chair=1)


def test_a_seat_is_carried_to_a_second_device_and_works_on_both(room, exercise, bea, is_connected):
    laptop = room.player(bea)
    laptop.click("text=Seat card")
    link = laptop.input_value("#link")
    phone = room.open(link[link.index("/x/") :], room.context("phone"))
    phone.click("text=Sit here on this device")
    phone.wait_for_selector("#task")
    laptop.click("text=Back to the room")
    for page in (laptop, phone):
        is_connected(page)
    injects.release(exercise.injects.get(number="1.1"), by=control_of(exercise))
    laptop.wait_for_selector("#injects .inject-slip")
    phone.wait_for_selector(".tabs :text('1 new')")


def test_a_seat_outlives_a_reload_and_a_lost_connection(room, exercise, bea, is_connected):
    page = room.player(bea, "phone")
    with page.expect_response("**/live/**"):
        page.reload()
    is_connected(page)
    page.wait_for_timeout(500)  # the stream's first word, which would say "on" again
    page.context.set_offline(True)
    page.wait_for_selector("[data-link-state][data-state=offline]")
    go_to(exercise, StepKind.ESTIMATE, 1)
    page.context.set_offline(False)
    page.wait_for_selector("text=Place my estimate")
    page.reload()
    assert page.is_visible("text=Place my estimate")


def test_the_seventh_tab_still_loads_and_all_of_them_follow(room, exercise, bea, is_connected):
    first = room.player(bea)
    is_connected(first)
    tabs = [first] + [
        room.open(first.url.removeprefix(room.site), first.context) for _ in range(TABS - 1)
    ]
    for tab in tabs:
        is_connected(tab)
    injects.release(exercise.injects.get(number="1.1"), by=control_of(exercise))
    for tab in tabs:
        tab.wait_for_selector("#injects .inject-slip", state="attached")


def test_when_the_leading_tab_closes_another_goes_on(room, exercise, bea, is_connected):
    first = room.player(bea)
    is_connected(first)
    second = room.open(first.url.removeprefix(room.site), first.context)
    is_connected(second)
    first.close()
    injects.release(exercise.injects.get(number="1.1"), by=control_of(exercise))
    second.wait_for_selector("#injects .inject-slip")


def test_a_press_that_has_begun_meets_its_button(room, exercise, bea, is_connected):
    """An inject arrives between finger down and finger up, and would move the button away."""
    control, (first, second) = control_of(exercise), exercise.injects.filter(move=1)[:2]
    injects.release(first, by=control)
    page = room.player(bea)
    is_connected(page)
    page.hover(f"#read-{first.pk}")
    page.mouse.down()
    injects.release(second, by=control)
    page.wait_for_selector(".tabs :text('2 new')", state="attached")
    page.mouse.up()
    page.wait_for_selector(f"#read-{second.pk}")
    page.wait_for_selector(f"#read-{first.pk}", state="detached")


def test_without_script_a_seat_still_estimates(room, exercise, bea):
    go_to(exercise, StepKind.ESTIMATE, 1)
    cookie = room.player(bea).context.cookies()[0]
    context = room.chrome.new_context(java_script_enabled=False)
    room.contexts.append(context)
    context.add_cookies([{"name": cookie["name"], "value": cookie["value"], "url": room.site}])
    page = room.open(f"/x/{exercise.code}/seats/{bea.pk}/", context)
    page.locator(".station input").nth(2).check(force=True)
    page.locator("[name$=confidence][value=low]").check(force=True)
    page.click("text=Place my estimate")
    page.wait_for_selector("text=Change my estimate")
    assert Estimate.objects.get().point == 3


def test_where_streams_are_blocked_the_page_asks_instead(room, exercise, bea, is_connected):
    page = room.player(bea)
    page.route("**/live/**", lambda route: route.abort())
    page.reload()
    is_connected(page)
    injects.release(exercise.injects.get(number="1.1"), by=control_of(exercise))
    page.wait_for_selector("#injects .inject-slip", timeout=20_000)
