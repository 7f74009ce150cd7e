"""The rows of a draft: opened, written, moved, copied and taken out; nothing else is touched."""

from copy import deepcopy
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from tests.factories import FacilitatorFactory
from wargame.errors import Refused
from wargame.forms.scenario_parts import RowForm
from wargame.forms.scenario_sheets import SHEETS
from wargame.models import ScenarioDraft
from wargame.operations import scenario_acts, scenario_drafts, scenario_edits
from wargame.operations.scenario_edits import Change
from wargame.scenario_files import edits, parts
from wargame.scenario_files.edits import Spot
from wargame.scenario_files.reader import faults_of, read_package
from wargame.scenario_files.writing import texts_of

SHIPPED = Path("fixtures/scenarios/alliances-and-partnerships")
FILES = read_package(SHIPPED).files


@pytest.fixture
def draft(me):
    made = ScenarioDraft.objects.create(owner=me, title="Mine", files=deepcopy(FILES))
    made.refresh_from_db()
    return made


def now(draft):
    return ScenarioDraft.objects.get(pk=draft.pk).files


def form_of(files, part, key):
    return RowForm(SHEETS[part], parts.row_of(files, part, key), files)


def sent_of(form):
    """What a browser without script sends of an open row that nobody touched."""
    sent = {}
    for name, field in form.fields.items():
        sent[f"base-{name}"] = field.revision
        lines = field.initial if isinstance(field.initial, list) else [field.initial]
        sent[name] = [line.replace("\n", "\r\n") for line in lines if line or len(lines) > 1]
        if not sent[name] and form[name].widget_type not in ("checkbox", "checkboxselectmultiple"):
            sent[name] = ""
    return sent


def saved(browser, draft, part, key, **sent):
    """The answer to one field, sent as the page's script does."""
    url = reverse("scenario-row-save", args=[draft.pk, part, key])
    return browser.post(url, sent, headers={"accept": "application/json"})


def written(draft, part, key, name, text):
    form = form_of(draft.files, part, key)
    base = parts.state_of(form.value_of(name))
    change = Change(name, form.places[name].path, form.value_from(name, text), base)
    changed, left = scenario_edits.write(draft, Spot(part, key), [change], by=draft.owner)
    assert not left
    return changed


def test_every_part_opened_and_saved_unchanged_leaves_every_file_as_it_was(draft, browser):
    before = texts_of(draft.files)
    for part in parts.NAMES:
        key = parts.rows_of(draft.files, part)[0]["key"]
        page = reverse("scenario-row", args=[draft.pk, part, key])
        form = form_of(draft.files, part, key)
        shown = browser.get(page).content.decode()
        assert all(f'name="base-{name}"' in shown for name in form.fields)
        assert browser.post(f"{page}save/", sent_of(form)).status_code == 302
    assert texts_of(now(draft)) == before
    assert not draft.acts.exists()


@pytest.mark.parametrize("part", parts.NAMES)
def test_every_field_of_a_part_can_be_written_and_nothing_else_changes(part):
    key = parts.rows_of(FILES, part)[0]["key"]
    for name, field in form_of(FILES, part, key).fields.items():
        text = another(field)
        if text is None or any(step.isdecimal() and int(step) > 1 for step in name.split(":")):
            continue
        form = form_of(FILES, part, key)
        path = form.places[name].path
        files = edits.written(FILES, Spot(part, key), path, form.value_from(name, text))
        assert not form_of(files, part, key).is_changed(name, text), name
        back = edits.written(files, Spot(part, key), path, form.value_of(name))
        if name == "move":  # an inject that changes its move gets another number
            continue
        assert back == FILES, name


def another(field):
    """Something else that could be typed there."""
    kind = type(field.column).__name__
    if kind in ("Text", "Lines"):
        return "Other"[: field.max_length]
    if kind == "Number":
        return str(field.min_value + 1)
    if kind == "Figures":
        return "2001" if "years" in str(field.label).lower() else "7"
    if kind == "Tick":
        return "" if field.initial else "on"
    taken = field.initial if isinstance(field.initial, list) else [field.initial, ""]
    choices = [str(key) for key, _label in field.choices if str(key) not in taken]
    return choices[-1] if choices else None


