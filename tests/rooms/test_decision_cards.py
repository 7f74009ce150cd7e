"""Decision cards: open with the injects they build on, a start that writes over nobody's words."""

import pytest

from tests.cast import browser_of, control_of, go_to, move_of, viewer_of, write
from tests.console.conftest import words
from wargame.errors import Refused
from wargame.models import DecisionCard, Draft, DraftKind, StepKind, Viewer
from wargame.operations import decision_cards, injects
from wargame.queries.decision_cards import cards

from .conftest import Room

OPTION = {
    "label": "A",
    "text": "Keep one percentage for all.",
    "cost": "None now.",
    "wins": "High spenders.",
    "loses": "Hosts.",
    "helps": ["c1"],
    "hurts": ["c3"],
    "why": "A simple number moves budgets.",
    "but": "It rewards pay as much as batteries.",
}


def card_on(exercise, *linked, title="What counts?", options=(OPTION,)):
    return DecisionCard.objects.create(
        version=exercise.version,
        key=title,
        order=1,
        tension=move_of(exercise).tensions.get(),
        title=title,
        situation="The review must pick a measure.",
        linked_injects=list(linked),
        options=list(options),
    )


@pytest.fixture
def card(exercise):
    return card_on(exercise, "i1-1", "i1-2")


@pytest.fixture
def deciding(exercise, card, blue, blue_two):
    """Inject 1.1 is for all, 1.2 for blue alone."""
    go_to(exercise, StepKind.DECIDE, 1)
    for number in ("1.1", "1.2"):
        injects.release(exercise.injects.get(number=number), by=control_of(exercise))
    return exercise


def start(exercise, card, by, label="A"):
    move = move_of(exercise)
    return decision_cards.start(exercise, card, label=label, move=move, by=by)


def drafted(by):
    draft = Draft.objects.get(team=by.team, kind=DraftKind.DECISION)
    return {row.name: row.text for row in draft.texts.current()}


def page(room):
    return words(room.browser.get(room.address("decision-cards")).content.decode())


def test_a_card_opens_with_the_last_inject_it_builds_on(exercise, card, blue):
    go_to(exercise, StepKind.DECIDE, 1)
    for number, is_open in (("1.1", False), ("1.2", True)):
        injects.release(exercise.injects.get(number=number), by=control_of(exercise))
        assert DecisionCard.objects.visible_to(viewer_of(blue)).exists() == is_open


def test_it_tells_no_other_team_what_was_told_to_some(deciding, card, red, nobody, control):
    assert list(DecisionCard.objects.visible_to(viewer_of(control))) == [card]
    for viewer in (viewer_of(red), Viewer.board(deciding), Viewer.nobody(deciding)):
        assert not DecisionCard.objects.visible_to(viewer).exists()
    red_room = Room(red)
    assert "Decision cards" not in red_room.text()
    assert "No card is open to your team" in page(red_room)
    answer = red_room.press("decision-card-start", card.pk, of_move=1, option="A")
    assert answer.status_code == 404
    assert nobody.get(red_room.address("decision-cards")).status_code == 404


def test_the_page_shows_each_option_with_its_price(deciding, room):
    said = page(room)
    for text in ("What counts?", *OPTION["text"].splitlines(), "None now.", "High spenders."):
        assert text in said
    assert "May help Criterion 1" in said
    assert "inject 1.1, inject 1.2" in said


def test_a_card_on_another_tension_stands_apart(deciding, blue):
    other = deciding.moves.get(number=2).tensions.get()
    later = card_on(deciding, title="Later")
    DecisionCard.objects.filter(pk=later.pk).update(tension=other)
    found = cards(viewer_of(blue))
    assert [one.card.title for one in found.of_move] == ["What counts?"]
    assert [one.card.title for one in found.others] == ["Later"]


def test_a_draft_starts_from_an_option(deciding, card, room, blue):
    answer = room.press("decision-card-start", card.pk, of_move=1, option="A")
    assert answer.status_code == 302
    assert drafted(blue) == {
        "title": OPTION["text"],
        "answers": "q1 1.1 1.2",
        "action": OPTION["text"],
        "rationale": OPTION["why"],
        "risk": OPTION["but"],
    }
    assert "Filled in from the card: Title, Answers, Action" in room.text()


def test_it_writes_over_nobodys_words(deciding, card, blue):
    write(deciding, blue, {"title": "Ours", "risk": " "})
    assert start(deciding, card, blue) == ["answers", "action", "rationale", "risk"]
    assert drafted(blue)["title"] == "Ours"
    assert start(deciding, card, blue) == []


def test_what_is_too_long_for_a_field_is_left_out_of_it(deciding, blue):
    long = card_on(deciding, title="Long", options=[OPTION | {"text": "Long. " * 20}])
    start(deciding, long, blue)
    assert "title" not in drafted(blue)
    assert drafted(blue)["action"].startswith("Long.")


def test_while_somebody_else_writes_it_is_refused(deciding, card, blue, blue_two):
    write(deciding, blue, {"action": "Ours."})
    with pytest.raises(Refused, match="Bea is writing"):
        start(deciding, card, blue_two)


def test_there_must_be_such_an_option(deciding, card, blue):
    with pytest.raises(Refused, match="no such option"):
        start(deciding, card, blue, "Z")


def test_the_room_leads_there_while_the_decision_is_written(deciding, room, blue):
    assert room.address("decision-cards") in room.html()
    assert browser_of(blue).get(room.address("decision-cards")).status_code == 200
