"""A team's pack as PDF: its briefs, a card for each seat, a form for each decision.

For rooms with a projector and paper. It holds nothing private of another team.
"""

from math import ceil
from pathlib import Path
from typing import Any

import segno
from django.utils.translation import gettext as _

from wargame.models import Team, Viewer
from wargame.models.paragraphs import Field, Paragraph
from wargame.queries.team_packs import TeamPack, team_pack

from . import sheets

SHEET = Path(__file__).with_name("team_pack.typ")
# A line of handwriting takes so many letters and so many millimeters.
LETTERS, LINE = 75, 7

type Part = dict[str, Any]


def as_pdf(viewer: Viewer, team: Team, address: str) -> bytes:
    """`address` is where its people join."""
    return sheets.as_pdf(SHEET, pack=contents(viewer, team, address))


def contents(viewer: Viewer, team: Team, address: str) -> Part:
    """All that is on the paper."""
    pack = team_pack(viewer, team)
    exercise, role, version = viewer.exercise, pack.role, pack.version
    return {
        "title": f"{exercise.title}, {role.name}",
        "exercise": exercise.title,
        "exercise_code": exercise.spoken_code,
        "address": address.partition("://")[2],
        "qr": _qr(address),
        "team": role.name,
        "code": pack.team.code,
        "colour": pack.team.colour,
        "private_brief": role.private_brief,
        "red_lines": role.red_lines,
        "offers": role.offers,
        "wants": role.wants,
        "lines": [_named(*one) for one in pack.lines],
        "public_brief": [part for part in (role.position, *role.public_brief) if part],
        "overview": version.overview,
        "questions": [move.question.text for move in pack.moves],
        "tensions": [
            _named(one.name, f"{one.pole_a}: {one.case_a} {one.pole_b}: {one.case_b}")
            for one in pack.tensions
        ],
        "criteria": [_named(one.short_name, one.text) for one in pack.criteria],
        "fiction_mark": version.fiction_mark,
        "seats": [
            {"title": one.title, "task": one.task, "qr": _qr(f"{address}?seat={one.place}")}
            for one in pack.seats
        ],
        "moves": [_form(move.number, move.question.text) for move in pack.moves],
        "fields": [_field(*one, pack) for one in pack.fields],
        "words": _words(role.name),
    }


def _qr(address: str) -> str:
    return segno.make(address, error="m", micro=False).svg_inline(border=0, omitsize=True)


def _named(name: str, text: str) -> Part:
    return {"name": name, "text": text}


def _form(number: int, question: str) -> Part:
    title = _("Decision record, move %(number)s") % {"number": number}
    return {"title": title, "question": question}


def _field(paragraph: Paragraph, fields: list[Field], pack: TeamPack) -> Part:
    """A box for the paragraph, as high as the words it may hold need in handwriting."""
    names = {one.key: one.short_name for one in pack.criteria}
    hints = [names.get(str(one.label), str(one.hint or one.label)) for one in fields]
    if paragraph == Paragraph.CRITERION_EFFECTS:
        hints = [_("-2 to +2 and why: %(names)s") % {"names": ", ".join(names.values())}]
    lines = sum(max(ceil(one.limit / LETTERS), 1) for one in fields)
    return {
        "label": str(paragraph.label),
        "hint": "; ".join(dict.fromkeys(hints)),
        "mm": min(max(lines, 1), 6) * LINE,
    }


def _words(team: str) -> dict[str, str]:
    """What the sheet says of itself."""
    return {
        "private": _("For %(team)s alone. Keep it among you.") % {"team": team},
        "qr": _("QR code for"),
        "join": _("Join with this code"),
        "brief": _("Your private brief"),
        "red_lines": _("Red lines"),
        "offers": _("What you can offer"),
        "wants": _("What you want"),
        "lines": _("Your line on tensions and questions"),
        "public": _("What all teams know of you"),
        "all": _("What all teams read"),
        "questions": _("The key questions"),
        "tensions": _("The core tensions"),
        "success": _("What success means"),
        "cards": _("Seat cards"),
        "cut": _("Cut along the dashes. Whoever sits down keeps the card."),
    }
