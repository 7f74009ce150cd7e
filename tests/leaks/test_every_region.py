"""Every region and every viewer: what is pushed is what a page would show, to no one else."""

from dataclasses import replace

import pytest
import time_machine

from tests.cast import control_of, move_of
from wargame.live import regions, rendering
from wargame.models import JournalEntry, Kind, Occasion, Scene, Viewer
from wargame.operations import positions
from wargame.operations.positions import Mark
from wargame.queries import journal

from .test_every_address import VIEWERS, is_control_reading_released
from .world import (
    BOARD,
    CONTROL,
    EVALUATOR,
    EVALUATORS,
    LEAD,
    MEMBER,
    NOBODY,
    OBSERVER,
    ONLOOKERS,
    OTHER,
    scene,
)

PAGES = {
    "console": "/x/{code}/console/",
    "desk": "/x/{code}/ledger/",
    "room": "/x/{code}/seats/{seat_id}/",
    "ledger": "/x/{code}/seats/{seat_id}/ledger/",
    "accords": "/x/{code}/agreements/",
    "talks": "/x/{code}/seats/{seat_id}/agreements/",
    "board": "/x/{code}/board/{key}/",
    "watch": "/x/{code}/seats/{seat_id}/watch/",
}
PAGES_OF = {CONTROL: ["console", "desk", "accords"], BOARD: ["board"]}
PAGES_OF |= {who: ["room", "ledger", "talks"] for who in (LEAD, MEMBER, OTHER)}
PAGES_OF |= {who: ["watch"] for who in ONLOOKERS}
LEGEND = [(region.page, region.name) for region in regions.REGIONS]


@pytest.mark.parametrize("who", VIEWERS)
def test_no_region_holds_what_its_viewer_may_not_see(world, who):
    for region in regions.REGIONS:
        text = regions.render(region, world.viewer(who))
        for secret, allowed in world.secrets.items():
            if who not in allowed and not is_control_reading_released(who, secret):
                assert secret not in text, f"{region.page}/{region.name} shows {secret} to {who}"


# What the board may show in one scene alone: the inject that control has chosen.
SHOWN = {Scene.INJECT: "XX-inject-all-XX"}
# What everybody may read once it is open, and only one scene has room for.
OPEN_IN = {Scene.POINT: "XX-earlier-XX"}


@pytest.mark.parametrize("board_scene", Scene)
def test_no_scene_shows_the_board_more_than_it_may_see(world, board_scene):
    scene(world, board_scene)
    text = regions.render(regions.named("board", "board"), world.viewer(BOARD))
    shown = SHOWN.get(board_scene, "")
    assert shown in text
    for secret, allowed in world.secrets.items():
        is_open = secret == OPEN_IN.get(board_scene) and OBSERVER in allowed
        assert BOARD in allowed or secret == shown or is_open or secret not in text


@pytest.mark.parametrize(("page", "name"), LEGEND)
def test_a_region_is_rendered_only_for_its_audience(world, page, name):
    region = regions.named(page, name)
    for who in VIEWERS:
        viewer = world.viewer(who)
        is_for = {
            "everyone": True,
            "team": viewer.team is not None,
            "seat": viewer.seat is not None,
            "control": viewer.is_control,
            "board": viewer.is_board,
            "onlooker": who in ONLOOKERS,
            "evaluator": who in EVALUATORS,
            "observer": who == OBSERVER,
        }[region.audience]
        assert bool(regions.render(region, viewer)) == is_for


def test_a_teams_region_is_the_same_for_all_its_people(world):
    with time_machine.travel("2030-01-01 12:00Z", tick=False):
        for region in [*regions.of_page("room"), *regions.of_page("ledger")]:
            if region.audience != "seat":
                lead, member = (regions.render(region, world.viewer(w)) for w in (LEAD, MEMBER))
                assert lead == member


@pytest.mark.parametrize("who", [CONTROL, LEAD, OTHER, BOARD, EVALUATOR, OBSERVER])
def test_what_is_pushed_is_what_the_page_shows(world, who):
    with time_machine.travel("2030-01-01 12:00Z", tick=False):
        for name in PAGES_OF[who]:
            path = PAGES[name].format(**world.parts(who))
            page = world.browser(who).get(path).content.decode()
            for region in regions.of_page(name):
                pushed = regions.render(region, world.viewer(who))
                assert pushed in page, f"{region.name} is pushed otherwise than shown"


