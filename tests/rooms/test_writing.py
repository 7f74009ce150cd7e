"""Writing the team's texts from the room: saved field by field, or all at once without script."""

import pytest

from tests.cast import EFFECTS, RECORD, decide, go_to, write
from tests.console.conftest import words
from wargame.models import Decision, Draft, DraftKind, DraftText, Kind, StepKind, paragraphs
from wargame.operations import drafts, exercises

from .conftest import Room

NAMES = [
    field.name
    for one in paragraphs.Paragraph
    for field in paragraphs.fields_of(one, ["c1"], ["RED"])
]
KINDS = {DraftKind.DECISION: "decision-release", DraftKind.ANSWER: "answer-release"}


@pytest.fixture
def deciding(exercise, blue):
    return go_to(exercise, StepKind.DECIDE, 1)


@pytest.fixture
def other(blue_two) -> Room:
    """The room of blue's recorder."""
    return Room(blue_two)


def form(texts, bases=None):
    """What a plain form sends: every field with the revision it was read at."""
    bases = bases or {}
    return texts | {f"base-{name}": str(bases.get(name, 0)) for name in texts}


def save_all(room, texts, bases=None, kind=DraftKind.DECISION):
    return room.press("draft-save", kind, of_move=1, **form(texts, bases))


def text_of(name):
    return DraftText.objects.filter(name=name).latest("revision").text


def written():
    return DraftText.objects.count()


# Field by field, as the script does


def test_a_field_is_saved_by_itself_and_says_its_revision(deciding, room):
    assert room.save("title", "Send two frigates").json()["revision"] == 1
    answer = room.save("title", "Send three frigates", 1)
    assert answer.status_code == 200
    assert answer.json()["revision"] == 2
    assert len(answer.json()["saved_at"]) == len("12:00:00")
    assert text_of("title") == "Send three frigates"


def test_the_same_save_sent_twice_is_recorded_once(deciding, room):
    for _send in range(2):
        assert room.save("title", "Send two frigates").json()["revision"] == 1
    assert written() == 1


def test_a_stale_save_brings_both_texts_and_overwrites_nothing(deciding, room):
    room.save("title", "One")
    room.save("title", "Two", 1)
    answer = room.save("title", "<i>Mine</i>", 1)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Your text" in page
    assert "&lt;i&gt;Mine&lt;/i&gt;" in page
    assert "Text of Bea" in page
    assert 'data-choose="title" data-revision="2" value="Two"' in page
    assert 'value="Two\n\n&lt;i&gt;Mine&lt;/i&gt;"' in page
    assert text_of("title") == "Two"


def test_of_a_choice_one_is_taken_and_never_both(deciding, room):
    room.save("confidence", "low")
    page = room.save("confidence", "high").content.decode()
    assert "Keep mine" in page
    assert "Keep both" not in page


def test_without_the_pen_both_texts_come_back(deciding, room, other):
    room.save("title", "Theirs")
    answer = other.save("title", "Mine", 1)
    assert answer.status_code == 409
    assert "Bea holds the pen." in answer.content.decode()
    assert "Mine" in answer.content.decode()
    assert text_of("title") == "Theirs"


@pytest.mark.parametrize("name", NAMES)
def test_every_field_of_a_decision_takes_its_limit_and_no_more(deciding, room, name):
    limit = paragraphs.limit_of(name, ["c1"], ["RED"])
    assert room.save(name, "x" * limit).status_code == 200
    answer = room.save(name, "x" * (limit + 3), 1)
    assert answer.status_code == 422
    assert answer.json()["error"] == "3 characters too many. Shorten it; nothing is lost."
    assert text_of(name) == "x" * limit


@pytest.mark.parametrize(("name", "limit"), [("answer", 500), ("because", 600)])
def test_so_does_every_field_of_an_answer(deciding, room, name, limit):
    assert room.save(name, "x" * limit, kind=DraftKind.ANSWER).status_code == 200
    assert room.save(name, "x" * (limit + 1), 1, kind=DraftKind.ANSWER).status_code == 422


