"""Private estimates and the positions of teams: when they may be placed, by whom, and once."""

import pytest

from tests.cast import control_of, go_to, move_of, sit, viewer_of
from wargame.errors import Refused
from wargame.models import (
    Confidence,
    Estimate,
    Kind,
    Occasion,
    Position,
    Revealed,
    Says,
    Stance,
    StepKind,
    Viewer,
    Voice,
    Withdrawal,
)
from wargame.models.viewers import CONTROL, EVERYONE, of_seat, of_team
from wargame.operations import assents, exercises, positions, reveals, seats
from wargame.operations.positions import Mark
from wargame.queries import standings

OWN_VIEWS = [(StepKind.BASELINE, Occasion.BASELINE), (StepKind.FINAL, Occasion.FINAL)]


def mark_on(exercise, point, **said):
    """A mark on the tension of move 1."""
    return Mark(move_of(exercise).tensions.get(), point, **said)


def estimate(exercise, by, point=2, **said):
    mark = mark_on(exercise, point, **{"confidence": Confidence.LOW} | said)
    return positions.place(exercise, [mark], occasion=Occasion.MOVE, move=move_of(exercise), by=by)


def own_view(exercise, by, occasion, point=2, **said):
    return positions.place(exercise, [mark_on(exercise, point, **said)], occasion=occasion, by=by)


def set_position(exercise, by, point=3, **said):
    mark = mark_on(exercise, point, **said)
    return positions.set_position(exercise, mark, move=move_of(exercise), by=by)


def open_up(exercise, what):
    reveals.reveal(exercise, what=what, move=move_of(exercise), by=control_of(exercise))


def talk(exercise):
    """Deliberating, with the teams' own spreads before them."""
    go_to(exercise, StepKind.DELIBERATE, 1)
    open_up(exercise, Revealed.ESTIMATES)
    return exercise


def entries(exercise, kind):
    return list(exercise.journal.filter(kind=kind))


# Private estimates


def test_in_a_move_one_speaks_in_role_and_only_control_and_oneself_hear_of_it(exercise, blue):
    go_to(exercise, StepKind.ESTIMATE, 1)
    (row,) = estimate(exercise, blue, 2, reason="Ships come first.")
    assert (row.stance, row.occasion, row.point) == (Stance.IN_ROLE, Occasion.MOVE, 2)
    assert (row.team, row.move.number, row.is_late) == (blue.team, 1, False)
    (entry,) = entries(exercise, Kind.ESTIMATE_PLACED)
    assert entry.audiences == [CONTROL, of_seat(blue.pk)]
    assert entry.refs == {"occasion": "move", "move": 1}


@pytest.mark.parametrize(("step", "occasion"), OWN_VIEWS)
def test_around_play_one_speaks_for_oneself(exercise, blue, step, occasion):
    go_to(exercise, step)
    (row,) = own_view(exercise, blue, occasion)
    assert (row.stance, row.move, row.is_late) == (Stance.OWN_VIEW, None, False)


def test_own_view_and_role_hang_on_two_voices_that_nothing_joins(exercise, blue):
    go_to(exercise, StepKind.BASELINE)
    (own,) = own_view(exercise, blue, Occasion.BASELINE)
    go_to(exercise, StepKind.ESTIMATE, 1)
    (role,) = estimate(exercise, blue)
    assert own.voice != role.voice
    Voice.objects.update(seat=None)
    assert Estimate.objects.filter(voice=own.voice).count() == 1


@pytest.mark.parametrize(
    ("before", "occasion"),
    [(StepKind.WELCOME, Occasion.BASELINE), (StepKind.BASELINE, Occasion.FINAL)],
)
def test_no_own_view_before_its_step(exercise, blue, before, occasion):
    go_to(exercise, before)
    with pytest.raises(Refused, match="has not begun"):
        own_view(exercise, blue, occasion)
    assert not Estimate.objects.exists()


