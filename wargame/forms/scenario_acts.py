"""What an act on a scenario draft is called, on the button that undoes it."""

from wargame.models import ScenarioDraftAct

from .scenario_sheets import SHEETS


def said(act: ScenarioDraftAct) -> str:
    """In a few words: “removed tension 3”."""
    sheet = SHEETS[act.part]
    what = str(sheet.lists.get(act.inside, sheet.one))
    if act.inside or not sheet.is_single:
        what = f"{what} {act.place}"
    return str(ScenarioDraftAct.Kind(act.kind).label).format(what=what)
