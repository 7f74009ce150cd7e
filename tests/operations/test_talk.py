"""The talk after play: lessons with evidence, defenders of poles, grades of objectives."""

import pytest

from tests.cast import control_of, decide, go_to, invite, name_people, sit, viewer_of
from tests.factories import make_exercise
from tests.review.play import estimate, reveal, take_position
from wargame.errors import Refused
from wargame.models import (
    Attribution,
    Defender,
    Duty,
    Grade,
    Kind,
    Lesson,
    LessonKind,
    ObjectiveRating,
    Pole,
    Revealed,
    Scene,
    StepKind,
    Viewer,
)
from wargame.models.viewers import CONTROL, EVALUATORS, EVERYONE
from wargame.operations import defenders, exercises, lessons, objective_ratings
from wargame.operations.lessons import Said
from wargame.queries import defenders as named
from wargame.queries import lessons as queries
from wargame.queries import objectives


@pytest.fixture
def evidence(exercise, blue, red):
    """What a lesson can rest on: a decision of blue's that is still sealed. Play has ended."""
    go_to(exercise, StepKind.ESTIMATE, 1)
    estimate(exercise, blue, 2)
    go_to(exercise, StepKind.DELIBERATE, 1)
    reveal(exercise, Revealed.ESTIMATES)
    take_position(exercise, blue, 2)
    take_position(exercise, red, 6)
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, blue, title="Send two frigates")
    go_to(exercise, StepKind.REVIEW)
    return f"decision-{exercise.decisions.get().pk}"


@pytest.fixture
def evaluator(exercise):
    return invite(exercise, Duty.EVALUATOR, "Eva")


def said(evidence, text="They asked first.", kind=LessonKind.SUSTAIN, cause="It was practiced."):
    return Said(kind, text, [evidence], cause)


def read(viewer):
    return [sheet.lesson.text for sheet in queries.lessons(viewer)]


def test_nothing_is_kept_without_evidence_or_with_what_is_not_there(exercise, control, evidence):
    for names in ([], ["decision-999"], [evidence, "inject-2.1"], ["nothing"]):
        with pytest.raises(Refused, match="evidence"):
            lessons.keep(exercise, Said(LessonKind.IMPROVE, "Ask.", names), by=control)
    assert not Lesson.objects.exists()


def test_lessons_are_kept_by_control_and_evaluators_after_play(
    exercise, control, blue, evaluator, evidence
):
    with pytest.raises(Refused, match="Only control and evaluators"):
        lessons.keep(exercise, said(evidence), by=blue)
    lessons.keep(exercise, said(evidence), by=control)
    lessons.keep(exercise, said(evidence, "They waited."), by=evaluator)
    assert read(viewer_of(control)) == ["They asked first.", "They waited."]


def test_before_play_has_ended_there_is_nothing_to_keep(exercise, control, blue):
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, blue)
    with pytest.raises(Refused, match="when play has ended"):
        lessons.keep(exercise, said(f"decision-{exercise.decisions.get().pk}"), by=control)


def test_the_room_reads_lessons_once_control_shows_them_and_then_each_at_once(
    exercise, control, blue, evaluator, evidence
):
    lessons.keep(exercise, said(evidence), by=control)
    entry = exercise.journal.get(kind=Kind.LESSON_KEPT)
    assert set(entry.audiences) == {CONTROL, EVALUATORS}
    everybody = viewer_of(blue), Viewer.board(exercise)
    assert not any(read(viewer) for viewer in everybody)
    assert read(viewer_of(evaluator))
    reveal(exercise, Revealed.LESSONS)
    lessons.keep(exercise, said(evidence, "They waited."), by=evaluator)
    assert exercise.journal.filter(kind=Kind.LESSON_KEPT).last().audiences == [EVERYONE]
    for viewer in everybody:
        assert read(viewer) == ["They asked first.", "They waited."]
    assert not read(Viewer.nobody(exercise))


def test_evidence_is_read_by_those_alone_who_may_read_the_thing(
    exercise, control, blue, red, evidence
):
    lessons.keep(exercise, said(evidence), by=control)
    reveal(exercise, Revealed.LESSONS)
    shown = {who: queries.lessons(viewer_of(who))[0].evidence for who in (control, blue, red)}
    assert [bool(shown[who]) for who in (control, blue, red)] == [True, True, False]
    reveal(exercise, Revealed.DECISIONS)
    assert queries.lessons(viewer_of(red))[0].evidence


def test_a_change_is_a_revision_and_what_is_struck_stays_on_record(exercise, control, evidence):
    made = lessons.keep(exercise, said(evidence), by=control)
    for _press in range(2):
        lessons.keep(exercise, said(evidence, "They asked."), number=made.number, by=control)
    assert read(viewer_of(control)) == ["They asked."]
    for _press in range(2):
        lessons.strike(made, by=control)
    assert read(viewer_of(control)) == []
    assert [one.is_struck for one in Lesson.objects.all()] == [False, False, True]
    with pytest.raises(Refused, match="struck"):
        lessons.keep(exercise, said(evidence, "Again."), number=made.number, by=control)


