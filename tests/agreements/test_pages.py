"""Agreements over HTTP: writing, proposing, signing; what each page holds and for whom."""

import pytest
from django.urls import reverse

from tests.cast import browser_of, browser_of_control, go_to, viewer_of
from wargame.live import regions
from wargame.models import AgreementDraft, AgreementVersion, Fate, Signature, Signing, StepKind
from wargame.models.agreements import TERMS
from wargame.models.viewers import of_team
from wargame.operations import agreements, seats, signatures
from wargame.operations.signatures import Finding
from wargame.queries import attention

from .play import conclude, decline, keep, propose, sign, terms


def at(seat, name, *parts):
    return reverse(name, args=[seat.exercise.code, seat.pk, *parts])


def text(seat, name, *parts):
    answer = browser_of(seat).get(at(seat, name, *parts))
    assert answer.status_code == 200
    return answer.text


def region(seat, name="agreements"):
    shared = viewer_of(seat).narrowed(of_team(seat.team_id))
    return regions.render(regions.named("room", name), shared)


def form(*teams, **changed):
    said = {
        "title": "Share the picture",
        "parties": [team.pk for team in teams],
        "terms": "We share what our radars see.",
        "theater": "",
        "due": "",
        "number": 1,
        "base": 0,
        "changes": "",
    }
    return said | changed


def send(seat, name, said, *parts):
    return browser_of(seat).post(at(seat, name, *parts), said)


# Writing


def test_a_head_proposes_and_is_led_to_what_was_proposed(heads):
    blue, red, _green = heads
    answer = send(blue, "agreement-propose", form(red.team))
    version = AgreementVersion.objects.get()
    assert answer.url == at(blue, "seat-agreement", version.agreement_id)
    assert [party.team.code for party in version.parties.all()] == ["BLU", "RED"]
    assert "We share what our radars see." in text(red, "seat-agreement", version.agreement_id)


def test_an_adviser_keeps_a_draft_and_the_head_proposes_it(heads, blue_three):
    blue, red, _green = heads
    answer = send(blue_three, "agreement-keep", form(red.team, title=""))
    assert answer.url == at(blue_three, "agreement-draft", 1)
    assert "No title yet" in region(blue)
    page = text(blue, "agreement-draft", 1)
    assert "We share what our radars see." in page
    assert "data-keep=" in page
    send(blue, "agreement-propose", form(red.team, base=1))
    assert AgreementVersion.objects.get().draft.revision == 2
    assert "No title yet" not in region(blue)


def test_what_an_adviser_may_not_send_is_kept_all_the_same(heads, blue_three):
    answer = send(blue_three, "agreement-propose", form(heads[1].team))
    assert answer.url == at(blue_three, "agreement-draft", 1)
    assert AgreementDraft.objects.get().kept_by == blue_three
    assert not AgreementVersion.objects.exists()
    page = browser_of(blue_three).get(answer.url)
    assert page.status_code == 200


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ({"title": ""}, "Give it a title."),
        ({"terms": " "}, "Write the terms."),
        ({"parties": []}, "Choose at least one team to agree with."),
    ],
)
def test_a_proposal_that_lacks_something_comes_back_with_every_word(heads, lacking, said):
    sent = form(heads[1].team, theater="The north") | lacking
    answer = send(heads[0], "agreement-propose", sent)
    assert answer.status_code == 422
    assert said in answer.text
    assert "The north" in answer.text
    assert not AgreementDraft.objects.exists()


def test_terms_that_are_too_long_come_back_whole(heads):
    long = "x" * (TERMS + 1)
    answer = send(heads[0], "agreement-keep", form(heads[1].team, terms=long))
    assert answer.status_code == 422
    assert long in answer.text


def test_a_move_that_is_over_is_no_date(exercise, heads):
    gone = exercise.step.move.pk
    go_to(exercise, StepKind.BRIEF, 2)
    answer = send(heads[0], "agreement-propose", form(heads[1].team, due=gone))
    assert "That move is over." in answer.text


