"""One challenge a team, answered by control: upheld with a correction, or denied with a reason."""

import pytest
from django.db import DatabaseError, transaction

from tests.cast import go_to, move_of, viewer_of
from wargame.errors import Refused
from wargame.models import Kind, Ruling, RulingChallenge, StepKind, Viewer
from wargame.models.viewers import of_team
from wargame.operations import adjudication, ruling_challenges
from wargame.operations.adjudication import Words

BETTER = Words("It closes.", "You were right about the mines.")


@pytest.fixture
def ruling(exercise, control):
    go_to(exercise, StepKind.ADJUDICATE, 1)
    return rule(exercise, control)


def rule(exercise, control, outcome="It stays open.", codes=()):
    words = Words(outcome, "They were quick.", teams=list(exercise.teams.filter(code__in=codes)))
    made = adjudication.write(exercise, words, move=move_of(exercise), by=control)
    return adjudication.release(made, by=control)


def lodge(ruling, by):
    return ruling_challenges.lodge(ruling, text="You forgot the mines.", by=by)


def test_a_challenge_is_known_to_its_team_and_control_alone(ruling, exercise, control, blue, red):
    lodge(ruling, blue)
    entry = exercise.journal.order_by("number").last()
    assert entry.kind == Kind.RULING_CHALLENGED
    assert set(entry.audiences) == {"control", of_team(blue.team_id)}
    seen = RulingChallenge.objects.visible_to
    assert seen(viewer_of(blue)).count() == seen(viewer_of(control)).count() == 1
    others = (viewer_of(red), Viewer.board(exercise), Viewer.nobody(exercise))
    assert not any(seen(viewer).exists() for viewer in others)


def test_each_team_has_one_in_the_whole_exercise(ruling, exercise, control, blue, red):
    first = lodge(ruling, blue)
    assert lodge(ruling, blue) == first
    second = rule(exercise, control, "And more.")
    with pytest.raises(Refused, match="one challenge"):
        lodge(second, blue)
    lodge(second, red)
    assert RulingChallenge.objects.count() == 2


def test_only_the_head_challenges(ruling, blue_two):
    with pytest.raises(Refused):
        lodge(ruling, blue_two)


def test_what_a_team_may_not_read_it_cannot_challenge(ruling, exercise, control, blue):
    for_red = rule(exercise, control, "For red alone.", ["RED"])
    with pytest.raises(Ruling.DoesNotExist):
        lodge(for_red, blue)
    held = adjudication.write(exercise, BETTER, move=move_of(exercise), by=control)
    with pytest.raises(Ruling.DoesNotExist):
        lodge(held, blue)


def test_denied_with_a_reason_and_once(ruling, control, blue, exercise):
    challenge = lodge(ruling, blue)
    for _press in range(2):
        ruling_challenges.deny(challenge, answer="They were swept.", by=control)
    challenge.refresh_from_db()
    assert (challenge.is_upheld, challenge.answer) == (False, "They were swept.")
    assert exercise.journal.filter(kind=Kind.CHALLENGE_ANSWERED).count() == 1
    ruling_challenges.uphold(challenge, BETTER, by=control)
    assert not Ruling.objects.filter(corrects=ruling).exists()


def test_upheld_leads_to_a_correction_that_names_the_old_ruling(ruling, control, blue, exercise):
    challenge = ruling_challenges.uphold(lodge(ruling, blue), BETTER, by=control)
    correction = challenge.correction
    assert (correction.corrects, correction.released_at) == (ruling, None)
    numbers = list(exercise.journal.values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


def test_two_teams_that_challenge_the_same_ruling_get_the_same_correction(
    ruling, control, blue, red
):
    one, other = lodge(ruling, blue), lodge(ruling, red)
    ruling_challenges.uphold(one, BETTER, by=control)
    ruling_challenges.uphold(other, Words("Other.", "Words."), by=control)
    assert Ruling.objects.filter(corrects=ruling).count() == 1
    other.refresh_from_db()
    assert other.correction.outcome == BETTER.outcome


def test_a_corrected_ruling_is_no_longer_challenged(ruling, exercise, control, blue):
    new = adjudication.write(exercise, BETTER, move=move_of(exercise), by=control, corrects=ruling)
    adjudication.release(new, by=control)
    with pytest.raises(Refused, match="newer"):
        lodge(ruling, blue)


def test_after_play_there_is_nothing_to_challenge(ruling, exercise, control, blue):
    go_to(exercise, StepKind.REVIEW)
    with pytest.raises(Refused):
        lodge(ruling, blue)


def test_in_the_review_whoever_read_the_ruling_reads_the_challenge(
    ruling, exercise, control, blue, red
):
    lodge(ruling, blue)
    for_red = rule(exercise, control, "For red alone.", ["RED"])
    lodge(for_red, red)
    go_to(exercise, StepKind.REVIEW)
    seen = RulingChallenge.objects.visible_to
    assert {one.team_id for one in seen(viewer_of(red))} == {blue.team_id, red.team_id}
    assert {one.team_id for one in seen(viewer_of(blue))} == {blue.team_id}
    assert not seen(Viewer.board(exercise)).exists()


def test_neither_a_challenge_nor_its_answer_is_rewritten(ruling, control, blue):
    challenge = lodge(ruling, blue)
    with pytest.raises(DatabaseError), transaction.atomic():
        RulingChallenge.objects.update(text="Other.")
    ruling_challenges.deny(challenge, answer="They were swept.", by=control)
    with pytest.raises(DatabaseError), transaction.atomic():
        RulingChallenge.objects.update(answer="Other.")
