"""A team's own spread: after the reveal, unnamed, in no order, and only from three on."""

import re

import pytest

from tests.cast import go_to, move_of, sit, viewer_of
from tests.console.conftest import words
from wargame.models import Occasion, Revealed, StepKind
from wargame.operations import positions
from wargame.operations.positions import Mark
from wargame.queries import plenaries, spreads

from .conftest import Room, place, reveal, talk

NAMES = ("Bea", "Bob", "Bix")


def spread_of(seat):
    (found,) = spreads.own_team(viewer_of(seat), move_of(seat.exercise))
    return found


def figures(html):
    """The parts of the page that show a spread and its reasons."""
    return re.findall(
        r'<figure class="figure">.*?</figure>|<ul class="reasons">.*?</ul>', html, re.S
    )


def test_before_the_reveal_the_room_shows_nothing_of_it(estimates, room):
    go_to(estimates, StepKind.DELIBERATE, 1)
    html = room.html()
    assert "Your team's spread is still sealed" in words(html)
    assert not figures(html)
    assert "Reason of Bob" not in html
    assert "Reason of Bix" not in html


def test_after_the_reveal_the_team_sees_dots_and_reasons_without_names(estimates, room):
    talk(estimates)
    plot, reasons = figures(room.html())
    assert "You are 4 stations apart" in plot
    assert "3 estimates, from 3 toward Speed to 1 toward Caution, median 1 toward Speed," in plot
    assert "disagreement 0.67, where 1 is an even split." in plot
    assert plot.count('class="dot') == 3
    assert {f"Low Reason of {name}." for name in NAMES} == {
        words(one) for one in re.findall(r"<li>.*?</li>", reasons, re.S)
    }
    for name in NAMES:
        assert name not in plot


def test_only_the_own_dot_is_marked_and_only_on_the_own_page(estimates, blue, blue_two):
    talk(estimates)
    of_blue, of_blue_two = (figures(Room(seat).html())[0] for seat in (blue, blue_two))
    assert of_blue.count("dot--me") == of_blue_two.count("dot--me") == 1
    assert of_blue.replace(" dot--me", "") == of_blue_two.replace(" dot--me", "")
    assert of_blue != of_blue_two


def test_who_placed_nothing_has_no_dot_but_sees_the_others(estimates):
    late = Room(sit(estimates, "BLU", "Bel"))
    talk(estimates)
    plot = figures(late.html())[0]
    assert plot.count('class="dot') == 3
    assert "dot--me" not in plot


def test_another_team_sees_nothing_of_it_until_the_plenary(estimates, red):
    talk(estimates)
    go_to(estimates, StepKind.PLENARY, 1)
    html = Room(red).html()
    assert not figures(html)
    assert "Reason of" not in html
    reveal(estimates, Revealed.POSITIONS)
    assert "Reason of" not in Room(red).html()


def test_reasons_stand_in_no_order_of_time_or_seat(exercise):
    """Seven people, two tensions: that both come out in order by chance happens to nobody."""
    team = exercise.teams.get(code="BLU")
    team.chairs = 7
    team.save()
    move = move_of(exercise)
    move.tensions.set(exercise.version.tensions.all())
    go_to(exercise, StepKind.ESTIMATE, 1)
    people = [sit(exercise, "BLU", f"Person {chair}", chair=chair) for chair in range(1, 8)]
    for seat in people:
        marks = [Mark(one, 4, f"Reason {seat.chair}", "low") for one in move.tensions.all()]
        positions.place(exercise, marks, occasion=Occasion.MOVE, move=move, by=seat)
    talk(exercise)
    first, last = (spreads.own_team(viewer_of(seat), move) for seat in (people[0], people[-1]))
    orders = [[reason.text for reason in one.reasons] for one in first]
    assert orders == [[reason.text for reason in one.reasons] for one in last]
    in_time = [f"Reason {chair}" for chair in range(1, 8)]
    assert all(sorted(order) == in_time for order in orders)
    assert orders != [in_time, in_time]
    assert orders[0] != orders[1]


@pytest.mark.parametrize(
    ("n", "said"), [(1, "One of you has answered"), (2, "Two of you have answered")]
)
def test_of_fewer_than_three_only_the_number_is_shown(exercise, blue, blue_two, n, said):
    go_to(exercise, StepKind.ESTIMATE, 1)
    for seat in (blue, blue_two)[:n]:
        place(seat, 2)
    talk(exercise)
    html = Room(blue_two).html()
    (figure,) = figures(html)
    assert said in figure
    assert "<svg" not in figure
    assert "Reason of Bea" not in html


def test_when_nobody_answered_the_room_says_what_to_do_instead(exercise, room):
    talk(exercise)
    assert "Nobody in your team placed an estimate" in room.text()


def test_a_split_team_gets_no_median(exercise, blue, blue_two, blue_three):
    go_to(exercise, StepKind.ESTIMATE, 1)
    for seat, point in ((blue, 1), (blue_two, 2), (blue_three, 7)):
        place(seat, point)
    talk(exercise)
    spread = spread_of(blue)
    assert spread.finding == "You are split"
    assert spread.plot.median is None
    assert "median" not in spread.detail


