"""A draft as its teams will see it: the product's own pages, for its author alone, and nothing
private of another team."""

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from tests.factories import FacilitatorFactory
from tests.queries.test_scenario_checks import files_of
from wargame.models import ScenarioDraft

NAME = "arctic-security"


@pytest.fixture(scope="module")
def files():
    return files_of(NAME)


@pytest.fixture
def draft(me, files):
    return ScenarioDraft.objects.create(owner=me, title="Ice", files=files)


def page(browser, draft, team):
    return browser.get(reverse("scenario-preview-page", args=[draft.pk, team]))


def test_a_team_reads_its_own_brief_its_injects_in_order_and_nothing_private_of_others(
    browser, draft, files
):
    shown = page(browser, draft, "NOR").content.decode()
    for line in files["roles/NOR.yaml"]["private_brief"]:
        assert line.split("'")[0] in shown
    for code in ("USA", "CAN", "DNK", "ISL", "FIN", "SWE", "GBR"):
        role = files[f"roles/{code}.yaml"]
        for line in [*role["private_brief"], *role["red_lines"]]:
            assert line.split("'")[0] not in shown, code
    places = {
        one["key"]: shown.find(one["title"].replace("'", "&#x27;"))
        for one in files["injects.yaml"]
        if one["move"]
    }
    got = [key for key, place in places.items() if place >= 0]
    assert got == [
        one["key"]
        for one in files["injects.yaml"]
        if one["move"] and "NOR" in one.get("to", ["NOR"])
    ]
    assert [places[key] for key in got] == sorted(places[key] for key in got)


def test_what_is_asked_stands_there_as_in_play(browser, draft, files):
    shown = page(browser, draft, "ISL").content.decode()
    for tension in files["tensions.yaml"]:
        assert f"4 toward {tension['poles'][0]['name']}" in shown or tension["name"] in shown
    assert shown.count('class="position-scale"') == 7  # Two moves put one tension, two put two.
    for words in ("Small groups of neighbors", "Svalbard Treaty", "Little moves unseen"):
        assert words in shown


def test_it_stands_in_a_frame_of_ours_and_nowhere_else_and_sends_nothing(browser, draft):
    frame = browser.get(reverse("scenario-preview", args=[draft.pk, "NOR"]))
    inside = page(browser, draft, "NOR")
    assert "frame-src 'self'" in frame.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in frame.headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in inside.headers["Content-Security-Policy"]
    assert "form-action 'none'" in inside.headers["Content-Security-Policy"]
    assert inside.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert b"<script" not in inside.content
    assert b"<form" not in inside.content


def test_it_is_its_authors_alone(draft, browser):
    other = Client()
    other.force_login(FacilitatorFactory())
    for name in ("scenario-preview", "scenario-preview-page"):
        assert other.get(reverse(name, args=[draft.pk, "NOR"])).status_code == 404
        assert browser.get(reverse(name, args=[draft.pk, "XXX"])).status_code == 404
        assert Client().get(reverse(name, args=[draft.pk, "NOR"])).status_code == 302
    begun = browser.get(reverse("scenario-preview-begin", args=[draft.pk]))
    assert begun.url == reverse("scenario-preview", args=[draft.pk, "USA"])


def test_a_draft_of_gaps_can_be_looked_at(browser, draft, files):
    gaps = {name: [] for name in files if name.endswith(".yaml") and isinstance(files[name], list)}
    draft.files = files | gaps | {"moves.yaml": [{"number": 1}], "roles/NOR.yaml": {"code": "NOR"}}
    draft.save()
    assert page(browser, draft, "NOR").status_code == 200


def test_it_asks_as_often_however_many_teams(browser, draft, files, django_assert_num_queries):
    fewer = {name: one for name, one in files.items() if name[:6] != "roles/" or "NOR" in name}
    with django_assert_num_queries(3):
        page(browser, draft, "NOR")
    draft.files = fewer
    draft.save()
    with django_assert_num_queries(3):
        page(browser, draft, "NOR")


@pytest.mark.parametrize(
    ("part", "file", "says"),
    [
        ("facts", "facts.yaml", "Nearly four times as fast"),
        ("tensions", "tensions.yaml", "Be seen early and close"),
        ("questions", "questions.yaml", "Small groups of neighbors"),
        ("moves", "moves.yaml", "Eyes in the north"),
        ("injects", "injects.yaml", "The map of what nobody saw"),
    ],
)
def test_the_open_entry_is_shown_as_players_will_see_it(draft, files, part, file, says):
    entry = files[file][0]
    template = "scenarios/_as_players_see.html"
    assert says in render_to_string(template, {"draft": draft, "part": part, "row": entry})
    assert says not in render_to_string(template, {"draft": draft, "part": part, "row": None})


def test_an_open_brief_criterion_or_team_is_shown_too(draft, files):
    for part, entry, says in (
        ("teams", files["roles/NOR.yaml"], "Maritime patrol aircraft every day."),
        ("criteria", files["vision.yaml"]["criteria"][0], "Little moves unseen"),
        ("brief", {"key": "brief"}, "Eight states meet around the Arctic Ocean."),
    ):
        shown = render_to_string(
            "scenarios/_as_players_see.html", {"draft": draft, "part": part, "row": entry}
        )
        assert says in shown
