"""Matters put to adjudication: who is asked, what is shown before a draw, what is then ruled."""

import pytest
from django.db import DatabaseError, transaction

from tests.cast import go_to, move_of, sit, viewer_of
from wargame.errors import Refused
from wargame.measures import draws as drawn
from wargame.measures import odds
from wargame.models import (
    Argument,
    Draw,
    Exercise,
    Kind,
    Likelihood,
    Method,
    Point,
    Ruling,
    Rung,
    Side,
    StepKind,
    Viewer,
)
from wargame.models.viewers import CONTROL, EVERYONE, of_seat, of_team
from wargame.operations import (
    adjudication,
    arguments,
    draws,
    likelihoods,
    matters,
    methods,
)
from wargame.operations.adjudication import Words
from wargame.operations.matters import Matter

WORDS = Words("The convoy arrives.", "They came early.", other_road="It turns back.")
ARGUED = {
    "action": "Escort the convoy.",
    "result": "It arrives by Friday.",
    "reasons": ["We are near.", "They are few."],
}


@pytest.fixture
def at_work(exercise, control):
    """In adjudication, by argument."""
    methods.change(exercise, Method.MATRIX, reason="It is contested.", by=control)
    return go_to(exercise, StepKind.ADJUDICATE, 1)


def begin(exercise, control, method, text="The convoy arrives.", **more):
    reason = "" if exercise.method == method else "For this one."
    matter = Matter(text, method, reason, **more)
    return matters.begin(exercise, matter, move=move_of(exercise), by=control)


def argue(exercise, lead, control, **more):
    argument = arguments.lodge(exercise, move=move_of(exercise), by=lead, **ARGUED)
    return begin(exercise, control, Method.MATRIX, argument=argument, **more)


def probable(exercise, control, pros=1, cons=0, **more):
    return begin(
        exercise,
        control,
        Method.PROBABILISTIC,
        pros=[f"For {n}." for n in range(pros)],
        cons=[f"Against {n}." for n in range(cons)],
        **more,
    )


def last(exercise):
    return exercise.journal.order_by("number").last()


def test_an_argument_is_known_to_its_team_and_control_until_it_is_opened(
    at_work, control, blue, red
):
    argument = arguments.lodge(at_work, move=move_of(at_work), by=blue, **ARGUED)
    assert set(last(at_work).audiences) == {CONTROL, of_team(blue.team_id)}
    seen = Argument.objects.visible_to
    assert seen(viewer_of(blue)).exists()
    assert seen(viewer_of(control)).exists()
    for viewer in (viewer_of(red), Viewer.board(at_work), Viewer.nobody(at_work)):
        assert not seen(viewer).exists()
    begin(at_work, control, Method.MATRIX, argument=argument)
    assert seen(viewer_of(red)).exists()
    assert seen(Viewer.board(at_work)).exists()
    assert not seen(Viewer.nobody(at_work)).exists()


def test_a_team_argues_once_a_move_by_its_head(at_work, blue, blue_two):
    lodge = {"move": move_of(at_work)} | ARGUED
    first = arguments.lodge(at_work, by=blue, **lodge)
    assert arguments.lodge(at_work, by=blue, **lodge) == first
    with pytest.raises(Refused, match="One argument a move"):
        arguments.lodge(at_work, by=blue, **lodge | {"action": "Wait."})
    with pytest.raises(Refused):
        arguments.lodge(at_work, by=blue_two, **lodge)
    for reasons in ([], ["One.", "Two.", "Three.", "Four."]):
        with pytest.raises(Refused):
            arguments.lodge(at_work, by=blue, **lodge | {"reasons": reasons})


def test_where_rulings_are_made_otherwise_nobody_argues(exercise, blue):
    go_to(exercise, StepKind.ADJUDICATE, 1)
    with pytest.raises(Refused):
        arguments.lodge(exercise, move=move_of(exercise), by=blue, **ARGUED)


def test_an_opened_argument_brings_its_reasons_and_the_others_add_points(
    at_work, control, blue, blue_two, red
):
    ruling = argue(at_work, blue, control)
    assert ruling.acting == blue.team
    assert [one.text for one in ruling.points.all()] == ARGUED["reasons"]
    point = arguments.add_point(ruling, side=Side.CON, text="It is mined.", by=red)
    assert arguments.add_point(ruling, side=Side.CON, text="It is mined.", by=red) == point
    assert last(at_work).audiences == [EVERYONE]
    with pytest.raises(Refused, match="Your reasons stand"):
        arguments.add_point(ruling, side=Side.PRO, text="And more.", by=blue_two)


