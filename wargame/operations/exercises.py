"""Making, opening, starting and ending an exercise."""

import secrets
from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.measures.clock_acts import ClockAct, Turn
from wargame.models import (
    AFTER_PLAY,
    Criterion,
    Decision,
    Duty,
    Exercise,
    Facilitator,
    FormatPreset,
    Hindsight,
    Inject,
    Kind,
    Method,
    Paragraph,
    Scenario,
    ScenarioVersion,
    Scene,
    Seat,
    Stage,
    State,
    Tension,
    Viewer,
)
from wargame.models.exercises import CODE_DIGITS, CODE_LETTERS
from wargame.models.paragraphs import EIGHT, in_order

from . import checks, exercise_plans, ledgers, moves, set_ups, timelines
from .journal import lock, record, to_control, to_everyone
from .set_ups import Aims

NO_AIMS = Aims()
BOARD_STAYS = timedelta(hours=1)
# Scenes of the talk, which waits until own views are given once more.
OF_THE_TALK = (Scene.POINT, Scene.POLES, Scene.LESSONS)
# What makes up the present scene.
SHOWN = ["scene", "scene_tension", "scene_criterion", "scene_inject", "scene_decision"]
SHOWN += ["scene_stage"]


@transaction.atomic
def make(
    *,
    by: Facilitator,
    version: ScenarioVersion,
    preset: FormatPreset,
    title: str,
    chairs: Mapping[str, int],
    expected_heads: int,
    course: str = "",
    has_ledger: bool = False,
    method: Method | None = None,
    aims: Aims = NO_AIMS,
) -> Exercise:
    """A draft exercise that pins the scenario version and copies its plan.

    `chairs` maps the codes of the teams that play to their number of seats (1..40). Without a
    `method` rulings are made as is usual for the format.
    """
    _check_may_run(version, by)
    exercise = Exercise.objects.create(
        code=free_code(),
        board_key=secrets.token_urlsafe(18),
        title=title,
        course=course,
        version=version,
        director=by,
        format_name=preset.name,
        method=method or Method.usual(preset.minutes),
        expected_heads=expected_heads,
        **_record_asked(preset),
    )
    set_ups.set_aims(exercise, aims)
    exercise_plans.copy(exercise, preset, chairs)
    seat = _seat_director(exercise, by)
    record(lock(exercise), Kind.EXERCISE_MADE, by=seat, audiences=to_control())
    ledgers.lay_out(exercise, by=seat)
    if has_ledger:
        ledgers.switch(exercise, is_on=True, by=seat)
    exercise.refresh_from_db()
    return exercise


@transaction.atomic
def open_lobby(exercise: Exercise, *, by: Seat) -> Exercise:
    """From now on people may join; the entry says whether the plan was complete. Done twice,
    recorded once."""
    checks.control(by)
    exercise = lock(exercise)
    if exercise.is_open:
        return exercise
    was_ready = exercise.state == State.READY
    exercise.state = State.LOBBY
    exercise.opened_at = timezone.now()
    exercise.save(update_fields=["state", "opened_at"])
    record(exercise, Kind.LOBBY_OPENED, by=by, audiences=to_everyone(), was_ready=was_ready)
    return exercise


@transaction.atomic
def board_opened(exercise: Exercise) -> None:
    """The projector's page was opened, as the readiness check wants to see; once an hour."""
    exercise = lock(exercise)
    now = timezone.now()
    if exercise.board_seen_at is not None and now - exercise.board_seen_at < BOARD_STAYS:
        return
    exercise.board_seen_at = now
    exercise.save(update_fields=["board_seen_at"])
    record(exercise, Kind.BOARD_OPENED, by=None, audiences=to_control())


