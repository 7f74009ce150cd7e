"""The joint communique: written clause by clause, answered by the heads, closed by control."""

import pytest
from django.db import DatabaseError, transaction

from tests.cast import go_to, viewer_of
from wargame.errors import Refused
from wargame.models import ClauseAnswer, ClauseSays, Communique, Kind, StepKind, Viewer
from wargame.models.viewers import EVERYONE
from wargame.operations import communiques, seats
from wargame.queries.communiques import sheet

from .play import clause, communique

AGREES, RESERVES, OBJECTS = ClauseSays


def say(made, seat, *said, by=None):
    """What a head says to the clauses from the first on; a reservation says "But."."""
    answers = {
        clause(made, number): (assent, "But." if assent == RESERVES else "")
        for number, assent in enumerate(said, start=1)
        if assent
    }
    return communiques.answer(made, answers, team=seat.team, by=by or seat)


def codes(teams):
    return [team.code for team in teams]


def test_control_opens_one_for_the_move_and_everybody_hears_of_it(exercise, move):
    made = communique(exercise)
    assert (made.number, made.move, made.drafter) == (1, move, None)
    assert communique(exercise) == made
    entry = exercise.journal.get(kind=Kind.COMMUNIQUE_OPENED)
    assert entry.audiences == [EVERYONE]


def test_all_but_strangers_see_it(exercise, heads, control):
    communique(exercise, "We stand together.")
    for viewer in (*map(viewer_of, heads), viewer_of(control), Viewer.board(exercise)):
        assert Communique.objects.visible_to(viewer).exists()
    assert not Communique.objects.visible_to(Viewer.nobody(exercise)).exists()


def test_only_control_opens_and_closes(exercise, heads):
    with pytest.raises(Refused, match="Only control"):
        communiques.open_(exercise, title="Ours", by=heads[0])
    with pytest.raises(Refused, match="Only control"):
        communiques.close(communique(exercise), by=heads[0])


def test_the_drafting_team_writes_beside_control_and_no_other_does(exercise, heads, blue_two):
    made = communique(exercise, drafter=heads[0].team)
    for seat in (heads[0], blue_two):
        assert communiques.add_clause(made, f"By {seat.name}.", by=seat).team == seat.team
    with pytest.raises(Refused, match="control and the drafting team"):
        communiques.add_clause(made, "By red.", by=heads[1])
    assert [one.number for one in made.clauses.all()] == [1, 2]


def test_an_adviser_of_the_drafting_team_does_not_write(exercise, heads, blue_three):
    made = communique(exercise, drafter=heads[0].team)
    with pytest.raises(Refused, match="the recorder"):
        communiques.add_clause(made, "By an adviser.", by=blue_three)


def test_the_same_clause_twice_is_added_once(exercise, control, move):
    made = communique(exercise, "We stand together.")
    communiques.add_clause(made, "We stand together.", by=control)
    assert made.clauses.count() == 1


def test_changed_words_are_a_new_version_which_asks_every_state_again(exercise, heads, control):
    made = communique(exercise, "We stand together.")
    say(made, heads[0], AGREES)
    communiques.change_clause(clause(made, 1), "We stand as one.", by=control)
    found = sheet(viewer_of(heads[0]), made).clauses[0]
    assert (found.version.text, found.version.number) == ("We stand as one.", 2)
    assert [one.text for one in found.earlier] == ["We stand together."]
    assert codes(found.silent) == ["BLU", "RED", "GRN"]


def test_words_changed_from_an_older_version_are_refused(exercise, control, move):
    made = communique(exercise, "One.")
    old = clause(made, 1)
    communiques.change_clause(old, "Two.", by=control)
    assert communiques.change_clause(old, "Two.", by=control) == clause(made, 1)
    with pytest.raises(Refused, match="meanwhile"):
        communiques.change_clause(old, "Three.", by=control)


