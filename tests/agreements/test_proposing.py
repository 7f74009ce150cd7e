"""Agreements: drafted by a team, proposed in versions, shown to more and never to fewer."""

import pytest
from django.db import DatabaseError, transaction

from tests.cast import go_to, sit, viewer_of
from wargame.errors import Refused, Stale
from wargame.models import Agreement, AgreementDraft, AgreementReader, Kind, StepKind, Viewer
from wargame.models.viewers import EVERYONE, of_team
from wargame.operations import agreement_drafts, agreements

from .play import conclude, keep, propose, sign, terms


def last(exercise):
    return exercise.journal.order_by("number").last()


def seen_by(*seats):
    return [seat.name for seat in seats if Agreement.objects.visible_to(viewer_of(seat)).exists()]


def codes(version):
    return [party.team.code for party in version.parties.select_related("team")]


# Drafts


def test_a_draft_is_its_teams_alone_and_only_the_team_hears_of_it(exercise, heads, control):
    blue, red, _green = heads
    keep(blue, terms("RED"))
    assert set(last(exercise).audiences) == {"control", of_team(blue.team_id)}
    seen = AgreementDraft.objects.visible_to
    assert seen(viewer_of(blue)).count() == 1
    for viewer in (viewer_of(red), viewer_of(control), Viewer.board(exercise)):
        assert not seen(viewer).exists()
    assert not seen(Viewer.nobody(exercise)).exists()


def test_any_member_keeps_a_draft_and_the_next_revision_names_who_wrote_it(heads, blue_three):
    blue = heads[0]
    first = keep(blue_three, terms("RED"))
    second = keep(blue, terms("RED", title="Share it all"), number=1, base=1)
    assert (first.revision, second.revision, second.kept_by) == (1, 2, blue)


def test_the_same_words_twice_are_kept_once(exercise, heads):
    blue = heads[0]
    keep(blue, terms("RED"))
    keep(blue, terms("RED"), number=1)
    assert AgreementDraft.objects.count() == 1
    assert exercise.journal.filter(kind=Kind.AGREEMENT_DRAFTED).count() == 1


def test_words_kept_meanwhile_are_not_written_over(heads, blue_two):
    blue = heads[0]
    keep(blue, terms("RED"))
    keep(blue_two, terms("RED", terms="Bob's words."), number=1, base=1)
    with pytest.raises(Stale) as stale:
        keep(blue, terms("RED", terms="Bea's words."), number=1, base=1)
    assert (stale.value.theirs, stale.value.by, stale.value.revision) == ("Bob's words.", "Bob", 2)


def test_two_new_drafts_at_the_same_time_become_two(heads, blue_two):
    one = keep(heads[0], terms("RED", title="One"), number=1)
    two = keep(blue_two, terms("RED", title="Two"), number=1)
    assert (one.number, two.number) == (1, 2)


def test_a_dropped_draft_keeps_its_words_on_record(heads):
    draft = keep(heads[0], terms("RED"))
    dropped = agreement_drafts.drop(draft, by=heads[0])
    assert dropped.is_dropped
    assert agreement_drafts.drop(dropped, by=heads[0]) == dropped
    assert AgreementDraft.objects.filter(title="Share the picture").exists()


# Proposing


def test_a_proposal_reaches_its_parties_and_nobody_else(exercise, heads):
    blue, red, green = heads
    version = propose(blue, "RED")
    assert (version.number, version.agreement.number, codes(version)) == (1, 1, ["BLU", "RED"])
    assert set(last(exercise).audiences) == {
        "control",
        of_team(blue.team_id),
        of_team(red.team_id),
    }
    assert seen_by(blue, red, green) == ["Bea", "Rob"]
    for viewer in (Viewer.board(exercise), Viewer.nobody(exercise)):
        assert not Agreement.objects.visible_to(viewer).exists()


def test_the_proposing_team_is_always_a_party(heads):
    assert codes(propose(heads[0], "BLU", "RED")) == ["BLU", "RED"]


def test_a_draft_sent_twice_is_proposed_once(exercise, heads):
    draft = keep(heads[0], terms("RED"))
    assert agreements.propose(draft, by=heads[0]) == agreements.propose(draft, by=heads[0])
    assert exercise.journal.filter(kind=Kind.AGREEMENT_PROPOSED).count() == 1


def test_the_recorder_may_send_it_and_an_adviser_may_not(heads, blue_two, blue_three):
    draft = keep(blue_three, terms("RED"))
    with pytest.raises(Refused, match="head of delegation or the recorder"):
        agreements.propose(draft, by=blue_three)
    assert agreements.propose(draft, by=blue_two).proposed_by == blue_two


@pytest.mark.parametrize("lacking", [{"title": ""}, {"terms": ""}])
def test_it_needs_a_title_and_terms(heads, lacking):
    draft = keep(heads[0], terms("RED", **lacking))
    with pytest.raises(Refused, match="Give it a title"):
        agreements.propose(draft, by=heads[0])


def test_nobody_agrees_alone(heads):
    with pytest.raises(Refused, match="at least one other party"):
        propose(heads[0], "BLU")


def test_what_has_been_proposed_is_a_draft_no_longer(heads):
    draft = keep(heads[0], terms("RED"))
    agreements.propose(draft, by=heads[0])
    with pytest.raises(Refused, match="has been proposed"):
        keep(heads[0], terms("RED", terms="Other."), number=1, base=1)


