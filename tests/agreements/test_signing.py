"""Signing and declining a version, by whom, and what became of an agreement."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from tests.cast import decide, go_to
from wargame.errors import Refused
from wargame.models import AgreementStatus, Fate, Kind, Signature, Signing, StepKind
from wargame.operations import agreements, seats, signatures
from wargame.operations.signatures import Finding

from .play import conclude, decline, propose, sign


def last(exercise):
    return exercise.journal.order_by("number").last()


def test_it_is_in_force_when_every_party_has_signed(exercise, heads):
    version = propose(heads[0], "RED", "GRN")
    for seat in heads:
        assert not agreements.is_in_force(version)
        sign(version, seat)
    assert agreements.is_in_force(version)
    assert exercise.journal.filter(kind=Kind.AGREEMENT_SIGNED).count() == 3


def test_a_reservation_stands_beside_the_signature_and_does_not_stop_it(heads):
    blue, red, _green = heads
    version = propose(blue, "RED")
    sign(version, blue)
    signature = sign(version, red, reservation="Not at night.")
    assert (signature.answer, signature.words) == (Signing.RESERVED, "Not at night.")
    assert agreements.is_in_force(version)


def test_signed_twice_it_is_recorded_once_and_it_binds(exercise, heads):
    blue = heads[0]
    version = propose(blue, "RED")
    assert sign(version, blue) == sign(version, blue)
    for other in (lambda: sign(version, blue, "But."), lambda: decline(version, blue)):
        with pytest.raises(Refused, match="binds"):
            other()
    assert exercise.journal.filter(kind=Kind.AGREEMENT_SIGNED).count() == 1


def test_whoever_declined_may_still_sign(exercise, heads):
    blue, red, _green = heads
    version = propose(blue, "RED")
    sign(version, blue)
    assert decline(version, red, "Too dear.") == decline(version, red, "Too dear.")
    assert not agreements.is_in_force(version)
    assert last(exercise).kind == Kind.AGREEMENT_DECLINED
    sign(version, red)
    assert agreements.is_in_force(version)
    assert [one.answer for one in Signature.objects.filter(party__team=red.team)] == [
        Signing.DECLINED,
        Signing.SIGNED,
    ]


def test_a_new_version_asks_everybody_again_and_the_old_is_signed_no_more(heads):
    blue, red, _green = heads
    first = propose(blue, "RED")
    sign(first, blue)
    second = propose(blue, "RED", changes=first, terms="Other terms.")
    with pytest.raises(Refused, match="Version 2"):
        sign(first, red)
    sign(second, red)
    assert not agreements.is_in_force(second)
    assert Signature.objects.get(party__version=first).signed_by == blue


def test_only_the_head_of_a_party_signs(heads, blue_two):
    blue, _red, green = heads
    version = propose(blue, "RED")
    for seat in (blue_two, green):
        for act in (sign, decline):
            with pytest.raises(Refused):
                act(version, seat)
    with pytest.raises(Refused, match="that delegation"):
        signatures.sign(version, team=heads[1].team, by=blue)


def test_control_signs_while_the_head_is_away_and_it_is_marked(heads, control):
    blue, red, _green = heads
    version = propose(blue, "RED")
    signature = signatures.sign(version, team=red.team, by=control)
    assert signature.is_by_control
    assert not sign(version, blue).is_by_control
    seats.arrive(blue)
    with pytest.raises(Refused, match="is here"):
        signatures.decline(version, team=blue.team, by=control)


def test_after_play_nothing_is_signed(exercise, heads):
    version = propose(heads[0], "RED")
    go_to(exercise, StepKind.FINAL)
    with pytest.raises(Refused, match="Play has ended"):
        sign(version, heads[0])


def test_the_parties_alone_hear_of_a_signature(exercise, heads):
    sign(propose(heads[0], "RED"), heads[1])
    assert len(last(exercise).audiences) == 3


def test_postgresql_keeps_one_binding_signature_a_party_and_changes_none(heads):
    signature = sign(propose(heads[0], "RED"), heads[0])
    row = {"party": signature.party, "signed_by": heads[0], "signed_in": signature.signed_in}
    for wrong in (
        {"answer": Signing.SIGNED},
        {"answer": Signing.RESERVED, "words": "So."},
        {"answer": Signing.RESERVED, "words": ""},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Signature.objects.create(**row | wrong)
    for act in (Signature.objects.all().delete, lambda: Signature.objects.update(words="No.")):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            act()


# What became of it


def test_control_notes_what_became_of_it_with_what_shows_it(exercise, heads, control):
    blue, red, _green = heads
    version = conclude(blue, red)
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, red)
    found = Finding(Fate.BROKEN, "Red sent its ships home.", decision=exercise.decisions.get())
    first = signatures.note(version.agreement, found, by=control)
    assert signatures.note(version.agreement, found, by=control) == first
    assert first.decision.team == red.team
    assert exercise.journal.filter(kind=Kind.AGREEMENT_JUDGED).count() == 1


def test_a_later_note_stands_and_the_earlier_stays(heads, control):
    agreement = conclude(*heads[:2]).agreement
    for fate in (Fate.BROKEN, Fate.KEPT):
        signatures.note(agreement, Finding(fate, "As we see it now."), by=control)
    assert [one.fate for one in agreement.statuses.all()] == [Fate.BROKEN, Fate.KEPT]
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        AgreementStatus.objects.update(note="Other.")


def test_renegotiated_points_to_the_new_agreement(heads, control):
    old = conclude(*heads[:2])
    new = propose(heads[1], "BLU", changes=old, terms="More.").agreement
    with pytest.raises(Refused, match="Name the new agreement"):
        signatures.note(old.agreement, Finding(Fate.RENEGOTIATED, "Why."), by=control)
    found = Finding(Fate.RENEGOTIATED, "Both wanted more.", successor=new)
    assert signatures.note(old.agreement, found, by=control).successor == new


def test_what_was_never_in_force_can_only_lapse(heads, control):
    agreement = propose(heads[0], "RED").agreement
    with pytest.raises(Refused, match="never in force"):
        signatures.note(agreement, Finding(Fate.KEPT, "Why."), by=control)
    assert signatures.note(agreement, Finding(Fate.LAPSED, "Nobody signed."), by=control)


def test_only_control_notes_it_and_after_play_too(exercise, heads, control):
    agreement = conclude(*heads[:2]).agreement
    with pytest.raises(Refused, match="Only control"):
        signatures.note(agreement, Finding(Fate.KEPT, "Why."), by=heads[0])
    go_to(exercise, StepKind.REVIEW)
    assert signatures.note(agreement, Finding(Fate.KEPT, "To the end."), by=control)
