"""Who may see which row, before and after control reveals it: a matrix of things and viewers."""

import pytest

from tests.cast import control_of, decide, go_to, move_of, open_and_start, sit, viewer_of, write
from tests.factories import make_exercise
from tests.once import kept
from wargame.models import (
    Answer,
    Assent,
    Budget,
    Commitment,
    CommitmentKind,
    Decision,
    Draft,
    DraftKind,
    Estimate,
    Exercise,
    Inject,
    JournalEntry,
    Kind,
    Occasion,
    Position,
    Requirement,
    Reveal,
    Revealed,
    Says,
    Stance,
    StepKind,
    Viewer,
)
from wargame.models.viewers import BOARD as BOARDS
from wargame.models.viewers import CONTROL as CONTROLS
from wargame.models.viewers import EVERYONE, of_seat, of_team
from wargame.operations import answers, commitments, injects, ledgers, positions, seats
from wargame.operations.commitments import Words
from wargame.operations.positions import Mark

# Blue's lead is the author of everything. Strangers look from another exercise, or from nowhere.
AUTHOR, MEMBER, TEAM = "author", "member", "team"
OTHER, CONTROL, BOARD = "other", "control", "board"
OWN = {AUTHOR, MEMBER, TEAM}
ALL = OWN | {OTHER, CONTROL, BOARD}

# What was revealed, and who sees the thing then.
MATRIX = {
    "in role": [
        ([], {AUTHOR}),
        ([Revealed.ANSWERS, Revealed.DECISIONS, Revealed.OWN_VIEWS], {AUTHOR}),
        ([Revealed.ESTIMATES], OWN | {CONTROL}),
        ([Revealed.POSITIONS], ALL),
    ],
    "own view": [
        ([], {AUTHOR}),
        ([one for one in Revealed if one != Revealed.OWN_VIEWS], {AUTHOR}),
        ([Revealed.OWN_VIEWS], ALL),
    ],
    "position": [
        ([], OWN | {CONTROL}),
        ([one for one in Revealed if one != Revealed.POSITIONS], OWN | {CONTROL}),
        ([Revealed.POSITIONS], ALL),
    ],
    "assent": [
        ([], OWN | {CONTROL}),
        ([one for one in Revealed if one != Revealed.POSITIONS], OWN | {CONTROL}),
        ([Revealed.POSITIONS], ALL),
    ],
    "answer": [
        ([], OWN | {CONTROL}),
        ([one for one in Revealed if one != Revealed.ANSWERS], OWN | {CONTROL}),
        ([Revealed.ANSWERS], ALL),
    ],
    "decision": [
        ([], OWN | {CONTROL}),
        ([one for one in Revealed if one != Revealed.DECISIONS], OWN | {CONTROL}),
        ([Revealed.DECISIONS], ALL),
    ],
    "draft": [([], OWN), (list(Revealed), OWN)],
    "inject to all": [([], ALL)],
    "inject to blue": [([], OWN | {CONTROL}), (list(Revealed), OWN | {CONTROL})],
    "inject held": [([], {CONTROL}), (list(Revealed), {CONTROL})],
    "line": [
        ([], OWN | {CONTROL}),
        ([one for one in Revealed if one != Revealed.DECISIONS], OWN | {CONTROL}),
        ([Revealed.DECISIONS], ALL),
    ],
    "public line": [([], ALL)],
    "what a public line was": [([], OWN | {CONTROL}), (list(Revealed), OWN | {CONTROL})],
    "token": [([], OWN | {CONTROL}), ([Revealed.DECISIONS], ALL)],
    "budget": [([], OWN | {CONTROL}), (list(Revealed), OWN | {CONTROL})],
    "requirement shown": [([], ALL)],
    "requirement hidden": [([], {CONTROL}), (list(Revealed), {CONTROL})],
    "requirement told to blue": [([], OWN | {CONTROL}), (list(Revealed), OWN | {CONTROL})],
    "requirement of a later move": [([], {CONTROL}), (list(Revealed), {CONTROL})],
    "entry of a line": [([], OWN | {CONTROL})],
    "entry of an estimate": [([], {AUTHOR, CONTROL}), (list(Revealed), {AUTHOR, CONTROL})],
    "entry of a draft": [([], OWN | {CONTROL})],
    "entry of a step": [([], ALL)],
}
SEALED = ["in role", "position", "assent", "answer", "decision"]
CASES = [(thing, *case) for thing, cases in MATRIX.items() for case in cases]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        exercise = open_and_start(make_exercise())
        blue = sit(exercise, "BLU", "Bea", chair=1)
        play(exercise, blue, control_of(exercise))
        yield exercise


@pytest.fixture
def exercise(world, db):
    return Exercise.objects.get(pk=world.pk)


@pytest.fixture
def blue(exercise):
    return exercise.seats.get(name="Bea")