def test_no_estimate_before_its_step(exercise, blue):
    go_to(exercise, StepKind.BRIEF, 1)
    with pytest.raises(Refused, match="has not begun"):
        estimate(exercise, blue)
    assert not Estimate.objects.exists()


def test_an_estimate_belongs_to_the_move_that_is_played(exercise, blue):
    go_to(exercise, StepKind.BRIEF, 2)
    with pytest.raises(Refused, match="move is over"):
        estimate(exercise, blue)


def test_an_estimate_names_its_move(exercise, blue):
    go_to(exercise, StepKind.ESTIMATE, 1)
    with pytest.raises(Refused):
        positions.place(exercise, [mark_on(exercise, 1)], occasion=Occasion.MOVE, by=blue)


def test_nobody_places_a_mark_on_a_tension_that_is_not_asked_about(exercise, blue):
    go_to(exercise, StepKind.ESTIMATE, 1)
    other = Mark(move_of(exercise, 2).tensions.get(), 4)
    with pytest.raises(Refused):
        positions.place(exercise, [other], occasion=Occasion.MOVE, move=move_of(exercise), by=blue)
    assert not Estimate.objects.exists()


def test_a_reframe_is_an_estimate_without_a_point(exercise, blue):
    go_to(exercise, StepKind.ESTIMATE, 1)
    (row,) = estimate(exercise, blue, None)
    assert (row.point, row.is_reframe) == (None, True)


def test_the_same_mark_twice_is_recorded_once(exercise, blue):
    go_to(exercise, StepKind.ESTIMATE, 1)
    for _press in range(2):
        estimate(exercise, blue, 2, reason="Ships come first.")
    assert Estimate.objects.count() == 1
    assert len(entries(exercise, Kind.ESTIMATE_PLACED)) == 1


@pytest.mark.parametrize(
    "change", [{"point": 5}, {"reason": "Law first."}, {"confidence": Confidence.HIGH}]
)
def test_a_change_is_a_new_row_and_the_old_one_stays(exercise, blue, change):
    go_to(exercise, StepKind.ESTIMATE, 1)
    (first,) = estimate(exercise, blue)
    (second,) = estimate(exercise, blue, **change)
    assert list(Estimate.objects.order_by("pk")) == [first, second]
    assert list(Estimate.objects.current()) == [second]


def test_several_tensions_are_one_act(exercise, blue):
    go_to(exercise, StepKind.BASELINE)
    marks = [Mark(tension, 4) for tension in exercise.version.tensions.all()]
    positions.place(exercise, marks, occasion=Occasion.BASELINE, by=blue)
    assert Estimate.objects.count() == 2
    assert len(entries(exercise, Kind.ESTIMATE_PLACED)) == 1


def test_until_the_reveal_an_estimate_may_still_be_moved(exercise, blue):
    go_to(exercise, StepKind.DELIBERATE, 1)
    (row,) = estimate(exercise, blue)
    assert not row.is_late


def test_after_the_reveal_it_is_late_for_ever_and_the_team_hears_of_it(exercise, blue):
    talk(exercise)
    (row,) = estimate(exercise, blue)
    assert row.is_late
    (entry,) = entries(exercise, Kind.ESTIMATE_PLACED)
    assert entry.audiences == [CONTROL, of_team(blue.team_id)]


def test_after_the_plenary_reveal_everyone_sees_the_spread_grow(exercise, blue):
    go_to(exercise, StepKind.PLENARY, 1)
    open_up(exercise, Revealed.POSITIONS)
    estimate(exercise, blue)
    assert entries(exercise, Kind.ESTIMATE_PLACED)[0].audiences == [EVERYONE]


def test_a_baseline_placed_after_its_step_is_late(exercise, blue):
    go_to(exercise, StepKind.BRIEF, 1)
    (row,) = own_view(exercise, blue, Occasion.BASELINE)
    assert row.is_late


