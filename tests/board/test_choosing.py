"""Who may choose what the board shows, and who may look at it."""

from django.urls import reverse

from tests.cast import browser_of, browser_of_control, go_to, move_of
from wargame.models import JournalEntry, Kind, Scene, StepKind


def choose(exercise, browser, **given):
    return browser.post(reverse("board-set", args=[exercise.code]), given)


def test_control_chooses_the_scene_and_it_is_on_record(exercise):
    browser = browser_of_control(exercise)
    answer = choose(exercise, browser, scene=Scene.BLANK)
    assert answer.status_code == 302
    exercise.refresh_from_db()
    assert exercise.scene == Scene.BLANK
    assert JournalEntry.objects.filter(exercise=exercise, kind=Kind.BOARD_SET).count() == 1


def test_the_same_choice_twice_is_recorded_once(exercise):
    browser = browser_of_control(exercise)
    for _press in range(2):
        choose(exercise, browser, scene=Scene.BLANK)
    assert JournalEntry.objects.filter(exercise=exercise, kind=Kind.BOARD_SET).count() == 1


def test_positions_need_a_tension_of_this_scenario(exercise):
    go_to(exercise, StepKind.BRIEF, 1)
    browser = browser_of_control(exercise)
    before = exercise.scene
    choose(exercise, browser, scene=Scene.POSITIONS)
    choose(exercise, browser, scene=Scene.POSITIONS, tension=10**6)
    exercise.refresh_from_db()
    assert exercise.scene == before
    tension = move_of(exercise).tensions.get()
    choose(exercise, browser, scene=Scene.POSITIONS, tension=tension.pk)
    exercise.refresh_from_db()
    assert (exercise.scene, exercise.scene_tension) == (Scene.POSITIONS, tension)


def test_a_player_cannot_choose(exercise, blue, nobody):
    for browser in (browser_of(blue), nobody):
        assert choose(exercise, browser, scene=Scene.BLANK).status_code == 404
    exercise.refresh_from_db()
    assert exercise.scene != Scene.BLANK


def test_the_board_is_found_only_under_its_key(exercise, nobody):
    right = reverse("board", args=[exercise.code, exercise.board_key])
    wrong = reverse("board", args=[exercise.code, "x" * len(exercise.board_key)])
    assert nobody.get(right).status_code == 200
    assert nobody.get(wrong).status_code == 404
    assert nobody.get(right.replace(exercise.code, "222222")).status_code == 404


def test_the_board_is_never_kept_by_a_browser(exercise, nobody):
    answer = nobody.get(reverse("board", args=[exercise.code, exercise.board_key]))
    assert "no-store" in answer.headers["Cache-Control"]
