"""The report's life: who writes, reads, comments and signs, and when; what is signed is fixed."""

import json

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import DatabaseError
from django.urls import reverse

from tests.cast import browser_of, browser_of_control, invite, viewer_of
from wargame.errors import Refused, Stale
from wargame.models import Claim, Duty, Edition, FactComment, Kind, ReportText, Section
from wargame.operations import editions, fact_checks, reports
from wargame.queries import report_desks

from .conftest import check_facts, claim, sign, write


def page(seat):
    return browser_of(seat).get(reverse("seat-report", args=[seat.exercise.code, seat.pk]))


def comment(seat, words="It was red.", section=Section.SUMMARY):
    return fact_checks.comment(seat.exercise, section=section, words=words, by=seat)


def test_nobody_writes_it_before_play_has_ended(played, control):
    with pytest.raises(Refused, match="End it first"):
        write(played, control)
    for act in (fact_checks.open_, sign):
        with pytest.raises(Refused):
            act(played, by=control)


def test_the_director_alone_writes_and_signs(ended, control, blue):
    co = invite(ended, Duty.CONTROL, "Cora")
    eva = invite(ended, Duty.EVALUATOR, "Eva")
    for other in (co, eva, blue):
        for act in (write, fact_checks.open_, fact_checks.close, sign):
            with pytest.raises(Refused, match="Only"):
                act(ended, by=other)
    assert write(ended, control) == 1
    assert ended.journal.filter(kind=Kind.REPORT_WRITTEN).get().seat == control


def test_a_text_has_versions_and_an_older_page_overwrites_nothing(ended, control):
    assert write(ended, control, "First.") == 1
    assert write(ended, control, "First.", base=1) == 1
    assert write(ended, control, "Second.", base=1) == 2
    with pytest.raises(Stale) as stale:
        write(ended, control, "Late.", base=1)
    assert stale.value.theirs == "Second."
    assert [one.text for one in ReportText.objects.order_by("revision")] == ["First.", "Second."]
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        ReportText.objects.update(text="Other.")


def test_a_claim_is_not_kept_without_its_evidence(ended, control):
    with pytest.raises(Refused, match="evidence"):
        claim(ended, control)
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.create(
            exercise=ended, section=1, number=1, revision=1, text="So.", evidence=[], seat=control
        )
    made = claim(ended, control, "timeline")
    assert claim(ended, control, "timeline") == made
    changed = reports.Claimed(1, "Red went first.", ["timeline"])
    reports.keep_claim(ended, changed, by=control, number=made.number)
    assert [one.text for one in Claim.objects.current()] == ["Red went first."]
    reports.drop_claim(made, by=control)
    assert not Claim.objects.current().exists()
    assert Claim.objects.count() == 3


def test_the_page_keeps_no_claim_without_evidence_and_no_public_one_on_sealed_things(
    ended, control, red
):
    browser = browser_of_control(ended)
    where = reverse("claim-write", args=[ended.code, 1])
    given = {"text": "Red waited.", "edition": "public"}
    answer = browser.post(where, given)
    assert answer.status_code == 422
    assert "Choose what it rests on" in answer.text
    assert "Red waited." in answer.text
    sealed = f"decision-{red.team.decisions.get().pk}"
    answer = browser.post(where, given | {"evidence": [sealed]})
    assert "None of this is in the public edition" in answer.text
    assert browser.post(where, given | {"evidence": ["decision-0"]}).status_code == 422
    assert not Claim.objects.exists()
    assert browser.post(where, given | {"evidence": ["timeline"]}).status_code == 302
    assert 'href="#timeline"' in browser.get(reverse("report", args=[ended.code])).text


def test_teams_read_the_draft_while_they_check_it(ended, control, blue, red):
    write(ended, control, "XX-open-XX")
    write(ended, control, "XX-internal-XX", is_internal=True)
    assert "XX-open-XX" not in page(blue).text
    fact_checks.open_(ended, by=control)
    text = page(blue).text
    assert "XX-open-XX" in text
    assert "XX-internal-XX" not in text
    assert "The head spoke first." not in text
    assert "Decision of RED" not in text
    assert "Decision of RED" in page(red).text
    fact_checks.close(ended, by=control)
    assert "XX-open-XX" not in page(blue).text


def test_who_looks_on_reads_what_is_theirs(ended, control):
    eva, ola = (invite(ended, *who) for who in ((Duty.EVALUATOR, "Eva"), (Duty.OBSERVER, "Ola")))
    write(ended, control, "XX-internal-XX", is_internal=True)
    fact_checks.open_(ended, by=control)
    assert "XX-internal-XX" in page(eva).text
    assert "Draft" not in page(ola).text
    assert comment(eva).team is None
    with pytest.raises(Refused):
        comment(ola)