def test_a_team_makes_three_points_and_no_more(at_work, control, blue, red):
    ruling = argue(at_work, blue, control)
    for n in range(3):
        arguments.add_point(ruling, side=Side.CON, text=f"Point {n}.", by=red)
    with pytest.raises(Refused, match="three points"):
        arguments.add_point(ruling, side=Side.PRO, text="One more.", by=red)


def test_closed_nothing_is_added_and_closing_twice_is_recorded_once(at_work, control, blue, red):
    ruling = argue(at_work, blue, control)
    for _press in range(2):
        matters.close(ruling, by=control)
    assert at_work.journal.filter(kind=Kind.RULING_CLOSED).count() == 1
    with pytest.raises(Refused, match="closed"):
        arguments.add_point(ruling, side=Side.CON, text="It is mined.", by=red)


def test_only_those_it_is_put_to_add_to_it(at_work, control, blue, red):
    green = sit(at_work, "GRN", "Gus", chair=1)
    teams = list(at_work.teams.filter(code__in=["BLU", "RED"]))
    ruling = argue(at_work, blue, control, teams=teams)
    arguments.add_point(ruling, side=Side.CON, text="It is mined.", by=red)
    with pytest.raises(Ruling.DoesNotExist):
        arguments.add_point(ruling, side=Side.CON, text="It is far.", by=green)
    assert set(last(at_work).audiences) == {CONTROL, *(of_team(one.pk) for one in teams)}
    assert not Ruling.objects.put_to(viewer_of(green)).exists()
    assert not Ruling.objects.put_to(Viewer.board(at_work)).exists()


def test_control_weighs_points_alone_until_odds_stand_on_them(at_work, control, blue):
    ruling = argue(at_work, blue, control)
    point = ruling.points.first()
    for _press in range(2):
        arguments.weigh(point, is_strong=True, by=control)
    assert at_work.journal.filter(kind=Kind.POINT_WEIGHED).count() == 1
    assert last(at_work).audiences == [CONTROL]
    matters.close(ruling, by=control)
    assert draws.show_odds(ruling, by=control).net == 1
    with pytest.raises(Refused):
        arguments.weigh(point, is_strong=False, by=control)


def test_an_argument_is_ruled_on_once(at_work, control, blue):
    ruling = argue(at_work, blue, control)
    again = Matter("Another line.", Method.MATRIX, argument=ruling.argument)
    with pytest.raises(Refused, match="already"):
        matters.begin(at_work, again, move=move_of(at_work), by=control)
    matters.drop(ruling, reason="Begun too early.", by=control)
    assert matters.begin(at_work, again, move=move_of(at_work), by=control).number == 2


def test_a_matter_is_ruled_on_when_it_has_been_closed(at_work, control, blue):
    ruling = argue(at_work, blue, control)
    with pytest.raises(Refused, match="Close it first"):
        adjudication.change(ruling, WORDS, by=control)
    with pytest.raises(Refused, match="Write what follows"):
        adjudication.release(ruling, by=control)
    matters.close(ruling, by=control)
    ruled = adjudication.change(ruling, WORDS, by=control)
    assert not Ruling.objects.visible_to(viewer_of(blue)).exists()
    assert adjudication.release(ruled, by=control).released_at


def test_the_odds_are_announced_to_every_reader_and_stand(exercise, control, red):
    go_to(exercise, StepKind.ADJUDICATE, 1)
    ruling = probable(exercise, control, pros=3, cons=1)
    assert last(exercise).audiences == [CONTROL]
    assert not Ruling.objects.put_to(viewer_of(red)).exists()
    for _press in range(2):
        shown = draws.show_odds(ruling, by=control)
    assert (shown.net, shown.percent, shown.drawn_at) == (2, None, None)
    assert last(exercise).audiences == [EVERYONE]
    assert exercise.journal.filter(kind=Kind.ODDS_SHOWN).count() == 1
    assert Ruling.objects.put_to(viewer_of(red)).exists()
    with pytest.raises(DatabaseError), transaction.atomic():
        Draw.objects.update(net=3)


def test_nothing_is_drawn_before_the_odds_are_shown(exercise, control):
    go_to(exercise, StepKind.ADJUDICATE, 1)
    ruling = probable(exercise, control)
    with pytest.raises(Refused, match="Show the odds first"):
        draws.draw(ruling, by=control)
    with pytest.raises(Refused, match="Show the odds and draw first"):
        adjudication.change(ruling, WORDS, by=control)
    draws.show_odds(ruling, by=control)
    with pytest.raises(Refused, match="Draw first"):
        adjudication.change(ruling, WORDS, by=control)


