"""Accounts: the first one, and links that sign in once."""

import secrets
from datetime import timedelta
from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Facilitator, SignInLink

LINK_LASTS = timedelta(hours=24)


def first(name: str = "Facilitator") -> Facilitator:
    """The account that `play` signs in: the oldest one, made when there is none."""
    found = Facilitator.objects.order_by("pk").first()
    if found is not None:
        return found
    facilitator = Facilitator(
        username=name.lower(), display_name=name, is_staff=True, is_superuser=True
    )
    facilitator.set_unusable_password()
    facilitator.save()
    return facilitator


def sign_in_link(facilitator: Facilitator) -> str:
    """A fresh token that signs the facilitator in once within a day."""
    token = secrets.token_urlsafe(24)
    SignInLink.objects.create(
        facilitator=facilitator,
        token_hash=sha256(token.encode()).hexdigest(),
        expires_at=timezone.now() + LINK_LASTS,
    )
    return token


@transaction.atomic
def use_link(token: str) -> Facilitator:
    """The facilitator of an unused link, which is used up by this.

    Raises Refused for a link that was used, has expired or never was.
    """
    used = (
        SignInLink.objects.usable()
        .filter(token_hash=sha256(token.encode()).hexdigest())
        .update(used_at=timezone.now())
    )
    if not used:
        raise Refused(_("This sign-in link has been used or is too old. Ask for a new one."))
    link = SignInLink.objects.select_related("facilitator").get(
        token_hash=sha256(token.encode()).hexdigest()
    )
    return link.facilitator