def test_a_lone_voice_is_said_and_not_named(exercise, blue, blue_two, blue_three):
    go_to(exercise, StepKind.ESTIMATE, 1)
    for seat, point in ((blue, 3), (blue_two, 3), (blue_three, 6)):
        place(seat, point)
    talk(exercise)
    spread = spread_of(blue)
    assert spread.finding == "One of you stands apart"
    assert not any(name in spread.finding + spread.detail for name in NAMES)


def test_a_point_beside_reframes_gets_no_median_either(exercise, blue, blue_two, blue_three):
    go_to(exercise, StepKind.ESTIMATE, 1)
    for seat, point in ((blue, 2), (blue_two, None), (blue_three, None)):
        place(seat, point)
    talk(exercise)
    spread = spread_of(blue)
    assert spread.finding == "Most of you would put the question another way"
    assert spread.detail == "3 estimates, from 2 toward Speed to 2 toward Speed, 2 would reframe."
    assert spread.plot.median is None


def test_only_the_latest_of_each_persons_marks_counts(estimates, blue):
    place(blue, 3, "I changed my mind.")
    talk(estimates)
    spread = spread_of(blue)
    assert len(spread.plot.dots) == 3
    assert spread.finding == "You are 2 stations apart"
    assert "Reason of Bea." not in [reason.text for reason in spread.reasons]


FIRST = "First to speak: {}. Then the rest, the head of delegation last."


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ((1, 2, 6), "the one at 3 toward Speed and the one at 2 toward Caution"),
        ((2, 2, 4), "the 2 people at 2 toward Speed and the one at balance"),
        ((4, 4, 7), "the 2 people at balance and the one at 3 toward Caution"),
        ((3, None, 5), "the one at 1 toward Speed and the one at 1 toward Caution"),
    ],
)
def test_the_two_ends_speak_first_and_are_not_named(exercise, points, said):
    text = Room(crowd(exercise, *points)[0]).text()
    assert FIRST.format(said) in text


@pytest.mark.parametrize("points", [(3, 3, 3), (3, None, None), (1, 7)])
def test_nobody_speaks_first_where_there_are_no_ends_or_too_few(exercise, points):
    assert "First to speak" not in Room(crowd(exercise, *points)[0]).text()


def test_who_speaks_first_is_said_while_the_team_talks_and_not_after(estimates, room):
    talk(estimates)
    assert "First to speak" in room.text()
    go_to(estimates, StepKind.PLENARY, 1)
    assert "First to speak" not in room.text()


def crowd(exercise, *points):
    """A blue team of as many people as there are points."""
    exercise.teams.filter(code="BLU").update(chairs=len(points))
    go_to(exercise, StepKind.ESTIMATE, 1)
    people = [sit(exercise, "BLU", f"Person {chair}") for chair in range(len(points))]
    for seat, point in zip(people, points, strict=True):
        place(seat, point)
    talk(exercise)
    return people


@pytest.mark.parametrize(
    ("points", "band"), [([2, 2, 3, 3, 4, 4, 5, 5], True), ([2, 2, 3, 3, 4, 4, 5], False)]
)
def test_the_middle_half_is_shown_from_eight_on_with_its_rule(exercise, points, band):
    person = crowd(exercise, *points)[0]
    spread = spread_of(person)
    assert (spread.plot.band is not None) == band
    said = "middle half from 1.5 toward Speed to 0.5 toward Caution by Tukey’s hinges"
    assert (said in spread.detail) == band
    assert ("middle half (Tukey’s hinges)" in Room(person).text()) == band


def test_two_points_beside_a_reframe_are_neither_split_nor_alone(
    exercise, blue, blue_two, blue_three
):
    go_to(exercise, StepKind.ESTIMATE, 1)
    for seat, point in ((blue, 1), (blue_two, 7), (blue_three, None)):
        place(seat, point)
    talk(exercise)
    assert spread_of(blue).finding == "You are 6 stations apart"


def test_in_the_plenary_split_is_said_in_place_of_a_median(
    exercise, blue, blue_two, blue_three, red
):
    go_to(exercise, StepKind.ESTIMATE, 1)
    for seat, point in ((blue, 1), (blue_two, 2), (blue_three, 7)):
        place(seat, point)
    talk(exercise)
    move = move_of(exercise)
    positions.set_position(exercise, Mark(move.tensions.get(), 3, "So be it."), move=move, by=blue)
    go_to(exercise, StepKind.PLENARY, 1)
    reveal(exercise, Revealed.POSITIONS)
    ((_tension, (stand,)),) = plenaries.plenary(viewer_of(red), move).tensions
    assert stand.plot.median is None
    assert stand.plot.sentence.endswith("3 estimates, split.")
    assert "its people are split" in Room(red).text()


def test_the_plenary_shows_a_team_of_two_as_its_position_alone(exercise, blue, blue_two, red):
    go_to(exercise, StepKind.ESTIMATE, 1)
    for seat in (blue, blue_two):
        place(seat, 6)
    talk(exercise)
    move = move_of(exercise)
    mark = Mark(move.tensions.get(), 3, "We can live with it.")
    positions.set_position(exercise, mark, move=move, by=blue)
    reveal(exercise, Revealed.POSITIONS)
    ((_tension, (stand,)),) = plenaries.plenary(viewer_of(red), move).tensions
    assert (stand.team, stand.words) == (blue.team, "1 toward Speed")
    assert stand.plot.dots == []
    assert "estimate" not in stand.plot.sentence
