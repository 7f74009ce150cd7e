"""Naming who defends the poles of a tension in the talk."""

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Defender, Exercise, Kind, Pole, Seat, Team, Tension

from . import checks
from .journal import lock, record, to_everyone


@transaction.atomic
def name(
    exercise: Exercise,
    tension: Tension,
    pole: Pole,
    *,
    team: Team,
    by: Seat,
    speaker: Seat | None = None,
) -> Defender:
    """From now on this team makes the case for the pole, by its `speaker` if one is named. A team
    defends one pole of a tension. Done twice, recorded once."""
    checks.control(by)
    exercise = lock(exercise)
    if not exercise.has_ended:
        raise Refused(_("Defenders are named for the review, when play has ended."))
    checks.final_given(exercise)
    if team.exercise_id != exercise.pk or tension.version_id != exercise.version_id:
        raise Refused(_("Choose a team of this exercise."))
    if speaker is not None and (speaker.team_id != team.pk or speaker.left_at is not None):
        raise Refused(_("That person is not in this team."))
    named = Defender.objects.filter(exercise=exercise, tension=tension).current()
    standing = {one.pole: one for one in named}
    last, other = standing.get(pole), standing.get(pole.other)
    if other is not None and other.team_id == team.pk:
        raise Refused(_("%(team)s defends the other pole. Choose another team.") % {"team": team})
    if last is not None and (last.team_id, last.speaker) == (team.pk, speaker):
        return last
    made = Defender.objects.create(
        exercise=exercise, tension=tension, pole=pole, team=team, speaker=speaker, named_by=by
    )
    refs = {"team": team.pk, "defender": made.pk}
    record(exercise, Kind.DEFENDER_NAMED, by=by, audiences=to_everyone(), **refs)
    return made
