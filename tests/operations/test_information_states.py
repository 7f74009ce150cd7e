"""What a team could see when it released a decision is fixed then, whatever is opened later."""

import pytest
from django.db import IntegrityError, transaction

from tests.cast import control_of, decide, go_to, move_of, sit, viewer_of, write
from tests.messages.conftest import send
from wargame.models import (
    ClauseSays,
    Decision,
    DraftKind,
    InformationState,
    Known,
    Revealed,
    StepKind,
    Viewer,
)
from wargame.models.information_states import SOURCES
from wargame.operations import (
    communiques,
    decisions,
    exercises,
    injects,
    messages,
    reveals,
    versions,
)
from wargame.queries import information_states
from wargame.queries.information_states import READINGS


@pytest.fixture
def deciding(exercise, blue, red):
    return go_to(exercise, StepKind.DECIDE, 1)


def release_inject(exercise, number):
    inject = exercise.injects.get(number=number)
    injects.release(inject, by=control_of(exercise))
    return inject


def of_kind(seat, known, decision=None):
    """(heads that were seen, heads that were not), as this person reads them now."""
    decision = decision or Decision.objects.order_by("pk").first()
    sheet = information_states.sheet(viewer_of(seat), decision.pk)
    if sheet is None:
        return None
    group = next((one for one in sheet.groups if one.known == known), None)
    if group is None:
        return [], []
    texts = [[line.text for line in lines] for lines in (group.seen, group.unseen)]
    return texts[0], texts[1]


def test_every_kind_has_a_source_and_words():
    assert set(SOURCES) == set(READINGS) == set(Known)


def test_what_was_released_before_is_in_it_and_what_came_later_is_not(deciding, blue):
    release_inject(deciding, "1.1")
    decide(deciding, blue)
    release_inject(deciding, "1.2")
    seen, unseen = of_kind(blue, Known.INJECT)
    assert seen == ["Inject text 1.1."]
    assert unseen == []


def test_what_had_happened_unseen_stands_beside_it_for_control_alone(deciding, blue, control):
    release_inject(deciding, "1.3")
    decide(deciding, blue)
    assert of_kind(control, Known.INJECT) == ([], ["Inject text 1.3."])
    assert of_kind(blue, Known.INJECT) == ([], [])


def test_opening_all_traffic_later_changes_nothing_of_it(deciding, blue, red, control):
    green = sit(deciding, "GRN", "Gus", chair=1)
    send(red, to="BLU", text="For blue.")
    send(red, to="GRN", text="For green.")
    decide(deciding, blue)
    state = InformationState.objects.get()
    before = dict(state.seen)
    go_to(deciding, StepKind.REVIEW)
    opened = {"what": Revealed.TRAFFIC, "move": None, "by": control}
    reveals.reveal(deciding, **opened)
    state.refresh_from_db()
    assert state.seen == before
    assert of_kind(control, Known.MESSAGE) == (["For blue."], ["For green."])
    assert of_kind(blue, Known.MESSAGE) == (["For blue."], ["For green."])
    assert green.team.code == "GRN"


def test_a_later_version_keeps_a_state_of_its_own(deciding, blue):
    decide(deciding, blue)
    release_inject(deciding, "1.1")
    versions.reopen(deciding, move=move_of(deciding), kind=DraftKind.DECISION, by=blue)
    write(deciding, blue, {"title": "Send one", "reason": "News."})
    decisions.release(deciding, move=move_of(deciding), by=blue)
    first, second = Decision.objects.order_by("version")
    assert of_kind(blue, Known.INJECT, first) == ([], [])
    assert of_kind(blue, Known.INJECT, second) == (["Inject text 1.1."], [])
    assert second.information_state.after > first.information_state.after


def test_its_number_is_that_of_the_entry_before_the_release(deciding, blue):
    decide(deciding, blue)
    deciding.refresh_from_db()
    assert InformationState.objects.get().after == deciding.entries - 1


def test_what_another_team_had_sealed_was_not_seen(deciding, blue, red):
    decide(deciding, red, title="Of red")
    decide(deciding, blue, title="Of blue")
    of_blue = Decision.objects.get(team=blue.team)
    assert of_kind(control_of(deciding), Known.DECISION, of_blue)[1] == [RED_ACTION]
    assert of_kind(blue, Known.DECISION, of_blue) == ([], [])


RED_ACTION = "The navy sends two frigates by Friday."


def test_other_teams_look_at_it_after_play_and_only_at_what_they_may_read(deciding, blue, red):
    release_inject(deciding, "1.1")
    release_inject(deciding, "1.2")
    send(blue, to="GRN", text="Between us.")
    decide(deciding, blue)
    reveals.reveal(
        deciding, what=Revealed.DECISIONS, move=move_of(deciding), by=control_of(deciding)
    )
    assert of_kind(red, Known.INJECT) is None
    go_to(deciding, StepKind.REVIEW)
    exercises.end(deciding, by=control_of(deciding))
    assert of_kind(red, Known.INJECT) == (["Inject text 1.1."], [])
    assert of_kind(red, Known.MESSAGE) == ([], [])


def test_nobody_and_the_board_see_none(deciding, blue):
    decide(deciding, blue)
    states = InformationState.objects
    assert not states.visible_to(Viewer.nobody(deciding)).exists()
    assert not states.visible_to(Viewer.board(deciding)).exists()


def test_it_is_never_changed(deciding, blue):
    decide(deciding, blue)
    with pytest.raises(IntegrityError), transaction.atomic():
        InformationState.objects.update(after=0)


def test_a_message_published_before_the_release_is_in_it(deciding, blue, red, control):
    sent = send(red, to="GRN", text="Read by all.")
    messages.publish(sent, by=control)
    decide(deciding, blue)
    assert of_kind(blue, Known.MESSAGE) == (["Read by all."], [])


def test_what_states_said_to_a_communique_by_then_is_in_it(deciding, blue, red, control):
    text = communiques.open_(deciding, title="Joint text", by=control)
    version = communiques.add_clause(text, "We watch.", by=control)
    said = {version: (ClauseSays.OBJECTS, "Not us.")}
    communiques.answer(text, said, team=red.team, by=red)
    decide(deciding, blue)
    communiques.answer(text, {version: (ClauseSays.AGREES, "")}, team=red.team, by=red)
    assert of_kind(blue, Known.CLAUSE_ANSWER) == (["Not us."], [])


@pytest.mark.parametrize("n", [1, 10])
def test_reading_it_takes_as_many_queries_however_much_there_is(
    deciding, blue, red, n, django_assert_num_queries
):
    for place in range(n):
        send(red, to="BLU", text=f"Message {place}.")
    for number in ("1.1", "1.2")[:n]:
        release_inject(deciding, number)
    decide(deciding, blue)
    viewer, decision = viewer_of(blue), Decision.objects.get()
    with django_assert_num_queries(5):
        information_states.sheet(viewer, decision.pk)