@transaction.atomic
def start(exercise: Exercise, *, by: Seat) -> Exercise:
    """STARTEX: the first step begins and the clock runs. Done twice, recorded once."""
    checks.control(by)
    exercise = lock(exercise)
    if exercise.started_at is not None:
        return exercise
    if not exercise.is_open:
        raise Refused(_("Open the exercise for joining first."))
    exercise.state = State.IN_PLAY
    exercise.started_at = exercise.running_since = timezone.now()
    exercise.scene = Scene.CLOCK
    exercise.ends_at = timelines.end_of_session(exercise, exercise.started_at)
    exercise.save(update_fields=["state", "started_at", "running_since", "scene", "ends_at"])
    record(exercise, Kind.EXERCISE_STARTED, by=by, audiences=to_everyone())
    moves.begin_first(exercise, by=by)
    return exercise


@transaction.atomic
def end(exercise: Exercise, *, by: Seat) -> Exercise:
    """ENDEX: records lock, and the first step after play begins. Done twice, recorded once."""
    checks.control(by)
    exercise = lock(exercise)
    checks.started(exercise)
    if exercise.has_ended:
        return exercise
    after = exercise.steps.filter(kind__in=AFTER_PLAY).first()
    if after is not None:
        return moves.turn(exercise, ClockAct(Turn.GO, step=after.number), by=by)
    moves.end_play(exercise, by=by)
    return exercise


@transaction.atomic
def set_board(
    exercise: Exercise,
    *,
    scene: Scene,
    by: Seat,
    tension: Tension | None = None,
    criterion: Criterion | None = None,
    inject: Inject | None = None,
    decision: Decision | None = None,
    stage: Stage | Hindsight = Stage.POSITIONS,
) -> Exercise:
    """Choose what the board shows. A scene is only a frame: the rows it shows keep their rules.
    An inject that went to some teams alone is seen by everybody in the room while it is shown, and
    after play what the team of a decision point had when it decided."""
    checks.control(by)
    exercise = lock(exercise)
    if inject is not None and inject.released_at is None:
        raise Refused(_("It has not been released. Release it, then show it."))
    if scene in OF_THE_TALK:
        checks.final_given(exercise)
    if decision is not None:
        _is_told(exercise, decision)
    chosen = dict(zip(SHOWN, (scene, tension, criterion, inject, decision, stage), strict=True))
    if all(getattr(exercise, name) == value for name, value in chosen.items()):
        return exercise
    for name, value in chosen.items():
        setattr(exercise, name, value)
    exercise.save(update_fields=SHOWN)
    record(exercise, Kind.BOARD_SET, by=by, audiences=[*to_control(), "board"], scene=scene)
    return exercise


def _is_told(exercise: Exercise, decision: Decision) -> None:
    """Raises Refused for a decision point before the review, or of a decision that is sealed."""
    if not exercise.has_ended:
        raise Refused(_("What a team could see is shown when play has ended."))
    if not Decision.objects.visible_to(Viewer.board(exercise)).filter(pk=decision.pk).exists():
        raise Refused(_("This decision is sealed. Reveal it first."))


def free_code() -> str:
    """Six letters and digits without look-alikes, always with both, not in use."""
    while True:
        signs = [secrets.choice(CODE_LETTERS) for _place in range(3)]
        signs += [secrets.choice(CODE_DIGITS + CODE_LETTERS) for _place in range(3)]
        secrets.SystemRandom().shuffle(signs)
        code = "".join(signs)
        if not code.isalpha() and not Exercise.objects.filter(code=code).exists():
            return code


def _check_may_run(version: ScenarioVersion, by: Facilitator) -> None:
    if version.scenario.is_rehearsed_by(by):
        return
    if not Scenario.objects.visible_to(by).filter(pk=version.scenario_id).exists():
        raise Refused(_("This scenario is not shared with you."))


def _seat_director(exercise: Exercise, by: Facilitator) -> Seat:
    return Seat.objects.create(
        exercise=exercise,
        duty=Duty.CONTROL,
        title=_("Director"),
        name=str(by)[:40],
        facilitator=by,
        key_hash=secrets.token_hex(32),
    )


def _record_asked(preset: FormatPreset) -> dict[str, list[str]]:
    """What decision records ask for; every record has a title."""
    required = preset.record.get("required") or EIGHT
    return {
        "required_paragraphs": in_order([Paragraph.TITLE, *required]),
        "opened_paragraphs": in_order(preset.record.get("opened", [])),
    }
