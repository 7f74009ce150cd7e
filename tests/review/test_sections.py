"""What stands in each section of the review."""

import pytest
from django.urls import reverse

from tests.cast import (
    browser_of_control,
    control_of,
    go_to,
    open_and_start,
    sit,
    viewer_of,
)
from tests.factories import CODES, make_exercise
from wargame.models import Decision, Revealed, StepKind
from wargame.operations import injects, review, seats
from wargame.queries.reviews import review as review_of

from .play import own_view, own_views, play_a_move, reveal, reveal_all


def text_of(exercise):
    address = reverse("review", args=[exercise.code])
    return browser_of_control(exercise).get(address).content.decode()


def seen(exercise):
    return review_of(viewer_of(control_of(exercise)))


def rows(shift):
    return {one.row.code: one for one in shift.plot.rows}


@pytest.fixture
def trio(blue, blue_two, blue_three):
    return [blue, blue_two, blue_three]


def test_every_empty_section_says_so_in_one_sentence(db):
    exercise = make_exercise()
    text = text_of(exercise)
    for sentence in (
        "Play has not begun. The run stands here as it goes.",
        "Own views stay sealed until play has ended",
        "No move has begun. Answers stand here side by side.",
        "No move has begun. Decisions stand here with their reasons and dissents.",
        "Nobody has handed in a hot wash.",
        "Nobody has handed in an exit ticket.",
    ):
        assert sentence in text


def test_a_move_without_anything_says_so(exercise):
    go_to(exercise, StepKind.REVIEW)
    text = text_of(exercise)
    for sentence in (
        "Own views are still sealed",
        "No team set a position.",
        "No team released an answer.",
        "No decision was released.",
    ):
        assert sentence in text


def test_the_head_names_the_run_and_counts_what_is_seen(exercise, blue, red):
    play_a_move(exercise, [blue, red])
    it, text = seen(exercise).counted, text_of(exercise)
    assert (it.people, it.moves, it.injects, it.decisions, it.dissents) == (2, 1, 0, 2, 2)
    for words in ("Strait Watch, version 1", "Staff Course 12", "Exercise fiction.", "Helen Marsh"):
        assert words in text


def test_the_median_of_a_team_moves_from_first_to_last(exercise, trio, red):
    own_views(exercise, {trio[0]: (2, 3), trio[1]: (2, 5), trio[2]: (5, 4), red: (4, 4)})
    reveal(exercise, Revealed.OWN_VIEWS)
    shift = seen(exercise).positions.shifts[0]
    blue_row = rows(shift)["BLU"].row
    assert (blue_row.first, blue_row.last) == (2, 4)
    assert (shift.n, shift.toward_a, shift.toward_b, shift.stayed) == (4, 1, 2, 1)


def test_fewer_than_three_of_a_team_are_not_shown(exercise, trio, red):
    own_views(exercise, {trio[0]: (1, 3), trio[1]: (2, 5), red: (7, 7)})
    reveal(exercise, Revealed.OWN_VIEWS)
    shift = seen(exercise).positions.shifts[0]
    for code in ("BLU", "RED"):
        row = rows(shift)[code]
        assert row.first is row.last is row.row.first is None
        assert "fewer than three" in row.row.sentence


def test_where_a_team_is_split_there_is_no_median(exercise, trio):
    own_views(exercise, {trio[0]: (1, 3), trio[1]: (4, 5), trio[2]: (7, 5)})
    reveal(exercise, Revealed.OWN_VIEWS)
    row = rows(seen(exercise).positions.shifts[0])["BLU"].row
    assert (row.first, row.last, row.note) == (None, 5, "split at first")
    assert "from split to 1 toward Caution" in row.sentence