def test_rendered_in_turn_from_the_same_rows_each_audience_still_gets_its_own(world):
    with time_machine.travel("2030-01-01 12:00Z", tick=False):
        exercise = rendering.fresh(world.exercise.pk)
        for region in regions.REGIONS:
            for who in VIEWERS:
                alone = world.viewer(who)
                in_turn = replace(alone, exercise=exercise)
                assert regions.render(region, in_turn) == regions.render(region, alone)


@pytest.mark.parametrize("moment", ["sealed"], indirect=True)
def test_nobody_hears_of_a_private_estimate_but_its_author_and_control(world):
    number = world.exercise.journal.count()
    mark = Mark(move_of(world.exercise).tensions.get(), 6, reason="Changed my mind.")
    positions.place(
        world.exercise,
        [mark],
        occasion=Occasion.MOVE,
        move=move_of(world.exercise),
        by=world.seats[MEMBER],
    )
    heard = {who: journal.kinds_since(world.viewer(who), number) for who in VIEWERS}
    assert heard[CONTROL] == heard[MEMBER] == heard[EVALUATOR] == {Kind.ESTIMATE_PLACED}
    assert not any(heard[who] for who in (LEAD, OTHER, BOARD, NOBODY, OBSERVER))


@pytest.mark.parametrize("moment", ["sealed"], indirect=True)
def test_an_inject_for_one_team_is_not_even_announced_to_another(world):
    entry = JournalEntry.objects.filter(kind=Kind.INJECT_RELEASED).order_by("number").last()
    for who in (OTHER, BOARD, NOBODY):
        assert Kind.INJECT_RELEASED not in journal.kinds_since(world.viewer(who), entry.number - 1)
    for who in (LEAD, EVALUATOR, OBSERVER):
        assert Kind.INJECT_RELEASED in journal.kinds_since(world.viewer(who), entry.number - 1)


@pytest.mark.parametrize("moment", ["sealed"], indirect=True)
def test_an_agreement_between_others_is_not_even_announced(world):
    proposed = JournalEntry.objects.filter(kind=Kind.AGREEMENT_PROPOSED).order_by("number")
    for entry, heard_by in zip(
        proposed, ({CONTROL, *EVALUATORS, LEAD, MEMBER}, {CONTROL, *EVALUATORS, OTHER}), strict=True
    ):
        for who in VIEWERS:
            entries = JournalEntry.objects.filter(number=entry.number)
            assert entries.visible_to(world.viewer(who)).exists() == (who in heard_by)


@pytest.mark.parametrize("moment", ["sealed"], indirect=True)
def test_a_dissent_is_announced_to_its_team_alone_and_names_nobody_who_did_not_sign(world):
    named, unnamed, of_red = JournalEntry.objects.filter(kind=Kind.DISSENT_ENTERED).order_by(
        "number"
    )
    assert (named.seat, unnamed.seat, of_red.seat) == (world.seats[MEMBER], None, None)
    for entry, heard_by in (
        (unnamed, {CONTROL, *EVALUATORS, LEAD, MEMBER}),
        (of_red, {CONTROL, *EVALUATORS, OTHER}),
    ):
        for who in VIEWERS:
            entries = JournalEntry.objects.filter(number=entry.number)
            assert entries.visible_to(world.viewer(who)).exists() == (who in heard_by)


def test_the_journal_holds_no_words_of_anyone(world):
    for entry in JournalEntry.objects.filter(exercise=world.exercise):
        assert "XX-" not in str(entry.refs)


def test_a_person_moved_away_sees_nothing_of_the_old_team(world):
    from wargame.operations import seats

    seat = world.seats[MEMBER]
    seats.move(seat, to=world.exercise.teams.get(code="GRN"), by=control_of(world.exercise))
    viewer = world.viewer(MEMBER)
    for region in regions.REGIONS:
        text = regions.render(region, viewer)
        assert "XX-private-BLU-XX" not in text
        assert "XX-draft-XX" not in text
        assert "XX-inject-BLU-XX" not in text
    assert isinstance(viewer, Viewer)
