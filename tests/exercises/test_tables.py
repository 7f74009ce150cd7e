"""Teams that merge and split, and a state that control plays itself."""

import pytest
from django.urls import reverse

from tests.cast import (
    browser_of,
    browser_of_control,
    control_of,
    decide,
    go_to,
    move_of,
    sit,
    viewer_of,
)
from tests.factories import make_exercise
from wargame.errors import Refused
from wargame.models import Kind, Occasion, StepKind
from wargame.operations import exercises, played, positions, seats, teams
from wargame.operations.positions import Mark
from wargame.queries import people as everybody
from wargame.reports.record_journal import journal


@pytest.fixture
def lobby(db):
    """Open for joining, with three people of blue and one of red."""
    exercise = make_exercise(teams=3)
    exercises.open_lobby(exercise, by=control_of(exercise))
    for number, name in enumerate(("Bea", "Bob", "Bix"), start=1):
        sit(exercise, "BLU", name, chair=number)
    sit(exercise, "RED", "Rob", chair=1)
    exercise.refresh_from_db()
    return exercise


def names(exercise, code):
    return sorted(exercise.seats.players().filter(team__code=code).values_list("name", flat=True))


def team(exercise, code):
    return exercise.teams.get(code=code)


def test_merging_before_play_takes_the_state_out_when_nothing_hangs_on_it(lobby):
    teams.merge(team(lobby, "RED"), into=team(lobby, "BLU"), by=control_of(lobby))
    assert names(lobby, "BLU") == ["Bea", "Bix", "Bob", "Rob"]
    assert not lobby.teams.filter(code="RED").exists()
    assert lobby.budgets.count() == 4
    assert lobby.journal.last().kind == Kind.TEAMS_MERGED


def test_merging_in_play_adds_chairs_and_keeps_the_state(lobby):
    exercises.start(lobby, by=control_of(lobby))
    browser = browser_of_control(lobby)
    address = reverse("team-merge", args=[lobby.code, team(lobby, "BLU").pk])
    browser.post(address, {"into": team(lobby, "RED").pk})
    assert names(lobby, "RED") == ["Bea", "Bix", "Bob", "Rob"]
    assert names(lobby, "BLU") == []
    assert lobby.teams.filter(code="BLU").exists()


def test_a_split_lets_every_second_play_another_state(lobby):
    lobby.teams.filter(code="GRN").delete()
    role = lobby.version.roles.get(key="GRN")
    address = reverse("team-split", args=[lobby.code, team(lobby, "BLU").pk])
    browser_of_control(lobby).post(address, {"role": role.pk})
    assert (names(lobby, "BLU"), names(lobby, "GRN")) == (["Bea", "Bix"], ["Bob"])
    assert lobby.seats.get(name="Bob").is_lead
    assert lobby.budgets.filter(team__code="GRN").count() == 2
    with pytest.raises(Refused, match="It takes two people"):
        teams.split(team(lobby, "GRN"), role=role, by=control_of(lobby))


@pytest.fixture
def deciding(lobby):
    """Red's people are there; green is empty and control plays it."""
    exercises.start(lobby, by=control_of(lobby))
    go_to(lobby, StepKind.DECIDE, 1)
    return lobby


def play(exercise, code="GRN"):
    ticket = "ticket-of-Control"
    return played.play(team(exercise, code), ticket=ticket, by=control_of(exercise))


def test_control_plays_a_state_from_its_room_and_every_act_says_so(deciding):
    browser = browser_of_control(deciding)
    address = reverse("team-play", args=[deciding.code, team(deciding, "GRN").pk])
    room = browser.post(address, follow=True)
    assert "Head of delegation, played by control" in room.text
    green = play(deciding)
    assert green.is_lead
    decide(deciding, green)
    made = team(deciding, "GRN").decisions.get()
    assert made.released_by.is_of_control
    page = browser.get(reverse("records", args=[deciding.code])).text
    assert "(control plays this state)" in page
    control = viewer_of(control_of(deciding)).for_the_record()
    said = [one["sentence"] for one in journal(control) if one["kind"] == "decision.released"]
    assert said == ["Control of State of Grn released a decision of State of Grn."]


def test_what_people_think_is_never_asked_of_control(deciding):
    green = play(deciding)
    deciding.refresh_from_db()
    [tension] = move_of(deciding).tensions.all()
    with pytest.raises(Refused, match="Control plays this state"):
        positions.place(
            deciding,
            [Mark(tension, 3, confidence="low")],
            occasion=Occasion.MOVE,
            move=move_of(deciding),
            by=green,
        )
    table = everybody.people(viewer_of(control_of(deciding))).tables[2]
    assert (table.played, table.people) == (green, [])


def test_control_leaves_when_somebody_becomes_head(deciding):
    green = play(deciding)
    gus = sit(deciding, "GRN", "Gus")
    assert not gus.is_lead
    seats.hand_lead(gus, by=control_of(deciding))
    green.refresh_from_db()
    assert green.left_at is not None
    with pytest.raises(Refused, match="Gus leads this team"):
        play(deciding)


def test_it_is_played_once_and_given_back_once(deciding):
    first = play(deciding)
    assert play(deciding).pk == first.pk
    for _twice in range(2):
        played.give_back(team(deciding, "GRN"), by=control_of(deciding))
    kinds = list(deciding.journal.values_list("kind", flat=True))
    assert kinds.count(Kind.TEAM_PLAYED) == 1
    assert kinds.count(Kind.SEAT_REMOVED) == 1


def test_a_led_team_is_not_played_and_nobody_else_may(deciding, nobody):
    rob = deciding.seats.get(name="Rob")
    with pytest.raises(Refused, match="Rob leads this team"):
        play(deciding, "RED")
    with pytest.raises(Refused, match="Only control"):
        played.play(team(deciding, "GRN"), ticket="x" * 20, by=rob)
    address = reverse("team-play", args=[deciding.code, team(deciding, "GRN").pk])
    for browser in (browser_of(rob), nobody):
        assert browser.post(address).status_code == 404
