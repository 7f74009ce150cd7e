"""Whom a sign-in link would sign in."""

from hashlib import sha256

from wargame.models import Facilitator, SignInLink


def of_link(token: str) -> Facilitator | None:
    """The facilitator of a link that can still be used. One query."""
    links = SignInLink.objects.usable().select_related("facilitator")
    link = links.filter(token_hash=sha256(token.encode()).hexdigest()).first()
    return link.facilitator if link else None
