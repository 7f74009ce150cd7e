"""The first account, and links that sign in once."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.factories import FacilitatorFactory
from wargame.errors import Refused
from wargame.models import SignInLink
from wargame.operations import facilitators


def test_the_first_account_is_made_once(db):
    made = facilitators.first("Helen")
    assert not made.has_usable_password()
    assert facilitators.first("Somebody else") == made


def test_a_link_signs_in_once(db):
    helen = FacilitatorFactory()
    token = facilitators.sign_in_link(helen)
    assert facilitators.use_link(token) == helen
    with pytest.raises(Refused, match="has been used or is too old"):
        facilitators.use_link(token)


def test_a_link_grows_too_old(db):
    token = facilitators.sign_in_link(FacilitatorFactory())
    with (
        time_machine.travel(timezone.now() + facilitators.LINK_LASTS + timedelta(seconds=1)),
        pytest.raises(Refused),
    ):
        facilitators.use_link(token)


def test_the_token_itself_is_not_kept(db):
    token = facilitators.sign_in_link(FacilitatorFactory())
    assert token not in SignInLink.objects.get().token_hash


def test_an_unknown_link_signs_nobody_in(db):
    with pytest.raises(Refused):
        facilitators.use_link("unknown")
