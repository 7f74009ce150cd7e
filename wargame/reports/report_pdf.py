"""The report as PDF: an edition as it was signed, or the draft as it stands."""

import json
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from wargame.models import Edition

from . import sheets
from .report_standing import draft, signed, standing

SHEET = Path(__file__).with_name("report.typ")


def edition_as_pdf(edition: Edition) -> bytes:
    """Of its fixed text and nothing else."""
    return _as_pdf(json.loads(edition.body), standing(edition), signed(edition))


def draft_as_pdf(drawn: dict[str, Any]) -> bytes:
    """Not signed, and it says so on every page."""
    return _as_pdf(drawn, draft(), [])


def _as_pdf(drawn: dict[str, Any], stands: str, by: list[str]) -> bytes:
    said = {
        "kind": _("After-action report"),
        "internal": _("Internal"),
        "cause": _("Cause:"),
        "rests": _("Rests on"),
        "nothing": _("Nothing stands here yet."),
        "signed": _("Signed"),
    }
    return sheets.as_pdf(SHEET, report=drawn | {"standing": stands, "signed": by, "words": said})
