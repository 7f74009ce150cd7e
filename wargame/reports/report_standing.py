"""How a report that goes out says what it is: a draft, or which edition, signed by whom."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wargame.models import Edition


def draft() -> str:
    return _("Draft, not signed")


def standing(edition: Edition) -> str:
    return _("%(kind)s %(number)s") % {"kind": edition.kind, "number": edition.number}


def signed(edition: Edition) -> list[str]:
    """By whom and when, what is new in it, and the hash that proves it."""
    at = date_format(timezone.localtime(edition.signed_at), "j F Y, H:i")
    said = [_("By %(by)s, %(at)s.") % {"by": edition.signed_by, "at": at}]
    if edition.changes:
        said.append(_("What changed: %(changes)s") % {"changes": edition.changes})
    if edition.redacted_at is None:
        return [*said, _("SHA-256 of the text: %(hash)s") % {"hash": edition.sha256}]
    on = date_format(timezone.localtime(edition.redacted_at), "j F Y")
    said.append(_("Redacted on %(day)s: the name of a person was taken out.") % {"day": on})
    was = _("SHA-256 of the text as it was signed, which this one does not fit any more: %(hash)s")
    return [*said, was % {"hash": edition.sha256}]
