"""The road not taken: what stood at the moment goes along, what came later does not."""

import pytest
from django.urls import reverse

from tests.cast import (
    browser_of,
    browser_of_control,
    control_of,
    decide,
    go_to,
    invite,
    move_of,
    sit,
)
from tests.review.play import play_a_move
from wargame.archives import branching
from wargame.errors import Refused
from wargame.models import (
    Duty,
    Exercise,
    Kind,
    Occasion,
    Revealed,
    State,
    StepKind,
    Viewer,
    Voice,
)
from wargame.operations import messages, positions, reveals, sittings
from wargame.operations.messages import Words
from wargame.operations.positions import Mark
from wargame.queries import endings, pasts

from .conftest import commit, text_of


@pytest.fixture
def run(exercise, control, blue, blue_two, red):
    """Over: blue decided in move 1, and once more in move 2, when red came to decide too."""
    co_director = invite(exercise, Duty.CONTROL, "Co")
    play_a_move(exercise, [blue])
    commit()
    exercise.refresh_from_db()
    exercise.middle = exercise.entries
    go_to(exercise, StepKind.ESTIMATE, 2)
    mark = Mark(move_of(exercise, 2).tensions.get(), 2, reason="Later", confidence="low")
    positions.place(
        exercise, [mark], occasion=Occasion.MOVE, move=move_of(exercise, 2), by=blue_two
    )
    go_to(exercise, StepKind.DECIDE, 2)
    decide(exercise, blue, title="The road that was taken")
    sit(exercise, "RED", "Late Lia")
    words = Words(text="Written later", ticket="t" * 20)
    messages.write(exercise, words, teams=[red.team], by=blue)
    commit()
    go_to(exercise, StepKind.REVIEW)
    commit()
    exercise.refresh_from_db()
    exercise.co_director = co_director
    return exercise


def branch_of(run, number=None):
    then = pasts.moment(run, number or run.middle)
    made = branching.branch(run, then, by=control_of(run))
    commit()
    return made


def test_what_came_after_the_moment_is_not_in_the_branch(run):
    made = branch_of(run)
    kept = text_of(made)
    assert "Decision of BLU" in kept
    for later in ("The road that was taken", "Later", "Late Lia", "Written later"):
        assert later in text_of(run)
        assert later not in kept
    assert made.decisions.count() == run.decisions.filter(move__number=1).count()
    assert not made.estimates.filter(move__number=2).exists()
    assert not Voice.objects.filter(exercise=made, seat__name="Bob", estimates=None).exists()
    told = list(made.journal.values_list("number", flat=True))
    assert told == list(range(1, run.middle + 2))
    assert made.journal.last().kind == Kind.EXERCISE_BRANCHED


def test_it_stands_where_the_other_stood_and_goes_on_from_there(run):
    made = branch_of(run)
    then = pasts.moment(run, run.middle)
    assert (made.state, made.played) == (State.SUSPENDED, then.exercise_time)
    assert (made.branched_from, made.branched_after) == (run, run.middle)
    assert made.step.title == pasts_step(run, then)
    assert made.ended_at is None
    sittings.take_up(made, by=control_of(made))
    go_to(made, StepKind.DECIDE, 2)
    new = sit(made, "BLU", "Nora", chair=1)
    assert new.duty == Duty.LEAD
    decide(made, new, title="The road not taken")
    assert made.decisions.filter(move__number=2).get().released_by == new
    assert not run.decisions.filter(title="The road not taken").exists()


def pasts_step(run, then):
    with pasts.as_of(then):
        return pasts.exercise_then(run).step.title


def test_seats_are_free_and_what_was_written_stays_with_them(run, blue):
    made = branch_of(run)
    assert not made.seats.players().exists()
    assert [seat.facilitator for seat in made.seats.taken()] == [run.director]
    wrote = made.decisions.first().released_by
    assert (wrote.name, wrote.team.code, wrote.pk == blue.pk) == ("Bea", "BLU", False)
    assert wrote.left_at is not None


def test_secrets_are_new_and_nobody_comes_in_with_an_old_one(run, blue):
    before = browser_of(blue).get(reverse("room", args=[run.code, blue.pk])).status_code
    assert before == 200
    made = branch_of(run)
    assert made.code != run.code
    assert made.board_key != run.board_key
    mine = set(made.seats.values_list("key_hash", flat=True))
    assert not mine & set(run.seats.values_list("key_hash", flat=True))
    for seat in (*made.seats.filter(name="Bea"), *made.seats.filter(name="Co")):
        room = reverse("room", args=[made.code, seat.pk])
        assert browser_of(blue).get(room).status_code == 404