def test_a_comment_is_read_by_its_team_and_answered_once(ended, control, blue, red):
    with pytest.raises(Refused, match="closed"):
        comment(blue)
    fact_checks.open_(ended, by=control)
    made = comment(blue)
    assert comment(blue) == made
    assert "It was red." in page(blue).text
    assert "It was red." not in page(red).text
    fact_checks.answer(made, text="Corrected it.", is_corrected=True, by=control)
    fact_checks.answer(made, text="No.", is_corrected=False, by=control)
    assert FactComment.objects.get().answer == "Corrected it."
    with pytest.raises(DatabaseError), transaction.atomic():
        FactComment.objects.update(answer="No.")
    fact_checks.close(ended, by=control)
    assert "Corrected it." in page(blue).text


def test_a_comment_without_words_says_so_and_one_that_waits_keeps_it_unsigned(ended, control, blue):
    with pytest.raises(Refused, match="check the facts first"):
        sign(ended, control)
    fact_checks.open_(ended, by=control)
    where = reverse("facts-comment", args=[ended.code, blue.pk])
    answer = browser_of(blue).post(where, {"section": "3", "words": ""})
    assert answer.status_code == 422
    assert "Say what is wrong." in answer.text
    assert browser_of(blue).post(where, {"section": "3", "words": "Late."}).status_code == 302
    with pytest.raises(Refused, match="still open"):
        sign(ended, control)
    fact_checks.close(ended, by=control)
    late = browser_of(blue).post(where, {"section": "3", "words": "Written meanwhile."})
    assert late.status_code == 422
    assert "Written meanwhile." in late.text
    with pytest.raises(Refused, match="wait for an answer: 1"):
        sign(ended, control)


def test_what_is_signed_never_changes_and_a_new_edition_says_what_did(ended, control, blue):
    write(ended, control, "First words.")
    check_facts(ended, control)
    signed = sign(ended, control)
    assert sign(ended, control) == signed
    body = signed[0].body
    write(ended, control, "Other words.", base=1)
    assert Edition.objects.get(number=1, is_internal=False).body == body
    assert editions.hash_of(body) == signed[0].sha256
    for change in (lambda rows: rows.update(body="{}"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(Edition.objects.all())
    with pytest.raises(Refused, match="what has changed"):
        sign(ended, control)
    assert [one.number for one in sign(ended, control, "One word.")] == [2, 2]
    text = page(blue).text
    assert "One word." in text
    one = browser_of(blue).get(reverse("seat-edition", args=[ended.code, blue.pk, 1, "public"]))
    assert "First words." in one.text
    assert signed[0].sha256 in one.text


def test_the_public_edition_holds_what_was_revealed_and_the_internal_one_is_controls(
    ended, control, blue, red
):
    eva, ola = (invite(ended, *who) for who in ((Duty.EVALUATOR, "Eva"), (Duty.OBSERVER, "Ola")))
    write(ended, control, "XX-internal-XX", is_internal=True)
    sealed, observed = red.team.decisions.get(), ended.observations.get()
    claim(ended, control, f"decision-{sealed.pk}", text="XX-on-sealed-XX")
    claim(ended, control, f"observation-{observed.pk}", text="XX-seen-XX", is_internal=True)
    check_facts(ended, control)
    public, internal = sign(ended, control)
    secrets = ["XX-internal-XX", "XX-seen-XX", "The head spoke first.", "Decision of RED"]
    assert not [one for one in [*secrets, "XX-on-sealed-XX"] if one in public.body]
    assert not [one for one in secrets if one not in internal.body]
    assert "Decision of BLU" in public.body
    assert not [name for name in ("Bea", "Bob", "Bix", "Rob") if name in public.body]
    for who, kind, status in (
        (blue, "public", 200),
        (ola, "public", 200),
        (eva, "public", 200),
        (eva, "internal", 404),
        (blue, "internal", 404),
        (ola, "internal", 404),
    ):
        where = reverse("seat-edition", args=[ended.code, who.pk, 1, kind])
        assert browser_of(who).get(where).status_code == status


def test_nobody_sees_nothing_of_it(ended, control, nobody, blue):
    check_facts(ended, control)
    sign(ended, control)
    code = ended.code
    for where in (
        reverse("report", args=[code]),
        reverse("edition", args=[code, 1, "public"]),
        reverse("seat-report", args=[code, blue.pk]),
        reverse("seat-edition", args=[code, blue.pk, 1, "public"]),
    ):
        assert nobody.get(where).status_code == 404


def test_a_text_is_saved_by_its_field_and_the_desk_shows_it(ended, control):
    browser = browser_of_control(ended)
    where = reverse("report-save", args=[ended.code, 2, "public"])
    sent = {"name": "text", "text": "Two groups.", "base": "0"}
    answer = browser.post(where, sent, headers={"Accept": "application/json"})
    assert answer.json()["revision"] == 1
    assert browser.post(where, sent | {"text": "Three."}).status_code == 409
    assert browser.post(where, {"text": "Plain.", "base-text": "1"}).status_code == 302
    assert "Plain." in browser.get(reverse("report", args=[ended.code])).text
    desk = report_desks.desk(viewer_of(control))
    assert desk.sections[2].texts[0].revision == 2


def test_the_same_record_gives_the_same_text(ended, control):
    check_facts(ended, control)
    first = sign(ended, control)[1]
    assert json.loads(first.body)["format"] == "wargame-report/1"
    assert sign(ended, control)[1].pk == first.pk