@pytest.fixture
def played(exercise):
    """Blue's lead has done all there is to do in move 1; nothing is revealed."""
    return exercise


def play(exercise, blue, control):
    move = move_of(exercise)
    mark = Mark(move.tensions.get(), 2, "Ships come first.", "low")
    go_to(exercise, StepKind.BASELINE)
    positions.place(exercise, [mark], occasion=Occasion.BASELINE, by=blue)
    go_to(exercise, StepKind.ESTIMATE, 1)
    positions.place(exercise, [mark], occasion=Occasion.MOVE, move=move, by=blue)
    go_to(exercise, StepKind.DECIDE, 1)
    position = Position.objects.create(
        exercise=exercise, team=blue.team, move=move, tension=mark.tension, point=3, seat=blue
    )
    Assent.objects.create(
        exercise=exercise, team=blue.team, move=move, position=position, says=Says.AGREE, seat=blue
    )
    write(exercise, blue, {"answer": "Both.", "because": "Why."}, DraftKind.ANSWER)
    answers.release(exercise, move=move, by=blue)
    decide(exercise, blue)
    for number in ("1.1", "1.2"):
        injects.release(exercise.injects.get(number=number), by=control)
    keep_a_ledger(exercise, blue, control)


def keep_a_ledger(exercise, blue, control):
    """A line, a token and a line made public; what the south requires, an inject to blue tells."""
    ledgers.switch(exercise, is_on=True, by=control)
    move, (north, south, _common) = move_of(exercise), exercise.version.theaters.all()
    for theater, points in ((north, 4), (south, 2)):
        words = Words(theater, CommitmentKind.READY, points)
        line = commitments.commit(exercise, words, move=move, by=blue)
    commitments.publish(line, by=blue)
    commitments.place(blue.team.tokens.first(), north, by=blue)
    hidden = {"exercise": exercise, "points": 7, "is_shown": False, "seat": control}
    told = exercise.injects.get(number="1.2")
    for theater, inject in ((north, None), (south, told)):
        before = move.requirements.current().get(theater=theater)
        Requirement.objects.create(
            move=move, theater=theater, supersedes=before, inject=inject, **hidden
        )


def viewers(exercise, blue):
    """Everybody who might look, by the names of the matrix."""
    elsewhere = open_and_start(make_exercise())
    return {
        AUTHOR: viewer_of(blue),
        MEMBER: viewer_of(sit(exercise, "BLU", "Bob")),
        TEAM: viewer_of(blue).narrowed(of_team(blue.team_id)),
        OTHER: viewer_of(sit(exercise, "RED", "Rob")),
        CONTROL: viewer_of(control_of(exercise)),
        BOARD: Viewer.board(exercise),
        "nobody": Viewer.nobody(exercise),
        "their control": viewer_of(control_of(elsewhere)),
        "their player": viewer_of(sit(elsewhere, "BLU", "Bren")),
        "their board": Viewer.board(elsewhere),
    }


def sees(exercise, thing, viewer):
    here = {"exercise": exercise}
    estimates = Estimate.objects.filter(**here).values_visible_to(viewer)
    found = Inject.objects.filter(**here).visible_to(viewer)
    heard = JournalEntry.objects.filter(**here).visible_to(viewer)
    lines = Commitment.objects.filter(**here).visible_to(viewer)
    required = Requirement.objects.filter(**here).visible_to(viewer)
    return {
        "in role": estimates.filter(stance=Stance.IN_ROLE),
        "own view": estimates.filter(stance=Stance.OWN_VIEW),
        "position": Position.objects.filter(**here).visible_to(viewer),
        "assent": Assent.objects.filter(**here).visible_to(viewer),
        "answer": Answer.objects.filter(**here).visible_to(viewer),
        "decision": Decision.objects.filter(**here).visible_to(viewer),
        "draft": Draft.objects.filter(**here).visible_to(viewer),
        "line": lines.filter(kind="ready", points=4),
        "public line": lines.filter(kind="ready", points=2, is_public=True),
        "what a public line was": lines.filter(kind="ready", points=2, is_public=False),
        "token": lines.filter(kind="token"),
        "budget": Budget.objects.filter(**here, team__code="BLU").visible_to(viewer),
        "requirement hidden": required.filter(move__number=1, theater__key="north"),
        "requirement told to blue": required.filter(move__number=1, theater__key="south"),
        "requirement shown": required.filter(move__number=1, theater__key="common"),
        "requirement of a later move": required.filter(move__number=2),
        "entry of a line": heard.filter(kind=Kind.COMMITMENT_WRITTEN),
        "inject to all": found.filter(number="1.1"),
        "inject to blue": found.filter(number="1.2"),
        "inject held": found.filter(number="2.1"),
        "entry of an estimate": heard.filter(kind=Kind.ESTIMATE_PLACED),
        "entry of a draft": heard.filter(kind=Kind.DRAFT_SAVED),
        "entry of a step": heard.filter(kind=Kind.STEP_BEGUN),
    }[thing].exists()