def test_the_original_is_not_touched(run):
    before = text_of(run)
    branch_of(run)
    assert text_of(Exercise.objects.get(pk=run.pk)) == before


def test_only_the_director_branches_and_only_from_a_moment_in_play(run, exercise):
    then = pasts.moment(run, run.middle)
    with pytest.raises(Refused, match="Only the director"):
        branching.branch(run, then, by=run.co_director)
    over = run.journal.get(kind=Kind.EXERCISE_ENDED).number
    early = run.journal.get(kind=Kind.LOBBY_OPENED).number
    for number in (early, over):
        # Nothing of the beginning was kept apart in a test that never commits.
        moment = pasts.moment(run, number)
        with pytest.raises(Refused, match="a moment in play"):
            branching.branch(run, moment, by=control_of(run))
    assert Exercise.objects.count() == 1


def test_from_the_replay_one_press_leads_to_the_console_of_the_branch(run):
    director = browser_of_control(run)
    page = director.get(reverse("replay", args=[run.code, run.middle, "board"])).content.decode()
    address = reverse("exercise-branch", args=[run.code, run.middle])
    assert f'action="{address}"' in page
    answer = director.post(address)
    made = Exercise.objects.get(branched_from=run)
    assert answer.url == reverse("console", args=[made.code])
    assert director.get(answer.url).status_code == 200
    assert director.post(reverse("exercise-branch", args=[run.code, 9999])).status_code == 404


def test_the_replay_of_a_branch_begins_where_it_does(run):
    made = branch_of(run)
    sittings.take_up(made, by=control_of(made))
    commit()
    go_to(made, StepKind.DECIDE, 2)
    commit()
    go_to(made, StepKind.REVIEW)
    commit()
    director = browser_of_control(made)
    answer = director.get(reverse("replay-begin", args=[made.code]))
    page = director.get(answer.url).content.decode()
    first = made.journal.filter(number__gt=run.middle, kind=Kind.STEP_BEGUN).first().number
    assert f'id="to-{first}"' in page
    assert page.count('<a id="to-') < made.journal.filter(kind=Kind.STEP_BEGUN).count()


def ended_branch(run):
    """Blue decides otherwise in move 2, and this time it is open to all; red keeps silent."""
    made = branch_of(run)
    sittings.take_up(made, by=control_of(made))
    go_to(made, StepKind.DECIDE, 2)
    nora, rita = sit(made, "BLU", "Nora", chair=1), sit(made, "RED", "Rita", chair=1)
    decide(made, nora, title="The road not taken")
    for what in (Revealed.POSITIONS, Revealed.ANSWERS, Revealed.DECISIONS):
        reveals.reveal(made, what=what, move=move_of(made, 2), by=control_of(made))
    go_to(made, StepKind.REVIEW)
    return made, nora, rita


def lines_of(viewer):
    found = endings.endings(viewer)
    return {
        (move.number, ended.team.code, line.what): (line.first, line.here)
        for move in found.moves
        for ended in move.teams
        for line in ended.lines
    }


def test_the_review_of_a_branch_shows_both_endings_side_by_side(run, django_assert_max_num_queries):
    made, _nora, _rita = ended_branch(run)
    lines = lines_of(Viewer.from_seat(control_of(made)).for_the_record())
    taken, not_taken = "The road that was taken", "The road not taken"
    assert lines[2, "BLU", "Decisions"] == (taken, not_taken)
    page = browser_of_control(made).get(reverse("review", args=[made.code])).content.decode()
    assert "Both endings" in page
    assert taken in page
    assert "The two part in Move 1" in page
    assert "first n 1, here n 1" in page
    with django_assert_max_num_queries(45):
        endings.endings(Viewer.from_seat(control_of(made)).for_the_record())


def test_whoever_did_not_direct_the_first_sees_of_it_what_was_open_to_all(run):
    made, _nora, rita = ended_branch(run)
    page = browser_of(rita).get(reverse("seat-review", args=[made.code, rita.pk])).content.decode()
    assert "The road not taken" in page
    assert "The road that was taken" not in page
    control = control_of(run)
    reveals.reveal(run, what=Revealed.DECISIONS, move=move_of(run, 2), by=control)
    page = browser_of(rita).get(reverse("seat-review", args=[made.code, rita.pk])).content.decode()
    assert "The road that was taken" in page


def test_no_ending_is_told_while_the_branch_goes_on(run):
    made = branch_of(run)
    assert endings.endings(Viewer.from_seat(control_of(made))) is None
    assert endings.endings(Viewer.from_seat(control_of(run))) is None