def test_two_who_write_at_once_both_keep_their_words(heads, blue_two):
    blue, red, _green = heads
    send(blue, "agreement-keep", form(red.team))
    send(blue_two, "agreement-keep", form(red.team, base=1, terms="Bob's words."))
    answer = send(blue, "agreement-keep", form(red.team, base=1, terms="Bea's words."))
    assert answer.status_code == 409
    assert "Bob&#x27;s words." in answer.text
    assert "Bea&#x27;s words." in answer.text
    assert 'name="base" value="2"' in answer.text
    send(blue, "agreement-keep", form(red.team, base=2, terms="Bea's words."))
    kept = AgreementDraft.objects.order_by("revision").values_list("terms", flat=True)
    assert list(kept)[1:] == ["Bob's words.", "Bea's words."]


def test_a_dropped_draft_is_offered_no_more(heads):
    keep(heads[0], terms("RED", title="To be dropped"))
    assert "To be dropped" in text(heads[0], "seat-agreements")
    send(heads[0], "agreement-drop", {}, 1)
    assert "To be dropped" not in text(heads[0], "seat-agreements")


def test_another_team_finds_no_draft(heads):
    keep(heads[0], terms("RED"))
    browser = browser_of(heads[1])
    assert browser.get(at(heads[1], "agreement-draft", 1)).status_code == 404
    assert browser.post(at(heads[1], "agreement-drop", 1)).status_code == 404
    assert browser.get(at(heads[0], "agreement-draft", 1)).status_code == 404


def test_a_party_changes_the_terms_and_a_reader_cannot(heads, control):
    blue, red, green = heads
    version = propose(blue, "RED")
    agreements.show(version.agreement, teams=[green.team], by=control)
    assert "We share what our radars see." in text(red, "agreement-change", version.agreement_id)
    page = browser_of(green).get(at(green, "agreement-change", version.agreement_id))
    assert page.status_code == 404
    sent = form(blue.team, terms="And by night.", changes=version.pk)
    send(red, "agreement-propose", sent)
    assert version.agreement.versions.newest().get().terms == "And by night."


def test_the_terms_of_an_agreement_one_does_not_see_cannot_be_changed(heads):
    blue, _red, green = heads
    version = propose(blue, "RED")
    sent = form(blue.team, terms="Ours.", changes=version.pk)
    assert send(green, "agreement-propose", sent).status_code == 422
    assert version.agreement.versions.count() == 1


def test_after_play_a_draft_is_still_read_by_its_team(exercise, heads):
    keep(heads[0], terms("RED", terms="Never sent."))
    go_to(exercise, StepKind.REVIEW)
    assert "Never sent." in text(heads[0], "agreement-draft", 1)
    assert "Never sent." in text(heads[0], "seat-review")
    assert "Never sent." not in text(heads[1], "seat-review")


# Signing


def test_the_head_signs_with_a_reservation(heads):
    blue, red, _green = heads
    version = propose(blue, "RED")
    page = text(red, "seat-agreement", version.agreement_id)
    assert "Your reservation, if you have one" in page
    said = {"reservation": "Not at night."}
    answer = send(red, "agreement-sign", said, version.agreement_id, 1)
    assert answer.url == at(red, "seat-agreement", version.agreement_id)
    assert Signature.objects.get().answer == Signing.RESERVED
    page = text(blue, "seat-agreement", version.agreement_id)
    assert "Not at night." in page
    assert "waiting for BLU" in page


def test_the_head_declines_and_says_why(heads):
    version = propose(heads[0], "RED")
    send(heads[1], "agreement-decline", {"why": "Too dear."}, version.agreement_id, 1)
    page = text(heads[0], "seat-agreement", version.agreement_id)
    assert "declined by RED" in page
    assert "Too dear." in page
    assert "Too dear." in text(heads[1], "seat-agreement", version.agreement_id)


