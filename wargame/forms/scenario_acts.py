"""What an act on a scenario draft is called, on the button that undoes it."""

from wargame.models import ScenarioDraftAct

from .scenario_sheets import SHEETS


def said(act: ScenarioDraftAct) -> str:
    """In a few words: “removed tension 3”. What was done to a whole part has no place."""
    sheet = SHEETS[act.part]
    what = str(sheet.lists.get(act.inside, sheet.one))
    if not act.place:
        what = str(sheet.title)
    elif act.inside or not sheet.is_single:
        what = f"{what} {act.place}"
    return str(ScenarioDraftAct.Kind(act.kind).label).format(what=what)
