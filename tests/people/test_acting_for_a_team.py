"""Looking in on a team, on record; and what control types in from a team's paper."""

import pytest
from django.urls import reverse

from tests.cast import (
    EFFECTS,
    RECORD,
    browser_of,
    browser_of_control,
    go_to,
    invite,
    move_of,
    sit,
    viewer_of,
    write,
)
from tests.reports.test_record import faults, record_of
from wargame.errors import Refused
from wargame.models import Duty, Kind, Revealed, StepKind
from wargame.operations import look_ins, moves, papers, positions, reveals, seats
from wargame.operations.positions import Mark


@pytest.fixture
def deciding(exercise):
    go_to(exercise, StepKind.DECIDE, 1)
    return exercise


def look(seat, team):
    place = [seat.exercise.code] if seat.is_control else [seat.exercise.code, seat.pk]
    browser = browser_of_control(seat.exercise) if seat.is_control else browser_of(seat)
    return (
        browser,
        reverse("look", args=[*place, team.pk]),
        reverse("look-in", args=[*place, team.pk]),
    )


def test_a_draft_is_read_only_after_a_press_that_goes_on_record(deciding, control, blue):
    write(deciding, blue, {"title": "Send the secret frigate"})
    browser, page, press = look(control, blue.team)
    assert "secret frigate" not in browser.get(page).text
    for _press in range(2):
        browser.post(press)
    assert "secret frigate" in browser.get(page).text
    entry = deciding.journal.get(kind=Kind.LOOKED_IN)
    assert (entry.seat, entry.refs) == (control, {"team": blue.team_id})
    moves.next_step(deciding, after=deciding.step.number, by=control)
    assert "secret frigate" not in browser.get(page).text


def test_an_evaluator_looks_in_on_the_teams_that_it_follows_and_nobody_hears_of_it(
    deciding, control, blue, red
):
    eva = invite(deciding, Duty.EVALUATOR, "Eva", teams=("BLU",))
    els = invite(deciding, Duty.EVALUATOR, "Els", teams=("RED",))
    write(deciding, blue, {"title": "Send the secret frigate"})
    browser, page, press = look(eva, blue.team)
    browser.post(press)
    assert "secret frigate" in browser.get(page).text
    assert browser.get(look(eva, red.team)[1]).status_code == 404
    other, page, press = look(els, blue.team)
    assert (other.get(page).status_code, other.post(press).status_code) == (404, 404)
    with pytest.raises(Refused):
        look_ins.look_in(blue.team, by=els)
    with pytest.raises(Refused):
        look_ins.look_in(blue.team, by=blue)
    entry = deciding.journal.filter(kind=Kind.LOOKED_IN)
    assert [entry.visible_to(viewer_of(one)).exists() for one in (control, eva, els, blue)] == [
        True,
        True,
        False,
        False,
    ]


def test_the_team_is_told_in_the_review(deciding, control, blue, red):
    look_ins.look_in(blue.team, by=control)
    go_to(deciding, StepKind.REVIEW)
    told = {
        seat: browser_of(seat).get(f"/x/{deciding.code}/seats/{seat.pk}/review/").text
        for seat in (blue, red)
    }
    assert "Who looked in" in told[blue]
    assert control.name not in told[blue].split("Who looked in")[-1].split("</section>")[0]
    assert "Who looked in" not in told[red]


def enter(exercise, kind, texts, team="BLU"):
    place = [exercise.code, exercise.teams.get(code=team).pk, kind]
    address = reverse("paper-enter", args=place) + "?move=1"
    sent = texts | {f"base-{name}": "0" for name in texts}
    return browser_of_control(exercise).post(address, sent)


def test_a_decision_from_paper_is_on_record_as_the_teams_and_marked(deciding, control, red):
    answer = enter(deciding, "decision", RECORD | EFFECTS)
    assert answer.status_code == 302, answer.text
    decision = deciding.decisions.get()
    assert (decision.team.code, decision.is_from_paper, decision.released_by) == (
        "BLU",
        True,
        control,
    )
    page = browser_of_control(deciding).get(reverse("decision", args=[deciding.code, decision.pk]))
    assert "Entered by control from paper." in page.text
    recorded = record_of(deciding)
    assert faults(recorded) == []
    assert recorded["decisions"][0]["is_from_paper"] is True
    again = enter(deciding, "decision", RECORD | EFFECTS)
    assert (again.status_code, deciding.decisions.count()) == (302, 1)


def test_what_is_missing_is_said_and_what_was_typed_stays(deciding):
    page = enter(deciding, "decision", {"title": "Send two frigates"})
    assert page.status_code == 422
    assert "Not released. Still to do" in page.text
    assert "Send two frigates" in page.text
    assert not deciding.drafts.filter(texts__isnull=False).exists()


def test_control_types_nothing_over_the_words_or_the_head_of_a_team(deciding, control, blue):
    about = {"kind": "decision", "move": move_of(deciding), "team": blue.team, "by": control}
    seats.arrive(blue)
    with pytest.raises(Refused, match="is here and decides"):
        papers.enter(deciding, RECORD | EFFECTS, **about)
    seats.leave(blue)
    write(deciding, blue, {"title": "Ours"})
    with pytest.raises(Refused, match="has written on a device"):
        papers.enter(deciding, RECORD | EFFECTS, **about)
    with pytest.raises(Refused):
        papers.enter(deciding, RECORD | EFFECTS, **about | {"by": blue})


def test_an_answer_and_a_position_are_typed_in_too(deciding, control):
    reveals.reveal(deciding, what=Revealed.ESTIMATES, move=move_of(deciding), by=control)
    enter(deciding, "answer", {"answer": "By need.", "because": "It is fair."})
    assert deciding.answers.get().is_from_paper
    tension, blue = move_of(deciding).tensions.get(), deciding.teams.get(code="BLU")
    address = reverse("paper-positions", args=[deciding.code, blue.pk]) + "?move=1"
    browser_of_control(deciding).post(address, {f"t{tension.pk}-mark": "3"})
    assert (deciding.positions.get().seat, deciding.positions.get().point) == (control, 3)
    sit(deciding, "RED", "Rob", chair=1)
    red = deciding.seats.get(name="Rob")
    seats.arrive(red)
    about = {"move": move_of(deciding), "team": red.team, "by": control}
    with pytest.raises(Refused):
        positions.set_position(deciding, Mark(tension, 2), **about)


def test_the_paper_page_shows_nothing_that_the_team_writes(deciding, blue):
    write(deciding, blue, {"title": "Send the secret frigate"})
    address = reverse("paper", args=[deciding.code, blue.team_id])
    assert "secret frigate" not in browser_of_control(deciding).get(address).text
