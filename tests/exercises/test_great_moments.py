"""Opening, starting and ending an exercise from the console."""

from django.urls import reverse

from tests.cast import browser_of, browser_of_control
from tests.factories import make_exercise
from wargame.models import State


def press(browser, name, exercise, **headers):
    answer = browser.post(reverse(name, args=[exercise.code]), headers=headers)
    exercise.refresh_from_db()
    return answer


def test_control_opens_starts_and_ends(db):
    exercise = make_exercise()
    control = browser_of_control(exercise)
    console = reverse("console", args=[exercise.code])
    assert press(control, "exercise-open", exercise).url == console
    assert exercise.state == State.LOBBY
    assert press(control, "exercise-start", exercise).url == console
    assert exercise.state == State.IN_PLAY
    assert press(control, "exercise-end", exercise).url == console
    assert exercise.has_ended


def test_by_script_there_is_nothing_to_say(db):
    exercise = make_exercise()
    control = browser_of_control(exercise)
    assert press(control, "exercise-open", exercise, **{"HX-Request": "true"}).status_code == 204


def test_a_draft_cannot_be_started(db):
    exercise = make_exercise()
    answer = press(browser_of_control(exercise), "exercise-start", exercise)
    assert answer.status_code == 422
    assert "Open the exercise for joining first." in answer.text


def test_players_and_nobody_cannot(exercise, blue, nobody):
    for browser in (browser_of(blue), nobody):
        assert press(browser, "exercise-end", exercise).status_code == 404
    assert not exercise.has_ended
