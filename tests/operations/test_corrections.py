"""A text is corrected in one exercise alone, and told to those who could read it."""

import pytest
from django.db import IntegrityError, InternalError
from django.urls import reverse
from django.utils import timezone

from tests.cast import (
    browser_of,
    browser_of_control,
    control_of,
    go_to,
    invite,
    open_and_start,
    sit,
    viewer_of,
)
from tests.factories import FacilitatorFactory
from tests.scenario_files.small import write_package
from wargame.errors import Refused
from wargame.models import Correction, Duty, Kind, ScenarioDraft, StepKind, Viewer
from wargame.models.corrections import Corrected, part_of, texts_of
from wargame.operations import corrections, exercises, injects, scenario_acts, scenario_drafts
from wargame.queries import corrections as queries
from wargame.queries import passes, rooms
from wargame.scenario_files.reader import read_package

WHY = "The port counted again."


@pytest.fixture
def blue(exercise):
    return sit(exercise, "BLU", "Bea", chair=1)


@pytest.fixture
def red(exercise):
    return sit(exercise, "RED", "Rob", chair=1)


def correct(exercise, thing, key, reason=WHY, seen=None, **texts):
    stands = texts_of(exercise, thing, key, part_of(exercise, thing, key))
    return corrections.correct(
        exercise,
        thing,
        key,
        texts,
        seen=stands if seen is None else seen,
        reason=reason,
        by=control_of(exercise),
    )


def told(seat_or_viewer):
    viewer = seat_or_viewer if isinstance(seat_or_viewer, Viewer) else viewer_of(seat_or_viewer)
    viewer.exercise.refresh_from_db()
    return [one.made.after for one in queries.told(viewer)]


def test_a_fact_reads_otherwise_in_this_exercise_and_stays_as_it_is_in_others(exercise, blue):
    (made,) = correct(exercise, Corrected.FACT, "f1", value="55")
    assert (made.before, made.after, made.reason, made.is_open) == ("50", "55", WHY, True)
    assert made.readers == [blue.pk]
    (fact,) = rooms.facts(viewer_of(blue))
    assert (fact.value, [mark.made.before for mark in fact.marks]) == ("55", ["50"])
    assert exercise.version.facts.get().value == "50"
    other = open_and_start(exercises_of_the_same(exercise))
    elsewhere = sit(other, "BLU", "Eve", chair=1)
    assert [one.value for one in rooms.facts(viewer_of(elsewhere))] == ["50"]
    entry = exercise.journal.latest("number")
    assert (entry.kind, entry.refs) == (Kind.TEXT_CORRECTED, {"correction": made.pk})
    page = browser_of(blue).get(reverse("room", args=[exercise.code, blue.pk])).content.decode()
    assert "Corrected by control" in page
    assert "<del>50 </del>" in page


def exercises_of_the_same(exercise):
    return exercises.make(
        by=exercise.director,
        version=exercise.version,
        preset=exercise.version.formatpresets.first(),
        title="Another class",
        chairs={"BLU": 2, "RED": 2},
        expected_heads=4,
    )


def test_a_private_brief_is_corrected_for_its_team_and_for_nobody_else(exercise, blue, red):
    eva = invite(exercise, Duty.EVALUATOR, "Eva", teams=("BLU",))
    els = invite(exercise, Duty.EVALUATOR, "Els", teams=("RED",))
    ola = invite(exercise, Duty.OBSERVER, "Ola")
    (made,) = correct(exercise, Corrected.TEAM, "BLU", private_brief="Only ours.")
    assert (made.is_open, made.told) == (False, [blue.team_id])
    assert told(blue) == told(eva) == told(control_of(exercise)) == ["Only ours."]
    for who in (red, els, ola, Viewer.board(exercise), Viewer.nobody(exercise)):
        assert told(who) == []
    assert rooms.role_brief(viewer_of(blue)).role.private_brief == ["Only ours."]
    heard = set(exercise.journal.latest("number").audiences)
    assert heard.isdisjoint(viewer_of(red).audiences | viewer_of(ola).audiences)
    assert heard.isdisjoint(viewer_of(els).audiences | Viewer.board(exercise).audiences)
    assert heard & viewer_of(eva).audiences


def test_of_what_nobody_could_read_yet_nobody_learns(exercise, blue):
    later = exercise.injects.filter(released_at=None).first()
    correct(exercise, Corrected.INJECT, later.number, text="New words.")
    correct(exercise, Corrected.MOVE, "2", brief="Another beginning.")
    assert told(blue) == []
    assert len(told(control_of(exercise))) == 2
    later.refresh_from_db()
    assert later.text == "New words."
    injects.release(later, teams=list(exercise.teams.all()), by=control_of(exercise))
    (slip,) = rooms.injects(viewer_of(blue)).new
    assert not slip.inject.marks
    go_to(exercise, StepKind.ESTIMATE, 2)
    exercise.refresh_from_db()
    assert rooms.move_brief(viewer_of(blue)).brief == "Another beginning."
    assert told(blue) == []


