"""Releasing a decision record: who may, what it needs, and that it is never changed again."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import DatabaseError, connection, transaction

from tests.cast import EFFECTS, RECORD, decide, go_to, move_of, sit, viewer_of, write
from wargame.errors import Refused
from wargame.models import (
    Confidence,
    Consultation,
    CriterionEffect,
    Decision,
    Draft,
    DraftKind,
    Kind,
    OptionConsidered,
    Revealed,
    StepKind,
)
from wargame.models.paragraphs import EIGHT
from wargame.models.viewers import CONTROL, of_team
from wargame.operations import (
    decisions,
    drafts,
    exercises,
    injects,
    positions,
    reveals,
    seats,
)
from wargame.operations.positions import Mark

# The one field of each of the eight without which it is not done.
LABELS = dict(zip(RECORD, (str(one.label) for one in EIGHT), strict=True))


@pytest.fixture
def deciding(exercise, blue):
    return go_to(exercise, StepKind.DECIDE, 1)


def release(exercise, by, move=1):
    return decisions.release(exercise, move=move_of(exercise, move), by=by)


def released(exercise):
    return exercise.journal.filter(kind=Kind.DECISION_RELEASED)


def test_the_lead_releases_the_record_as_version_one(deciding, blue):
    write(deciding, blue, RECORD | EFFECTS)
    decision = release(deciding, blue)
    assert (decision.team, decision.move, decision.version) == (blue.team, move_of(deciding), 1)
    assert (decision.released_by, decision.draft) == (blue, Draft.objects.get())
    for name in ("title", "action", "intended_effect", "rationale"):
        assert getattr(decision, name) == RECORD[name]
    assert decision.key_assumptions == ["The crews are ready."]
    assert (decision.confidence, decision.dissenters) == (Confidence.MODERATE, 0)
    assert [question.key for question in decision.questions.all()] == ["q1"]


def test_only_the_team_and_control_hear_of_it(deciding, blue):
    decide(deciding, blue)
    (entry,) = released(deciding)
    assert entry.audiences == [CONTROL, of_team(blue.team_id)]
    assert entry.refs == {"decision": Decision.objects.get().pk}


def test_it_is_sealed_until_control_reveals_the_decisions(deciding, blue, red, control):
    decide(deciding, blue)
    assert Decision.objects.visible_to(viewer_of(blue)).exists()
    assert not Decision.objects.visible_to(viewer_of(red)).exists()
    reveals.reveal(deciding, what=Revealed.DECISIONS, move=move_of(deciding), by=control)
    assert Decision.objects.visible_to(viewer_of(red)).exists()


@pytest.mark.parametrize("who", ["blue_two", "blue_three", "control"])
def test_nobody_but_the_lead_releases(deciding, blue, who, request):
    write(deciding, blue, RECORD | EFFECTS)
    with pytest.raises(Refused):
        release(deciding, request.getfixturevalue(who))
    assert not Decision.objects.exists()


def test_the_lead_releases_whoever_holds_the_pen(deciding, blue, blue_two):
    write(deciding, blue_two, RECORD | EFFECTS)
    assert release(deciding, blue).released_by == blue


def test_who_was_handed_the_lead_releases(deciding, blue, blue_two):
    write(deciding, blue, RECORD | EFFECTS)
    seats.hand_lead(blue_two, by=blue)
    with pytest.raises(Refused):
        release(deciding, blue)
    assert release(deciding, blue_two).released_by == blue_two


def test_a_lead_releases_for_the_own_team_only(deciding, blue, red):
    write(deciding, blue, RECORD | EFFECTS)
    with pytest.raises(Refused, match="Still to do"):
        release(deciding, red)
    assert Draft.objects.get().team == blue.team


# What a record needs


def test_the_eight_are_enough_where_no_more_is_asked(deciding, blue):
    assert deciding.required_paragraphs == [str(one) for one in EIGHT]
    write(deciding, blue, RECORD)
    assert release(deciding, blue).title == RECORD["title"]


@pytest.mark.parametrize("name", LABELS)
@pytest.mark.parametrize("text", ["", "   "])
def test_every_one_of_the_eight_is_needed_and_named(deciding, blue, name, text):
    write(deciding, blue, RECORD | EFFECTS | {name: text})
    with pytest.raises(Refused, match=f"Still to do: {LABELS[name]}."):
        release(deciding, blue)
    assert not Decision.objects.exists()
    assert not released(deciding)


@pytest.mark.parametrize("effect", ["", "3", "-3", "+1", "much"])
def test_effects_once_begun_need_a_figure_on_every_criterion(deciding, blue, effect):
    write(deciding, blue, RECORD | EFFECTS | {"effect_c3": effect})
    with pytest.raises(Refused, match=r"Expected effect \(1 left\)"):
        release(deciding, blue)


def test_effects_are_kept_with_their_line(deciding, blue):
    said = {"effect_c1": "-2", "effect_c1_line": "Ships are elsewhere.", "effect_c4": "0"}
    decide(deciding, blue, **said)
    effects = CriterionEffect.objects.values_list("criterion__key", "value", "line")
    assert list(effects) == [
        ("c1", -2, "Ships are elsewhere."),
        ("c2", 1, ""),
        ("c3", 1, ""),
        ("c4", 0, ""),
    ]


@pytest.mark.parametrize("confidence", ["certain", "Low"])
def test_confidence_is_low_moderate_or_high(deciding, blue, confidence):
    write(deciding, blue, RECORD | EFFECTS | {"confidence": confidence})
    with pytest.raises(Refused, match="Confidence"):
        release(deciding, blue)


def test_whatever_else_was_written_is_kept_with_the_record(deciding, blue, red):
    decide(
        deciding,
        blue,
        option_1="Wait.",
        option_1_why="It freezes.",
        option_3="Send one.",
        option_3_why="One is none.",
        risk="Ice.",
        hedge="A storm warning.",
        state_RED="declined",
        message="We come in peace.",
        forecast="The strait is open.",
        forecast_chance="70",
        forecast_by="end of move 2",
    )
    decision = Decision.objects.get()
    assert list(decision.options.values_list("place", "text", "why_not")) == [
        (1, "Wait.", "It freezes."),
        (3, "Send one.", "One is none."),
    ]
    assert (decision.risk, decision.hedge) == ("Ice.", "A storm warning.")
    assert [(one.state, one.outcome) for one in decision.consultations.all()] == [
        (red.team, "declined")
    ]
    assert decision.message == "We come in peace."
    forecast = decision.forecast, decision.forecast_chance, decision.forecast_by
    assert forecast == ("The strait is open.", 70, "end of move 2")


def test_the_positions_of_the_move_come_along_by_themselves(deciding, blue, control):
    move = move_of(deciding)
    tension = move.tensions.get()
    reveals.reveal(deciding, what=Revealed.ESTIMATES, move=move, by=control)
    for point in (2, 3):
        positions.set_position(deciding, Mark(tension, point, "Trade."), move=move, by=blue)
    decide(deciding, blue)
    (held,) = Decision.objects.get().positions.all()
    assert (held.tension, held.point, held.reason) == (tension, 3, "Trade.")


def test_an_assumption_may_have_two_more_beside_it(deciding, blue):
    decide(deciding, blue, assumption_3="The weather holds.")
    assert Decision.objects.get().key_assumptions == ["The crews are ready.", "The weather holds."]


def test_it_answers_questions_and_injects_that_the_team_has(deciding, blue, control):
    for number in ("1.1", "1.3"):
        injects.release(deciding.injects.get(number=number), by=control)
    decide(deciding, blue, answers="q1 1.1 1.3 2.1 zzz")
    decision = Decision.objects.get()
    assert [one.key for one in decision.questions.all()] == ["q1"]
    assert [one.number for one in decision.injects.all()] == ["1.1"]


def test_answering_nothing_that_exists_is_not_answering(deciding, blue):
    write(deciding, blue, RECORD | EFFECTS | {"answers": "2.1 zzz"})
    with pytest.raises(Refused, match="Still to do: Answers"):
        release(deciding, blue)


# Dissent


def test_dissent_is_kept_with_the_record(deciding, blue):
    decide(deciding, blue, dissenters="2", dissent="The crews are tired.")
    decision = Decision.objects.get()
    assert (decision.dissenters, decision.dissent) == (2, "The crews are tired.")


@pytest.mark.parametrize(
    ("number", "words"),
    [("2", ""), ("2", "  "), *[(number, "Tired.") for number in ("0", "00", "-1", "all", "")]],
)
def test_a_number_without_words_or_words_without_a_number_is_not_released(
    deciding, blue, number, words
):
    write(deciding, blue, RECORD | EFFECTS | {"dissenters": number, "dissent": words})
    with pytest.raises(Refused, match="Still to do: Dissent"):
        release(deciding, blue)


# Once, and never changed


def test_releasing_twice_is_recorded_once(deciding, blue):
    decide(deciding, blue)
    assert release(deciding, blue) == Decision.objects.get()
    assert released(deciding).count() == 1
    assert CriterionEffect.objects.count() == 4


@pytest.mark.django_db(transaction=True)
def test_a_button_pressed_four_times_at_once_releases_once(deciding, blue):
    write(deciding, blue, RECORD | EFFECTS)

    def press(_time):
        try:
            return release(deciding, type(blue).objects.get(pk=blue.pk)).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(press, range(4)))) == 1
    assert released(deciding).count() == 1


@pytest.mark.parametrize("ending", ["move", "play"])
def test_a_second_press_that_comes_after_the_end_finds_it_released(deciding, blue, control, ending):
    decide(deciding, blue)
    if ending == "move":
        go_to(deciding, StepKind.BRIEF, 2)
    else:
        exercises.end(deciding, by=control)
    assert release(deciding, blue) == Decision.objects.get()


def test_what_was_released_cannot_be_rewritten(deciding, blue, red):
    decide(deciding, blue, option_1="Wait.", option_1_why="It freezes.", state_RED="declined")
    decision = Decision.objects.get()
    for change in (
        lambda: Decision.objects.update(title="Send none"),
        lambda: CriterionEffect.objects.update(value=2),
        lambda: OptionConsidered.objects.update(text="Send all"),
        lambda: Consultation.objects.update(outcome="agreed"),
        lambda: drafts.save(
            deciding,
            move=move_of(deciding),
            kind=DraftKind.DECISION,
            name="title",
            text="Send none",
            base=1,
            by=blue,
        ),
    ):
        with pytest.raises((DatabaseError, Refused)), transaction.atomic():
            change()
    decision.refresh_from_db()
    assert decision.title == RECORD["title"]


# When


def test_nothing_is_released_before_the_team_talks(exercise, blue):
    go_to(exercise, StepKind.ESTIMATE, 1)
    with pytest.raises(Refused, match="has not begun"):
        release(exercise, blue)
    assert not Draft.objects.exists()


def test_a_record_not_released_in_its_move_stays_a_draft(deciding, blue):
    write(deciding, blue, RECORD | EFFECTS)
    go_to(deciding, StepKind.BRIEF, 2)
    assert not Decision.objects.exists()


def test_after_play_nothing_is_released(deciding, blue, control):
    write(deciding, blue, RECORD | EFFECTS)
    exercises.end(deciding, by=control)
    with pytest.raises(Refused, match="Records are locked"):
        release(deciding, blue)


def test_every_move_has_its_own_record(deciding, blue):
    decide(deciding, blue)
    go_to(deciding, StepKind.DECIDE, 2)
    decide(deciding, blue, title="Send one more")
    assert list(Decision.objects.order_by("move__number").values_list("title", flat=True)) == [
        "Send two frigates",
        "Send one more",
    ]


def test_it_says_when_in_exercise_time_it_was_released(deciding, blue):
    sit(deciding, "BLU", "Bob")
    decide(deciding, blue)
    deciding.refresh_from_db()
    assert Decision.objects.get().released_in <= deciding.exercise_time()
