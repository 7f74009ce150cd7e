"""Placing estimates from the room: with and without script, and nothing typed is lost."""

import pytest

from tests.cast import go_to, move_of
from tests.console.conftest import words
from wargame.models import Estimate, Kind, StepKind, Tension

from .conftest import Room, talk

LONG = "x" * 141


@pytest.fixture
def estimating(exercise, blue):
    return go_to(exercise, StepKind.ESTIMATE, 1)


@pytest.fixture
def opening(exercise, blue):
    return go_to(exercise, StepKind.BASELINE)


def form(exercise, mark="2", reason="Ships come first.", confidence="low", **more):
    """What the form of move 1 sends."""
    prefix = f"t{move_of(exercise).tensions.get().pk}"
    said = {"mark": mark, "reason": reason, "confidence": confidence}
    fields = {f"{prefix}-{name}": value for name, value in said.items() if value is not None}
    return {"occasion": "move", "move": "1"} | fields | more


def own_views(marks):
    """What the form of the baseline sends: (mark, reason) for each tension."""
    said = {"occasion": "baseline", "move": "0"}
    for tension, (mark, reason) in zip(Tension.objects.order_by("order"), marks, strict=True):
        said |= {f"t{tension.pk}-reason": reason} | ({f"t{tension.pk}-mark": mark} if mark else {})
    return said


def place(room, **said):
    return room.press("estimates-place", **said)


def place_live(room, **said):
    return room.press_live("estimates-place", **said)


def test_a_plain_form_goes_back_to_the_room_where_the_estimate_stands(estimating, room):
    answer = place(room, **form(estimating))
    assert (answer.status_code, answer.url) == (302, room.address("room"))
    page = room.html()
    assert "Placed" in words(page)
    assert "It stands as it is. You may still change it." in words(page)
    assert 'value="2" checked' in page
    assert 'value="low" checked' in page
    assert "Ships come first.</textarea>" in page


OWN_VIEW = "Own view: where you stand yourself."
IN_ROLE = "In role: where your state stands."


@pytest.mark.parametrize(
    ("kind", "move", "stance", "other"),
    [
        (StepKind.BASELINE, None, OWN_VIEW, IN_ROLE),
        (StepKind.ESTIMATE, 1, IN_ROLE, OWN_VIEW),
        (StepKind.FINAL, None, OWN_VIEW, IN_ROLE),
    ],
)
def test_every_question_says_for_whom_the_mark_speaks(exercise, room, kind, move, stance, other):
    go_to(exercise, kind, move)
    page = words(room.html())
    asked = move_of(exercise).tensions if move else exercise.version.tensions
    assert page.count(stance) == asked.count() > 0
    assert other not in page


def test_the_question_of_the_teams_position_speaks_for_nobody_alone(estimates, room):
    talk(estimates)
    page = words(room.html())
    assert "Your team's position on" in page
    assert OWN_VIEW not in page
    assert IN_ROLE not in page


def test_by_script_the_task_alone_comes_back(estimating, room):
    answer = place_live(room, **form(estimating))
    assert answer.status_code == 200
    text = answer.content.decode()
    assert text.lstrip().startswith("<section")
    assert "Change my estimate" in text
    assert "<html" not in text


def test_a_reframe_is_a_mark(estimating, room):
    place(room, **form(estimating, mark="reframe"))
    assert Estimate.objects.get().is_reframe
    assert 'value="reframe" checked' in room.html()


def test_sent_twice_it_is_recorded_once(estimating, room):
    for _press in range(2):
        assert place(room, **form(estimating)).status_code == 302
    assert Estimate.objects.count() == 1
    assert estimating.journal.filter(kind=Kind.ESTIMATE_PLACED).count() == 1


@pytest.mark.parametrize("send", [place, place_live])
@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"mark": None}, "Choose a station on the scale, or reframe."),
        ({"mark": "8"}, "Choose a station on the scale, or reframe."),
        ({"mark": "4.5"}, "Choose a station on the scale, or reframe."),
        ({"confidence": None}, "Say how confident you are."),
        ({"confidence": "certain"}, "Select a valid choice"),
        ({"reason": LONG}, "at most 140 characters"),
    ],
)
def test_a_wrong_form_comes_back_with_what_is_wrong_and_all_that_was_said(
    estimating, room, send, wrong, sentence
):
    said = {"mark": "6", "confidence": "high", "reason": "Law first."} | wrong
    answer = send(room, **form(estimating, **said))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert sentence in words(page)
    assert f"{said['reason']}</textarea>" in page
    if said["mark"] == "6":
        assert 'value="6" checked' in page
    if said["confidence"] == "high":
        assert 'value="high" checked' in page
    assert not Estimate.objects.exists()


def test_line_breaks_count_once_as_in_the_browser(estimating, room):
    reason = "a" * 69 + "\r\n" + "b" * 70
    assert place(room, **form(estimating, reason=reason)).status_code == 302
    assert len(Estimate.objects.get().reason) == 140


def test_markup_in_a_reason_stays_text(estimating, room):
    place(room, **form(estimating, reason="<b onclick=x>"))
    assert "&lt;b onclick=x&gt;" in room.html()
    assert "<b onclick" not in room.html()


def test_own_views_may_be_left_out_one_by_one(opening, room):
    place(room, **own_views([("3", "Because."), (None, "")]))
    row = Estimate.objects.get()
    assert (row.tension.key, row.point, row.reason, row.confidence) == ("t1", 3, "Because.", "")


def test_a_reason_without_a_mark_is_not_dropped_in_silence(opening, room):
    answer = place(room, **own_views([("3", ""), (None, "It depends.")]))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Choose a station on the scale, or reframe." in words(page)
    assert "It depends.</textarea>" in page
    assert 'value="3" checked' in page
    assert not Estimate.objects.exists()


def test_a_form_sent_after_the_step_still_counts_until_the_reveal(estimating, room):
    go_to(estimating, StepKind.DELIBERATE, 1)
    assert place(room, **form(estimating)).status_code == 302
    assert not Estimate.objects.get().is_late


def test_a_wrong_form_sent_after_the_step_is_shown_again(estimating, room):
    talk(estimating)
    answer = place(room, **form(estimating, mark=None))
    assert answer.status_code == 422
    assert "Choose a station on the scale" in answer.content.decode()
    assert "Ships come first." in answer.content.decode()


def test_a_form_of_a_move_that_is_over_is_refused_with_its_words(estimating, room):
    go_to(estimating, StepKind.BRIEF, 2)
    answer = place(room, **form(estimating))
    assert answer.status_code == 422
    assert "This move is over." in answer.content.decode()
    assert "Ships come first." in answer.content.decode()
    assert not Estimate.objects.exists()


@pytest.mark.parametrize(
    "changed",
    [
        {"occasion": "dinner"},
        {"occasion": ""},
        {"occasion": "move", "move": "0"},
        {"occasion": "move", "move": "9"},
        {"occasion": "move", "move": "one"},
        {"occasion": "move", "move": "1" * 40},
    ],
)
def test_a_form_that_asks_for_something_else_is_not_found(estimating, room, changed):
    assert place(room, **form(estimating) | changed).status_code == 404
    assert not Estimate.objects.exists()


def test_everyone_sees_only_the_own_estimate(estimating, room, blue_two):
    place(room, **form(estimating))
    other = Room(blue_two).html()
    assert "Ships come first." not in other
    assert " checked" not in other
    assert "Place my estimate" in other
