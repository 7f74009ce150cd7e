"""Fixing what a team can see at the moment at which it releases a decision."""

from wargame.models import Decision, Exercise, InformationState, Team, Viewer
from wargame.models.information_states import Keys, known_to


def now(exercise: Exercise, team: Team) -> InformationState:
    """What the team can see on the locked exercise, and what has happened that it cannot; not
    kept yet. Two queries, however much there is."""
    seen = known_to(Viewer(exercise, team=team))
    happened = known_to(Viewer(exercise, is_control=True))
    return InformationState(after=exercise.entries, seen=seen, unseen=_without(happened, seen))


def keep(state: InformationState, decision: Decision) -> None:
    """With the version that was released in it; from now on it is never changed."""
    state.decision = decision
    state.save()


def _without(happened: Keys, seen: Keys) -> Keys:
    left = {kind: set(keys) - set(seen.get(kind, [])) for kind, keys in happened.items()}
    return {kind: sorted(keys) for kind, keys in left.items() if keys}
