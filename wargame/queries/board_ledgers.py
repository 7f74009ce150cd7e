"""The scene of the ledger on the board: what public lines cover, theater by theater."""

from dataclasses import dataclass

from wargame.charts.coverage_bars import ROOM, ROOM_ON_BOARD
from wargame.models import Viewer

from .coverages import coverages, frame
from .ledger_charts import LedgerChart, chart

ROWS, MOST_ROWS = 6, 12


@dataclass(frozen=True)
class LedgerScene:
    """`chart` is None while the ledger is off and before the first move. `is_wide` when its
    bars run over the whole board; more of them stand in columns."""

    is_on: bool
    chart: LedgerChart | None
    is_wide: bool = True
    name: str = "ledger"


def ledger(viewer: Viewer) -> LedgerScene:
    """Of the latest moves, as many as have room. At most five queries."""
    around = frame(viewer.exercise)
    if not (viewer.exercise.has_ledger and around.moves):
        return LedgerScene(viewer.exercise.has_ledger, None)
    fitting = max(MOST_ROWS // len(around.theaters), 1)
    covered = coverages(viewer, around, around.moves[-fitting:])
    is_wide = len(covered) * len(around.theaters) <= ROWS
    drawn = chart(viewer, covered, room=ROOM_ON_BOARD if is_wide else ROOM)
    return LedgerScene(True, drawn, is_wide)
