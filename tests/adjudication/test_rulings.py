"""Writing, holding and releasing rulings over HTTP, and who then reads what."""

import pytest
from django.urls import reverse

from tests.cast import browser_of, browser_of_control, decide, go_to, move_of, viewer_of
from wargame.models import Ruling, StepKind
from wargame.operations import adjudication, injects
from wargame.operations.adjudication import Words
from wargame.queries.adjudication import rulings

SAID = {"outcome": "The strait stays open.", "reason": "Two frigates were enough."}


@pytest.fixture
def desk(exercise):
    go_to(exercise, StepKind.ADJUDICATE, 1)
    return browser_of_control(exercise)


def page(exercise):
    return reverse("rulings", args=[exercise.code])


def room(seat):
    address = reverse("room", args=[seat.exercise.code, seat.pk])
    return browser_of(seat).get(address).content.decode()


def test_control_writes_one_and_nobody_else_reads_it_yet(desk, exercise, blue):
    answer = desk.post(reverse("ruling-write", args=[exercise.code, "free"]), SAID)
    assert answer.url == page(exercise)
    assert SAID["outcome"] in desk.get(page(exercise)).content.decode()
    assert SAID["outcome"] not in room(blue)


def test_once_released_all_teams_read_it(desk, exercise, blue, red):
    desk.post(
        reverse("ruling-write", args=[exercise.code, "free"]), SAID | {"is_reason_open": "on"}
    )
    desk.post(reverse("ruling-release", args=[exercise.code, Ruling.objects.get().pk]))
    for seat in (blue, red):
        assert SAID["outcome"] in room(seat)
        assert SAID["reason"] in room(seat)


def test_a_reason_that_is_not_open_stays_with_control(desk, exercise, blue):
    desk.post(reverse("ruling-write", args=[exercise.code, "free"]), SAID)
    desk.post(reverse("ruling-release", args=[exercise.code, Ruling.objects.get().pk]))
    assert SAID["outcome"] in room(blue)
    assert SAID["reason"] not in room(blue)
    assert SAID["reason"] in desk.get(page(exercise)).content.decode()


def test_a_ruling_for_one_team_is_read_by_no_other(desk, exercise, blue, red):
    team = exercise.teams.get(code="BLU").pk
    desk.post(reverse("ruling-write", args=[exercise.code, "free"]), SAID | {"teams": team})
    desk.post(reverse("ruling-release", args=[exercise.code, Ruling.objects.get().pk]))
    assert SAID["outcome"] in room(blue)
    assert SAID["outcome"] not in room(red)


def test_a_form_without_a_reason_comes_back_with_every_word(desk, exercise):
    sent = {"outcome": SAID["outcome"], "reason": ""}
    answer = desk.post(reverse("ruling-write", args=[exercise.code, "free"]), sent)
    assert answer.status_code == 422
    assert SAID["outcome"] in answer.content.decode()
    assert "Write why." in answer.content.decode()
    assert not Ruling.objects.exists()


def test_what_is_held_is_changed_in_place_and_what_is_released_gets_a_correction(desk, exercise):
    desk.post(reverse("ruling-write", args=[exercise.code, "free"]), SAID)
    held = Ruling.objects.get()
    change = reverse("ruling-change", args=[exercise.code, held.pk])
    assert SAID["reason"] in desk.get(reverse("ruling", args=[exercise.code, held.pk])).text
    desk.post(change, SAID | {"outcome": "It closes."})
    assert Ruling.objects.get().outcome == "It closes."
    desk.post(reverse("ruling-release", args=[exercise.code, held.pk]))
    desk.post(change, SAID | {"outcome": "It opens again."})
    assert [one.corrects_id for one in Ruling.objects.all()] == [None, held.pk]


def sealed_decision(exercise, lead):
    exercise.refresh_from_db()
    step = exercise.step
    exercise.step = exercise.steps.get(kind=StepKind.DECIDE, move__number=1)
    exercise.save(update_fields=["step"])
    decide(exercise, lead, title="A sealed title")
    exercise.step = step
    exercise.save(update_fields=["step"])
    return exercise.decisions.get()


def test_the_title_of_a_sealed_decision_does_not_travel_with_a_ruling(exercise, control, blue, red):
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, blue, title="A sealed title")
    words = Words("It works.", "They were quick.", decision=exercise.decisions.get())
    ruling = adjudication.write(exercise, words, move=move_of(exercise), by=control)
    adjudication.release(ruling, by=control)
    assert rulings(viewer_of(red))[0].decision is None
    assert rulings(viewer_of(blue))[0].decision is not None
    assert "A sealed title" not in room(red)


def test_players_do_not_find_the_page(exercise, blue, nobody):
    for browser in (browser_of(blue), nobody):
        assert browser.get(page(exercise)).status_code == 404
        assert (
            browser.post(reverse("ruling-write", args=[exercise.code, "free"]), SAID).status_code
            == 404
        )


def test_the_console_says_that_nothing_has_been_ruled_and_that_something_is_held(desk, exercise):
    console = reverse("console", args=[exercise.code])
    assert "No ruling yet" in desk.get(console).content.decode()
    desk.post(reverse("ruling-write", args=[exercise.code, "free"]), SAID)
    assert "1 ruling is held" in desk.get(console).content.decode()


def test_what_a_ruling_rests_on_is_read_by_whoever_may_read_it_anyway(
    desk, exercise, control, blue, red
):
    for number in ("1.1", "1.2"):
        injects.release(exercise.injects.get(number=number), by=control)
    cited = [one.pk for one in exercise.injects.released()]
    sent = SAID | {"cited_injects": cited}
    desk.post(reverse("ruling-write", args=[exercise.code, "free"]), sent)
    desk.post(reverse("ruling-release", args=[exercise.code, Ruling.objects.get().pk]))
    assert "inject 1.2, Inject title 1.2" in room(blue)
    assert "inject 1.1, Inject title 1.1" in room(red)
    assert "inject 1.2, Inject title 1.2" not in room(red)


def test_a_sealed_decision_that_is_cited_keeps_its_title(desk, exercise, control, blue, red):
    decision = sealed_decision(exercise, blue)
    sent = SAID | {"cited_decisions": [decision.pk]}
    desk.post(reverse("ruling-write", args=[exercise.code, "free"]), sent)
    desk.post(reverse("ruling-release", args=[exercise.code, Ruling.objects.get().pk]))
    assert "A sealed title" in room(blue)
    assert "A sealed title" not in room(red)


def test_rulings_take_as_many_queries_however_many(
    desk, exercise, control, blue, django_assert_num_queries
):
    def release(number):
        words = Words(f"Outcome {number}.", "Because.", cited_injects=exercise.injects.all())
        ruling = adjudication.write(exercise, words, move=move_of(exercise), by=control)
        adjudication.release(ruling, by=control)

    viewer = viewer_of(blue)
    with django_assert_num_queries(1):
        assert rulings(viewer) == []
    for number in range(4):
        release(number)
        with django_assert_num_queries(6):
            assert len(rulings(viewer)) == number + 1