def test_an_adviser_reads_who_signs(heads, blue_three):
    version = propose(heads[0], "RED")
    page = text(blue_three, "seat-agreement", version.agreement_id)
    assert "Bea signs, as head of delegation." in page
    assert "Your reservation" not in page


def test_a_reservation_to_terms_that_have_changed_is_refused_and_not_lost(heads):
    blue, red, _green = heads
    version = propose(blue, "RED")
    propose(blue, "RED", changes=version, terms="Other.")
    said = {"reservation": "Not at night."}
    answer = send(red, "agreement-sign", said, version.agreement_id, 1)
    assert answer.status_code == 422
    assert "Version 2 has been proposed meanwhile." in answer.text
    assert "Not at night." in answer.text
    assert not Signature.objects.exists()


def test_strangers_find_nothing(heads, nobody):
    blue, _red, green = heads
    version = propose(blue, "RED")
    for browser in (browser_of(green), nobody):
        assert browser.get(at(green, "seat-agreement", version.agreement_id)).status_code == 404
        sent = browser.post(at(green, "agreement-sign", version.agreement_id, 1))
        assert sent.status_code == 404
    assert browser_of(blue).get(at(blue, "seat-agreement", 10**9)).status_code == 404


def test_the_head_of_a_party_lets_others_see_it(heads):
    blue, _red, green = heads
    version = propose(blue, "RED")
    assert send(blue, "seat-agreement-show", {}, version.agreement_id).status_code == 422
    send(blue, "seat-agreement-show", {"teams": [green.team.pk]}, version.agreement_id)
    assert "Let more teams see it" not in text(green, "seat-agreement", version.agreement_id)


# The room


def test_what_waits_for_the_team_stands_first(heads):
    blue, red, _green = heads
    conclude(red, blue, title="In force")
    propose(red, "BLU", title="Waiting for blue")
    found = region(blue)
    assert found.index("Waiting for blue") < found.index("In force")
    assert ">Sign<" in found
    assert "1 to answer" in region(blue, "agreements-waiting")
    assert "waiting for BLU, RED" in found


def test_once_signed_it_waits_no_more(heads):
    blue, red, _green = heads
    version = propose(blue, "RED")
    sign(version, blue)
    assert ">Sign<" not in region(blue)
    assert "to answer" not in region(blue, "agreements-waiting")
    assert "waiting for RED" in region(blue)
    sign(version, red, "But.")
    assert "in force since" in region(blue)
    assert "with 1 reservation" in region(blue)


def test_the_lists_of_the_room_lead_to_the_pages(heads):
    blue = heads[0]
    version = propose(blue, "RED")
    browser = browser_of(blue)
    for asked, name, pk in (
        ("open", "seat-agreement", version.agreement_id),
        ("draft", "agreement-draft", 7),
        ("communique", "seat-communique", 9),
    ):
        answer = browser.get(at(blue, "seat-agreements"), {asked: pk})
        assert answer.url == at(blue, name, pk)
    assert browser.get(at(blue, "seat-agreements"), {"open": "x"}).status_code == 200


def test_what_was_due_and_has_no_word_has_lapsed(exercise, heads, move, control):
    blue, red, _green = heads
    version = conclude(blue, red, due=move)
    assert "in force since" in region(blue)
    go_to(exercise, StepKind.BRIEF, 2)
    assert "lapsed: due in Move 1, and nothing noted" in region(blue)
    titles = [item.title for item in attention.attention(viewer_of(control)).items]
    assert "1 agreement was due" in titles
    signatures.note(version.agreement, Finding(Fate.KEPT, "To the end."), by=control)
    assert "lapsed" not in region(blue)
    titles = [item.title for item in attention.attention(viewer_of(control)).items]
    assert "1 agreement was due" not in titles


