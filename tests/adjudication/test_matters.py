"""Putting matters to the teams, what they say to it, odds and draw, over HTTP."""

import pytest
from django.urls import reverse

from tests.cast import (
    browser_of,
    browser_of_control,
    control_of,
    go_to,
    move_of,
    open_and_start,
    sit,
    viewer_of,
)
from tests.factories import make_exercise
from wargame.live import regions
from wargame.models import Argument, Draw, Likelihood, Method, Point, Ruling, Scene, StepKind
from wargame.operations import draws, exercises, matters, methods
from wargame.operations.matters import Matter
from wargame.queries import matters as read

ARGUED = {
    "action": "Escort the convoy.",
    "result": "It arrives by Friday.",
    "reason_1": "We are near.",
    "reason_2": "They are few.",
}


@pytest.fixture
def desk(exercise, control):
    methods.change(exercise, Method.MATRIX, reason="It is contested.", by=control)
    go_to(exercise, StepKind.ADJUDICATE, 1)
    return browser_of_control(exercise)


def room(seat):
    return browser_of(seat).get(reverse("room", args=[seat.exercise.code, seat.pk])).text


def send(seat, name, *args, **sent):
    return browser_of(seat).post(reverse(name, args=[seat.exercise.code, seat.pk, *args]), sent)


def press(desk, exercise, name, *args, **sent):
    return desk.post(reverse(name, args=[exercise.code, *args]), sent)


def page(desk, exercise):
    return desk.get(reverse("rulings", args=[exercise.code])).text


def board(exercise):
    address = reverse("board", args=[exercise.code, exercise.board_key])
    return browser_of_control(exercise).get(address).text


def opened(desk, exercise, blue):
    """Blue's argument, taken up by control."""
    send(blue, "argument-lodge", **ARGUED)
    argument = Argument.objects.get()
    sent = {"argument": argument.pk, "matter": "The convoy arrives.", "minutes": 5}
    press(desk, exercise, "ruling-begin", "matrix", **sent)
    return Ruling.objects.get()


def test_an_argument_goes_from_the_room_to_the_desk_and_to_the_other_teams(
    desk, exercise, blue, blue_two, red
):
    assert "Argue for an action" in room(blue)
    assert "Argue for an action" not in room(blue_two)
    send(blue, "argument-lodge", **ARGUED)
    assert "Argue for an action" not in room(blue)
    assert "Escort the convoy." in room(blue_two)
    assert "Escort the convoy." not in room(red)
    assert "Take it up" in page(desk, exercise)
    take_up = reverse("rulings-by", args=[exercise.code, "matrix"])
    assert (
        "It arrives by Friday." in desk.get(take_up, {"argument": Argument.objects.get().pk}).text
    )
    opened(desk, exercise, blue)
    for words in ("The convoy arrives.", "Escort the convoy.", "We are near.", "left to answer"):
        assert words in room(red)
    assert "you listen" in room(blue)


def test_an_argument_without_a_reason_comes_back_whole(desk, blue):
    answer = send(blue, "argument-lodge", **ARGUED | {"reason_1": ""})
    assert answer.status_code == 422
    assert "Give at least one reason." in answer.text
    assert "Escort the convoy." in answer.text
    assert not Argument.objects.exists()


def test_other_teams_add_points_and_control_weighs_them(desk, exercise, blue, red):
    ruling = opened(desk, exercise, blue)
    wrong = send(red, "point-add", ruling.pk, side="", point="It is mined.")
    assert wrong.status_code == 422
    assert "Choose whether it speaks for or against." in wrong.text
    assert "It is mined." in wrong.text
    send(red, "point-add", ruling.pk, side="con", point="It is mined.")
    assert "It is mined." in room(blue)
    assert "2 left for your team" in room(red)
    point = Point.objects.get(text="It is mined.")
    press(desk, exercise, "point-strong", point.pk)
    assert "Show the odds" not in page(desk, exercise)
    press(desk, exercise, "ruling-close", ruling.pk)
    assert "Show the odds: 42%" in page(desk, exercise)
    assert "strong</b>" not in room(red)
    press(desk, exercise, "point-plain", point.pk)
    assert "Show the odds: 58%" in page(desk, exercise)


