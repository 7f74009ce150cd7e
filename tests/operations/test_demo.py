"""The run in progress that `play --demo` shows: made once, and alive on every screen."""

import time
from datetime import timedelta
from itertools import pairwise

import pytest
from django.conf import settings
from django.utils import timezone

from wargame.errors import Refused
from wargame.live import regions
from wargame.models import (
    Commitment,
    DraftKind,
    Estimate,
    Exercise,
    JournalEntry,
    Occasion,
    PrivateChoice,
    Rater,
    Revealed,
    Scene,
    StepKind,
    Viewer,
    answer_fields,
    paragraphs,
)
from wargame.models.adjudication import OUTCOME
from wargame.models.record_plans import plan_of
from wargame.models.reveals import OF_ALL
from wargame.operations import demo, scenarios
from wargame.queries import clocks
from wargame.scenario_files.reader import read_package

SCENARIO = settings.BASE_DIR / "fixtures" / "scenarios" / "alliances-and-partnerships"
LONGEST = 10  # seconds of this process, whatever else the machine does


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker):
    """Made once for the module, and taken back at its end."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        scenarios.import_package(read_package(SCENARIO))
        began = time.process_time()
        exercise = demo.make()
        exercise.took = time.process_time() - began
        yield exercise
        transaction.set_rollback(True)


@pytest.fixture
def shown(made, db):
    """As somebody finds it a moment later."""
    return Exercise.objects.get(pk=made.pk)


def viewers_of(exercise):
    """Control, the board and every player."""
    control = exercise.seats.get(facilitator=exercise.director)
    players = exercise.seats.players().select_related("team__role", "exercise__step__move")
    seated = [Viewer.from_seat(seat) for seat in players]
    return {
        "console": [Viewer.from_seat(control)],
        "desk": [Viewer.from_seat(control)],
        "rulings": [Viewer.from_seat(control)],
        "accords": [Viewer.from_seat(control)],
        "board": [Viewer.board(exercise)],
        "room": seated,
        "talks": seated,
        "ledger": seated,
        "watch": [Viewer.from_seat(seat) for seat in exercise.seats.beside()],
    }


def drafted(exercise, kind, move):
    """{team: drafted fields} of the move."""
    found = exercise.drafts.filter(kind=kind, move__number=move).select_related("team")
    return {
        draft.team.code: {row.name: row.text for row in draft.texts.current()} for draft in found
    }


def test_without_its_scenario_it_is_refused(db):
    with pytest.raises(Refused):
        demo.make()
    assert not Exercise.objects.exists()


def test_it_is_there_in_a_moment(made):
    assert made.took < LONGEST


def test_asked_for_twice_it_is_made_once(shown):
    before = shown.entries
    again = demo.make()
    assert (again.pk, again.entries) == (shown.pk, before)
    assert Exercise.objects.count() == 1


def test_the_clock_runs_with_some_minutes_left_to_decide(shown):
    step = shown.step
    assert (step.kind, step.move.number) == (StepKind.DECIDE, 2)
    assert shown.running_since
    left = clocks.time_left(shown, step)
    assert timedelta(minutes=5) < left <= timedelta(minutes=6)


def test_the_time_in_the_room_agrees_with_the_time_played(shown):
    second = timedelta(seconds=1)
    start = timezone.now() - shown.exercise_time()
    assert abs(shown.started_at - start) < second
    began = list(shown.steps.exclude(began=None))
    for step, following in pairwise(began):
        assert abs(step.began_at - start - step.began) < second
        assert step.done_at == following.began_at
    assert began[-1].done_at is None
    for inject in shown.injects.released():
        assert abs(inject.released_at - start - inject.released_in) < second


def test_everything_happens_in_the_order_of_the_journal(shown):
    times = list(shown.journal.values_list("exercise_time", flat=True))
    assert times == sorted(times)
    assert list(shown.journal.values_list("number", flat=True)) == list(range(1, len(times) + 1))


def test_six_teams_are_seated_with_a_free_chair_each(shown):
    counts = {team.code: (team.seats.taken().count(), team.chairs) for team in shown.teams.all()}
    assert counts == dict.fromkeys(["USA", "GBR", "POL", "JPN", "KOR", "AUS"], (4, 5))


def test_two_people_are_away_and_one_of_them_was_here(shown):
    players = shown.seats.players()
    away = [seat for seat in players if not seat.is_present]
    assert len(away) == 2
    assert len([seat for seat in away if seat.last_seen_at]) == 1


def test_everybody_here_has_given_an_own_view_on_every_tension(shown):
    given = Estimate.objects.filter(exercise=shown, occasion=Occasion.BASELINE)
    assert given.count() == 5 * (shown.seats.players().count() - 1)
    assert given.exclude(reason="").exists()
    assert given.filter(is_reframe=True).exists()


def test_the_first_question_was_answered_alone_by_three_of_every_team(shown):
    chosen = PrivateChoice.objects.filter(exercise=shown)
    for team in shown.teams.all():
        assert chosen.filter(team=team).values("voice").distinct().count() >= 3
    assert not chosen.filter(is_late=True).exists()


def test_the_second_question_is_answered_on_the_ledger(shown):
    lines = Commitment.objects.filter(exercise=shown).answering()
    assert lines.filter(move__number=2).exists()
    assert not lines.exclude(move__number=2).exists()


def test_every_team_has_finished_the_first_move(shown):
    for team in shown.teams.all():
        of_move = {"move__number": 1}
        assert team.estimates.filter(**of_move).count() >= 3
        assert team.positions.filter(**of_move).exists()
        assert team.answers.filter(**of_move).exists()
        decision = team.decisions.get(**of_move)
        assert decision.effects.exclude(line="").count() == shown.version.criteria.count()
        assert decision.questions.exists()
        assert decision.injects.exists()
    assert shown.decisions.filter(dissenters__gt=0).exclude(dissent="").exists()
    assert {one.seat is None for one in shown.dissents.all()} == {True, False}
    opened = shown.reveals.filter(move__number=1).values_list("what", flat=True)
    assert set(opened) == set(Revealed) - set(OF_ALL)


def test_in_the_second_move_the_teams_are_not_equally_far(shown):
    opened = shown.reveals.filter(move__number=2).values_list("what", flat=True)
    assert set(opened) == {Revealed.ESTIMATES}
    second = shown.decisions.filter(move__number=2)
    assert [one.team.code for one in second.exclude(undecided_because="")] == ["KOR"]
    decided = second.filter(undecided_because="").order_by("number")
    assert [(one.team.code, one.number) for one in decided] == [("POL", 1), ("POL", 2)]
    plan = plan_of(shown, shown.teams.all())
    written = drafted(shown, DraftKind.DECISION, 2)
    done = {code: plan.done(texts) for code, texts in written.items()}
    assert len(plan.required) == 11
    assert done == {"USA": 7, "GBR": 11, "POL": 11, "JPN": 2, "KOR": 0, "AUS": 4}
    assert shown.drafts.exclude(offered_at=None).count() == 1
    standing = shown.positions.filter(move__number=2).standing()
    assert sorted(standing.values_list("team__code", flat=True)) == ["AUS", "GBR", "POL", "USA"]
    assert shown.positions.get(withdrawal__isnull=False).team.code == "KOR"


def test_what_was_offered_can_be_released(shown):
    draft = shown.drafts.exclude(offered_at=None).get()
    texts = {row.name: row.text for row in draft.texts.current()}
    assert plan_of(shown, shown.teams.all()).missing(texts) == []


def test_what_was_written_keeps_to_the_limits_of_the_forms(shown):
    criteria = list(shown.version.criteria.values_list("key", flat=True))
    states = list(shown.teams.values_list("code", flat=True))
    for move in (1, 2):
        question = shown.moves.get(number=move).question
        for texts in drafted(shown, DraftKind.DECISION, move).values():
            for name, text in texts.items():
                assert len(text) <= paragraphs.limit_of(name, criteria, states), name
        for texts in drafted(shown, DraftKind.ANSWER, move).values():
            for name, text in texts.items():
                assert len(text) <= answer_fields.field_of(question, name).limit, name


def test_injects_have_been_sent_and_mostly_opened(shown):
    sent = shown.injects.released()
    assert set(sent.values_list("move", flat=True)) == {1, 2}
    unopened = [
        delivery
        for inject in sent
        for delivery in inject.deliveries.all()
        if delivery.opened_at is None
    ]
    assert len(unopened) == 2


def test_control_has_ruled_and_two_teams_have_challenged(shown):
    rulings = list(shown.rulings.filter(matter="", communique=None))
    assert [bool(one.released_at) for one in rulings] == [True, True, False]
    assert [one.decision.team.code for one in rulings] == ["POL", "KOR", "AUS"]
    assert rulings[0].computed.outcome == "The plan holds, with losses and late supply."
    challenges = {one.team.code: one.is_upheld for one in shown.ruling_challenges.all()}
    assert challenges == {"JPN": None, "KOR": False}
    for said in shown.rulings.all():
        assert max(len(said.outcome), len(said.reason)) <= OUTCOME


def test_one_ruling_rests_on_a_text_that_was_put_to_all(shown):
    ruling = shown.rulings.exclude(communique=None).get()
    assert ruling.released_at
    assert ruling.communique.closed_at


def test_the_first_move_has_been_rated_and_everybody_sees_it(shown):
    made = shown.rating_rounds.get()
    assert made.is_blind
    assert made.shown_at
    given = {row.rater for row in made.ratings.all()}
    assert given == set(Rater) - {Rater.EVALUATORS}
    assert not made.ratings.filter(level__isnull=False, cited=None).exists()


def test_one_matter_has_been_drawn_and_one_is_open(shown):
    drawn, is_open = shown.rulings.exclude(matter="")
    assert (drawn.draw.net, drawn.points.count()) == (1, 6)
    assert drawn.draw.seed
    assert drawn.other_road
    assert is_open.is_open
    assert is_open.likelihoods.count() == 8


def test_the_board_shows_positions_that_are_open(shown):
    assert shown.scene == Scene.POSITIONS
    assert shown.scene_tension in shown.moves.get(number=1).tensions.all()


@pytest.mark.parametrize("region", regions.REGIONS, ids=lambda one: f"{one.page}-{one.name}")
def test_every_part_of_every_page_has_something_to_show(shown, region):
    viewers = viewers_of(shown)[region.page]
    asked = [viewer for viewer in viewers if regions.audience_of(region, viewer)]
    assert asked
    for viewer in asked:
        assert regions.render(region, viewer)


def test_its_journal_holds_nobodys_words(shown):
    names = list(shown.seats.players().values_list("name", flat=True))
    for entry in JournalEntry.objects.filter(exercise=shown):
        assert not any(name in str(entry.refs) for name in names)
