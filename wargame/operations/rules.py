"""Rules that control writes before it needs them, and what one says of a figure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.measures.lookups import lookup
from wargame.models import Band, Computed, Exercise, Kind, Move, Rule, Ruling, Seat, Theater
from wargame.models.rules import MOST_BANDS

from . import checks
from .journal import lock, record, to_control

MOST_RULES = 20


@dataclass(frozen=True)
class Lookup:
    """A figure to look up, with what it was made of; `override_reason` says why control does not
    rule as the rule says, and is empty where it does. `place` is that of a figure in the ledger."""

    rule: Rule
    figure: Decimal
    inputs: str
    override_reason: str = ""
    place: tuple[Theater, Move] | None = None


@transaction.atomic
def make(
    exercise: Exercise,
    *,
    name: str,
    unit: str,
    bands: Sequence[tuple[Decimal, str]],
    by: Seat,
) -> Rule:
    """A rule of one to five rising bands. Made twice in the same words it is there once.

    Raises Refused for bands that do not rise, and beyond twenty rules in use.
    """
    checks.control(by)
    exercise = lock(exercise)
    bands = sorted(bands)
    least = [figure for figure, _outcome in bands]
    if not 1 <= len(bands) <= MOST_BANDS or len(set(least)) < len(least):
        raise Refused(_("A rule has one to five lines, each from another figure on."))
    in_use = exercise.rules.filter(retired_at=None)
    for rule in in_use.filter(name=name, unit=unit).prefetch_related("bands"):
        if [(band.least, band.outcome) for band in rule.bands.all()] == bands:
            return rule
    if in_use.count() >= MOST_RULES:
        raise Refused(_("Twenty rules are enough. Take one out of use first."))
    rule = Rule.objects.create(exercise=exercise, name=name, unit=unit, made_by=by)
    Band.objects.bulk_create(Band(rule=rule, least=one, outcome=text) for one, text in bands)
    record(exercise, Kind.RULE_MADE, by=by, audiences=to_control(), rule=rule.pk)
    return rule


@transaction.atomic
def retire(rule: Rule, *, by: Seat) -> Rule:
    """Out of use; what was ruled by it keeps it. Done twice, recorded once."""
    checks.control(by)
    exercise = lock(rule.exercise)
    rule = exercise.rules.get(pk=rule.pk)
    if rule.retired_at is None:
        rule.retired_at = timezone.now()
        rule.save(update_fields=["retired_at"])
        record(exercise, Kind.RULE_MADE, by=by, audiences=to_control(), rule=rule.pk)
    return rule


def what_follows(rule: Rule, figure: Decimal) -> str:
    """What the rule says of this figure. One query."""
    bands = list(rule.bands.all())
    return bands[lookup(figure, [band.least for band in bands])].outcome


def compute(ruling: Ruling, asked: Lookup | None) -> None:
    """Store what the rule says, in place of what was looked up for this ruling before."""
    Computed.objects.filter(ruling=ruling).delete()
    if asked is not None:
        theater, move = asked.place or (None, None)
        Computed.objects.create(
            ruling=ruling,
            rule=asked.rule,
            figure=asked.figure,
            inputs=asked.inputs,
            theater=theater,
            move=move,
            outcome=what_follows(asked.rule, asked.figure),
            override_reason=asked.override_reason,
        )