def test_odds_then_draw_then_words_then_everybody_reads_both_roads(desk, exercise, blue, red):
    ruling = opened(desk, exercise, blue)
    press(desk, exercise, "ruling-close", ruling.pk)
    press(desk, exercise, "odds-show", ruling.pk)
    for text in (room(red), room(blue)):
        assert "58%" in text
        assert "Nothing has been drawn yet." in text
    early = press(desk, exercise, "ruling-change", ruling.pk, outcome="So.", reason="So.")
    assert early.status_code == 422
    press(desk, exercise, "ruling-draw", ruling.pk)
    drawn = Draw.objects.get()
    assert f"Drawn: {drawn.first} and {drawn.second}" in room(red)
    said = {"outcome": "It arrives.", "reason": "They came early."}
    without = press(desk, exercise, "ruling-change", ruling.pk, **said)
    assert "Say what the other road was." in without.text
    press(desk, exercise, "ruling-change", ruling.pk, **said, other_road="It turns back.")
    assert "It arrives." not in room(red)
    press(desk, exercise, "ruling-release", ruling.pk)
    for words in ("It arrives.", "The road not taken:", "It turns back.", drawn.seed):
        assert words in room(red)
    go_to(exercise, StepKind.REVIEW)
    review = reverse("seat-review", args=[exercise.code, red.pk])
    for words in ("It turns back.", drawn.seed, "58%"):
        assert words in browser_of(red).get(review).text


def test_the_board_shows_odds_before_and_what_came_after(desk, exercise, control, blue):
    exercises.set_board(exercise, scene=Scene.RULING, by=control)
    assert "Nothing is being ruled on." in board(exercise)
    ruling = opened(desk, exercise, blue)
    assert "The convoy arrives." in board(exercise)
    press(desk, exercise, "ruling-close", ruling.pk)
    press(desk, exercise, "odds-show", ruling.pk)
    assert "58%" in board(exercise)
    assert "Drawn:" not in board(exercise)
    press(desk, exercise, "ruling-draw", ruling.pk)
    assert "Drawn:" in board(exercise)
    said = {"outcome": "It is there.", "reason": "Luck.", "other_road": "It turns back."}
    press(desk, exercise, "ruling-change", ruling.pk, **said)
    assert "It is there." not in board(exercise)
    press(desk, exercise, "ruling-release", ruling.pk)
    assert "It is there." in board(exercise)
    assert "A sound decision may fail" in board(exercise)


def test_what_is_for_one_team_is_not_on_the_board(desk, exercise, control, blue):
    exercises.set_board(exercise, scene=Scene.RULING, by=control)
    team = exercise.teams.get(code="BLU").pk
    sent = {"matter": "Blue floats.", "pros": "Wood.", "teams": team, "method_reason": "Chance."}
    press(desk, exercise, "ruling-begin", "probabilistic", **sent)
    press(desk, exercise, "odds-show", Ruling.objects.get().pk)
    assert "Blue floats." in room(blue)
    assert "Blue floats." not in board(exercise)


def test_likelihoods_are_private_and_opened_unnamed(
    desk, exercise, blue, blue_two, blue_three, red
):
    sent = {"matter": "It lasts.", "minutes": 3, "method_reason": "Judge it."}
    press(desk, exercise, "ruling-begin", "estimated", **sent)
    ruling = Ruling.objects.get()
    for wrong in ("", "52", "105", "half"):
        answer = send(red, "likelihood-give", ruling.pk, percent=wrong)
        assert answer.status_code == 422
        assert "Give a figure from 0 to 100 in steps of five." in answer.text
    for seat, percent in ((blue, 20), (blue_two, 30), (blue_three, 45), (red, 70)):
        send(seat, "likelihood-give", ruling.pk, percent=percent)
        assert f"You gave {percent} percent." in room(seat)
    assert "4 people have judged" in page(desk, exercise)
    assert "median" not in page(desk, exercise)
    press(desk, exercise, "ruling-close", ruling.pk)
    assert "from 20 to 70 percent, median 37.5 percent" in page(desk, exercise)
    assert "4 people have judged, from 20 to 70 percent" in room(red)
    press(desk, exercise, "ruling-take-likely", ruling.pk)
    assert "Not drawn: what is likely was taken as given." in room(blue)
    assert Likelihood.objects.count() == 4