def test_of_everybody_the_middle_and_the_disagreement_first_and_last_are_said(exercise, trio, red):
    own_views(exercise, {trio[0]: (2, 3), trio[1]: (3, 3), trio[2]: (5, 4), red: (6, 5)})
    reveal(exercise, Revealed.OWN_VIEWS)
    everybody = seen(exercise).positions.shifts[0].everybody
    assert everybody.words == (
        "The median moved 0.5 toward Speed, from balanced to 0.5 toward Speed; "
        "disagreement fell from 0.58 to 0.29."
    )
    assert [len(plot.dots) for plot in (everybody.before, everybody.after)] == [4, 4]
    assert everybody.before.sentence == (
        "4 estimates, from 2 toward Speed to 2 toward Caution, median balanced."
    )
    text = text_of(exercise)
    assert everybody.words in text
    assert "Falling disagreement means convergence, not truth." in text
    assert "Tukey" not in text


def test_of_everybody_too_split_is_said_in_place_of_a_median(exercise, trio):
    own_views(exercise, {trio[0]: (1, 1), trio[1]: (4, 1), trio[2]: (7, 7)})
    reveal(exercise, Revealed.OWN_VIEWS)
    everybody = seen(exercise).positions.shifts[0].everybody
    assert everybody.words == "No median: split both times; disagreement 1.00 both times."
    assert everybody.before.median is None
    assert everybody.before.sentence.endswith(", split.")


def test_of_eight_the_middle_half_is_shown_with_its_rule(exercise):
    exercise.teams.filter(code="BLU").update(chairs=8)
    people = [sit(exercise, "BLU", f"Person {chair}") for chair in range(8)]
    marks = [(2, 3), (2, 3), (3, 3), (3, 4), (4, 4), (4, 4), (5, 4), (5, 4)]
    own_views(exercise, dict(zip(people, marks, strict=True)))
    reveal(exercise, Revealed.OWN_VIEWS)
    everybody = seen(exercise).positions.shifts[0].everybody
    assert None not in (everybody.before.band, everybody.after.band)
    assert "middle half from 1.5 toward Speed to 0.5 toward Caution" in everybody.before.sentence
    assert "middle half of everybody (Tukey’s hinges)" in text_of(exercise)


def test_whoever_changed_teams_moves_with_the_last_one(exercise, trio, red):
    go_to(exercise, StepKind.BASELINE)
    for seat in (*trio, red):
        own_view(exercise, seat, 2)
    seats.move(red, to=trio[0].team, by=control_of(exercise))
    red.refresh_from_db()
    go_to(exercise, StepKind.FINAL)
    for seat in (*trio, red):
        own_view(exercise, seat, 6)
    reveal(exercise, Revealed.OWN_VIEWS)
    shift = seen(exercise).positions.shifts[0]
    assert shift.n == 4
    assert rows(shift)["RED"].row.note == "fewer than three"
    assert (rows(shift)["BLU"].row.first, rows(shift)["BLU"].row.last) == (2, 6)


def test_fewer_than_three_in_all_are_not_even_counted(exercise, trio):
    own_views(exercise, {trio[0]: (1, 3), trio[1]: (2, 5)})
    reveal(exercise, Revealed.OWN_VIEWS)
    it = seen(exercise).positions
    assert not it.has_shifts
    assert it.shifts[0].toward_b == 0
    assert "Fewer than three people gave an own view" in text_of(exercise)


def test_only_people_who_answered_both_times_count(exercise, trio, red):
    own_views(exercise, {trio[0]: (1, 3), trio[1]: (2, 5), trio[2]: (6, None), red: (None, 7)})
    reveal(exercise, Revealed.OWN_VIEWS)
    shift = seen(exercise).positions.shifts[0]
    assert shift.n == 2
    assert rows(shift)["BLU"].row.first is None


def test_whoever_would_reframe_is_in_no_median(exercise, trio):
    own_views(exercise, {trio[0]: (1, 3), trio[1]: (2, 5)})
    go_to(exercise, StepKind.FINAL)
    own_view(exercise, trio[2], None)
    reveal(exercise, Revealed.OWN_VIEWS)
    assert seen(exercise).positions.shifts[0].n == 2


def test_the_title_of_the_positions_says_where_most_moved(exercise, trio):
    own_views(exercise, dict.fromkeys(trio, (2, 5)))
    reveal(exercise, Revealed.OWN_VIEWS)
    assert seen(exercise).positions.finding == (
        "Speed vs. Caution: 3 of 3 people moved toward Caution"
    )