def test_an_effect_has_a_figure_and_a_line(deciding, room):
    assert room.save("effect_c1", "-2").status_code == 200
    assert room.save("effect_c1_line", "x" * 160).status_code == 200
    assert room.save("effect_c1_line", "x" * 161, 1).status_code == 422


def test_line_breaks_count_once_as_in_the_browser(deciding, room):
    assert room.save("title", "a\r\n" * 40).status_code == 200
    assert text_of("title") == "a\n" * 40


@pytest.mark.parametrize(
    ("name", "base"), [("effect_c9", 0), ("nonsense", 0), ("title", -1), ("title", "x")]
)
def test_what_is_no_field_or_no_revision_is_said(deciding, room, name, base):
    answer = room.save(name, "Text", base)
    assert answer.status_code == 422
    assert answer.json()["error"]
    assert not written()


def test_a_refused_save_says_why(deciding, room, control):
    exercises.end(deciding, by=control)
    answer = room.save("title", "Too late")
    assert answer.status_code == 422
    assert "Records are locked; your words are still here." in answer.json()["error"]


@pytest.mark.parametrize(("kind", "move"), [("speech", 1), ("decision", 7)])
def test_a_text_that_does_not_exist_is_not_found(deciding, room, kind, move):
    assert room.save("title", "Text", kind=kind, of_move=move).status_code == 404


# All at once, without script


def test_a_plain_form_saves_every_field_and_goes_back(deciding, room):
    answer = save_all(room, RECORD | EFFECTS)
    assert (answer.status_code, answer.url) == (302, room.address("room"))
    assert {row.name: row.text for row in DraftText.objects.all()} == RECORD | EFFECTS
    page = room.html()
    for text in (RECORD["title"], RECORD["rationale"]):
        assert f">{text}</textarea>" in page


def test_ticks_are_one_field(deciding, room):
    said = form({"answers": "q1"}) | {"answers": ["q1", "1.1"]}
    room.press("draft-save", DraftKind.DECISION, of_move=1, **said)
    assert text_of("answers") == "q1 1.1"


def test_a_plain_form_sent_twice_is_recorded_once(deciding, room):
    for _press in range(2):
        assert save_all(room, RECORD).status_code == 302
    assert written() == len(RECORD)


def test_a_stale_plain_form_saves_what_it_can_and_shows_both_texts_of_the_rest(deciding, room):
    save_all(room, {"title": "One", "action": "Act one."})
    save_all(room, {"title": "Two"}, {"title": 1})
    answer = save_all(room, {"title": "Mine", "action": "Act two."}, {"title": 1, "action": 1})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert 'name="title" rows="4">Mine</textarea>' in page
    assert 'name="base-title" value="2"' in page
    assert "Text of Bea, as it stands" in words(page)
    assert "Two" in page
    assert (text_of("title"), text_of("action")) == ("Two", "Act two.")
    save_all(room, {"title": "Two, and mine"}, {"title": 2})
    assert text_of("title") == "Two, and mine"


def test_fields_left_as_they_were_read_overwrite_nothing_and_are_not_asked_about(deciding, room):
    """A second window that was opened before anything was written."""
    save_all(room, RECORD | EFFECTS)
    empty = dict.fromkeys(RECORD | EFFECTS, "")
    answer = save_all(room, empty | {"assumption_2": "The weather holds."})
    assert answer.status_code == 302
    assert (text_of("title"), text_of("assumption_2")) == (RECORD["title"], "The weather holds.")
    answer = save_all(room, empty | {"title": "Send a tanker"})
    assert answer.status_code == 409
    assert answer.content.decode().count("<textarea") == 1
    assert text_of("title") == RECORD["title"]


def test_too_long_a_text_is_shown_again_whole_and_the_others_are_saved(deciding, room):
    long = "a" * 81
    answer = save_all(room, RECORD | {"title": long})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f">{long}</textarea>" in page
    assert "1 character too many." in page
    assert RECORD["action"] not in page
    assert written() == len(RECORD) - 1