def test_a_team_defends_one_pole_and_the_last_named_stands(exercise, control, blue, red, evidence):
    tension = exercise.version.tensions.first()

    def name(pole, seat, speaker=None):
        about = {"team": seat.team, "speaker": speaker, "by": control}
        return defenders.name(exercise, tension, pole, **about)

    name(Pole.A, blue)
    with pytest.raises(Refused, match="defends the other pole"):
        name(Pole.B, blue)
    with pytest.raises(Refused, match="not in this team"):
        name(Pole.B, red, speaker=blue)
    for _press in range(2):
        name(Pole.B, red, speaker=red)
    name(Pole.A, sit(exercise, "GRN", "Ann"))
    standing = Defender.objects.filter(exercise=exercise).current()
    assert [(one.pole, one.team.code) for one in standing] == [("a", "GRN"), ("b", "RED")]
    assert exercise.journal.filter(kind=Kind.DEFENDER_NAMED).count() == 3


def test_defenders_are_named_by_control_after_play_alone(exercise, control, blue):
    about = {"team": blue.team}
    tension = exercise.version.tensions.first()
    with pytest.raises(Refused, match="when play has ended"):
        defenders.name(exercise, tension, Pole.A, by=control, **about)
    go_to(exercise, StepKind.REVIEW)
    with pytest.raises(Refused, match="Only control"):
        defenders.name(exercise, tension, Pole.A, by=blue, **about)


def test_the_app_proposes_whoever_stands_nearest_but_nothing_that_is_sealed(
    exercise, control, evidence
):
    viewer = viewer_of(control)

    def proposed():
        sides = named.of_tension(viewer, move_tension(exercise)).sides
        return [side.proposed and side.proposed.code for side in sides]

    assert proposed() == [None, None]
    reveal(exercise, Revealed.POSITIONS)
    assert proposed() == ["BLU", "RED"]


def test_who_speaks_is_called_as_people_are_named_in_the_exercise(
    exercise, control, blue, evidence
):
    tension = move_tension(exercise)
    defenders.name(exercise, tension, Pole.A, team=blue.team, speaker=blue, by=control)
    for attribution, called in ((Attribution.TEAM, ""), (Attribution.NAME, blue.name)):
        name_people(exercise, attribution)
        board = Viewer.board(exercise)
        assert named.of_tension(board, tension).sides[0].speaker == called


def move_tension(exercise):
    return exercise.moves.get(number=1).tensions.get()


@pytest.fixture
def objective(exercise):
    return exercise.objectives.create(number=1, kind="exercise", text="Agree on one answer.")


def rate(exercise, objective, seat, grade=Grade.SOME, why="Two of three did."):
    return objective_ratings.rate(exercise, objective, grade=grade, why=why, by=seat)


def test_objectives_are_rated_after_play_by_control_and_evaluators(
    exercise, control, blue, evaluator, objective
):
    with pytest.raises(Refused, match="when play has ended"):
        rate(exercise, objective, control)
    go_to(exercise, StepKind.REVIEW)
    with pytest.raises(Refused, match="Only control and evaluators"):
        rate(exercise, objective, blue)
    for _press in range(2):
        rate(exercise, objective, control)
        rate(exercise, objective, evaluator, Grade.MAJOR)
    rate(exercise, objective, evaluator, Grade.UNABLE, "Nobody did.")
    assert ObjectiveRating.objects.count() == 3
    sheet = objectives.objectives(viewer_of(control))[0]
    assert {(one.seat.name, one.grade) for one in sheet.ratings} == {
        (control.name, "S"),
        ("Eva", "U"),
    }


def test_an_evaluator_reads_what_others_hold_only_with_the_own_grade(
    exercise, control, blue, evaluator, objective
):
    go_to(exercise, StepKind.REVIEW)
    rate(exercise, objective, control)
    assert not objectives.objectives(viewer_of(evaluator))[0].ratings
    rate(exercise, objective, evaluator)
    assert len(objectives.objectives(viewer_of(evaluator))[0].ratings) == 2
    observer = invite(exercise, Duty.OBSERVER, "Ola")
    for viewer in (viewer_of(blue), viewer_of(observer), Viewer.board(exercise)):
        assert not ObjectiveRating.objects.visible_to(viewer).exists()


def test_the_objective_of_another_exercise_is_refused(exercise, control, objective):
    go_to(exercise, StepKind.REVIEW)
    elsewhere = make_exercise(moves=1)
    with pytest.raises(Refused):
        rate(elsewhere, objective, control_of(elsewhere))


def test_while_own_views_are_asked_once_more_nothing_of_the_talk_is_opened(exercise, control, blue):
    go_to(exercise, StepKind.FINAL)
    tension = move_tension(exercise)
    opens = (
        lambda: reveal(exercise, Revealed.LESSONS),
        lambda: defenders.name(exercise, tension, Pole.A, team=blue.team, by=control),
        lambda: exercises.set_board(exercise, scene=Scene.POLES, tension=tension, by=control),
        lambda: exercises.set_board(exercise, scene=Scene.LESSONS, by=control),
    )
    for open_it in opens:
        with pytest.raises(Refused, match="final estimate is still open"):
            open_it()
    go_to(exercise, StepKind.REVIEW)
    for open_it in opens:
        open_it()
