"""Rounds of ratings: who is asked, what is refused, what is kept once."""

import pytest
from django.db import IntegrityError, connection, transaction

from tests.cast import decide, go_to, move_of, sit
from wargame.errors import Refused
from wargame.models import JournalEntry, Kind, Rater, Rating, Revealed, StepKind, Viewer
from wargame.operations import ratings, reveals
from wargame.operations.ratings import Level


@pytest.fixture
def decided(exercise, control, blue, red):
    """Blue has decided in move 1, and the decisions are revealed."""
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, blue)
    reveals.reveal(exercise, what=Revealed.DECISIONS, move=move_of(exercise), by=control)
    return exercise


@pytest.fixture
def asked(decided, control):
    return ratings.open_round(decided, move=move_of(decided), peers=1, by=control)


def level(exercise, value=4, **said):
    criterion = exercise.version.criteria.first()
    return Level(criterion, value, **{"cited": list(exercise.decisions.all())} | said)


def rate(asked, seat, *levels, team="BLU"):
    exercise = asked.exercise
    team = exercise.teams.get(code=team)
    return ratings.rate(asked, levels or [level(exercise)], team=team, by=seat)


def test_only_control_opens_a_round(decided, blue):
    with pytest.raises(Refused, match="Only control"):
        ratings.open_round(decided, move=move_of(decided), peers=1, by=blue)


def test_a_round_is_opened_once_a_move(decided, asked, control):
    again = ratings.open_round(decided, move=move_of(decided), peers=3, by=control)
    assert again == asked
    assert JournalEntry.objects.filter(kind=Kind.RATINGS_OPENED).count() == 1


def test_others_are_asked_only_about_what_they_can_read(exercise, control, blue):
    go_to(exercise, StepKind.DECIDE, 1)
    with pytest.raises(Refused, match="Reveal the decisions"):
        ratings.open_round(exercise, move=move_of(exercise), peers=1, by=control)
    own = ratings.open_round(exercise, move=move_of(exercise), peers=0, by=control)
    assert own.peers == 0


def test_revealed_team_by_team_all_decisions_must_be_open(exercise, control, blue, red):
    go_to(exercise, StepKind.DECIDE, 1)
    sealed = {"what": Revealed.DECISIONS, "move": move_of(exercise), "by": control}
    for seat in (blue, red):
        decide(exercise, seat)
    reveals.reveal(exercise, team=red.team, **sealed)
    with pytest.raises(Refused, match="Reveal the decisions"):
        ratings.open_round(exercise, move=move_of(exercise), peers=1, by=control)
    reveals.reveal(exercise, team=blue.team, **sealed)
    assert ratings.open_round(exercise, move=move_of(exercise), peers=1, by=control).peers == 1


def test_the_whole_exercise_is_rated_only_when_play_has_ended(decided, control):
    with pytest.raises(Refused, match="when play has ended"):
        ratings.open_round(decided, move=None, peers=0, by=control)
    go_to(decided, StepKind.REVIEW)
    assert ratings.open_round(decided, move=None, peers=2, by=control).move is None


def test_each_team_is_asked_about_itself_and_the_next_around_the_table(asked):
    teams = list(asked.exercise.teams.all())
    codes = [[team.code for team in asked.asked(one, teams)] for one in teams]
    assert codes == [["BLU", "RED"], ["RED", "GRN"], ["GRN", "BLU"]]


def test_a_rater_is_told_apart_by_the_team_they_sit_in(asked, blue, control):
    green = sit(asked.exercise, "GRN", "Gus", chair=1)
    for seat in (blue, green, control):
        rate(asked, seat)
    raters = [row.rater for row in Rating.objects.order_by("pk")]
    assert raters == [Rater.SELF, Rater.PEERS, Rater.CONTROL]


def test_a_team_one_is_not_asked_about_is_refused(asked, red):
    with pytest.raises(Refused, match="not asked to rate"):
        rate(asked, red, team="BLU")


def test_a_level_without_a_decision_of_that_team_is_refused(asked, blue):
    with pytest.raises(Refused, match="Cite a decision"):
        rate(asked, blue, level(asked.exercise, cited=[]))
    with pytest.raises(Refused, match="Cite a decision"):
        rate(asked, blue, level(asked.exercise), team="RED")


def test_what_cannot_be_observed_needs_no_decision(asked, blue):
    (row,) = rate(asked, blue, level(asked.exercise, None, cited=[]))
    assert row.level is None
    assert not row.cited.exists()


def test_the_same_rating_again_changes_nothing_and_another_is_a_new_row(asked, blue):
    rate(asked, blue)
    assert rate(asked, blue) == []
    rate(asked, blue, level(asked.exercise, 2))
    assert [row.level for row in Rating.objects.order_by("pk")] == [4, 2]
    assert Rating.objects.current().get().level == 2
    assert JournalEntry.objects.filter(kind=Kind.RATING_GIVEN).count() == 2


def test_a_rating_is_announced_to_its_rater_and_control_alone(asked, blue):
    rate(asked, blue)
    entry = JournalEntry.objects.get(kind=Kind.RATING_GIVEN)
    assert entry.audiences == ["control", f"seat:{blue.pk}"]
    assert "4" not in str(entry.refs.get("level", ""))


def test_a_closed_round_takes_no_rating(asked, blue, control):
    ratings.close(asked, by=control)
    with pytest.raises(Refused, match="closed"):
        rate(asked, blue)


def test_a_round_is_closed_before_it_is_shown_and_each_act_counts_once(asked, control):
    with pytest.raises(Refused, match="still rating"):
        ratings.show(asked, by=control)
    for _time in range(2):
        ratings.close(asked, by=control)
        ratings.show(asked, by=control)
    kinds = JournalEntry.objects.filter(kind__startswith="ratings.").values_list("kind", flat=True)
    assert list(kinds) == [Kind.RATINGS_OPENED, Kind.RATINGS_CLOSED, Kind.RATINGS_SHOWN]


def test_values_are_the_raters_alone_then_controls_then_everybodys(asked, blue, red, control):
    rate(asked, blue)
    viewers = {
        "rater": Viewer.from_seat(blue),
        "other": Viewer.from_seat(red),
        "control": Viewer.from_seat(control),
        "nobody": Viewer.nobody(asked.exercise),
    }

    def seen():
        rows = Rating.objects.all()
        return {name for name, one in viewers.items() if rows.values_visible_to(one).exists()}

    assert seen() == {"rater"}
    ratings.close(asked, by=control)
    assert seen() == {"rater", "control"}
    ratings.show(asked, by=control)
    assert seen() == {"rater", "control", "other"}


def test_postgresql_refuses_to_change_a_rating(asked, blue):
    rate(asked, blue)
    with (
        pytest.raises(IntegrityError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE wargame_rating SET level = 5")


def test_postgresql_refuses_a_level_off_the_scale(asked, blue):
    criterion = asked.exercise.version.criteria.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        Rating.objects.create(round=asked, seat=blue, team=blue.team, criterion=criterion, level=6)
