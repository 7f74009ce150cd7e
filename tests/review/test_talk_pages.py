"""Control's desk for the talk, what it puts on the board, and the pages of evaluators."""

import pytest
from django.urls import reverse

from tests.board.conftest import Board
from tests.cast import (
    browser_of,
    browser_of_control,
    control_of,
    decide,
    go_to,
    invite,
    open_and_start,
    sit,
    viewer_of,
)
from tests.factories import CODES, make_exercise
from wargame.errors import Refused
from wargame.models import Duty, Hindsight, Lesson, LessonKind, Pole, Revealed, Scene, StepKind
from wargame.operations import defenders, exercises, injects, lessons
from wargame.operations.lessons import Said
from wargame.queries import talks

from .play import reveal

BY_SCRIPT = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def point(exercise, control, blue):
    """Blue decided having one inject of its own; another went to red alone by then."""
    go_to(exercise, StepKind.DECIDE, 1)
    injects.release(exercise.injects.get(number="1.2"), by=control)
    red = exercise.teams.filter(code="RED")
    injects.release(exercise.injects.get(number="1.3"), by=control, teams=red)
    decide(exercise, blue, title="Send two frigates")
    go_to(exercise, StepKind.REVIEW)
    return exercise.decisions.get()


def post(exercise, name, *args, browser=None, **given):
    browser = browser or browser_of_control(exercise)
    return browser.post(reverse(name, args=[exercise.code, *args]), given)


def test_a_decision_point_shows_the_teams_own_view_first_and_the_whole_second(
    exercise, control, point
):
    board = Board(exercise, control)
    reveal(exercise, Revealed.DECISIONS)

    def put(stage):
        answer = post(exercise, "board-set", scene="point", decision=point.pk, stage=stage)
        assert answer.status_code == 302
        return board.text()

    then = put(Hindsight.THEN)
    assert "Send two frigates" in then
    assert "Inject title 1.2" in then
    assert "Inject title 1.3" not in then
    whole = put(Hindsight.WHOLE)
    assert "Inject title 1.3" in whole
    board.show(Scene.CLOCK)
    assert "Inject title 1.2" not in board.text()


def test_a_sealed_decision_and_one_in_play_are_no_decision_points(exercise, control, point):
    with pytest.raises(Refused, match="sealed"):
        exercises.set_board(exercise, scene=Scene.POINT, decision=point, by=control)
    exercise.ended_at = None
    exercise.save(update_fields=["ended_at"])
    with pytest.raises(Refused, match="when play has ended"):
        exercises.set_board(exercise, scene=Scene.POINT, decision=point, by=control)


def test_the_poles_stand_on_the_board_with_who_defends_them(exercise, control, blue, point):
    tension = exercise.moves.get(number=1).tensions.get()
    about = {"tension": tension.pk, "pole": "a", "who": f"team-{blue.team_id}"}
    assert post(exercise, "defender-name", **about).status_code == 302
    board = Board(exercise, control)
    text = board.show(Scene.POLES, tension=tension)
    assert f"{blue.team.name} defends it" in text
    assert "Who defends it?" in text
    for words in (tension.pole_a, tension.pole_b):
        assert words in text
    room = browser_of(blue).get(reverse("room", args=[exercise.code, blue.pk])).content.decode()
    assert f"Your team defends {tension.pole_a}" in room


def test_a_lesson_is_kept_from_the_desk_and_shown_live_on_the_board(exercise, control, point):
    given = {"kind": "improve", "text": "They waited.", "evidence": f"decision-{point.pk}"}
    assert post(exercise, "lesson-keep", **given).status_code == 302
    board = Board(exercise, control)
    assert "They waited." not in board.show(Scene.LESSONS)
    reveal(exercise, Revealed.LESSONS)
    assert "They waited." in board.text()
    again = {**given, "text": "They waited for red.", "number": 1}
    assert post(exercise, "lesson-keep", **again).status_code == 302
    assert "They waited for red." in board.text()
    assert post(exercise, "lesson-strike", 1).status_code == 302
    assert "They waited" not in board.text()


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ({"evidence": []}, "Nothing is kept without evidence."),
        ({"evidence": ["decision-999"]}, "not there any more"),
        ({"kind": ""}, "sustain or improve"),
        ({"text": "x" * 241}, "At most 240"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(exercise, point, fault, sentence):
    given = {"kind": "sustain", "text": "They asked.", "cause": "Kept cause."}
    given |= {"evidence": [f"decision-{point.pk}"]} | fault
    answer = post(exercise, "lesson-keep", **given)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in text
    assert given["text"] in text
    assert "Kept cause." in text
    assert not Lesson.objects.exists()


def test_evaluators_keep_lessons_and_rate_and_players_find_nothing(exercise, blue, point):
    exercise.objectives.create(number=1, kind="exercise", text="Agree on one answer.")
    evaluator = invite(exercise, Duty.EVALUATOR, "Eva")
    browser = browser_of(evaluator)
    given = {"kind": "sustain", "text": "They asked.", "evidence": f"decision-{point.pk}"}
    kept = post(exercise, "lesson-keep", evaluator.pk, browser=browser, **given)
    assert kept.url == f"/x/{exercise.code}/seats/{evaluator.pk}/watch/lessons/#lessons"
    rated = {"grade": "M", "why": "One of two did."}
    sent = post(exercise, "objective-rate", evaluator.pk, 1, browser=browser, **rated)
    assert "One of two did." in browser.get(sent.url).content.decode()
    assert post(exercise, "objective-rate", 1, grade="M", why=" ").status_code == 422
    for name in ("talk", "objectives"):
        assert browser_of(blue).get(reverse(name, args=[exercise.code, blue.pk])).status_code == 404


def test_before_play_has_ended_there_is_no_talk(exercise):
    for name in ("talk", "objectives"):
        address = reverse(name, args=[exercise.code])
        assert browser_of_control(exercise).get(address).status_code == 404


@pytest.mark.parametrize("n", [3, 12])
def test_the_desk_asks_the_database_as_often_whatever_the_number_of_teams(
    db, n, django_assert_num_queries
):
    exercise = open_and_start(make_exercise(teams=n, moves=1))
    heads = [sit(exercise, code, f"Head of {code}", chair=1) for code in CODES[:n]]
    go_to(exercise, StepKind.DECIDE, 1)
    for head in heads:
        decide(exercise, head)
    go_to(exercise, StepKind.REVIEW)
    control = control_of(exercise)
    for decision in exercise.decisions.all():
        said = Said(LessonKind.SUSTAIN, f"On {decision.pk}.", [f"decision-{decision.pk}"])
        lessons.keep(exercise, said, by=control)
    tension = exercise.version.tensions.first()
    for pole, head in zip(Pole, heads, strict=False):
        defenders.name(exercise, tension, pole, team=head.team, by=control)
    viewer = viewer_of(control)
    with django_assert_num_queries(DESK):
        talks.desk(viewer)


DESK = 19