def open_up(exercise, what, move=1, team=None):
    of_move = None if what == Revealed.OWN_VIEWS else move_of(exercise, move)
    row = {"what": what, "move": of_move, "team": team, "seat": control_of(exercise)}
    Reveal.objects.create(exercise=exercise, **row)


@pytest.mark.parametrize(("thing", "revealed", "allowed"), CASES)
def test_a_thing_is_seen_by_those_who_may_and_by_nobody_else(
    played, blue, thing, revealed, allowed
):
    for what in revealed:
        open_up(played, what)
    seen = {who for who, viewer in viewers(played, blue).items() if sees(played, thing, viewer)}
    assert seen == allowed


@pytest.mark.parametrize("thing", SEALED)
def test_opening_another_move_opens_nothing_of_this_one(played, blue, red, thing):
    for what in Revealed:
        if what != Revealed.OWN_VIEWS:
            open_up(played, what, move=2)
    assert not sees(played, thing, viewer_of(red))
    assert not sees(played, thing, Viewer.board(played))


OF_A_TEAM = [case for case in CASES if case[0] in SEALED]


@pytest.mark.parametrize(
    ("thing", "revealed", "allowed"),
    [case for case in OF_A_TEAM if Revealed.OWN_VIEWS not in case[1]],
)
def test_opening_a_team_opens_to_the_same_people_as_opening_all(
    played, blue, thing, revealed, allowed
):
    for what in revealed:
        open_up(played, what, team=blue.team)
    seen = {who for who, viewer in viewers(played, blue).items() if sees(played, thing, viewer)}
    assert seen == allowed


@pytest.mark.parametrize("thing", SEALED)
def test_opening_another_team_opens_nothing_of_this_one(played, blue, thing):
    everybody = viewers(played, blue)
    before = {who for who, viewer in everybody.items() if sees(played, thing, viewer)}
    for what in (one for one in Revealed if one != Revealed.OWN_VIEWS):
        open_up(played, what, team=played.teams.get(code="RED"))
    assert {who for who, viewer in everybody.items() if sees(played, thing, viewer)} == before


@pytest.mark.parametrize("thing", [*SEALED[1:], "draft", "inject to blue"])
def test_who_was_moved_away_sees_the_new_teams_and_no_longer_the_old(
    played, blue, blue_two, red, control, thing
):
    seats.move(blue_two, to=red.team, by=control)
    assert not sees(played, thing, viewer_of(blue_two))
    seats.move(red, to=blue.team, by=control)
    assert sees(played, thing, viewer_of(red))


def test_the_author_alone_keeps_the_own_marks_over_a_move(played, blue, red, control):
    seats.move(blue, to=red.team, by=control)
    assert sees(played, "in role", viewer_of(blue))
    assert not sees(played, "in role", viewer_of(red))


def test_without_the_link_to_the_seat_a_mark_is_nobodys(played, blue):
    Estimate.objects.first().voice.exercise.seats.get(pk=blue.pk).voices.update(seat=None)
    assert not sees(played, "in role", viewer_of(blue))
    open_up(played, Revealed.ESTIMATES)
    assert sees(played, "in role", viewer_of(blue))


# The audiences by which a viewer is addressed


def test_everybody_is_addressed_by_what_they_are(played, blue, red):
    everybody = viewers(played, blue)
    team, seat = of_team(blue.team_id), of_seat(blue.pk)
    assert everybody[AUTHOR].audiences == {EVERYONE, team, seat}
    assert everybody[TEAM].audiences == {EVERYONE, team}
    assert everybody[CONTROL].audiences >= {EVERYONE, CONTROLS}
    assert everybody[BOARD].audiences == {EVERYONE, BOARDS}
    assert everybody["nobody"].audiences == frozenset()
    assert CONTROLS not in everybody[AUTHOR].audiences | everybody[BOARD].audiences


@pytest.mark.parametrize("who", [AUTHOR, OTHER, CONTROL, BOARD, "nobody"])
def test_nobody_becomes_more_by_asking_for_an_audience(played, blue, who):
    viewer = viewers(played, blue)[who]
    for audience in (EVERYONE, CONTROLS, BOARDS, of_team(blue.team_id), of_seat(blue.pk)):
        narrowed = viewer.narrowed(audience)
        assert narrowed.audiences <= viewer.audiences
        assert not narrowed.is_control or viewer.is_control
        assert narrowed.seat in {None, viewer.seat}
        assert narrowed.team in {None, viewer.team}


def test_a_seat_or_a_team_is_there_only_where_there_must_be_one(played, blue):
    assert viewer_of(blue).own_team == blue.team
    for viewer in (Viewer.board(played), Viewer.nobody(played)):
        with pytest.raises(LookupError):
            _ = viewer.own_seat
        with pytest.raises(LookupError):
            _ = viewer.own_team
