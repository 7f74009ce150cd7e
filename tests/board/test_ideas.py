"""The scene of the ideas: what teams ranked first, once their answers are open."""

import pytest

from tests.cast import control_of, go_to, move_of, open_and_start, sit, write
from tests.console.conftest import Console, words
from tests.factories import IDEAS, make_exercise
from tests.rooms.conftest import reveal
from wargame.models import DraftKind, Idea, IdeaPhase, Revealed, Scene, StepKind
from wargame.operations import answers, idea_phases, ideas

from .conftest import Board

TEAMS = {"BLU": ("Bea", "Bob", "Bix"), "RED": ("Rob",)}


@pytest.fixture
def teams(db):
    """Blue's three have ranked and answered; red has laid one idea and has not."""
    exercise = open_and_start(make_exercise(parts=[IDEAS]))
    seats = {
        code: [sit(exercise, code, name, chair=n) for n, name in enumerate(names, start=1)]
        for code, names in TEAMS.items()
    }
    go_to(exercise, StepKind.ESTIMATE, 1)
    about = {"move": move_of(exercise)}
    for seat in seats["BLU"]:
        both = {1: f"Idea of {seat.name}", 2: f"Other of {seat.name}"}
        ideas.write(exercise, **about, texts=both, by=seat)
    go_to(exercise, StepKind.DELIBERATE, 1)
    for lead in (seats["BLU"][0], seats["RED"][0]):
        idea_phases.move_on(exercise, **about, phase=IdeaPhase.LISTED, by=lead)
    ideas.lay(exercise, **about, text="Idea of red", by=seats["RED"][0])
    idea_phases.move_on(exercise, **about, phase=IdeaPhase.RANKING, by=seats["BLU"][0])
    for seat, places in zip(seats["BLU"], ((1, 2, 3), (1, 3, 2), (2, 1, 4)), strict=True):
        chosen = [Idea.objects.get(team=seat.team, number=number) for number in places]
        ideas.rank(exercise, **about, ideas=chosen, by=seat)
    idea_phases.move_on(exercise, **about, phase=IdeaPhase.RANKED, by=seats["BLU"][0])
    lead = seats["BLU"][0]
    words_of = {"answer": "Build.", "because": "It binds.", "idea_1": "3"}
    write(exercise, lead, words_of, DraftKind.ANSWER)
    answers.release(exercise, **about, by=lead)
    exercise.refresh_from_db()
    return exercise


def laid(number):
    return Idea.objects.get(team__code="BLU", number=number).text


def shown(exercise):
    text = Board(exercise, control_of(exercise)).show(Scene.IDEAS)
    return words(text)


def test_before_the_answers_are_open_no_idea_is_shown(teams):
    assert "Ideas are sealed." in shown(teams)
    assert "Idea of" not in shown(teams)


def test_then_the_first_three_stand_with_their_ranks_and_how_far_people_agree(teams):
    reveal(teams, Revealed.ANSWERS)
    text = shown(teams)
    assert "3 ranked, W 0." in text
    places = [text.index(laid(number)) for number in (1, 2, 3)]
    assert places == sorted(places)
    assert "Ranks given: 1, 1, 2" in text
    assert laid(5) not in text
    assert "Move title 1: 6 ideas" in text


def test_a_team_that_has_not_answered_shows_nothing_of_its_ideas(teams):
    reveal(teams, Revealed.ANSWERS)
    assert "Idea of red" not in shown(teams)
    assert "no ideas shared" in shown(teams)


def test_the_answers_name_what_the_head_released(teams):
    reveal(teams, Revealed.ANSWERS)
    text = Board(teams, control_of(teams)).show(Scene.ANSWERS)
    assert laid(3) in text
    assert laid(1) not in text


def test_the_scene_is_offered_where_the_move_asks_for_ideas(teams):
    assert 'id="scene-ideas"' in Console(teams).region("scenes")
    go_to(teams, StepKind.BRIEF, 2)
    assert 'id="scene-ideas"' not in Console(teams).region("scenes")
    assert "This move asks for no ideas." in shown(teams)


def test_the_review_keeps_all_of_it_for_whoever_may_read_it(teams):
    page = Console(teams).open("review").content.decode()
    text = words(page)
    assert "Idea of red" in text
    assert "ranks not opened" in text
    assert "Ranks given: 1, 1, 2" in text
    assert 'href="#ideas"' in page
