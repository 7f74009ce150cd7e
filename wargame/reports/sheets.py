"""Sheets of paper: PDF that a screen reader follows, or a picture, in the fonts of the design."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst
from django.conf import settings

FONTS = settings.BASE_DIR / "static" / "fonts" / "print"
# Dots an inch of a picture on paper.
PPI = 160


def as_pdf(sheet: Path, **contents: Mapping[str, Any]) -> bytes:
    """`sheet` set with its contents, which it reads by their names; PDF/UA-1."""
    return _compiled(sheet, contents, pdf_standards=["ua-1"])


def as_png(sheet: Path, **contents: Mapping[str, Any]) -> bytes:
    """The same, of one page, as a picture."""
    return _compiled(sheet, contents, format="png", ppi=PPI)


def _compiled(sheet: Path, contents: Mapping[str, Mapping[str, Any]], **how: Any) -> bytes:
    made = typst.compile(
        str(sheet),
        sys_inputs={name: json.dumps(one) for name, one in contents.items()},
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        **how,
    )
    return made if isinstance(made, bytes) else b""