def test_a_field_is_saved_by_itself_against_what_it_was_written_from(draft, browser):
    base = parts.state_of(parts.row_of(draft.files, "tensions", "T1")["poles"][0]["good_case"])
    sent = {"name": "poles:0:good_case", "text": "Mine.", "base": base}
    answer = saved(browser, draft, "tensions", "T1", **sent)
    assert answer.status_code == 200
    assert now(draft)["tensions.yaml"][0]["poles"][0]["good_case"] == "Mine."
    assert saved(browser, draft, "tensions", "T1", **sent).status_code == 200
    theirs = saved(browser, draft, "tensions", "T1", **sent | {"text": "Theirs."})
    assert theirs.status_code == 409
    assert "Mine." in theirs.content.decode()
    assert "Theirs." in theirs.content.decode()
    again = {"text": "Theirs.", "base": answer.json()["revision"]}
    assert saved(browser, draft, "tensions", "T1", **sent | again).status_code == 200
    assert now(draft)["tensions.yaml"][0]["poles"][0]["good_case"] == "Theirs."


@pytest.mark.parametrize(
    ("part", "key", "name", "text", "says"),
    [
        ("moves", "1", "minutes", "many", "Enter a whole number."),
        ("moves", "1", "minutes", "2000", "less than or equal to 600"),
        ("moves", "1", "question", "Q99", "Select a valid choice."),
        ("tensions", "T1", "name", "x" * 201, "at most 200 characters"),
        ("tensions", "T1", "poles:2:name", "A third", "There is no such field."),
        ("series", "gdp-nato-2026", "years", "2014 or so", "Write figures"),
        ("tensions", "T99", "name", "Gone", "taken out meanwhile"),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(draft, browser, part, key, name, text, says):
    answer = saved(browser, draft, part, key, name=name, text=text, base="0")
    assert answer.status_code == 422
    assert says in answer.json()["error"]
    assert now(draft) == draft.files


def test_a_plain_form_saves_what_was_changed_and_shows_both_texts_of_what_others_changed(
    draft, browser
):
    sent = sent_of(form_of(draft.files, "facts", "K1"))
    written(draft, "facts", "K1", "metric", "Their metric")
    url = reverse("scenario-row-save", args=[draft.pk, "facts", "K1"])
    sent |= {"metric": "My metric", "value": "My value"}
    answer = browser.post(url, sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "It says now: “Their metric”" in page
    assert 'value="My metric"' in page
    fact = now(draft)["facts.yaml"][0]
    assert (fact["metric"], fact["value"]) == ("Their metric", "My value")
    revision = answer.context["form"].fields["metric"].revision
    assert browser.post(url, sent | {"base-metric": revision}).status_code == 302
    assert now(draft)["facts.yaml"][0]["metric"] == "My metric"


def test_words_that_are_written_in_one_go_are_undone_in_one_go(draft, me):
    before = texts_of(draft.files)
    for words in ("Who", "Who pays", "Who pays?"):
        draft.refresh_from_db()
        written(draft, "questions", "Q1", "text", words)
    assert draft.acts.count() == 1
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        draft.refresh_from_db()
        written(draft, "questions", "Q1", "text", "Who decides?")
    last = draft.acts.last()
    scenario_acts.undo(draft, last.pk, by=me)
    assert now(draft)["questions.yaml"][0]["text"] == "Who pays?"
    with pytest.raises(Refused, match="Something else was changed"):
        scenario_acts.undo(draft, last.pk, by=me)
    scenario_acts.undo(draft, draft.acts.last().pk, by=me)
    assert texts_of(now(draft)) == before


@pytest.mark.parametrize("part", ["teams", "moves", "injects", "formats", "ledger", "sources"])
def test_rows_are_added_copied_moved_and_taken_out_and_each_act_can_be_undone(draft, me, part):
    before = texts_of(draft.files)
    rows = parts.rows_of(draft.files, part)
    first = Spot(part, rows[0]["key"])
    if part != "ledger":
        if part != "teams":
            scenario_edits.add(draft, Spot(part), by=me)
            scenario_edits.duplicate(draft, first, by=me)
            assert len(parts.rows_of(now(draft), part)) == len(rows) + 2
        scenario_edits.place(draft, first, 2, by=me)
    scenario_edits.remove(draft, first, by=me)
    while draft.acts.exists():
        scenario_acts.undo(draft, draft.acts.last().pk, by=me)
    assert texts_of(now(draft)) == before


def test_moves_keep_their_injects_and_steps_when_they_change_places(draft, me):
    scenario_edits.step(draft, Spot("moves", "1"), 1, by=me)
    files = now(draft)
    assert [move["title"] for move in files["moves.yaml"]][:2] == ["Two theaters", "The review"]
    tables = parts.row_of(files, "injects", "M1-01")
    assert (tables["move"], tables["number"]) == (2, "2.1")
    steps = files["formats.yaml"][0]["steps"]
    assert [step.get("move") for step in steps][2:6] == [1, 1, 1, 1]
    assert not faults_of(files)
    scenario_edits.remove(draft, Spot("moves", "1"), by=me)
    files = now(draft)
    assert parts.row_of(files, "injects", "M2-01")["move"] == 0
    assert (tables["title"], 1) in [(one["title"], one["move"]) for one in files["injects.yaml"]]
    assert {step.get("move") for step in files["formats.yaml"][2]["steps"]} == {None, 1, 2, 3}


def test_what_is_taken_out_is_named_nowhere_any_more_and_that_is_told(draft, browser):
    page = reverse("scenario-row-remove", args=[draft.pk, "tensions", "T3"])
    answer = browser.post(page, follow=True)
    assert "It was named in: move 3, inject 1.3" in answer.content.decode()
    assert "Undo: removed tension 3" in answer.content.decode()
    assert "T3" not in str([now(draft)[name] for name in ("moves.yaml", "injects.yaml")])
    assert [str(fault) for fault in faults_of(now(draft))]  # a card asks it: it says so
    assert all("cards.yaml" in str(fault) for fault in faults_of(now(draft)))


def test_an_inject_to_one_team_does_not_go_to_all_when_that_is_taken_out(draft, me):
    rows = parts.rows_of(draft.files, "injects")
    rows[2]["to"] = ["DEU"]
    draft.files = parts.with_rows(draft.files, "injects", rows)
    draft.save()
    scenario_edits.remove(draft, Spot("teams", "DEU"), by=me)
    assert parts.row_of(now(draft), "injects", "M1-03")["to"] == ["DEU"]
    assert "There is no team “DEU”." in [fault.message for fault in faults_of(now(draft))]


def test_a_team_with_another_code_is_the_same_team_everywhere(draft, browser):
    page = reverse("scenario-team-code", args=[draft.pk, "USA"])
    assert browser.post(page, {"code": "usx"}).url.endswith("/teams/rows/USX/")
    files = now(draft)
    assert "USX" in parts.row_of(files, "injects", "M1-03")["to"]
    assert files["ledger.yaml"]["budgets"]["USX"] == 12
    assert not [fault for fault in faults_of(files) if "USA" in fault.message]
    with pytest.raises(Refused, match="Another team has this code"):
        scenario_edits.code(draft, "USX", "DEU", by=draft.owner)


def test_an_act_on_what_is_gone_or_not_ones_own_is_refused(draft, me):
    with pytest.raises(Refused, match="taken out meanwhile"):
        scenario_edits.step(draft, Spot("tensions", "T99"), 1, by=me)
    with pytest.raises(Refused, match="taken out meanwhile"):
        scenario_edits.remove(draft, Spot("formats", "75-minutes", "steps", 99), by=me)
    with pytest.raises(Refused, match="no room"):
        scenario_edits.add(draft, Spot("teams"), by=me)
    with pytest.raises(Refused, match="discarded"):
        scenario_edits.add(draft, Spot("facts"), by=FacilitatorFactory())


def test_a_scenario_from_nothing_has_a_first_row_of_everything_and_can_be_played(browser, me):
    answer = browser.post(reverse("scenario-begin"), follow=True)
    assert answer.status_code == 200
    draft = ScenarioDraft.objects.get()
    assert all(parts.rows_of(draft.files, name) for name in parts.NAMES[:9] if name != "injects")
    assert not faults_of(draft.files)
    assert (
        "wait for your words"
        in browser.get(reverse("scenario-draft", args=[draft.pk])).content.decode()
    )
    assert scenario_drafts.publish(draft, by=me).number == 1