def test_after_play_what_was_never_signed_says_who_did_not(exercise, heads):
    propose(heads[0], "RED")
    go_to(exercise, StepKind.FINAL)
    assert "never in force: BLU, RED did not answer" in region(heads[0])


# Control's desk


@pytest.fixture
def desk(exercise, heads):
    return browser_of_control(exercise)


def on_desk(exercise, name, *parts):
    return reverse(name, args=[exercise.code, *parts])


def test_control_reads_every_agreement_by_where_it_stands(desk, exercise, heads):
    propose(heads[0], "RED", title="Proposed one")
    conclude(*heads[1:], title="One in force")
    page = desk.get(on_desk(exercise, "agreements")).text
    assert page.index("Proposed one") < page.index("One in force")


def test_control_publishes_and_everybody_reads_it(desk, exercise, heads):
    blue, _red, green = heads
    version = propose(blue, "RED")
    decline(version, heads[1], "Too dear.")
    desk.post(on_desk(exercise, "agreement-publish", version.agreement_id))
    assert "Too dear." in text(green, "seat-agreement", version.agreement_id)


def test_control_enters_the_answer_of_an_absent_head_and_it_is_marked(desk, exercise, heads):
    version = propose(heads[0], "RED")
    address = on_desk(exercise, "agreement-enter", version.agreement_id, 1)
    said = {"team": heads[1].team.pk, "answer": Signing.RESERVED, "words": ""}
    assert desk.post(address, said).status_code == 422
    desk.post(address, said | {"words": "By telephone."})
    page = text(heads[0], "seat-agreement", version.agreement_id)
    assert "By telephone." in page
    assert "entered by control" in page


def test_control_does_not_answer_for_a_head_who_is_here(desk, exercise, heads):
    seats.arrive(heads[1])
    version = propose(heads[0], "RED")
    said = {"team": heads[1].team.pk, "answer": Signing.DECLINED, "words": "No, they said."}
    answer = desk.post(on_desk(exercise, "agreement-enter", version.agreement_id, 1), said)
    assert answer.status_code == 422
    assert "is here" in answer.text
    assert "No, they said." in answer.text


def test_control_notes_what_became_of_it(desk, exercise, heads):
    blue, red, _green = heads
    old = conclude(blue, red)
    new = propose(red, "BLU", changes=old, terms="More.", title="The newer one")
    address = on_desk(exercise, "agreement-note", old.agreement_id)
    said = {"fate": Fate.RENEGOTIATED, "note": "Both wanted more."}
    assert "Name the agreement that replaced it." in desk.post(address, said).text
    assert desk.post(address, said | {"note": ""}).status_code == 422
    desk.post(address, said | {"successor": new.pk})
    page = text(blue, "seat-agreement", old.agreement_id)
    assert "Both wanted more." in page
    assert "Replaced by agreement 2" in page


def test_evidence_that_is_sealed_from_a_reader_is_not_shown_to_them(desk, exercise, heads):
    from tests.cast import decide

    blue, red, _green = heads
    version = conclude(blue, red)
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, red, title="A sealed title")
    said = {"fate": Fate.BROKEN, "note": "It left.", "decision": exercise.decisions.get().pk}
    desk.post(on_desk(exercise, "agreement-note", version.agreement_id), said)
    assert "A sealed title" in text(red, "seat-agreement", version.agreement_id)
    assert "A sealed title" not in text(blue, "seat-agreement", version.agreement_id)
    assert "It left." in text(blue, "seat-agreement", version.agreement_id)


def test_players_do_not_find_the_desk(exercise, heads, nobody):
    version = propose(heads[0], "RED")
    for browser in (browser_of(heads[0]), nobody):
        for name, parts in (
            ("agreements", []),
            ("agreement", [version.agreement_id]),
            ("agreement-publish", [version.agreement_id]),
        ):
            assert browser.get(on_desk(exercise, name, *parts)).status_code in {404, 405}
        assert browser.post(on_desk(exercise, "agreement-publish", 1)).status_code == 404
