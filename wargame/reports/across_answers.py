"""Key questions across runs: what teams chose, rated, put where and said."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from wargame.charts.badge_stacks import Placed, StackRow, badge_stacks
from wargame.measures.figures import figures
from wargame.measures.spread import what_may_be_shown
from wargame.models import Answer, PartKind, Team
from wargame.models.question_parts import MOST, QuestionPart
from wargame.queries.cohort_questions import QuestionAcross, QuestionRun

from .blocks import Block, cell, figure, heading, lead, note, row, table

type Place = tuple[int, Team]


def answered(every: Sequence[QuestionAcross]) -> list[Block]:
    return [block for one in every for block in _of(one)]


def _of(one: QuestionAcross) -> list[Block]:
    made = [heading(one.question.key), lead(one.question.text)]
    if not any(run.answers or run.theaters for run in one.runs):
        said = [f"{run.run.label}: {run.no_answers}" for run in one.runs]
        return [*made, note(f"{'; '.join(said)}.")]
    choice, rating = (one.question.part(kind) for kind in (PartKind.CHOICE, PartKind.RATING))
    if choice:
        made.append(_chosen(one, choice))
    if one.theaters:
        made.append(_allocated(one))
    if rating:
        made += [_rated(one, rating, thing) for thing in range(1, len(rating.things) + 1)]
    return [*made, _in_words(one)]


def _chosen(one: QuestionAcross, choice: QuestionPart) -> Block:
    numbers = [number for number, _label in choice.numbered_options]
    placed = [
        [
            (numbers.index(part.number) + 1, team)
            for team, answer in run.answers
            for part in answer.parts.all()
            if part.kind == PartKind.CHOICE
        ]
        for run in one.runs
    ]
    labels = [label for _number, label in choice.numbered_options]
    return _stacks(one, _("What teams chose"), labels, placed)


def _allocated(one: QuestionAcross) -> Block:
    """Which teams put anything into a theater: points of different runs are not comparable."""
    names = one.theaters
    placed = [[(names.index(name) + 1, team) for team, name in run.theaters] for run in one.runs]
    return _stacks(one, _("Into which theaters teams put something"), names, placed)


def _stacks(
    one: QuestionAcross, title: str, columns: Sequence[str], placed: Sequence[Sequence[Place]]
) -> Block:
    rows = [
        StackRow(
            run.run.label,
            [Placed(at, team.code, team.colour) for at, team in places],
            run.no_answers or _("n %(n)s") % {"n": len({team.pk for _at, team in places})},
        )
        for run, places in zip(one.runs, placed, strict=True)
    ]
    named = f"{title}: {one.question.key}"
    said = "; ".join(f"{run.label}: {run.note}" for run in rows)
    drawn = badge_stacks(columns, rows, sentence=f"{named}. {said}.")
    cells = [
        row([run.label, run.note, *(_codes(run, at) for at in range(1, len(columns) + 1))])
        for run in rows
    ]
    beside = table(named, [_("Run"), _("n"), *columns], cells)
    return figure(named, drawn, beside)


def _codes(run: StackRow, at: int) -> str:
    codes = [one.code for one in run.placed if one.at == at]
    return f"{len(codes)}: {' '.join(codes)}" if codes else "0"


def _rated(one: QuestionAcross, rating: QuestionPart, thing: int) -> Block:
    """Aspect by aspect the figures of teams; a row for each run and aspect."""
    rows = [
        _aspect(run, thing, place, name)
        for place, name in enumerate(rating.aspects, start=1)
        for run in one.runs
    ]
    named = _("Rated 1 to 5: %(thing)s") % {"thing": rating.things[thing - 1]}
    said = "; ".join(f"{run.label}: {run.note}" for run in rows)
    columns = [str(level) for level in range(1, MOST + 1)]
    drawn = badge_stacks(columns, rows, sentence=f"{named}. {said}.")
    cells = [row([run.label, run.note, *(_codes(run, at) for at in range(1, 6))]) for run in rows]
    return figure(named, drawn, table(named, [_("Run"), _("Median"), *columns], cells))


def _aspect(run: QuestionRun, thing: int, place: int, name: str) -> StackRow:
    placed = [
        Placed(part.figure, team.code, team.colour)
        for team, answer in run.answers
        for part in answer.parts.all()
        if part.kind == PartKind.RATING and (part.number, part.aspect) == (thing, place)
        if part.figure is not None
    ]
    label = f"{run.run.label}  {name}"
    return StackRow(label, placed, run.no_answers or _middle([int(one.at) for one in placed]))


def _middle(values: Sequence[int]) -> str:
    if not what_may_be_shown(len(values)).median:
        return _("n %(n)s") % {"n": len(values)}
    found = figures(values, MOST)
    said = _("split") if found.median is None else _("median %(n)s") % {"n": f"{found.median:g}"}
    return _("%(said)s, n %(n)s") % {"said": said, "n": found.n}


def _in_words(one: QuestionAcross) -> Block:
    """What teams said, run by run."""
    rows = [
        row([run.run.label, cell(team.short_name, team=team), _words(answer), answer.because])
        for run in one.runs
        for team, answer in run.answers
    ]
    rows += [row([run.run.label, run.no_answers, "–", "–"]) for run in one.runs if run.no_answers]
    head = [_("Run"), _("Team"), _("Answer"), _("Because")]
    return table(
        _("In words: %(key)s") % {"key": one.question.key}, head, rows, widths=(1, 2, 5, 5)
    )


def _words(answer: Answer) -> str:
    shape = answer.shape
    said = [shape.mix or shape.choice, answer.text, shape.own_state, *shape.ideas]
    return " · ".join(dict.fromkeys(part for part in said if part)) or "–"
