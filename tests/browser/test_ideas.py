"""A team shares its ideas in two browsers: what one does reaches the other, and takes no words."""

import pytest
from playwright.sync_api import expect

from tests.cast import control_of, go_to, move_of, open_and_start, sit, write
from tests.factories import ALLOCATION, IDEAS, make_exercise
from wargame.models import DraftKind, Idea, IdeaPhase, Ranking, Revealed, Scene, StepKind
from wargame.operations import answers, exercises, idea_phases, ideas, reveals

from .test_every_page import in_every_size

MORE = "#one-more-idea"


@pytest.fixture
def trio(transactional_db):
    """Three of blue, each with two ideas, talking."""
    exercise = open_and_start(make_exercise(parts=[IDEAS, ALLOCATION], has_ledger=True))
    seats = [sit(exercise, "BLU", name, chair=n) for n, name in enumerate(("Bea", "Bob", "Bix"), 1)]
    go_to(exercise, StepKind.ESTIMATE, 1)
    for seat in seats:
        both = {1: f"First of {seat.name}", 2: f"Second of {seat.name}"}
        ideas.write(exercise, move=move_of(exercise), texts=both, by=seat)
    go_to(exercise, StepKind.DELIBERATE, 1)
    return [type(seat).objects.get(pk=seat.pk) for seat in seats]


def on(seat, phase):
    at = move_of(seat.exercise)
    idea_phases.move_on(seat.exercise, move=at, phase=phase, by=seat)


def rank_all(seats):
    move = move_of(seats[0].exercise)
    chosen = list(Idea.objects.order_by("number")[:3])
    for seat in seats:
        ideas.rank(seat.exercise, move=move, ideas=chosen, by=seat)


def test_the_team_writes_merges_and_ranks_without_a_reload(room, trio, is_connected):
    lead, member = room.player(trio[0]), room.player(trio[1], "phone")
    is_connected(lead)
    is_connected(member)
    lead.click("#ideas-move-on")
    member.wait_for_selector(MORE)
    member.click(MORE)
    member.keyboard.type("One for all, half wri")
    lead.check(".idea-list input[value='2']")
    lead.check(".idea-list input[value='5']")
    lead.click("#merge-ideas")
    lead.wait_for_selector(".idea-list__same")
    member.wait_for_selector("[data-task-moved]:not([hidden])")
    assert member.input_value(MORE) == "One for all, half wri"
    member.keyboard.type("tten")
    member.click(f"form:has({MORE}) button")
    lead.wait_for_selector(".idea-list >> text=One for all, half written")
    expect(member.locator(MORE)).to_have_value("")
    lead.click("#ideas-move-on")
    member.wait_for_selector(".idea-list__ranked")
    for rank, number in ((1, 3), (2, 1), (3, 7)):
        member.check(f"[aria-label='Rank {rank} to idea {number}']", force=True)
    member.click("text=Give my ranks")
    member.wait_for_selector("text=You have ranked.")
    numbers = Idea.objects.in_bulk(Ranking.objects.get().ideas)
    assert [numbers[pk].number for pk in Ranking.objects.get().ideas] == [3, 1, 7]
    assert not lead.faults
    assert not member.faults


def test_every_phase_is_free_of_faults_in_every_size(room, trio):
    bea, exercise = trio[0], trio[0].exercise
    lead, control = room.player(bea), room.control(exercise)
    for phase in (None, *IdeaPhase):
        if phase == IdeaPhase.RANKED:
            rank_all(trio)
        if phase:
            on(bea, phase)
        for page in (lead, control):
            page.reload()
            in_every_size(page)
    exercise.refresh_from_db()
    words = {"answer": "Build.", "because": "It binds.", "idea_1": "2"}
    write(exercise, bea, words, DraftKind.ANSWER)
    lead.reload()
    in_every_size(lead)
    answers.release(exercise, move=move_of(exercise), by=bea)
    go_to(exercise, StepKind.PLENARY, 1)
    about = {"what": Revealed.ANSWERS, "move": move_of(exercise)}
    reveals.reveal(exercise, by=control_of(exercise), **about)
    exercises.set_board(exercise, scene=Scene.IDEAS, tension=None, by=control_of(exercise))
    board = room.board(exercise)
    for page in (lead, board):
        page.reload()
        in_every_size(page)
