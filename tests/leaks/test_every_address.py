"""Every address and every viewer: who is let in, and what may stand in the answer."""

import pytest

from tests.site_map import addresses

from .world import (
    BOARD,
    CONTROL,
    EVALUATORS,
    LEAD,
    MEMBER,
    NOBODY,
    ONLOOKERS,
    OTHER,
)

VIEWERS = (CONTROL, LEAD, MEMBER, OTHER, BOARD, NOBODY, *ONLOOKERS)
SITE = addresses()
LET_IN = {
    "control": {CONTROL},
    "seat": {LEAD},
    "reader": {LEAD},
    "onlooker": set(),
    "evaluator": set(),
    "board": set(VIEWERS),
    "public": set(VIEWERS),
    "facilitator": {CONTROL},
}
SIGN_IN = "/sign-in/"


def answers_to(world, who, seat=LEAD):
    """(address, answer) for a GET of every address there is, to the seat of `seat`; that of an
    agreement for every agreement.

    Asked once in a moment: to read changes nothing.
    """
    parts = world.parts(seat)
    asked = [
        (address, address.of(**parts | {"agreement_id": agreement}))
        for address in SITE
        if "token" not in address.parts
        for agreement in _agreements(world, address)
    ]
    given, browser = world.answers.setdefault(who, {}), world.browser(who)
    for _address, path in asked:
        if path not in given:
            given[path] = browser.get(path)
    return [(address, given[path]) for address, path in asked]


def _agreements(world, address):
    """All of them for the address of one; for any other address one is as good as another."""
    every = list(world.agreements.values())
    return every if "agreement_id" in address.parts else every[:1]


@pytest.mark.parametrize("who", VIEWERS)
def test_only_those_let_in_get_an_answer(world, who):
    for address, answer in answers_to(world, who):
        if who in LET_IN[address.scope]:
            continue
        assert is_nothing_there(answer), (address.name, answer.status_code)


@pytest.mark.parametrize("who", VIEWERS)
def test_forbidden_acts_look_like_missing_ones(world, who):
    entries = world.exercise.journal.count()
    browser, parts = world.browser(who), world.parts()
    for address in SITE:
        if who in LET_IN[address.scope] or "token" in address.parts:
            continue
        answer = browser.post(address.of(**parts))
        assert is_nothing_there(answer), (address.name, answer.status_code)
    assert world.exercise.journal.count() == entries


@pytest.mark.parametrize("who", ONLOOKERS)
def test_who_looks_on_gets_an_answer_under_the_own_seat_alone(world, who):
    scopes = {"reader", "onlooker"} | ({"evaluator"} if who in EVALUATORS else set())
    for address, answer in answers_to(world, who, who):
        if address.scope in {"seat", "control", "evaluator"} - scopes:
            assert is_nothing_there(answer), (address.name, answer.status_code)
    assert is_nothing_there(world.browser(who).get(watch_of(world, other_than(who))))
    assert world.browser(who).get(watch_of(world, who)).status_code == 200


def words_of(answer):
    """A page as text. What is packed (a PDF, a sheet) is looked through where it is made."""
    is_packed = answer.headers.get("Content-Type", "").startswith("application/pdf")
    return "" if is_packed else answer.content.decode(errors="replace")


@pytest.mark.parametrize(
    ("who", "seat"),
    [(who, seat) for who in VIEWERS for seat in (LEAD, OTHER)] + [(who, who) for who in ONLOOKERS],
)
def test_no_answer_holds_what_its_reader_may_not_see(world, who, seat):
    for address, answer in answers_to(world, who, seat):
        text = words_of(answer)
        for secret, allowed in world.secrets.items():
            # Whoever knows the address of the board reads what the board reads.
            readers = allowed | set(VIEWERS) if is_on_board(address, allowed) else allowed
            if who not in readers and not is_control_reading_released(who, secret):
                assert secret not in text, f"{address.name} shows {secret} to {who}"


@pytest.mark.parametrize("who", [CONTROL, LEAD, MEMBER, OTHER, *ONLOOKERS])
def test_whoever_may_see_something_finds_it(world, who):
    pages = "".join(words_of(answer) for _a, answer in answers_to(world, who, who))
    expected = {secret for secret, allowed in world.secrets.items() if who in allowed}
    assert {secret for secret in expected if secret not in pages} == set()


def is_nothing_there(answer):
    """No such page; or sign in first; or, whoever asks, not by this method."""
    is_sent_to_sign_in = answer.status_code == 302 and answer.url.startswith(SIGN_IN)
    return is_sent_to_sign_in or answer.status_code in {404, 405}


def is_on_board(address, allowed):
    return address.scope == "board" and BOARD in allowed


def is_control_reading_released(who, secret):
    """Control may read what has been released to it and the plan; it need not on every page."""
    hidden = ("estimate", "choice", "why", "idea-of", "Ranks", "own-view", "draft", "notes", "exit")
    if who in EVALUATORS:
        hidden += ("private", "red-line", "rating", "observed")
    return who in {CONTROL, *EVALUATORS} and not any(mark in secret for mark in hidden)


def watch_of(world, who):
    return f"/x/{world.exercise.code}/seats/{world.onlookers[who].pk}/watch/"


def other_than(who):
    return next(one for one in ONLOOKERS if one != who)
