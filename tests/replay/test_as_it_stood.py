"""For every step and everybody: the page of then is the page that was captured, byte for byte."""

import re

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from tests.cast import browser_of, browser_of_control, control_of, viewer_of
from tests.leaks.world import CONTROL, LEAD, MEMBER, OTHER
from wargame.archives import checking, restoring, writing
from wargame.models import Decision, Exercise, Facilitator, HotWash, Kind, Seat
from wargame.operations import exercises, look_ins
from wargame.operations.seats import hash_of
from wargame.queries import pasts, replays, viewers
from wargame.templatetags.replays import still

from .conftest import STEPS, page_at

pytestmark = pytest.mark.django_db
# Every answer has tokens and tickets of its own.
TOKEN = re.compile(r'name="(?:csrfmiddlewaretoken|ticket)" value="[^"]*"')
PART = re.compile(r"<header class=.masthead.*?</header>|<main .*</main>", re.DOTALL)
SECTION = re.compile(r'<section id="([\w-]+)" data-region.*?</section>(?=\s*<)', re.DOTALL)
# What control always may read and stands in the room alone; and drafts and notes, on record.
BY_LOOKING_IN = {"XX-red-line-BLU-XX", "XX-team-notes-XX", "XX-draft-left-XX", "XX-inject-all-XX"}
# Corrected before the move began: from then on its people have read nothing else.
IN_MOVE_2 = {(who, "XX-corrected-move-XX") for who in (LEAD, OTHER)}
# One's own, which no page of after play shows any more.
ONES_OWN = {(LEAD, "You gave 15 percent"), (OTHER, "You gave 85 percent")}
# A person's own: an empty chair has none.
PERSONAL = {"messages"}


def parts(html):
    """Header and main of a page."""
    return PART.findall(TOKEN.sub("", still(html)))


@pytest.mark.parametrize("who", [LEAD, OTHER, "board", "console"])
def test_every_page_stands_as_it_stood(played, who):
    assert len(played.pages) == STEPS
    for number, pages in played.pages.items():
        assert parts(pages[who])
        assert parts(played.then(number, who)) == parts(pages[who]), f"after entry {number}"


@pytest.fixture
def looked_in(played):
    """Control has looked in on blue, on record."""
    control = control_of(played.world.exercise)
    look_ins.look_in(played.world.seats[LEAD].team, by=control)


def test_control_sees_the_room_of_a_team_that_it_looks_in_on(played, looked_in):
    for number in list(played.pages)[3:7]:
        live = dict_of_regions(played.pages[number][LEAD])
        then = dict_of_regions(played.then(number, "BLU"))
        assert then.keys() == live.keys()
        assert {name for name in live if live[name] != then[name]} <= PERSONAL


def dict_of_regions(html):
    found = SECTION.finditer(TOKEN.sub("", still(html)))
    return {section[1]: section[0] for section in found}


def test_a_room_is_not_open_to_control_before_it_looks_in(played):
    exercise = played.world.exercise
    number, browser = max(played.pages), browser_of_control(exercise)
    room = [exercise.code, number, "RED"]
    assert browser.get(reverse("replay-page", args=room)).status_code == 404
    assert "Look in, on record" in browser.get(reverse("replay", args=room)).content.decode()
    browser.post(reverse("replay-look", args=room))
    assert exercise.journal.filter(kind=Kind.LOOKED_IN).count() == 1
    assert browser.get(reverse("replay-page", args=room)).status_code == 200


def test_nobody_reads_in_a_past_page_what_the_rules_keep_from_them(played, looked_in):
    """Sight widens with time: what is kept from a reader at the end always was."""
    shown = {LEAD: (LEAD,), OTHER: (OTHER,), CONTROL: ("console", "BLU")}
    found = set()
    for number in list(played.pages)[3:]:
        for who, places in shown.items():
            pages = "".join(played.then(number, one) for one in (*places, "board"))
            secrets = played.world.secrets.items()
            found |= {(who, one) for one, allowed in secrets if one in pages and who not in allowed}
    assert found == {(CONTROL, secret) for secret in BY_LOOKING_IN} | ONES_OWN | IN_MOVE_2


def test_places_are_those_that_the_reader_may_look_at(played):
    seats = played.world.seats | played.world.onlookers
    found = {who: keys_of(viewer_of(seat)) for who, seat in seats.items() if who != "third"}
    assert found == {
        LEAD: ["BLU", "board"],
        MEMBER: ["BLU", "board"],
        OTHER: ["RED", "board"],
        "evaluator": ["BLU", "board"],
        "elsewhere": ["RED", "board"],
        "observer": ["board"],
    }
    control = keys_of(viewer_of(control_of(played.world.exercise)))
    assert control == ["BLU", "RED", "GRN", "board", "console"]