def test_the_title_of_the_positions_does_not_hide_who_moved_the_other_way(exercise, trio):
    own_views(exercise, {trio[0]: (2, 5), trio[1]: (2, 5), trio[2]: (6, 3)})
    reveal(exercise, Revealed.OWN_VIEWS)
    assert seen(exercise).positions.finding == (
        "Speed vs. Caution: 2 of 3 people moved toward Caution, 1 away"
    )


def test_the_team_position_in_role_stands_beside_the_own_views(exercise, trio):
    go_to(exercise, StepKind.BASELINE)
    for seat in trio:
        own_view(exercise, seat, 2)
    play_a_move(exercise, trio[:1])
    go_to(exercise, StepKind.FINAL)
    for seat in trio:
        own_view(exercise, seat, 2)
    reveal(exercise, Revealed.OWN_VIEWS)
    row = rows(seen(exercise).positions.shifts[0])["BLU"].row
    assert (row.first, row.mark) == (2, 3)
    assert "team position in role 1 toward Speed" in row.sentence


def test_answers_stand_side_by_side_with_who_gave_none(exercise, blue, red):
    play_a_move(exercise, [blue, red])
    asked = seen(exercise).questions[0]
    given = [(team.code, one.text if one else None) for team, one in asked.answers]
    assert given == [("BLU", "Answer of BLU."), ("RED", "Answer of RED."), ("GRN", None)]
    assert "Question 1?" in text_of(exercise)


def test_a_new_version_of_a_decision_takes_the_place_of_the_old(exercise, blue):
    play_a_move(exercise, [blue])
    older = Decision.objects.get()
    newer = Decision.objects.get()
    newer.pk, newer.version, newer.title = None, 2, "Send three frigates"
    newer.save()
    for effect in older.effects.all():
        newer.effects.create(criterion=effect.criterion, value=effect.value)
    decided = seen(exercise).decided[0]
    assert [(one.title, one.version) for one in decided.decisions] == [("Send three frigates", 2)]
    assert decided.matrix.n == 1
    assert "Version 2" in text_of(exercise)


def test_every_record_stands_in_full_under_the_matrix(exercise, blue):
    play_a_move(exercise, [blue])
    text = text_of(exercise)
    for words in (
        "The navy sends two frigates by Friday.",
        "The strait stays open.",
        "Because trade needs it.",
        "The crews are ready.",
        "One disagrees: No, BLU.",
        "Criterion 4",
        "No decision recorded",
    ):
        assert words in text


def test_the_hot_wash_stands_in_two_columns_without_empty_lines(exercise, blue, red):
    go_to(exercise, StepKind.REVIEW)
    review.give_hot_wash(exercise, surprise="Nobody yielded.", keep="", by=blue)
    review.give_hot_wash(exercise, surprise="", keep="The pens.", by=red)
    it = seen(exercise)
    assert (it.surprises, it.keeps) == (["Nobody yielded."], ["The pens."])


def test_people_are_unnamed_wherever_they_speak(exercise, trio):
    play_a_move(exercise, trio[:1])
    assert not any(seat.name in text_of(exercise) for seat in trio)


@pytest.mark.parametrize("n", [3, 12])
def test_the_page_asks_the_database_as_often_for_three_teams_as_for_twelve(
    db, n, django_assert_num_queries
):
    exercise = open_and_start(make_exercise(teams=n))
    leads = [sit(exercise, code, f"{code} {place}") for code in CODES[:n] for place in (1, 2, 3)]
    go_to(exercise, StepKind.BASELINE)
    for seat in leads:
        own_view(exercise, seat, 2)
    play_a_move(exercise, [seat for seat in leads if seat.is_lead])
    reveal_all(exercise)
    injects.release(exercise.injects.get(number="1.1"), by=control_of(exercise))
    go_to(exercise, StepKind.FINAL)
    for seat in leads:
        own_view(exercise, seat, 4)
    reveal(exercise, Revealed.OWN_VIEWS)
    browser = browser_of_control(exercise)
    with django_assert_num_queries(QUERIES):
        browser.get(reverse("review", args=[exercise.code]))


QUERIES = 41