def test_a_form_sent_after_the_release_shows_only_what_was_changed(deciding, room, blue):
    decide(deciding, blue)
    changed = RECORD | {"title": "Send none", "assumption_3": ""}
    answer = save_all(room, changed, dict.fromkeys(RECORD, 1))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count("<textarea") == 1
    assert ">Send none</textarea>" in page
    assert "released and is fixed" in page


# The pen and the release


def test_only_the_holder_has_the_form_the_others_read_along(deciding, room, other):
    room.save("title", "Send two frigates")
    form = "writing--decision"
    assert form in room.html()
    page = other.html()
    assert form not in page
    assert "Bea holds the pen" in words(page)
    assert "Send two frigates" in page


@pytest.mark.parametrize("kind", KINDS)
def test_the_pen_is_taken_and_handed_on(deciding, room, other, kind, blue, blue_two):
    answer = room.press("pen-take", kind, of_move=1)
    assert (answer.status_code, answer.url) == (302, room.address("room"))
    assert room.press("pen-hand", kind, of_move=1, to=blue_two.pk).status_code == 302
    assert Draft.objects.get().pen == blue_two
    answer = room.press_live("pen-take", kind, of_move=1)
    assert answer.status_code == 422
    assert "Bob is writing." in answer.content.decode()
    assert other.press_live("pen-hand", kind, of_move=1, to=blue.pk).status_code == 200


@pytest.mark.parametrize("to", ["red", "control", "nobody"])
def test_the_pen_goes_to_nobody_outside_the_team(deciding, room, red, control, to):
    room.press("pen-take", DraftKind.DECISION, of_move=1)
    pk = {"red": red.pk, "control": control.pk, "nobody": "x"}[to]
    assert room.press("pen-hand", DraftKind.DECISION, of_move=1, to=pk).status_code == 404


def test_a_member_asks_the_head_and_the_head_sees_it(deciding, room, other):
    other.save("title", "Send two frigates")
    assert other.press("draft-offer", DraftKind.DECISION, of_move=1).status_code == 302
    assert "Bob asks for the release." in room.text()


def test_the_head_releases_and_it_stands_fixed_in_the_room(deciding, room, other, blue):
    write(deciding, blue, RECORD | EFFECTS)
    for _press in range(2):
        answer = room.press("decision-release", of_move=1)
        assert (answer.status_code, answer.url) == (302, room.address("room"))
    assert Decision.objects.count() == 1
    assert deciding.journal.filter(kind=Kind.DECISION_RELEASED).count() == 1
    for one in (room, other):
        page = one.html()
        assert "Send two frigates" in page
        assert 'data-autosave="{}'.format(one.address("draft-save", "decision")) not in page


def test_an_incomplete_record_is_not_released_and_says_what_is_missing(deciding, room, blue):
    write(deciding, blue, RECORD | {"rationale": "", "effect_c1_line": "Ships are elsewhere."})
    answer = room.press_live("decision-release", of_move=1)
    assert answer.status_code == 422
    said = words(answer.content.decode())
    assert "Not released. Still to do: Rationale, Expected effect (4 left)." in said
    assert "Still to do: Rationale, Expected effect (4 left)." in room.text()


def test_a_release_by_who_is_not_the_head_is_refused(deciding, other, blue):
    write(deciding, blue, RECORD | EFFECTS)
    assert other.press_live("decision-release", of_move=1).status_code == 422
    assert not Decision.objects.exists()


def test_the_answer_is_released_the_same_way(exercise, room, blue):
    go_to(exercise, StepKind.DELIBERATE, 1)
    write(exercise, blue, {"answer": "Both.", "because": "It is cheaper."}, DraftKind.ANSWER)
    assert room.press("answer-release", of_move=1).status_code == 302
    page = room.text()
    assert "Both." in page
    assert "It is cheaper." in page


def test_another_team_sees_neither_draft_nor_release_before_the_plenary(deciding, room, red, blue):
    decide(deciding, blue)
    drafts.take_pen(deciding, move=deciding.step.move, kind=DraftKind.DECISION, by=red)
    page = Room(red).html()
    assert "Send two frigates" not in page
    assert RECORD["rationale"] not in page
    go_to(deciding, StepKind.PLENARY, 1)
    assert "Send two frigates" not in Room(red).html()