def test_before_a_move_and_after_play_nothing_is_proposed(exercise, blue, red):
    with pytest.raises(Refused, match="No move has begun"):
        propose(blue, "RED")
    go_to(exercise, StepKind.FINAL)
    with pytest.raises(Refused, match="Play has ended"):
        propose(blue, "RED")


# Versions


def test_changed_terms_are_a_new_version_which_any_party_may_propose(heads):
    blue, red, _green = heads
    first = propose(blue, "RED")
    second = propose(red, "BLU", changes=first, terms="And we pay for it.")
    assert (second.agreement, second.number, second.team) == (first.agreement, 2, red.team)
    assert list(first.agreement.versions.newest()) == [second]


def test_terms_changed_from_an_older_version_are_refused_and_the_draft_stays(heads):
    blue, red, _green = heads
    first = propose(blue, "RED")
    propose(red, "BLU", changes=first, terms="Second.")
    draft = keep(blue, terms("RED", terms="Third."), changes=first)
    with pytest.raises(Refused, match="Newer terms"):
        agreements.propose(draft, by=blue)
    assert AgreementDraft.objects.filter(terms="Third.").exists()


def test_a_stranger_to_the_newest_version_cannot_change_it(heads):
    blue, _red, green = heads
    first = propose(blue, "RED")
    with pytest.raises(Refused, match="no party"):
        propose(green, "BLU", changes=first, terms="Ours.")


def test_a_team_left_out_of_the_newest_version_goes_on_seeing_the_agreement(heads):
    blue, _red, green = heads
    first = propose(blue, "RED", "GRN")
    propose(blue, "RED", changes=first, terms="Without green.")
    assert seen_by(green) == ["Gus"]


def test_changing_what_is_in_force_begins_a_new_agreement_that_names_it(heads):
    blue, red, _green = heads
    old = conclude(blue, red)
    new = propose(red, "BLU", changes=old, terms="More.")
    assert new.agreement != old.agreement
    assert (new.number, new.agreement.renegotiates) == (1, old.agreement)


def test_only_the_head_brings_another_team_into_an_agreement_that_exists(heads, blue_two):
    blue, _red, green = heads
    first = propose(blue, "RED")
    draft = keep(blue_two, terms("RED", "GRN"), changes=first)
    with pytest.raises(Refused, match="Only the head"):
        agreements.propose(draft, by=blue_two)
    assert seen_by(green) == []
    agreements.propose(draft, by=blue)
    assert seen_by(green) == ["Gus"]


# Who may see it


def test_the_head_of_a_party_shows_it_to_another_team(exercise, heads):
    blue, red, green = heads
    agreement = propose(blue, "RED").agreement
    for _press in range(2):
        agreements.show(agreement, teams=[green.team], by=red)
    assert seen_by(green) == ["Gus"]
    assert exercise.journal.filter(kind=Kind.AGREEMENT_SHOWN).count() == 1
    assert of_team(green.team_id) in last(exercise).audiences


def test_nobody_but_the_head_of_a_party_and_control_shows_it(heads, blue_two, control):
    blue, _red, green = heads
    agreement = propose(blue, "RED").agreement
    for seat in (blue_two, green):
        with pytest.raises(Refused):
            agreements.show(agreement, teams=[green.team], by=seat)
    agreements.show(agreement, teams=[green.team], by=control)
    assert seen_by(green) == ["Gus"]
    with pytest.raises(Refused, match="no party"):
        agreements.show(agreement, teams=[blue.team], by=green)


def test_once_published_everybody_sees_it_and_hears_of_it(exercise, heads, control):
    blue, red, green = heads
    version = propose(blue, "RED")
    for _press in range(2):
        agreements.publish(version.agreement, by=control)
    assert exercise.journal.filter(kind=Kind.AGREEMENT_PUBLISHED).count() == 1
    assert seen_by(green) == ["Gus"]
    assert Agreement.objects.visible_to(Viewer.board(exercise)).exists()
    assert not Agreement.objects.visible_to(Viewer.nobody(exercise)).exists()
    sign(version, red)
    assert last(exercise).audiences == [EVERYONE]


def test_a_player_does_not_publish(heads):
    with pytest.raises(Refused, match="Only control"):
        agreements.publish(propose(heads[0], "RED").agreement, by=heads[0])


def test_sight_is_never_narrowed(heads):
    propose(heads[0], "RED")
    for act in (
        lambda: AgreementReader.objects.all().delete(),
        lambda: AgreementReader.objects.update(team=heads[2].team),
    ):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            act()


def test_the_terms_and_the_parties_are_never_changed(heads):
    version = propose(heads[0], "RED")
    for rows in (version.parties.all(), type(version).objects.all(), Agreement.objects.all()):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            rows.delete()
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        type(version).objects.update(terms="Other.")


def test_whoever_has_left_the_team_sees_it_no_more(exercise, heads, blue_two, control):
    from wargame.operations import seats

    propose(heads[0], "RED")
    seats.move(blue_two, to=heads[2].team, by=control)
    blue_two.refresh_from_db()
    assert seen_by(blue_two) == []
    assert seen_by(sit(exercise, "BLU", "Ben", chair=3)) == ["Ben"]
