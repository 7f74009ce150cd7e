"""What PostgreSQL itself refuses, whatever the code above it forgets."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.cast import control_of, decide, go_to, move_of, sit, write
from wargame.models import (
    Answer,
    AnswerPart,
    Assent,
    CriterionEffect,
    Decision,
    Delivery,
    Draft,
    DraftKind,
    DraftText,
    Duty,
    Estimate,
    Exercise,
    JournalEntry,
    Kind,
    Occasion,
    PartKind,
    Position,
    Reveal,
    Revealed,
    Says,
    Seat,
    Stance,
    State,
    Step,
    StepKind,
    Team,
    Voice,
)
from wargame.operations import answers


def refuses(constraint, change):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        change()


# Marks


def estimate_of(blue, **changed):
    move = move_of(blue.exercise)
    stance = changed.get("stance", Stance.IN_ROLE)
    row = {
        "exercise": blue.exercise,
        "voice": Voice.objects.get_or_create(exercise=blue.exercise, seat=blue, stance=stance)[0],
        "team": blue.team,
        "tension": move.tensions.get(),
        "move": move,
        "occasion": Occasion.MOVE,
        "stance": Stance.IN_ROLE,
        "point": 4,
    }
    return Estimate(**row | changed)


@pytest.mark.parametrize(
    ("point", "is_reframe"), [(0, False), (8, False), (None, False), (4, True)]
)
def test_a_mark_is_a_point_of_the_scale_or_a_reframe(blue, point, is_reframe):
    wrong = estimate_of(blue, point=point, is_reframe=is_reframe)
    refuses("estimate_on_the_scale_or_reframed", wrong.save)
    position = Position(
        exercise=blue.exercise,
        team=blue.team,
        move=wrong.move,
        tension=wrong.tension,
        seat=blue,
        point=point,
        is_reframe=is_reframe,
    )
    refuses("position_on_the_scale_or_reframed", position.save)


@pytest.mark.parametrize("point", [*range(1, 8), None])
def test_all_seven_points_and_the_reframe_are_taken(blue, point):
    estimate_of(blue, point=point, is_reframe=point is None).save()
    assert Estimate.objects.get().point == point


@pytest.mark.parametrize(
    "changed",
    [
        {"stance": Stance.OWN_VIEW},
        {"move": None},
        {"occasion": Occasion.BASELINE},
        {"occasion": Occasion.BASELINE, "move": None},
        {"occasion": Occasion.FINAL, "stance": Stance.OWN_VIEW},
    ],
)
def test_in_a_move_one_is_in_role_and_around_it_oneself(blue, changed):
    refuses("in_role_in_a_move_own_view_around_it", estimate_of(blue, **changed).save)


def test_a_person_has_one_voice_a_stance(blue):
    voice = {"exercise": blue.exercise, "seat": blue, "stance": Stance.IN_ROLE}
    Voice.objects.create(**voice)
    refuses("one_voice_a_stance", lambda: Voice.objects.create(**voice))


def test_many_voices_may_have_lost_their_person(exercise):
    for _person in range(2):
        Voice.objects.create(exercise=exercise, seat=None, stance=Stance.IN_ROLE)
    assert Voice.objects.count() == 2


def test_each_thing_is_revealed_once_own_views_too(exercise, control):
    for move, what in ((move_of(exercise), Revealed.POSITIONS), (None, Revealed.OWN_VIEWS)):
        row = {"exercise": exercise, "move": move, "what": what, "seat": control}
        Reveal.objects.create(**row)
        refuses("revealed_once", lambda row=row: Reveal.objects.create(**row))


@pytest.mark.parametrize(("says", "words"), [(Says.AGREE, "But not so fast."), (Says.RESERVE, "")])
def test_a_reservation_has_words_and_plain_assent_has_none(exercise, blue, says, words):
    of_blue = {"exercise": exercise, "team": blue.team, "move": move_of(exercise), "seat": blue}
    tension = move_of(exercise).tensions.get()
    position = Position.objects.create(**of_blue, tension=tension, point=3)
    row = Assent(**of_blue, position=position, says=says, words=words)
    refuses("a_reservation_has_words_and_plain_assent_none", row.save)


def test_each_team_is_revealed_once_and_only_in_a_move(exercise, control, blue):
    row = {"exercise": exercise, "team": blue.team, "seat": control}
    positions = row | {"move": move_of(exercise), "what": Revealed.POSITIONS}
    Reveal.objects.create(**positions)
    refuses("revealed_once", lambda: Reveal.objects.create(**positions))
    refuses(
        "only_what_belongs_to_a_move_is_revealed_by_team",
        lambda: Reveal.objects.create(**row, what=Revealed.OWN_VIEWS),
    )


# Texts


@pytest.fixture
def decision(exercise, blue):
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, blue)
    return Decision.objects.get()


def again(row, **changed):
    """The same row once more, with some of it changed."""
    fields = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return type(row)(**fields | {"id": None} | changed)


def test_a_team_has_one_draft_of_a_kind_in_a_move(decision):
    refuses("draft_numbered_once", again(decision.draft).save)
    again(decision.draft, number=2).save()
    assert Draft.objects.count() == 2


def test_a_field_has_every_revision_once(decision):
    refuses("draft_revision_once", again(DraftText.objects.first()).save)


def test_a_decision_has_every_version_once(decision):
    refuses("decision_version_once", again(decision).save)
    again(decision, version=2).save()
    assert Decision.objects.count() == 2


def test_an_answer_has_every_version_once(exercise, blue):
    go_to(exercise, StepKind.DELIBERATE, 1)
    write(exercise, blue, {"answer": "Both.", "because": "Why."}, DraftKind.ANSWER)
    answer = answers.release(exercise, move=move_of(exercise), by=blue)
    refuses("answer_version_once", again(answer).save)
    again(answer, version=2).save()
    assert Answer.objects.count() == 2


def part_of(exercise, blue, **changed):
    """A line of an answer: its team's own words in place of an option."""
    go_to(exercise, StepKind.DELIBERATE, 1)
    write(exercise, blue, {"answer": "Both.", "because": "Why."}, DraftKind.ANSWER)
    answer = answers.release(exercise, move=move_of(exercise), by=blue)
    row = {"answer": answer, "kind": PartKind.CHOICE, "number": 0, "words": "Both."}
    return AnswerPart(**row | changed)


