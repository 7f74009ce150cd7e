"""A class that has played a move: blue's decision was revealed, red's stays sealed."""

import pytest

from tests.cast import go_to
from tests.review.play import play_a_move
from wargame.models import Revealed, StepKind
from wargame.operations import editions, fact_checks, observations, reports, reveals
from wargame.operations.observations import Noted
from wargame.operations.reports import Claimed
from wargame.reports import report


@pytest.fixture
def played(exercise, control, blue, blue_two, blue_three, red):
    """In play, everything released, nothing revealed."""
    play_a_move(exercise, [blue, red])
    noted = Noted("t" * 20, team=blue.team, text="The head spoke first.")
    observations.note(exercise, noted, by=control)
    return exercise


@pytest.fixture
def ended(played, control, blue):
    """After play; of blue the move is open to all."""
    for what in (Revealed.POSITIONS, Revealed.ANSWERS, Revealed.DECISIONS):
        move = played.moves.get(number=1)
        reveals.reveal(played, what=what, move=move, team=blue.team, by=control)
    go_to(played, StepKind.REVIEW)
    return played


def write(exercise, by, text="We saw it.", section=1, base=0, is_internal=False):
    about = {"section": section, "is_internal": is_internal}
    return reports.write(exercise, **about, text=text, base=base, by=by)


def claim(exercise, by, *evidence, text="Blue went first.", is_internal=False):
    made = Claimed(1, text, list(evidence), is_internal=is_internal)
    return reports.keep_claim(exercise, made, by=by)


def check_facts(exercise, control):
    """A round in which nobody found anything."""
    fact_checks.open_(exercise, by=control)
    fact_checks.close(exercise, by=control)


def sign(exercise, by, changes=""):
    return editions.sign(exercise, changes=changes, draw=report.report, by=by)