def keys_of(viewer):
    return [place.key for place in replays.places(viewer)]


@pytest.mark.parametrize("place", ["RED", "console", "GRN", "nowhere"])
def test_a_player_finds_no_other_place(played, place):
    seat, number = played.world.seats[LEAD], max(played.pages)
    for name in ("replay", "replay-page"):
        address = reverse(name, args=[seat.exercise.code, seat.pk, number, place])
        assert browser_of(seat).get(address).status_code == 404


def test_nobody_finds_nothing(played, nobody):
    seat, number = played.world.seats[LEAD], max(played.pages)
    for address in (
        reverse("replay", args=[seat.exercise.code, seat.pk, number, "BLU"]),
        reverse("replay-page", args=[seat.exercise.code, seat.pk, number, "board"]),
    ):
        assert nobody.get(address).status_code == 404


def test_nothing_can_be_written_while_the_past_is_looked_at(played):
    exercise = played.world.exercise
    then = pasts.moment(exercise, min(played.pages))
    with pytest.raises(DatabaseError, match="read-only"), transaction.atomic(), pasts.as_of(then):
        exercises.set_board(exercise, scene="blank", by=control_of(exercise))
    assert Decision.objects.exists()


def test_a_page_of_the_past_leads_nowhere_and_sends_nothing(played):
    html = played.then(max(played.pages), LEAD)
    assert not re.search(r'hx-(get|post)|formaction=|action="|href="/x/', html.split("<body")[1])
    assert html.count('<fieldset class="still" disabled>') == 2
    assert "<script" not in html.split("</head>")[1]


def test_unnamed_rows_carry_no_moment_that_leads_to_a_person(played):
    """A hot wash stands in the past from the last of them on, whoever gave which."""
    exercise, numbers = played.world.exercise, sorted(played.pages)
    given = exercise.journal.filter(kind=Kind.HOT_WASH_GIVEN).latest("number").number
    for number in (numbers[0], numbers[-1]):
        with pasts.as_of(pasts.moment(exercise, number)):
            assert HotWash.objects.exists() == (number >= given)


def test_before_play_has_ended_there_is_nothing_to_look_at_again(exercise, control):
    browser = browser_of_control(exercise)
    assert browser.get(reverse("replay-begin", args=[exercise.code])).status_code == 404
    address = reverse("replay", args=[exercise.code, exercise.entries, "board"])
    assert browser.get(address).status_code == 404


def test_what_was_never_kept_is_not_made_up(played):
    exercise = played.world.exercise
    browser = browser_of_control(exercise)
    for number in (0, exercise.entries + 1, 10**8):
        address = reverse("replay", args=[exercise.code, number, "board"])
        assert browser.get(address).status_code == 404
    assert Exercise.objects.get(pk=exercise.pk).entries == exercise.entries


def test_on_another_machine_every_page_stands_as_it_stood(played):
    exercise = Exercise.objects.get(pk=played.world.exercise.pk)
    director = Facilitator.objects.create(
        username="elsewhere", display_name=exercise.director.display_name
    )
    text = writing.as_text(writing.archive(exercise))
    copy = restoring.restore(checking.read(text.encode()), director=director)
    assert writing.as_text(writing.archive(copy)) == text
    seat = copy.seats.get(name=played.world.seats[LEAD].name)
    Seat.objects.filter(pk=seat.pk).update(key_hash=hash_of(f"key-{seat.pk}"))
    browser = Client()
    browser.cookies[viewers.cookie_name(copy.code)] = f"{seat.pk}.key-{seat.pk}"
    for number in list(played.pages)[::4]:
        room = page_at(browser, reverse("replay-page", args=[copy.code, seat.pk, number, "BLU"]))
        board = reverse("replay-page", args=[copy.code, number, "board"])
        for who, there in ((LEAD, room), ("board", page_at(browser_of_control(copy), board))):
            here = words_of(played.then(number, who), exercise.code)
            assert words_of(there, copy.code) == here, f"{who} after entry {number}"


def words_of(page, code):
    """Apart from codes, ids and tokens, which stand in attributes."""
    page = re.sub(r"<([a-z]+)[^>]*>", r"<\1>", page)
    return page.replace(code, "CODE").replace(f"{code[:3]} {code[3:]}", "CODE")