RATED = {"kind": PartKind.RATING, "number": 1, "words": ""}


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"figure": 3, "words": ""}, "a_figure_is_on_an_aspect"),
        (RATED | {"aspect": 1}, "a_figure_is_on_an_aspect"),
        (RATED | {"aspect": 1, "figure": 6}, "a_figure_is_on_an_aspect"),
        (RATED | {"aspect": 0, "figure": 5}, "a_figure_is_on_an_aspect"),
        (RATED | {"aspect": 1, "figure": 5, "number": 0}, "a_figure_is_on_an_aspect"),
        ({"words": ""}, "words_where_nothing_else_says_it"),
        ({"number": 1}, "words_where_nothing_else_says_it"),
        (RATED, "words_where_nothing_else_says_it"),
        (RATED | {"aspect": 1, "figure": 5, "words": "!"}, "words_where_nothing_else_says_it"),
        ({"kind": PartKind.RULE, "words": ""}, "words_where_nothing_else_says_it"),
    ],
)
def test_a_part_of_an_answer_has_its_shape(exercise, blue, wrong, constraint):
    refuses(constraint, part_of(exercise, blue, **wrong).save)


def test_an_answer_has_one_choice_and_each_line_once(exercise, blue):
    part = part_of(exercise, blue)
    part.save()
    refuses("answer_part_once", again(part).save)
    refuses("one_choice_an_answer", again(part, number=2, words="").save)


@pytest.mark.parametrize(("number", "words"), [(0, "Tired."), (2, "")])
def test_dissent_has_words_and_a_number_or_neither(decision, number, words):
    wrong = again(decision, version=2, dissenters=number, dissent=words)
    refuses("dissent_has_words", wrong.save)


@pytest.mark.parametrize("value", [-3, 3])
def test_an_effect_is_minus_two_to_two(decision, value):
    other = again(decision, version=2)
    other.save()
    effect = CriterionEffect(
        decision=other, criterion=decision.effects.first().criterion, value=value
    )
    refuses("effect_from_minus_2_to_plus_2", effect.save)


