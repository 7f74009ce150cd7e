"""All sheets of a scenario draft, in the order in which its parts stand."""

from wargame.scenario_files import parts

from .scenario_choices import Sheet
from .scenario_sheets_of_plans import PLANS
from .scenario_sheets_of_play import PLAY
from .scenario_sheets_of_texts import TEXTS

SHEETS: dict[str, Sheet] = {name: (TEXTS | PLAY | PLANS)[name] for name in parts.NAMES}
