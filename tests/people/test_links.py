"""Links for people without a team: what each opens, and that it ends when control says so."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import browser_of, browser_of_control, control_of, invite, viewer_of
from wargame.errors import Refused
from wargame.live import regions
from wargame.models import Duty, Kind, Seat
from wargame.operations import injects, invitations, moves


def link_to(exercise, **given):
    """Control makes a link; the answer is its address on the page that shows it."""
    browser = browser_of_control(exercise)
    form = {"ticket": "t" * 20, "name": "Una Vale", "duty": Duty.OBSERVER} | given
    page = browser.post(reverse("person-invite", args=[exercise.code]), form, follow=True)
    assert page.status_code == 200, page.content.decode()
    found = page.context["link"]
    return found[found.index("/x/") :]


def come_in(link):
    browser = Client()
    assert b"Come in as" in browser.get(link).content
    return browser, browser.post(link, follow=True)


def own_page(exercise, seat):
    return reverse("watch", args=[exercise.code, seat.pk])


@pytest.mark.parametrize("duty", [Duty.EVALUATOR, Duty.OBSERVER])
def test_a_link_leads_to_the_own_page(exercise, nobody, duty):
    _browser, page = come_in(link_to(exercise, duty=duty))
    seat = Seat.objects.get(duty=duty)
    assert page.redirect_chain == [(own_page(exercise, seat), 302)]
    assert "Una Vale" in page.content.decode()
    assert nobody.get(own_page(exercise, seat)).status_code == 404


def test_a_cofacilitator_runs_the_exercise_under_their_own_name(exercise):
    browser, page = come_in(link_to(exercise, duty=Duty.CONTROL))
    assert "Una Vale, control" in page.content.decode()
    assert reverse("exercises") not in page.content.decode()
    browser.post(reverse("clock-pause", args=[exercise.code]))
    paused = exercise.journal.get(kind=Kind.CLOCK_PAUSED)
    assert (paused.seat.name, paused.seat.is_control) == ("Una Vale", True)


def test_a_cofacilitator_lets_nobody_into_control_nor_out(exercise, control):
    second = invite(exercise, Duty.CONTROL, "Una")
    third = invite(exercise, Duty.CONTROL, "Uwe")
    with pytest.raises(Refused):
        invitations.invite(exercise, name="X", duty=Duty.CONTROL, ticket="x" * 20, by=second)
    with pytest.raises(Refused):
        invitations.remove(third, by=second)
    watching = invitations.invite(
        exercise, name="X", duty=Duty.OBSERVER, ticket="x" * 20, by=second
    )
    assert watching.is_observer
    with pytest.raises(Seat.DoesNotExist):
        invitations.remove(control, by=control)


def test_the_same_form_is_one_person_and_what_is_wrong_is_said(exercise):
    first, again = link_to(exercise), link_to(exercise)
    assert first == again
    assert exercise.seats.filter(duty=Duty.OBSERVER).count() == 1
    form = {"ticket": "u" * 20, "name": " ", "duty": Duty.EVALUATOR}
    blue = exercise.teams.get(code="BLU")
    address = reverse("person-invite", args=[exercise.code])
    page = browser_of_control(exercise).post(address, form | {"teams": [blue.pk]})
    assert page.status_code == 422
    assert "Enter the name of the person." in page.text
    assert f'value="{blue.pk}" checked' in page.text


def test_the_link_is_kept_as_a_hash_and_shown_once(exercise):
    link = link_to(exercise)
    seat = Seat.objects.get(duty=Duty.OBSERVER)
    assert link.rstrip("/").split("/")[-1] not in str(Seat.objects.values().get(pk=seat.pk))
    people = browser_of_control(exercise).get(reverse("people", args=[exercise.code]))
    assert link not in people.text
    wrong = reverse("person-link", args=[exercise.code, seat.pk, "a" * 64])
    assert browser_of_control(exercise).get(wrong).status_code == 404


@pytest.mark.parametrize("end", ["renew", "remove"])
@pytest.mark.parametrize("duty", [Duty.CONTROL, Duty.EVALUATOR, Duty.OBSERVER])
def test_a_link_that_was_ended_opens_nothing(exercise, duty, end):
    link = link_to(exercise, duty=duty)
    browser, page = come_in(link)
    where = page.redirect_chain[-1][0]
    seat = Seat.objects.get(duty=duty, facilitator=None)
    for _press in range(2):
        address = reverse(f"person-{end}", args=[exercise.code, seat.pk])
        browser_of_control(exercise).post(address, {"ticket": "v" * 20})
    assert browser.get(where).status_code == 404
    assert Client().get(link).status_code == 404
    kind = {"renew": Kind.LINK_RENEWED, "remove": Kind.PERSON_REMOVED}[end]
    assert exercise.journal.filter(kind=kind).count() == 1


def test_who_looks_on_may_do_nothing_in_a_room_nor_at_the_console(exercise, control):
    entries = exercise.journal.count()
    for duty in (Duty.EVALUATOR, Duty.OBSERVER):
        seat = invite(exercise, duty, f"U {duty}")
        browser = browser_of(seat)
        for address in (
            reverse("room", args=[exercise.code, seat.pk]),
            reverse("estimates-place", args=[exercise.code, seat.pk]),
            reverse("console", args=[exercise.code]),
            reverse("step-next", args=[exercise.code]),
            reverse("export-json", args=[exercise.code]),
        ):
            assert browser.get(address).status_code in {404, 405}
            assert browser.post(address).status_code in {404, 405}
        with pytest.raises(Refused):
            moves.pause(exercise, by=seat)
    assert exercise.journal.count() == entries + 2


@pytest.mark.parametrize(("duty", "reads"), [(Duty.EVALUATOR, True), (Duty.OBSERVER, False)])
def test_what_is_held_is_read_by_evaluators_alone(exercise, control, duty, reads):
    seat = invite(exercise, duty, "Una")
    page = browser_of(seat).get(own_page(exercise, seat)).text
    assert ("Inject text 1.2" in page) == reads
    injects.release(exercise.injects.get(number="1.2"), by=control)
    assert "Inject text 1.2" in browser_of(seat).get(own_page(exercise, seat)).text


@pytest.mark.parametrize(("duty", "reads"), [(Duty.EVALUATOR, True), (Duty.OBSERVER, False)])
def test_why_an_inject_is_planned_is_read_by_evaluators_alone(exercise, duty, reads):
    exercise.injects.filter(number="1.2").update(purpose="To force a choice.")
    seat = invite(exercise, duty, "Una")
    page = browser_of(seat).get(own_page(exercise, seat)).content.decode()
    assert ("To force a choice." in page) == reads


def test_private_briefs_are_read_of_the_assigned_teams_alone(exercise, control):
    evaluator = invite(exercise, Duty.EVALUATOR, "Eva", teams=("BLU",))
    observer = invite(exercise, Duty.OBSERVER, "Ola")
    page = browser_of(evaluator).get(own_page(exercise, evaluator)).text
    assert "Private brief of BLU." in page
    assert "Private brief of RED." not in page
    red = list(exercise.teams.filter(code="RED"))
    invitations.assign(evaluator, teams=red, by=control)
    page = browser_of(evaluator).get(own_page(exercise, evaluator)).text
    assert "Private brief of BLU." not in page
    assert "Private brief of RED." in page
    assert "Private brief" not in browser_of(observer).get(own_page(exercise, observer)).text


def test_who_looks_on_writes_to_control_alone(exercise, control, blue):
    seat = invite(exercise, Duty.OBSERVER, "Ola")
    browser, where = browser_of(seat), reverse("message-write", args=[exercise.code, seat.pk])
    form = {"text": "The door is shut.", "ticket": "w" * 20}
    assert browser.post(where, form | {"to": ["BLU"]}).status_code == 422
    assert browser.post(where, form | {"to": ["control"]}).status_code == 302
    sent = exercise.messages.get()
    assert sent.conversation.seat == seat
    assert not type(sent).objects.visible_to(viewer_of(blue)).exists()
    desk = browser_of_control(exercise).get(reverse("messages", args=[exercise.code])).text
    assert "The door is shut." in desk


def test_regions_of_the_page_are_for_those_who_look_on(exercise, blue):
    viewers = [viewer_of(one) for one in (blue, control_of(exercise))]
    for region in regions.of_page("watch"):
        if region.audience in {"onlooker", "evaluator", "observer"}:
            assert not any(regions.render(region, viewer) for viewer in viewers)