def test_a_draw_is_made_once_and_can_be_made_again_from_its_seed(exercise, control):
    go_to(exercise, StepKind.ADJUDICATE, 1)
    ruling = probable(exercise, control, pros=2)
    draws.show_odds(ruling, by=control)
    first = draws.draw(ruling, by=control)
    again = draws.draw(ruling, by=control)
    assert (again.seed, again.first, again.second) == (first.seed, first.first, first.second)
    assert drawn.two_dice(first.seed) == (first.first, first.second)
    assert first.rung == odds.rung(first.first + first.second + 2 - 7)
    assert exercise.journal.filter(kind=Kind.DRAWN).count() == 1
    with pytest.raises(DatabaseError), transaction.atomic():
        Draw.objects.update(first=6)


def test_two_draws_have_two_seeds(exercise, control):
    go_to(exercise, StepKind.ADJUDICATE, 1)
    seeds = set()
    for n in range(4):
        ruling = probable(exercise, control, text=f"Matter {n}.")
        draws.show_odds(ruling, by=control)
        seeds.add(draws.draw(ruling, by=control).seed)
    assert len(seeds) == 4


def test_a_draw_cannot_be_dropped_and_made_again(exercise, control):
    go_to(exercise, StepKind.ADJUDICATE, 1)
    ruling = probable(exercise, control)
    draws.show_odds(ruling, by=control)
    draws.draw(ruling, by=control)
    with pytest.raises(Refused, match="A draw stands"):
        matters.drop(ruling, reason="I did not like it.", by=control)


def test_the_road_not_taken_is_said_where_something_was_drawn(exercise, control):
    go_to(exercise, StepKind.ADJUDICATE, 1)
    ruling = probable(exercise, control)
    draws.show_odds(ruling, by=control)
    draws.draw(ruling, by=control)
    with pytest.raises(Refused, match="other road"):
        adjudication.change(ruling, Words("It arrives.", "By luck."), by=control)
    assert adjudication.change(ruling, WORDS, by=control).other_road == "It turns back."


def test_whoever_read_the_odds_reads_the_ruling_and_nobody_else(exercise, control):
    go_to(exercise, StepKind.ADJUDICATE, 1)
    blue = list(exercise.teams.filter(code="BLU"))
    ruling = probable(exercise, control, teams=blue)
    draws.show_odds(ruling, by=control)
    draws.draw(ruling, by=control)
    with pytest.raises(Refused, match="put to others"):
        adjudication.change(ruling, WORDS, by=control)
    words = Words("It arrives.", "By luck.", teams=blue, other_road="It sinks.")
    assert adjudication.change(ruling, words, by=control).outcome == "It arrives."


def estimated(exercise, control, people, percents):
    go_to(exercise, StepKind.ADJUDICATE, 1)
    acting = exercise.teams.get(code="GRN")
    ruling = begin(exercise, control, Method.ESTIMATED, acting=acting)
    for seat, percent in zip(people, percents, strict=True):
        likelihoods.give(ruling, percent=percent, by=seat)
    return ruling


@pytest.fixture
def people(blue, blue_two, blue_three, red):
    return [blue, blue_two, blue_three, red]


def test_a_likelihood_is_seen_by_its_author_alone_until_control_opens_them(
    exercise, control, people
):
    ruling = estimated(exercise, control, people, [60, 70, 80, 40])
    for seat in people:
        mine = Likelihood.objects.values_visible_to(viewer_of(seat))
        assert [one.voice.seat_id for one in mine] == [seat.pk]
    for viewer in (viewer_of(control), Viewer.board(exercise), Viewer.nobody(exercise)):
        assert not Likelihood.objects.values_visible_to(viewer).exists()
    given = exercise.journal.filter(kind=Kind.LIKELIHOOD_GIVEN)
    assert {tuple(one.audiences) for one in given} == {
        (CONTROL, of_seat(seat.pk)) for seat in people
    }
    matters.close(ruling, by=control)
    for viewer in (viewer_of(control), viewer_of(people[0]), Viewer.board(exercise)):
        assert Likelihood.objects.values_visible_to(viewer).count() == 4
    assert not Likelihood.objects.values_visible_to(Viewer.nobody(exercise)).exists()


def test_the_middle_of_what_players_give_becomes_the_odds(exercise, control, people):
    ruling = estimated(exercise, control, people, [60, 70, 80, 45])
    with pytest.raises(Refused):
        draws.draw(ruling, by=control)
    matters.close(ruling, by=control)
    shown = Draw.objects.get(ruling=ruling)
    assert (shown.percent, shown.net) == (65, None)
    result = draws.draw(ruling, by=control)
    assert result.first == drawn.one_in_a_hundred(result.seed)
    assert result.rung == (Rung.WORKS if result.first <= 65 else Rung.FAILS)


