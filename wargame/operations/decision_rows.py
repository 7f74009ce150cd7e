"""What a released decision consists of, made from the words of its draft."""

from collections.abc import Iterable

from wargame.models import (
    Confidence,
    Consultation,
    Consulted,
    Criterion,
    CriterionEffect,
    Decision,
    Draft,
    OptionConsidered,
    Position,
    Team,
)
from wargame.models.paragraphs import ASSUMPTIONS, EFFECTS, OPTIONS

type Texts = dict[str, str]

PLAIN = (
    "title",
    "action",
    "intended_effect",
    "rationale",
    "risk",
    "hedge",
    "message",
    "forecast",
    "forecast_by",
)


def decision(draft: Draft, texts: Texts) -> Decision:
    """The record itself, not saved yet. The words of a paragraph that was left empty stay so."""
    dissenters = int(texts.get("dissenters") or 0)
    return Decision(
        exercise=draft.exercise,
        team=draft.team,
        move=draft.move,
        draft=draft,
        number=draft.number,
        **{name: texts.get(name, "") for name in PLAIN},
        key_assumptions=[
            texts[f"assumption_{n}"] for n in ASSUMPTIONS if texts.get(f"assumption_{n}")
        ],
        confidence=Confidence(texts["confidence"]) if texts.get("confidence") else "",
        dissenters=dissenters,
        dissent=texts.get("dissent", "") if dissenters else "",
        forecast_chance=int(texts["forecast_chance"]) if texts.get("forecast_chance") else None,
    )


def add_rows(
    made: Decision, texts: Texts, criteria: Iterable[Criterion], states: Iterable[Team]
) -> None:
    """What stands beside the record: options, expected effects, states consulted, and the
    positions that the team holds on the tensions of the move."""
    OptionConsidered.objects.bulk_create(_options(made, texts))
    CriterionEffect.objects.bulk_create(_effects(made, texts, criteria))
    Consultation.objects.bulk_create(_consultations(made, texts, states))
    held = Position.objects.filter(team=made.team_id, move=made.move_id)
    made.positions.set(held.current())


def _options(made: Decision, texts: Texts) -> list[OptionConsidered]:
    return [
        OptionConsidered(decision=made, place=n, text=option, why_not=texts[f"option_{n}_why"])
        for n in OPTIONS
        if (option := texts.get(f"option_{n}"))
    ]


def _effects(made: Decision, texts: Texts, criteria: Iterable[Criterion]) -> list[CriterionEffect]:
    return [
        CriterionEffect(
            decision=made,
            criterion=criterion,
            value=int(value),
            line=texts.get(f"effect_{criterion.key}_line", ""),
        )
        for criterion in criteria
        if (value := texts.get(f"effect_{criterion.key}")) in EFFECTS
    ]


def _consultations(made: Decision, texts: Texts, states: Iterable[Team]) -> list[Consultation]:
    return [
        Consultation(decision=made, state=state, outcome=Consulted(outcome))
        for state in states
        if (outcome := texts.get(f"state_{state.code}")) in Consulted.values
    ]