def test_a_clause_without_words_is_struck(exercise, heads, control):
    made = communique(exercise, "Keep.", "Strike.")
    communiques.change_clause(clause(made, 2), "", by=control)
    found = sheet(viewer_of(heads[0]), made)
    assert [one.version.text for one in found.clauses] == ["Keep."]
    assert found.waiting(heads[0].team) == 1
    assert [one.clause.number for one in found.struck] == [2]


def test_states_agree_reserve_and_object_clause_by_clause(exercise, heads):
    blue, red, green = heads
    made = communique(exercise, "First.", "Second.")
    say(made, blue, AGREES, AGREES)
    say(made, red, AGREES, RESERVES)
    say(made, green, AGREES, OBJECTS)
    found = sheet(viewer_of(blue), made)
    second = found.clauses[1]
    assert (found.agreed_by_all, found.waiting(blue.team)) == (1, 0)
    assert [codes(part) for part in (second.agree, second.reserve, second.object_)] == [
        ["BLU"],
        ["RED"],
        ["GRN"],
    ]
    assert [(one.team.code, one.answer.words) for one in second.with_words] == [("RED", "But.")]


def test_a_state_may_change_its_mind_until_the_close(exercise, heads, control):
    made = communique(exercise, "First.")
    assert say(made, heads[0], OBJECTS)
    assert not say(made, heads[0], OBJECTS)
    say(made, heads[0], AGREES)
    assert ClauseAnswer.objects.count() == 2
    for _press in range(2):
        communiques.close(made, by=control)
    assert exercise.journal.filter(kind=Kind.COMMUNIQUE_CLOSED).count() == 1
    with pytest.raises(Refused, match="closed"):
        say(made, heads[0], OBJECTS)
    assert codes(sheet(viewer_of(control), made).clauses[0].agree) == ["BLU"]


def test_what_was_answered_late_to_an_older_version_is_refused(exercise, heads, control):
    made = communique(exercise, "First.")
    old = clause(made, 1)
    communiques.change_clause(old, "Changed.", by=control)
    with pytest.raises(Refused, match="Clause 1 has been changed"):
        communiques.answer(made, {old: (AGREES, "")}, team=heads[0].team, by=heads[0])


def test_only_the_head_of_a_state_answers_and_control_while_the_head_is_away(
    exercise, heads, blue_two, control
):
    made = communique(exercise, "First.")
    with pytest.raises(Refused, match="head of delegation"):
        say(made, blue_two, AGREES)
    with pytest.raises(Refused, match="that delegation"):
        say(made, heads[1], AGREES, by=heads[0])
    (entered,) = say(made, heads[1], AGREES, by=control)
    assert entered.is_by_control
    seats.arrive(heads[0])
    with pytest.raises(Refused, match="is here"):
        say(made, heads[0], AGREES, by=control)


def test_a_clause_of_another_communique_is_not_answered_with_this_one(exercise, heads):
    made, other = communique(exercise, "First."), communique(exercise, "Other.", title="Other")
    answers = {clause(other, 1): (AGREES, "")}
    with pytest.raises(Refused, match="changed meanwhile"):
        communiques.answer(made, answers, team=heads[0].team, by=heads[0])


def test_after_play_it_stands_as_it_is(exercise, heads, control):
    made = communique(exercise, "First.")
    go_to(exercise, StepKind.FINAL)
    with pytest.raises(Refused, match="Play has ended"):
        say(made, heads[0], AGREES)
    exercise.refresh_from_db()
    assert not sheet(viewer_of(control), made).is_open


def test_postgresql_changes_no_answer_and_nothing_that_is_closed(exercise, heads, control):
    made = communique(exercise, "First.")
    say(made, heads[0], AGREES)
    communiques.close(made, by=control)
    for act in (
        lambda: ClauseAnswer.objects.update(words="Other."),
        ClauseAnswer.objects.all().delete,
        lambda: Communique.objects.update(title="Other"),
    ):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            act()