@pytest.mark.parametrize("percents", [[10, 90], [5, 10, 90, 95]])
def test_too_few_or_split_they_set_no_odds(exercise, control, people, percents):
    ruling = estimated(exercise, control, people[: len(percents)], percents)
    matters.close(ruling, by=control)
    assert not Draw.objects.exists()
    adjudication.change(ruling, Words("It depends.", "You are split."), by=control)


def test_what_is_likely_can_be_taken_as_given(exercise, control, people):
    ruling = estimated(exercise, control, people, [60, 70, 80, 45])
    matters.close(ruling, by=control)
    taken = draws.take_as_likely(ruling, by=control)
    assert (taken.rung, taken.seed, taken.first) == (Rung.WORKS, "", None)
    assert draws.draw(ruling, by=control).seed == ""
    adjudication.change(ruling, Words("It arrives.", "You hold it likely."), by=control)


def test_even_odds_have_nothing_likelier(exercise, control, people):
    ruling = estimated(exercise, control, people, [50, 50, 50, 50])
    matters.close(ruling, by=control)
    with pytest.raises(Refused, match="Neither"):
        draws.take_as_likely(ruling, by=control)


def test_who_acts_does_not_judge_and_figures_come_in_fives(exercise, control, people, red):
    ruling = estimated(exercise, control, people, [60, 70, 80, 40])
    green = sit(exercise, "GRN", "Gus", chair=1)
    with pytest.raises(Refused, match="acting"):
        likelihoods.give(ruling, percent=50, by=green)
    for percent in (-5, 101, 105, 52):
        with pytest.raises(Refused, match="steps of five"):
            likelihoods.give(ruling, percent=percent, by=red)
    matters.close(ruling, by=control)
    with pytest.raises(Refused, match="closed"):
        likelihoods.give(ruling, percent=50, by=red)


def test_a_changed_likelihood_is_a_new_row_and_the_same_is_none(exercise, control, people, red):
    ruling = estimated(exercise, control, people, [60, 70, 80, 40])
    likelihoods.give(ruling, percent=40, by=red)
    assert Likelihood.objects.count() == 4
    likelihoods.give(ruling, percent=95, by=red)
    assert Likelihood.objects.count() == 5
    assert Likelihood.objects.current().count() == 4


def test_a_dropped_draft_is_seen_by_control_alone_and_stays_on_record(at_work, control, blue, red):
    ruling = argue(at_work, blue, control)
    with pytest.raises(Refused):
        matters.drop(ruling, reason=" ", by=control)
    for _press in range(2):
        matters.drop(ruling, reason="Overtaken.", by=control)
    assert at_work.journal.filter(kind=Kind.RULING_DROPPED).count() == 1
    assert not Ruling.objects.put_to(viewer_of(red)).exists()
    assert not Ruling.objects.put_to(viewer_of(control)).exists()
    assert Ruling.objects.visible_to(viewer_of(control)).exists()
    with pytest.raises(Refused, match="dropped"):
        adjudication.change(ruling, WORDS, by=control)
    with pytest.raises(DatabaseError), transaction.atomic():
        Ruling.objects.update(drop_reason="Other.")


def test_begun_twice_it_is_there_once_and_only_control_begins(exercise, control, blue):
    go_to(exercise, StepKind.ADJUDICATE, 1)
    assert probable(exercise, control) == probable(exercise, control)
    with pytest.raises(Refused):
        probable(exercise, blue, text="Mine.")
    with pytest.raises(Refused, match="written at once"):
        begin(exercise, control, Method.FREE)
    words = Words("So.", "So.", method=Method.PROBABILISTIC, method_reason="Chance.")
    with pytest.raises(Refused, match="put first"):
        adjudication.write(exercise, words, move=move_of(exercise), by=control)


def test_what_was_argued_is_never_rewritten(at_work, control, blue, red):
    ruling = argue(at_work, blue, control)
    arguments.add_point(ruling, side=Side.CON, text="It is mined.", by=red)
    for change in (
        lambda: Argument.objects.update(action="Other."),
        lambda: Point.objects.update(text="Other."),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_after_play_nothing_is_begun_or_drawn(exercise, control):
    go_to(exercise, StepKind.ADJUDICATE, 1)
    ruling = probable(exercise, control)
    draws.show_odds(ruling, by=control)
    go_to(exercise, StepKind.REVIEW)
    exercise = Exercise.objects.get(pk=exercise.pk)
    for act in (
        lambda: probable(exercise, control, text="Late."),
        lambda: draws.draw(ruling, by=control),
        lambda: matters.drop(ruling, reason="Late.", by=control),
    ):
        with pytest.raises(Refused):
            act()