def test_a_criterion_has_one_effect(decision):
    refuses("one_effect_a_criterion", again(decision.effects.first()).save)


# Seats and teams


def seat_like(seat, **changed):
    return again(seat, key_hash="0" * 64, **changed)


def test_a_chair_takes_one_person_until_it_is_left(blue):
    refuses("one_person_a_chair", seat_like(blue, duty=Duty.MEMBER).save)
    seat_like(blue, duty=Duty.MEMBER, left_at=timezone.now()).save()
    assert Seat.objects.filter(team=blue.team).count() == 2


def test_a_team_has_one_lead(blue, blue_two):
    refuses("one_lead_a_team", lambda: Seat.objects.filter(pk=blue_two.pk).update(duty=Duty.LEAD))


@pytest.mark.parametrize("changed", [{"team": None}, {"duty": Duty.CONTROL}, {"chair": None}])
def test_players_sit_in_a_team_and_control_does_not(blue, changed):
    refuses("players_sit_in_a_team", lambda: Seat.objects.filter(pk=blue.pk).update(**changed))


def test_control_has_no_chair(exercise):
    control = Seat.objects.filter(pk=control_of(exercise).pk)
    refuses("players_sit_in_a_team", lambda: control.update(chair=1))
    refuses("players_sit_in_a_team", lambda: control.update(team=exercise.teams.first()))


@pytest.mark.parametrize("chairs", [0, 41])
def test_a_team_has_one_to_forty_chairs(exercise, chairs):
    refuses("chairs_from_1_to_40", lambda: Team.objects.update(chairs=chairs))


def test_a_key_opens_one_seat(blue, red):
    same = Seat.objects.filter(pk=red.pk)
    refuses("key_hash", lambda: same.update(key_hash=blue.key_hash))


# The exercise, its steps, its injects and its journal


@pytest.mark.parametrize("heads", [0, 601])
def test_an_exercise_expects_one_to_six_hundred_heads(exercise, heads):
    refuses("heads_from_1_to_600", lambda: Exercise.objects.update(expected_heads=heads))


@pytest.mark.parametrize("state", [State.DRAFT, State.LOBBY, State.PAUSED])
def test_the_clock_runs_only_in_play_and_after_it(exercise, state):
    refuses("clock_stands_outside_play", lambda: Exercise.objects.update(state=state))


def test_a_step_never_takes_less_than_nothing(exercise):
    refuses(
        "step_length_not_negative",
        lambda: Step.objects.update(length=timedelta(seconds=-1)),
    )


def test_steps_moves_injects_and_teams_are_numbered_once(exercise):
    refuses("step_numbered_once", again(exercise.steps.first()).save)
    refuses("move_numbered_once", again(exercise.moves.first()).save)
    refuses("inject_numbered_once", again(exercise.injects.first()).save)
    refuses("team_once_an_exercise", again(exercise.teams.first()).save)


@pytest.mark.parametrize("half", [{"released_at": timezone.now()}, {"released_by": True}])
def test_a_release_names_when_and_by_whom(exercise, control, half):
    half = {name: control if value is True else value for name, value in half.items()}
    refuses("a_release_names_who_released", lambda: exercise.injects.update(**half))


def test_an_inject_is_delivered_to_a_team_once(exercise, blue):
    row = {"inject": exercise.injects.first(), "team": blue.team}
    Delivery.objects.create(**row)
    refuses("delivered_once_a_team", lambda: Delivery.objects.create(**row))


def test_an_entry_has_its_number_once(exercise):
    entry = exercise.journal.first()
    refuses("entry_numbered_once", again(entry, kind=Kind.BOARD_SET).save)
    assert JournalEntry.objects.filter(exercise=exercise, number=entry.number).count() == 1


def test_two_exercises_never_share_a_code(exercise):
    refuses("code", again(exercise, board_key="another").save)
    refuses("board_key", again(exercise, code="ABC346").save)


def test_a_person_is_not_forgotten_while_the_record_names_them(exercise, blue):
    sit(exercise, "BLU", "Bob")
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, blue)
    with pytest.raises(Exception, match="protected"):
        blue.delete()
