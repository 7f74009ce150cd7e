"""Correcting a text of the scenario while an exercise runs: in this exercise alone, on record, and
told to those who could read the old text."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import (
    Correction,
    Exercise,
    Inject,
    Kind,
    Move,
    ScenarioDraft,
    ScenarioDraftAct,
    Seat,
)
from wargame.models.corrections import (
    IN_LINES,
    MAY_BE_EMPTY,
    PRIVATE_BRIEF,
    Corrected,
    Part,
    part_of,
    texts_of,
    title_of,
)
from wargame.models.viewers import EVALUATORS, of_seat
from wargame.scenario_files.corrections import with_text
from wargame.scenario_files.edits import Spot

from . import checks, scenario_drafts
from .journal import lock, record, to_addressees, to_control, to_everyone, to_teams
from .scenario_acts import keep, locked

type Texts = Mapping[str, str]


@transaction.atomic
def correct(
    exercise: Exercise,
    thing: Corrected,
    key: str,
    texts: Texts,
    *,
    seen: Texts,
    reason: str,
    by: Seat,
) -> list[Correction]:
    """Put these texts in place of those that were `seen`. Sent twice, made once; what another has
    corrected meanwhile is not overwritten."""
    checks.director(exercise, by)
    exercise = lock(exercise)
    if exercise.has_ended:
        raise Refused(_("Play has ended. Records are locked; your words are still here."))
    part = part_of(exercise, thing, key)
    if part is None:
        raise Refused(_("There is no such text in this exercise."))
    now = texts_of(exercise, thing, key, part)
    tidied = {name: _tidy(name, text) for name, text in texts.items()}
    changed = {name: text for name, text in tidied.items() if text != now.get(name)}
    if changed:
        _check(changed, now, seen, reason)
    about = {"exercise": exercise, "thing": thing, "key": key, "title": title_of(part)}
    about |= {"team": exercise.teams.filter(code=key).first() if thing == Corrected.TEAM else None}
    about |= {"reason": reason.strip(), "seat": by, "made_in": exercise.exercise_time()}
    made = [
        Correction(field=name, before=now[name], after=text, **about)
        for name, text in changed.items()
    ]
    for one in made:
        _record(one, part)
    _put(exercise, part, changed)
    return made


@transaction.atomic
def keep_for_next(made: Sequence[Correction], *, by: Seat) -> ScenarioDraft:
    """The director's draft of what is to follow the version that is played, with these texts; as
    acts on it, which can be undone."""
    exercise = made[0].exercise
    checks.director(exercise, by)
    author = exercise.director
    draft = locked(scenario_drafts.begin(exercise.version, by=author), author)
    for one in made:
        value, spot = _value(one.field, one.after), Spot(f"{one.thing}s", _key_in_files(one))
        files = with_text(draft.files, one.thing, spot.key, one.field, value)
        keep(draft, files, ScenarioDraftAct.Kind.WRITTEN, spot, by=author, place=0, field=one.field)
    return draft


def _key_in_files(made: Correction) -> str:
    if made.thing != Corrected.INJECT:
        return made.key
    plan = made.exercise.injects.select_related("plan").get(number=made.key).plan
    if plan is None:
        raise Refused(_("This inject was written in play. The scenario does not have it."))
    return plan.key


def _check(changed: Texts, now: Texts, seen: Texts, reason: str) -> None:
    for name, text in changed.items():
        if name not in now:
            raise Refused(
                _(
                    "Keys, poles, audiences and anchors stand while the exercise runs: people have "
                    "answered by them. Make a draft of the next version."
                )
            )
        if seen.get(name) != now[name]:
            raise Refused(_("It was corrected meanwhile. Read what stands now, then correct it."))
        if not text and name not in MAY_BE_EMPTY:
            raise Refused(_("A text cannot be left empty."))
    if not reason.strip():
        raise Refused(_("Say why, in a line. Those who read the old text read it."))


def _record(made: Correction, part: Part) -> None:
    _reach(made, part)
    made.save()
    audiences, refs = _audiences(made), {"correction": made.pk}
    record(made.exercise, Kind.TEXT_CORRECTED, by=made.seat, audiences=audiences, **refs)


def _reach(made: Correction, part: Part) -> None:
    """Who could read the text until now, and therefore reads of it."""
    exercise, seats = made.exercise, made.exercise.seats.not_control()
    if exercise.opened_at is None:
        made.is_open = False
    elif isinstance(part, Inject):
        made.is_open = part.is_to_all and part.released_at is not None
        made.told = list(part.deliveries.values_list("team", flat=True))
        opened = part.deliveries.exclude(opened_at=None).values("team")
        made.readers = list(seats.filter(team__in=opened).values_list("pk", flat=True))
    elif made.field == PRIVATE_BRIEF and made.team is not None:
        made.is_open, made.told = False, [made.team.pk]
        made.readers = list(seats.filter(team=made.team).values_list("pk", flat=True))
    else:
        made.is_open = not isinstance(part, Move) or part.steps.exclude(began=None).exists()
        made.readers = list(seats.values_list("pk", flat=True)) if made.is_open else []


def _audiences(made: Correction) -> list[str]:
    if made.is_open:
        return to_everyone()
    if made.field == PRIVATE_BRIEF:
        assigned = made.team.evaluators.taken() if made.team else Seat.objects.none()
        return [*to_teams(*made.told), *(of_seat(seat.pk) for seat in assigned)]
    reach = to_addressees(*made.told) if made.told else to_control()
    return [*reach, EVALUATORS]


def _put(exercise: Exercise, part: Part, changed: Texts) -> None:
    """Moves and injects are this exercise's own; the rows of the scenario are not touched."""
    if not changed:
        return
    if isinstance(part, Move | Inject):
        for name, text in changed.items():
            setattr(part, name, text)
        part.save(update_fields=list(changed))
    if exercise.corrected_at is None:
        exercise.corrected_at = timezone.now()
        exercise.save(update_fields=["corrected_at"])


def _tidy(name: str, text: str) -> str:
    """As a scenario keeps it: a list has no blank lines."""
    text = text.replace("\r\n", "\n").strip()
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line) if name in IN_LINES else text


def _value(field: str, text: str) -> str | list[str]:
    return text.splitlines() if field in IN_LINES else text