def test_of_two_nobody_reads_a_figure(desk, exercise, blue, red):
    sent = {"matter": "It lasts.", "minutes": 3, "method_reason": "Judge it."}
    press(desk, exercise, "ruling-begin", "estimated", **sent)
    ruling = Ruling.objects.get()
    for seat, percent in ((blue, 20), (red, 70)):
        send(seat, "likelihood-give", ruling.pk, percent=percent)
    press(desk, exercise, "ruling-close", ruling.pk)
    for text in (page(desk, exercise), room(blue), room(red)):
        assert "2 people have judged. Fewer than three are not shown." in text
        assert "70 percent" not in text


def test_a_draft_is_dropped_with_a_reason(desk, exercise, blue, red):
    ruling = opened(desk, exercise, blue)
    without = press(desk, exercise, "ruling-drop", ruling.pk, reason="")
    assert without.status_code == 422
    assert "Say why it is dropped." in without.text
    press(desk, exercise, "ruling-drop", ruling.pk, reason="Overtaken.")
    assert "Dropped without a ruling: Overtaken." in page(desk, exercise)
    assert "The convoy arrives." not in room(red)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"matter": ""}, "Say in one line what is to be ruled on."),
        ({"acting": ""}, "Choose the team that argues."),
        ({"reasons": ""}, "Give at least one reason."),
        ({"reasons": "1\n2\n3\n4"}, "At most 3 lines."),
        ({"reasons": "x" * 161}, "A line has at most 160 characters."),
        ({"minutes": 0}, "Between 1 and 60 minutes."),
    ],
)
def test_what_is_wrong_with_a_matter_is_said(desk, exercise, changed, sentence):
    acting = exercise.teams.get(code="BLU").pk
    sent = {"matter": "It lasts.", "acting": acting, "reasons": "Near.", "minutes": 5}
    answer = press(desk, exercise, "ruling-begin", "matrix", **sent | changed)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert not Ruling.objects.exists()


def test_peers_need_ratings_that_are_closed(exercise, control):
    methods.change(exercise, Method.PEERS, reason="To learn to judge.", by=control)
    go_to(exercise, StepKind.ADJUDICATE, 1)
    desk = browser_of_control(exercise)
    asked = exercise.rating_rounds.create(move=move_of(exercise), peers=0, opened_by=control)
    said = {"outcome": "It works.", "reason": "You say so.", "rating_round": asked.pk}
    answer = press(desk, exercise, "ruling-write", "peers", **said)
    assert answer.status_code == 422
    asked.closed_at, asked.closed_by = exercise.started_at, control
    asked.save()
    press(desk, exercise, "ruling-write", "peers", **said)
    assert Ruling.objects.get().rating_round == asked
    assert "Rests on the ratings of move 1." in page(desk, exercise)


def test_players_press_none_of_controls_buttons(desk, exercise, blue, nobody):
    ruling = opened(desk, exercise, blue)
    for name in ("ruling-close", "odds-show", "ruling-draw", "ruling-drop"):
        address = reverse(name, args=[exercise.code, ruling.pk])
        for browser in (browser_of(blue), nobody):
            assert browser.post(address).status_code == 404


def test_the_desk_is_pushed_as_it_is_shown(desk, exercise, control, blue):
    opened(desk, exercise, blue)
    matters.close(Ruling.objects.get(), by=control)
    pushed = regions.render(regions.named("rulings", "docket"), viewer_of(control))
    assert pushed in page(desk, exercise)


@pytest.mark.parametrize("teams", [3, 12])
def test_matters_take_as_many_queries_for_three_teams_as_for_twelve(
    db, teams, django_assert_num_queries
):
    exercise = open_and_start(make_exercise(teams=teams))
    control = control_of(exercise)
    go_to(exercise, StepKind.ADJUDICATE, 1)
    seats = [sit(exercise, team.code, f"{team.code} 1", chair=1) for team in exercise.teams.all()]
    for n in range(teams):
        matter = Matter(f"Matter {n}.", Method.PROBABILISTIC, "Chance.", pros=["For.", "So."])
        ruling = matters.begin(exercise, matter, move=move_of(exercise), by=control)
        draws.show_odds(ruling, by=control)
    viewer, at_desk = viewer_of(seats[-1]), viewer_of(control)
    with django_assert_num_queries(4):
        assert len(read.matters(viewer)) == teams
    with django_assert_num_queries(4):
        assert len(read.docket(at_desk).matters) == teams
