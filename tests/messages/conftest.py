"""Messages by one line of code, and the pages on which they are read."""

import pytest

from tests.cast import sit
from wargame.models import Message, Seat
from wargame.operations import messages
from wargame.operations.messages import Words


def send(by: Seat, text: str = "We sign.", *, to: str = "", **more) -> Message:
    """Write to these codes of teams, or to "control"."""
    names = to.split()
    return messages.write(
        by.exercise,
        Words(text, more.pop("ticket", text), more.pop("reply_to", None)),
        by=by,
        teams=list(by.exercise.teams.filter(code__in=names)),
        to_control="control" in names,
        **more,
    )


@pytest.fixture
def green(exercise) -> Seat:
    """Head of delegation of GRN, party to nothing."""
    return sit(exercise, "GRN", "Gus", chair=1)