def test_after_play_no_baseline_and_no_estimate(exercise, blue):
    go_to(exercise, StepKind.FINAL)
    with pytest.raises(Refused, match="Play has ended"):
        own_view(exercise, blue, Occasion.BASELINE)
    with pytest.raises(Refused, match="Play has ended"):
        estimate(exercise, blue)


def test_control_never_estimates_as_a_player(exercise, control):
    go_to(exercise, StepKind.ESTIMATE, 1)
    with pytest.raises(Refused):
        estimate(exercise, control)


def test_whoever_lost_the_seat_places_nothing(exercise, blue, control):
    go_to(exercise, StepKind.ESTIMATE, 1)
    seats.remove(blue, by=control)
    with pytest.raises(Refused, match="seat has been closed"):
        estimate(exercise, blue)


def test_who_was_moved_estimates_anew_for_the_new_team(exercise, blue, control):
    go_to(exercise, StepKind.ESTIMATE, 1)
    estimate(exercise, blue)
    seats.move(blue, to=exercise.teams.get(code="RED"), by=control)
    (row,) = estimate(exercise, blue)
    assert row.team.code == "RED"


# Positions of teams


def test_the_lead_sets_the_position_and_only_the_team_and_control_hear_of_it(exercise, blue):
    talk(exercise)
    position = set_position(exercise, blue, 3, reason="We can live with it.")
    assert (position.team, position.point, position.seat) == (blue.team, 3, blue)
    (entry,) = entries(exercise, Kind.POSITION_SET)
    assert entry.audiences == [CONTROL, of_team(blue.team_id)]
    assert entry.refs == {"team": blue.team_id, "tension": position.tension_id}


@pytest.mark.parametrize("who", ["blue_two", "blue_three", "control"])
def test_nobody_but_the_lead_sets_it(exercise, blue, who, request):
    talk(exercise)
    with pytest.raises(Refused):
        set_position(exercise, request.getfixturevalue(who))
    assert not Position.objects.exists()


def test_whoever_gets_the_lead_sets_it_from_then_on(exercise, blue, blue_two):
    talk(exercise)
    seats.hand_lead(blue_two, by=blue)
    with pytest.raises(Refused):
        set_position(exercise, blue)
    assert set_position(exercise, blue_two).seat == blue_two


def test_there_is_no_position_before_the_team_deliberates(exercise, blue):
    go_to(exercise, StepKind.ESTIMATE, 1)
    open_up(exercise, Revealed.ESTIMATES)
    with pytest.raises(Refused, match="has not begun"):
        set_position(exercise, blue)


def test_the_position_waits_for_the_teams_own_spread(exercise, blue):
    go_to(exercise, StepKind.DELIBERATE, 1)
    with pytest.raises(Refused, match="still sealed"):
        set_position(exercise, blue)
    open_up(exercise, Revealed.ESTIMATES)
    assert set_position(exercise, blue).point == 3


def test_a_move_without_private_estimates_has_no_spread_to_wait_for(exercise, blue):
    exercise.steps.filter(kind=StepKind.ESTIMATE).update(kind=StepKind.BREAK, move=None)
    go_to(exercise, StepKind.DELIBERATE, 1)
    assert set_position(exercise, blue).point == 3


def test_the_same_position_twice_is_recorded_once_and_a_change_is_a_new_row(exercise, blue):
    talk(exercise)
    assert set_position(exercise, blue, 3) == set_position(exercise, blue, 3)
    set_position(exercise, blue, None, reason="Neither.")
    assert [row.point for row in Position.objects.order_by("pk")] == [3, None]
    assert Position.objects.current().get().is_reframe
    assert len(entries(exercise, Kind.POSITION_SET)) == 2


def test_a_position_stands_once_positions_are_revealed(exercise, blue):
    talk(exercise)
    set_position(exercise, blue, 3)
    open_up(exercise, Revealed.POSITIONS)
    with pytest.raises(Refused, match="stands as it was"):
        set_position(exercise, blue, 6)
    assert Position.objects.get().point == 3