def test_an_inject_is_corrected_for_the_teams_that_had_it(exercise, blue, red):
    inject = exercise.injects.filter(released_at=None).first()
    team = exercise.teams.get(code="BLU")
    injects.release(inject, teams=[team], by=control_of(exercise))
    injects.open_(inject, by=blue)
    (made,) = correct(exercise, Corrected.INJECT, inject.number, text="What it should say.")
    assert (made.told, made.readers) == ([team.pk], [blue.pk])
    assert (told(blue), told(red)) == (["What it should say."], [])
    (slip,) = rooms.injects(viewer_of(blue)).earlier
    assert [mark.made.before for mark in slip.inject.marks] == [made.before]


def test_what_changes_how_it_is_played_is_refused(exercise):
    for thing, key, name in (
        (Corrected.TENSION, "t1", "pole_a"),
        (Corrected.FACT, "f1", "metric"),
        (Corrected.INJECT, exercise.injects.first().number, "planned_to"),
    ):
        with pytest.raises(Refused, match="people have answered by them"):
            correct(exercise, thing, key, **{name: "Otherwise"})
    assert not Correction.objects.exists()


def test_it_is_made_once_with_a_reason_by_the_director_while_play_goes_on(exercise):
    with pytest.raises(Refused, match="Say why"):
        correct(exercise, Corrected.FACT, "f1", reason=" ", value="55")
    with pytest.raises(Refused, match="cannot be left empty"):
        correct(exercise, Corrected.FACT, "f1", value="")
    with pytest.raises(Refused, match="corrected meanwhile"):
        correct(exercise, Corrected.FACT, "f1", seen={"value": "49"}, value="55")
    assert correct(exercise, Corrected.FACT, "f1", value="50") == []
    assert len(correct(exercise, Corrected.FACT, "f1", value="55")) == 1
    assert correct(exercise, Corrected.FACT, "f1", value="55") == []
    exercises.end(exercise, by=control_of(exercise))
    with pytest.raises(Refused, match="Play has ended"):
        correct(exercise, Corrected.FACT, "f1", value="60")


def test_what_was_corrected_stands_on_record(exercise):
    (made,) = correct(exercise, Corrected.FACT, "f1", value="55")
    with pytest.raises((InternalError, IntegrityError)):
        Correction.objects.filter(pk=made.pk).update(after="x")


def test_from_the_desk_to_the_room_and_back_with_a_fault(exercise, blue):
    browser = browser_of_control(exercise)
    desk = browser.get(reverse("corrections", args=[exercise.code])).content.decode()
    page = reverse("correct", args=[exercise.code, "fact", "f1"])
    assert page in desk
    form = browser.get(page).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields if name != "is_kept"}
    faulty = browser.post(page, sent | {"value": "56"})
    assert faulty.status_code == 422
    assert 'value="56"' in faulty.content.decode()
    assert browser.post(page, sent | {"value": "56", "reason": WHY}).status_code == 302
    assert Correction.objects.get().after == "56"
    assert browser.get(reverse("correct", args=[exercise.code, "key", "f1"])).status_code == 404
    assert browser.get(reverse("correct", args=[exercise.code, "move", "x"])).status_code == 404


def test_the_director_keeps_it_for_the_next_version(me_and_mine):
    exercise = me_and_mine
    made = correct(exercise, Corrected.FACT, "K1", value="33")
    draft = corrections.keep_for_next(made, by=control_of(exercise))
    assert draft.based_on == exercise.version
    assert draft.files["facts.yaml"][0]["value"] == "33"
    exercise.version.refresh_from_db()
    assert exercise.version.files["facts.yaml"][0]["value"] != "33"


def test_what_is_kept_for_the_next_version_is_an_act_on_its_draft_that_can_be_undone(me_and_mine):
    made = correct(me_and_mine, Corrected.FACT, "K1", value="33")
    draft = corrections.keep_for_next(made, by=control_of(me_and_mine))
    stood = me_and_mine.version.files
    undone = scenario_acts.undo(draft, draft.acts.get().pk, by=me_and_mine.director)
    assert (undone.part, undone.field) == ("facts", "value")
    draft.refresh_from_db()
    assert draft.files == stood


@pytest.fixture
def me_and_mine(tmp_path, db):
    me = FacilitatorFactory()
    files = read_package(write_package(tmp_path / "strait")).files
    draft = ScenarioDraft.objects.create(owner=me, title="Strait", files=files)
    version = scenario_drafts.publish(draft, by=me)
    exercise = exercises.make(
        by=me,
        version=version,
        preset=version.formatpresets.first(),
        title="Class",
        chairs={"BLU": 2},
        expected_heads=4,
    )
    return open_and_start(exercise)


def test_nothing_more_is_asked_where_nothing_was_corrected(
    exercise, blue, django_assert_num_queries
):
    viewer = viewer_of(blue)
    rooms.facts(viewer)
    rooms.role_brief(viewer)
    with django_assert_num_queries(0):
        rooms.facts(viewer)
        queries.told(viewer)
    correct(exercise, Corrected.FACT, "f1", value="55")
    viewer.exercise.corrected_at = timezone.now()
    passes.begin(viewer.exercise)
    with django_assert_num_queries(1):
        rooms.facts(viewer)
        rooms.role_brief(viewer)
