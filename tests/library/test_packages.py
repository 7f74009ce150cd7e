"""A scenario is taken along as one file, and taken in where it may be: by page and by command."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from tests.scenario_files.small import FILES
from tests.scenarios.conftest import with_part
from wargame.models import Scenario, ScenarioVersion
from wargame.operations import scenario_drafts, scenarios
from wargame.scenario_files.packing import pack
from wargame.scenario_files.reader import read_texts

from .conftest import browser_of

TAKE_IN = "/scenarios/take-in/"


@pytest.fixture
def shipped(db):
    return scenarios.import_package(read_texts(FILES))


@pytest.fixture
def version(shipped, me):
    """Published by me, in its second version."""
    draft = scenario_drafts.copy(shipped, by=me)
    scenario_drafts.publish(draft, by=me)
    draft.refresh_from_db()
    with_part(draft, "scope", [{"name": "Ice", "text": "All of it."}])
    return scenario_drafts.publish(draft, by=me, note="Ice came.")


def sent(browser, content):
    file = SimpleUploadedFile("strait.wargame.zip", content)
    return browser.post(TAKE_IN, {"file": file}, follow=True)


def packed(version):
    version.refresh_from_db()
    return pack(version.files, version.number, version.note)


def downloaded(browser, version):
    slug = version.scenario.slug
    return browser.get(reverse("scenario-package", args=[slug, version.number]))


def test_it_goes_out_and_comes_in_on_an_empty_installation_and_goes_out_the_same(
    browser, version, me
):
    answer = downloaded(browser, version)
    assert f'"{version.scenario.slug}-2.wargame.zip"' in answer["Content-Disposition"]
    content = answer.content
    ScenarioVersion.objects.all().delete()
    Scenario.objects.all().delete()
    page = sent(browser, content)
    taken = ScenarioVersion.objects.get()
    assert page.redirect_chain[-1][0] == reverse("scenario", args=[taken.scenario.slug])
    assert "yours alone until you share it" in page.content.decode()
    assert (taken.number, taken.note, taken.scenario.owner) == (2, "Ice came.", me)
    assert downloaded(browser, taken).content == content


def test_the_same_content_is_taken_in_once(browser, version):
    page = sent(browser, packed(version))
    assert "says the same" in page.content.decode()
    assert ScenarioVersion.objects.count() == 3


def test_of_ones_own_scenario_it_becomes_the_next_version(browser, version):
    files = version.files | {"overview.md": "From elsewhere."}
    page = sent(browser, pack(files, 1, "Written elsewhere."))
    latest = version.scenario.versions.latest("number")
    assert "Taken in as version 3 of your scenario." in page.content.decode()
    assert (latest.number, latest.note) == (3, "Written elsewhere.")


def test_of_somebody_elses_scenario_it_becomes_a_new_one_and_that_is_said(other, version):
    browser = browser_of(other)
    for content in (packed(version), packed(version)):
        page = sent(browser, content)
    mine = Scenario.objects.get(owner=other)
    assert mine.slug == f"{version.scenario.slug}-2"
    assert f"“{mine.slug}”" in page.content.decode() or "says the same" in page.content.decode()
    assert version.scenario.versions.count() == 2
    assert mine.versions.count() == 1


def test_what_ships_is_not_written_into(browser, shipped, me):
    files = shipped.files | {"overview.md": "Mine."}
    sent(browser, pack(files, 1, ""))
    assert shipped.scenario.versions.count() == 1
    assert Scenario.objects.get(owner=me).slug == "strait-2"


def test_a_broken_package_is_told_fault_by_fault_and_nothing_is_taken_in(browser, version):
    page = sent(browser, packed(version)[:-30])
    assert page.status_code == 422
    assert "no ZIP file, or it is damaged" in page.content.decode()
    files = version.files | {"moves.yaml": [{"number": 7}]}
    said = sent(browser, pack(files, 9, "")).content.decode()
    assert "<b>moves.yaml:1</b>" in said
    assert "needs" in said
    assert browser.post(TAKE_IN).status_code == 422
    assert ScenarioVersion.objects.count() == 3


def test_a_stranger_downloads_nothing(other, version):
    assert downloaded(browser_of(other), version).status_code == 404


def test_commands_write_a_package_and_load_it(version, other, tmp_path, capsys):
    file = tmp_path / "strait.wargame.zip"
    slug = version.scenario.slug
    call_command("export_scenario", slug, file, version=2)
    assert file.read_bytes() == packed(version)
    call_command("import_scenario", file, owner="omar@example.edu")
    assert Scenario.objects.get(owner=other).versions.get().number == 2
    call_command("import_scenario", file)
    assert Scenario.objects.filter(owner=None).count() == 2
    assert f"Version 2 of Strait Watch, a copy is in {file}." in capsys.readouterr().out


def test_commands_say_what_is_wrong(version, tmp_path, capsys):
    file = tmp_path / "strait.wargame.zip"
    file.write_bytes(packed(version)[:500])
    for command in (
        ("import_scenario", str(file)),
        ("import_scenario", str(file), "--owner", "Nemo"),
        ("export_scenario", "nowhere", str(file)),
        ("export_scenario", version.scenario.slug, str(file), "--version", "9"),
        ("export_scenario", version.scenario.slug, str(tmp_path)),
    ):
        with pytest.raises(SystemExit) as ended:
            call_command(*command)
        assert ended.value.code not in (0, None)
    assert "no ZIP file, or it is damaged" in capsys.readouterr().err
