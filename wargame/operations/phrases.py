"""Keeping phrases of rulings to use again. They are one facilitator's, not an exercise's."""

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Facilitator, Phrase, PhrasePart
from wargame.models.phrases import MOST_PHRASES


@transaction.atomic
def keep(text: str, *, part: PhrasePart, by: Facilitator) -> Phrase:
    """Kept twice it is there once. Raises Refused beyond 24."""
    text = text.strip()
    Facilitator.objects.select_for_update().get(pk=by.pk)
    kept = by.phrases.filter(part=part, text=text).first()
    if kept is not None:
        return kept
    if by.phrases.count() >= MOST_PHRASES:
        raise Refused(_("You have 24 phrases. Remove one first."))
    return Phrase.objects.create(facilitator=by, part=part, text=text)


def remove(phrase: Phrase, *, by: Facilitator) -> None:
    """Done twice, nothing more happens."""
    by.phrases.filter(pk=phrase.pk).delete()
