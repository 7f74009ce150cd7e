"""The board and the reveals: what is shown, what can be opened, and that it takes two acts."""

import pytest

from tests.cast import decide, go_to, move_of, open_and_start
from tests.factories import make_exercise
from wargame.models import Reveal, Revealed, Scene, StepKind
from wargame.operations import exercises


def opening(console, number, what):
    """The markup of one reveal."""
    return f'id="cue-{number}-{what.value.replace(" ", "-")}"' in console.region("reveals")


def test_the_scene_on_the_board_is_marked(console, control):
    exercises.set_board(console.exercise, scene=Scene.BLANK, by=control)
    text = console.region("scenes")
    assert text.count('aria-pressed="true"') == 1
    assert "Showing: Blank" in console.text("scenes")


def test_the_tensions_of_begun_moves_can_be_put_on_the_board(console, control):
    assert "board-positions" not in console.region("scenes")
    go_to(console.exercise, StepKind.BRIEF, 1)
    tension = move_of(console.exercise).tensions.get()
    assert 'form="board-positions"' in console.region("scenes")
    assert tension.name in console.text("scenes")
    assert move_of(console.exercise, 2).tensions.get().name not in console.text("scenes")
    exercises.set_board(console.exercise, scene=Scene.POSITIONS, tension=tension, by=control)
    assert f"Showing: Positions, {tension.name}" in console.text("scenes")


def test_the_page_holds_a_form_for_every_button_of_the_regions(console):
    go_to(console.exercise, StepKind.DECIDE, 1)
    page = console.open().content.decode()
    assert '<form id="reveal-in-1" method="post"' in page
    assert '<form id="board-positions" method="post"' in page
    assert '<form id="act" method="post">' in page


def test_nothing_is_offered_before_its_step(console):
    go_to(console.exercise, StepKind.ESTIMATE, 1)
    assert opening(console, 1, Revealed.ESTIMATES)
    assert not opening(console, 1, Revealed.POSITIONS)
    assert "From Deliberate on" in console.text("reveals")


def test_a_reveal_says_what_it_opens_to_whom_and_how_much_there_is(console, blue):
    go_to(console.exercise, StepKind.DECIDE, 1)
    decide(console.exercise, blue)
    text = console.text("reveals")
    assert "Decision records, to all." in text
    assert "1 of 3 teams have one" in text
    assert "frigates" not in text


def test_revealing_twice_opens_once_and_shows_since_when(console):
    go_to(console.exercise, StepKind.DECIDE, 1)
    for _press in range(2):
        console.press("reveal", what="decisions", move=1)
    assert Reveal.objects.get().what == Revealed.DECISIONS
    assert not opening(console, 1, Revealed.DECISIONS)
    assert "Open since" in console.text("reveals")


def button(console, team, what="decisions"):
    """The markup of the button that reveals one team."""
    return f'id="reveal-1-{what}-{team.pk}"' in console.region("reveals")


def test_teams_can_be_revealed_one_by_one_and_it_says_who_has_something(console, blue, red):
    go_to(console.exercise, StepKind.DECIDE, 1)
    decide(console.exercise, blue)
    decide(console.exercise, red)
    green = console.exercise.teams.get(code="GRN")
    assert button(console, blue.team)
    assert button(console, red.team)
    assert not button(console, green)
    assert "Nothing to open yet: GRN" in console.text("reveals")
    console.press("reveal-team", red.team.pk, what="decisions", move=1)
    assert Reveal.objects.get().team == red.team
    assert not button(console, red.team)
    assert button(console, blue.team)
    text = console.text("reveals")
    assert "2 of 3 teams have one, 1 open" in text
    assert "Reveal the rest now : Decisions" in text


def test_a_team_of_another_exercise_is_not_found(console, console_of):
    go_to(console.exercise, StepKind.DECIDE, 1)
    stranger = open_and_start(make_exercise()).teams.first()
    answer = console.press("reveal-team", stranger.pk, what="decisions", move=1)
    assert answer.status_code == 404
    assert not Reveal.objects.exists()


def test_an_earlier_move_is_left_over_only_while_some_team_is_sealed(console, blue, red):
    go_to(console.exercise, StepKind.DECIDE, 1)
    decide(console.exercise, blue)
    decide(console.exercise, red)
    go_to(console.exercise, StepKind.BRIEF, 2)
    for seat in (blue, red):
        assert opening(console, 1, Revealed.DECISIONS)
        console.press("reveal-team", seat.team.pk, what="decisions", move=1)
    assert not opening(console, 1, Revealed.DECISIONS)


@pytest.mark.parametrize(
    "said",
    [{"what": "everything", "move": 1}, {"what": "decisions"}, {"what": "decisions", "move": 9}],
)
def test_what_cannot_be_revealed_is_refused(console, said):
    go_to(console.exercise, StepKind.DECIDE, 1)
    assert console.press_live("reveal", **said).status_code == 422
    assert not Reveal.objects.exists()


def test_what_an_earlier_move_kept_sealed_is_still_offered(console, blue):
    go_to(console.exercise, StepKind.DECIDE, 1)
    decide(console.exercise, blue)
    go_to(console.exercise, StepKind.BRIEF, 2)
    assert opening(console, 1, Revealed.DECISIONS)
    assert not opening(console, 1, Revealed.ANSWERS)
    console.press("reveal", what="decisions", move=1)
    assert not opening(console, 1, Revealed.DECISIONS)


def test_own_views_are_offered_after_play_and_not_while_the_final_one_is_asked(console):
    assert "Own views" not in console.text("reveals")
    go_to(console.exercise, StepKind.FINAL)
    assert not opening(console, 0, Revealed.OWN_VIEWS)
    assert not opening(console, 0, Revealed.LESSONS)
    go_to(console.exercise, StepKind.REVIEW)
    assert opening(console, 0, Revealed.OWN_VIEWS)
    assert opening(console, 0, Revealed.LESSONS)
    console.press("reveal", what="own views")
    assert Reveal.objects.get().what == Revealed.OWN_VIEWS
