"""Small ways to propose, sign and answer."""

from tests.cast import control_of
from wargame.models import Seat
from wargame.operations import agreement_drafts, agreements, communiques, signatures
from wargame.operations.agreement_drafts import Terms


def terms(*parties, title="Share the picture", **changed):
    said = {"terms": "We share what our radars see.", "theater": "Europe", "due": None}
    return Terms(title=title, parties=parties, **said | changed)


def keep(by: Seat, said: Terms, number=None, base=0, changes=None):
    """Keep a draft for the team of this seat: a new one, unless a number is given."""
    number = number or agreement_drafts.next_number(by.team_id)
    return agreement_drafts.keep(
        by.exercise, said, number=number, base=base, by=by, changes=changes
    )


def propose(by: Seat, *parties, changes=None, **changed):
    """Propose an agreement to these teams, or other terms for the version given."""
    draft = keep(by, terms(*parties, **changed), changes=changes)
    return agreements.propose(draft, by=by)


def sign(version, by: Seat, reservation=""):
    return signatures.sign(version, team=by.team, by=by, reservation=reservation)


def decline(version, by: Seat, why=""):
    return signatures.decline(version, team=by.team, by=by, why=why)


def conclude(by: Seat, *others: Seat, **changed):
    """An agreement of these heads of delegation, in force."""
    version = propose(by, *(one.team.code for one in others), **changed)
    for seat in (by, *others):
        sign(version, seat)
    return version


def communique(exercise, *clauses, title="One answer", drafter=None):
    """A communique, open, with these clauses."""
    control = control_of(exercise)
    made = communiques.open_(exercise, title=title, by=control, drafter=drafter)
    for text in clauses:
        communiques.add_clause(made, text, by=control)
    return made


def clause(made, number):
    """The clause of this number as it stands."""
    return made.clauses.get(number=number).versions.latest("number")
