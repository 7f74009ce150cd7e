"""The improvement plan: owned, dated, told by link how far it is, and met again at the next run."""

from datetime import date

import pytest
from django.urls import reverse

from tests.cast import (
    browser_of,
    browser_of_control,
    control_of,
    decide,
    go_to,
    invite,
    open_and_start,
    viewer_of,
)
from tests.factories import make_exercise
from wargame.errors import Refused
from wargame.models import (
    ActionCategory,
    ActionState,
    Duty,
    ImprovementAction,
    Kind,
    LessonKind,
    StepKind,
    Viewer,
)
from wargame.models.viewers import CONTROL
from wargame.operations import improvements, lessons
from wargame.operations.improvements import Agreed
from wargame.operations.lessons import Said
from wargame.operations.seats import key_for
from wargame.queries import improvements as queries
from wargame.reports.report import report

TICKET = "a-ticket-of-an-owner"
OPEN, UNDER_WAY, DONE = ActionState.OPEN, ActionState.UNDER_WAY, ActionState.DONE
VERIFIED, DROPPED = ActionState.VERIFIED, ActionState.DROPPED
DUE = date(2030, 3, 1)


@pytest.fixture
def ended(exercise, blue):
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, blue)
    return go_to(exercise, StepKind.REVIEW)


def agree(exercise, text="Give two-person teams 16 minutes.", ticket=TICKET, **more):
    agreed = Agreed(text, ActionCategory.FACILITATION, "Maj. Lindqvist", DUE, **more)
    return improvements.agree(exercise, agreed, ticket=ticket, by=control_of(exercise))


def state(action):
    return ImprovementAction.objects.get(pk=action.pk).state


def owners(action, browser, key=None, **given):
    address = reverse("own-action", args=[action.pk, key or key_for(TICKET)])
    return browser.post(address, given) if given else browser.get(address)


def test_an_action_is_agreed_once_after_play_by_control_alone(exercise, blue, control):
    agreed = Agreed("Ask.", ActionCategory.TEAMS, "Ana", DUE)
    with pytest.raises(Refused, match="when play has ended"):
        improvements.agree(exercise, agreed, ticket=TICKET, by=control)
    go_to(exercise, StepKind.REVIEW)
    with pytest.raises(Refused, match="Only control"):
        improvements.agree(exercise, agreed, ticket=TICKET, by=blue)
    for _press in range(2):
        improvements.agree(exercise, agreed, ticket=TICKET, by=control)
    assert ImprovementAction.objects.get().state == OPEN
    assert exercise.journal.get(kind=Kind.ACTION_AGREED).audiences == [CONTROL]


def test_it_comes_from_an_area_that_stands_and_starts_before_it_is_due(ended, control):
    evidence = [f"decision-{ended.decisions.get().pk}"]
    area = lessons.keep(ended, Said(LessonKind.IMPROVE, "They waited.", evidence), by=control)
    with pytest.raises(Refused, match="struck"):
        agree(ended, lesson=area.number + 1)
    with pytest.raises(Refused, match="starts after"):
        agree(ended, starts_on=date(2030, 3, 2))
    agree(ended, lesson=area.number)
    it = queries.plan(viewer_of(control))
    assert it.area(it.actions[0].lesson).text == "They waited."


@pytest.mark.parametrize(
    ("before", "then"),
    [
        ((), VERIFIED),
        ((UNDER_WAY,), VERIFIED),
        ((DONE, VERIFIED), UNDER_WAY),
        ((DROPPED,), UNDER_WAY),
        ((UNDER_WAY,), OPEN),
    ],
)
def test_states_follow_each_other_and_nothing_is_verified_that_was_not_done(
    ended, control, before, then
):
    action = agree(ended)
    for one in before:
        improvements.say(action, one, note="Seen.", by=control)
    with pytest.raises(Refused, match="cannot follow"):
        improvements.say(action, then, note="Seen.", by=control)


@pytest.mark.parametrize("end", [DONE, DROPPED])
def test_nothing_ends_without_words(ended, control, end):
    action = agree(ended)
    with pytest.raises(Refused, match="without words"):
        improvements.say(action, end, note="", by=control)
    for _press in range(2):
        improvements.say(action, end, note="The timeline says so.", by=control)
    assert action.statuses.count() == 1


