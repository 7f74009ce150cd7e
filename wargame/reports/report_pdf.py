"""The report as PDF: an edition as it was signed, or the draft as it stands."""

import json
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wargame.models import Edition

from . import sheets

SHEET = Path(__file__).with_name("report.typ")


def edition_as_pdf(edition: Edition) -> bytes:
    """Of its fixed text and nothing else."""
    at = date_format(timezone.localtime(edition.signed_at), "j F Y, H:i")
    number = {"kind": edition.kind, "number": edition.number}
    signed = [
        _("By %(by)s, %(at)s.") % {"by": edition.signed_by, "at": at},
        _("SHA-256 of the text: %(hash)s") % {"hash": edition.sha256},
    ]
    if edition.changes:
        signed.insert(1, _("What changed: %(changes)s") % {"changes": edition.changes})
    standing = _("%(kind)s %(number)s") % number
    return _as_pdf(json.loads(edition.body), standing, signed)


def draft_as_pdf(drawn: dict[str, Any]) -> bytes:
    """Not signed, and it says so on every page."""
    return _as_pdf(drawn, _("Draft, not signed"), [])


def _as_pdf(drawn: dict[str, Any], standing: str, signed: list[str]) -> bytes:
    said = {
        "kind": _("After-action report"),
        "internal": _("Internal"),
        "cause": _("Cause:"),
        "rests": _("Rests on"),
        "nothing": _("Nothing stands here yet."),
        "signed": _("Signed"),
    }
    return sheets.as_pdf(
        SHEET, report=drawn | {"standing": standing, "signed": signed, "words": said}
    )