def test_a_position_belongs_to_the_move_that_is_played_and_its_tensions(exercise, blue):
    talk(exercise)
    other = Mark(move_of(exercise, 2).tensions.get(), 4)
    with pytest.raises(Refused):
        positions.set_position(exercise, other, move=move_of(exercise), by=blue)
    go_to(exercise, StepKind.BRIEF, 2)
    with pytest.raises(Refused, match="move is over"):
        set_position(exercise, blue)


def test_teams_that_are_two_hold_two_positions(exercise, blue):
    talk(exercise)
    red = sit(exercise, "RED", "Rob", chair=1)
    set_position(exercise, blue, 1)
    set_position(exercise, red, 7)
    assert sorted(Position.objects.current().values_list("team__code", "point")) == [
        ("BLU", 1),
        ("RED", 7),
    ]


def test_after_play_positions_are_locked(exercise, blue, control):
    talk(exercise)
    exercises.end(exercise, by=control)
    with pytest.raises(Refused, match="Records are locked"):
        set_position(exercise, blue)


# Taking a position back


def withdraw(exercise, by, **said):
    tension = move_of(exercise).tensions.get()
    positions.withdraw(exercise, move=move_of(exercise), tension=tension, by=by, **said)


def test_while_it_is_sealed_the_head_withdraws_it_and_both_acts_stay_on_record(exercise, blue):
    talk(exercise)
    set_position(exercise, blue, 3)
    held = set_position(exercise, blue, 4)
    withdraw(exercise, blue)
    assert not Position.objects.current().exists()
    assert Withdrawal.objects.count() == 2
    assert held.withdrawal.seat == blue
    (entry,) = entries(exercise, Kind.POSITION_WITHDRAWN)
    assert entry.audiences == [CONTROL, of_team(blue.team_id)]
    own = Position.objects.on_record_for(viewer_of(blue))
    assert [one.point for one in own.order_by("pk")] == [3, 4]


def test_withdrawn_it_counts_as_not_set_and_the_same_can_be_set_again(exercise, blue, control):
    talk(exercise)
    first = set_position(exercise, blue, 3)
    withdraw(exercise, blue)
    withdraw(exercise, blue)
    blues = standings.standings(viewer_of(control))[0]
    assert blues.positions == 0
    second = set_position(exercise, blue, 3)
    assert second.pk != first.pk
    assert Position.objects.current().get() == second
    assert len(entries(exercise, Kind.POSITION_WITHDRAWN)) == 1


def test_nobody_agrees_with_a_position_that_was_withdrawn(exercise, blue, blue_two):
    talk(exercise)
    held = set_position(exercise, blue)
    withdraw(exercise, blue)
    with pytest.raises(Refused, match="has changed"):
        assents.give(held, Says.AGREE, by=blue_two)


def test_once_revealed_it_stands(exercise, blue):
    talk(exercise)
    set_position(exercise, blue)
    open_up(exercise, Revealed.POSITIONS)
    with pytest.raises(Refused, match="stands as it was"):
        withdraw(exercise, blue)


def test_a_withdrawn_position_is_never_revealed(exercise, blue, red):
    talk(exercise)
    set_position(exercise, blue)
    withdraw(exercise, blue)
    open_up(exercise, Revealed.POSITIONS)
    for viewer in (viewer_of(red), Viewer.board(exercise)):
        assert not Position.objects.visible_to(viewer).exists()
        assert not Position.objects.on_record_for(viewer).exists()


def test_only_the_head_withdraws_or_control_while_the_head_is_away(
    exercise, blue, blue_two, control
):
    talk(exercise)
    held = set_position(exercise, blue)
    with pytest.raises(Refused, match="Only the head"):
        withdraw(exercise, blue_two)
    seats.arrive(blue)
    with pytest.raises(Refused, match="Bea is here"):
        withdraw(exercise, control, team=blue.team)
    seats.leave(blue)
    withdraw(exercise, control, team=blue.team)
    assert held.withdrawal.seat.is_control
