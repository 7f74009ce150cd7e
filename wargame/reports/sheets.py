"""Sheets of paper as PDF: tagged, readable by a screen reader, in the fonts of the design."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst
from django.conf import settings

FONTS = settings.BASE_DIR / "static" / "fonts" / "print"


def as_pdf(sheet: Path, **contents: Mapping[str, Any]) -> bytes:
    """`sheet` set with its contents, which it reads by their names; PDF/UA-1."""
    made = typst.compile(
        str(sheet),
        sys_inputs={name: json.dumps(one) for name, one in contents.items()},
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
    )
    return b"" if made is None else bytes(made)