def test_the_owner_comes_by_link_says_it_is_done_and_control_verifies(ended, control, nobody):
    action = agree(ended)
    page = owners(action, nobody).content.decode()
    assert action.text in page
    assert owners(action, nobody, state=UNDER_WAY).status_code == 302
    assert owners(action, nobody, state=DONE).status_code == 422
    assert owners(action, nobody, state=DONE, words="Slide 4.").status_code == 302
    for beyond in (VERIFIED, DROPPED):
        refused = owners(action, nobody, state=beyond, words="Mine.")
        assert (refused.status_code, "Mine." in refused.content.decode()) == (422, True)
    assert state(action) == DONE
    improvements.say(action, VERIFIED, note="Read slide 4.", by=control)
    assert state(action) == VERIFIED
    assert "Nothing is left to say" in owners(action, nobody).content.decode()


def test_the_link_opens_one_action_and_a_new_link_ends_it(ended, control, nobody):
    action, other = agree(ended), agree(ended, "Other.", ticket="another-ticket-for-one")
    assert owners(other, nobody).status_code == 404
    assert owners(action, nobody, key="0" * 64).status_code == 404
    improvements.renew(action, ticket="a-second-ticket-of-it", by=control)
    assert owners(action, nobody).status_code == 404
    assert owners(action, nobody, key=key_for("a-second-ticket-of-it")).status_code == 200


def test_the_plan_is_read_by_control_and_evaluators_alone(ended, blue):
    agree(ended)
    evaluator = invite(ended, Duty.EVALUATOR, "Eva")
    observer = invite(ended, Duty.OBSERVER, "Ola")
    seen = ImprovementAction.objects.visible_to
    assert seen(viewer_of(control_of(ended))).exists()
    assert seen(viewer_of(evaluator)).exists()
    for viewer in (viewer_of(blue), viewer_of(observer), Viewer.board(ended)):
        assert not seen(viewer).exists()
    address = reverse("improvements", args=[ended.code])
    assert browser_of(blue).get(address).status_code == 404


def test_from_the_form_to_the_link_and_back_with_a_fault(ended):
    browser = browser_of_control(ended)
    address = reverse("action-agree", args=[ended.code])
    given = {
        "text": "Write the Move 3 brief around one decision.",
        "category": "scenario",
        "priority": "1",
        "owner": "Maj. Lindqvist",
        "due_on": "2030-03-01",
        "ticket": TICKET,
    }
    faulty = browser.post(address, given | {"owner": "", "starts_on": "2030-04-01"})
    text = faulty.content.decode()
    assert faulty.status_code == 422
    assert given["text"] in text
    assert "Name one person." in text
    assert "It starts after it is due." in text
    sent = browser.post(address, given)
    page = browser.get(sent.url).content.decode()
    action = ImprovementAction.objects.get()
    assert reverse("own-action", args=[action.pk, key_for(TICKET)]) in page
    plan = browser.get(reverse("improvements", args=[ended.code])).content.decode()
    assert given["text"] in plan


def test_what_is_open_meets_the_facilitator_at_the_next_set_up_of_the_scenario(ended, control):
    me = control.facilitator
    left, done = agree(ended), agree(ended, "Name a stand-in.", ticket="a-ticket-number-two")
    dropped = agree(ended, "Buy a bell.", ticket="a-ticket-number-three")
    improvements.say(done, DONE, note="On the card.", by=control)
    improvements.say(done, VERIFIED, note="Seen in class.", by=control)
    improvements.say(dropped, DROPPED, note="Too loud.", by=control)
    browser = browser_of_control(ended)
    page = browser.get(reverse("exercise-new")).content.decode()
    assert "What changed since last time" in page
    assert left.text in page
    assert "Seen in class." in page
    assert "Buy a bell." not in page
    since = queries.since_last_time(me, ended.version, but=ended)
    assert since is None


def test_another_facilitator_reads_nothing_of_it_at_set_up(ended):
    agree(ended)
    elsewhere = open_and_start(make_exercise(moves=1))
    stranger = control_of(elsewhere).facilitator
    assert queries.since_last_time(stranger, ended.version) is None


def test_the_plan_stands_in_the_report_for_control_and_in_public_there_is_nothing_of_it(ended):
    action = agree(ended, contact="ana@example.org")
    readers = viewer_of(control_of(ended)), Viewer(ended, is_observer=True)
    inside, outside = (
        str(report(reader, is_internal)["sections"][11]["blocks"])
        for reader, is_internal in zip(readers, (True, False), strict=True)
    )
    assert action.text in inside
    assert "Maj. Lindqvist" in inside
    assert "example.org" not in inside
    assert outside == "[]"
