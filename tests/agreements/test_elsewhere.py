"""Agreements on the board, in the review and in the record; how many queries they take."""

import json

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tests.board.conftest import board  # noqa: F401
from tests.cast import browser_of, control_of, go_to, open_and_start, sit, viewer_of
from tests.factories import CODES, make_exercise
from tests.reports.test_record import SCHEMA
from wargame.live import regions
from wargame.models import ClauseSays, Fate, Scene, StepKind
from wargame.models.viewers import of_team
from wargame.operations import agreements, communiques, exercises, signatures
from wargame.operations.signatures import Finding
from wargame.queries import review_sight, viewers
from wargame.queries.review_agreements import agreed
from wargame.reports import record

from .play import clause, communique, conclude, decline, keep, propose, sign, terms


@pytest.fixture
def talks(exercise, heads, control):
    """One in force with a reservation and broken, one in two versions, one declined; a clause."""
    blue, red, green = heads
    first = propose(blue, "RED", title="Share the picture")
    sign(first, blue)
    sign(first, red, "Not at night.")
    older = propose(red, "GRN", title="Two versions")
    newer = propose(green, "RED", changes=older, title="Two versions", terms="Second.")
    sign(newer, red)
    decline(newer, green, "Too dear.")
    keep(blue, terms("GRN", terms="Never sent."))
    signatures.note(first.agreement, Finding(Fate.BROKEN, "Red went home."), by=control)
    made = communique(exercise, "We stand together.")
    answers = {clause(made, 1): (ClauseSays.OBJECTS, "We do not.")}
    communiques.answer(made, answers, team=green.team, by=green)
    return first, newer, made


def review_text(seat):
    go_to(seat.exercise, StepKind.REVIEW)
    return browser_of(seat).get(f"/x/{seat.exercise.code}/seats/{seat.pk}/review/").text


# The board


def test_the_board_shows_what_control_has_published_and_nothing_else(board, talks, control):  # noqa: F811
    assert "No agreement has been published." in board.show(Scene.AGREEMENTS)
    agreements.publish(talks[0].agreement, by=control)
    shown = board.text()
    assert "Share the picture" in shown
    assert "broken" in shown
    assert "Two versions" not in shown


def test_the_board_shows_the_communique_when_control_shows_it(board, talks, control):  # noqa: F811
    assert "We stand together." not in board.show(Scene.CLOCK)
    shown = board.show(Scene.COMMUNIQUE)
    assert "We stand together." in shown
    assert "We do not." in shown
    assert "0 of 1 clause agreed by all" in shown


def test_without_a_communique_the_board_says_so(board):  # noqa: F811
    assert "None has been opened." in board.show(Scene.COMMUNIQUE)


# The review


def test_the_review_says_who_agreed_with_whom(exercise, talks, heads):
    found = agreed(review_sight.sight(viewer_of(heads[0])))
    assert found.finding == "1 agreement came into force"
    counts = {one.team.code: one.counts for one in found.coordination}
    assert counts == {"BLU": [None, 1, 0], "RED": [1, None, 0], "GRN": [0, 0, None]}


def test_the_state_in_most_agreements_is_named(heads):
    blue, red, green = heads
    conclude(blue, red)
    conclude(blue, green)
    found = agreed(review_sight.sight(viewer_of(blue)))
    assert found.finding == "2 agreements came into force; Blu is in 2 of them"


def test_a_party_reads_its_agreements_word_for_word_and_no_others(talks, heads):
    found = review_text(heads[0])
    for words in ("We share what our radars see.", "Not at night.", "Red went home."):
        assert words in found
    assert "Two versions" not in found
    assert "We stand together." in found
    assert "We do not." in found
    theirs = review_text(heads[2])
    assert "Not at night." not in theirs
    assert "Second." in theirs
    assert "Version 1, replaced" in theirs


def test_one_who_sees_none_reads_that_none_was_proposed(exercise, heads):
    assert "No state proposed an agreement that you may see." in review_text(heads[0])


# The record


def test_the_record_holds_every_version_answer_and_note(exercise, talks, control):
    exercise.refresh_from_db()
    recorded = json.loads(record.as_text(viewer_of(control)))
    validator = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
    assert [error.message for error in validator.iter_errors(recorded)] == []
    first, second = recorded["agreements"]
    assert [(one["team"], one["answer"]) for one in first["versions"][0]["signatures"]] == [
        ("BLU", "signed"),
        ("RED", "reserved"),
    ]
    assert [one["fate"] for one in first["statuses"]] == ["broken"]
    assert [one["team"] for one in first["readers"]] == ["BLU", "RED"]
    assert [(one["number"], one["team"]) for one in second["versions"]] == [(1, "RED"), (2, "GRN")]
    (made,) = recorded["communiques"]
    (said,) = made["clauses"][0]["versions"][0]["answers"]
    assert (said["team"], said["assent"], said["words"]) == ("GRN", "objects", "We do not.")
    assert "Never sent." not in json.dumps(recorded)


# How many queries


@pytest.fixture(params=[3, 12])
def busy(request, db):
    """Each head has an agreement with the next, in force, and one that waits; a communique."""
    exercise = open_and_start(make_exercise(teams=request.param))
    codes = CODES[: request.param]
    leads = [sit(exercise, code, f"Lead {code}", chair=1) for code in codes]
    go_to(exercise, StepKind.DELIBERATE, 1)
    control = control_of(exercise)
    for lead, other in zip(leads, [*leads[1:], leads[0]], strict=True):
        version = conclude(lead, other)
        signatures.note(version.agreement, Finding(Fate.KEPT, "So far."), by=control)
        propose(other, lead.team.code, title="Waiting")
        keep(lead, terms(other.team.code))
    made = communique(exercise, "First.", "Second.")
    for lead in leads[1:]:
        said = {clause(made, 1): (ClauseSays.AGREES, "")}
        communiques.answer(made, said, team=lead.team, by=lead)
    exercise.refresh_from_db()
    return exercise, leads


def test_the_room_takes_as_many_queries_for_three_teams_as_for_twelve(
    busy, django_assert_num_queries
):
    viewer = viewer_of(busy[1][0]).narrowed(of_team(busy[1][0].team_id))
    for name, most in {"agreements": 12, "agreements-waiting": 2}.items():
        with django_assert_num_queries(most):
            regions.render(regions.named("room", name), viewer)


def test_so_do_the_pages(busy, django_assert_num_queries):
    exercise, leads = busy
    here = f"/x/{exercise.code}/seats/{leads[0].pk}"
    agreement = exercise.agreements.first()
    made = exercise.communiques.get()
    for path, most in {
        f"{here}/agreements/": 14,
        f"{here}/agreements/{agreement.pk}/": 24,
        f"{here}/communiques/{made.pk}/": 20,
    }.items():
        browser = browser_of(leads[0])
        with django_assert_num_queries(most):
            assert browser.get(path).status_code == 200


def test_so_do_the_scenes_of_the_board(busy, django_assert_num_queries):
    exercise = busy[0]
    for agreement in exercise.agreements.all():
        agreements.publish(agreement, by=control_of(exercise))
    for scene, most in {Scene.AGREEMENTS: 6, Scene.COMMUNIQUE: 5}.items():
        exercises.set_board(exercise, scene=scene, by=control_of(exercise))
        viewer = viewers.of_board(exercise.code, exercise.board_key)
        with django_assert_num_queries(most):
            regions.render(regions.named("board", "board"), viewer)


def test_so_does_the_review(busy, django_assert_num_queries):
    sight = review_sight.sight(viewer_of(busy[1][0]))
    with django_assert_num_queries(11):
        agreed(sight)
