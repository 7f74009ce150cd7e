"""The report's criteria: ratings by who rated, and what decisions were expected to do."""

from django.utils.translation import gettext as _

from wargame.charts.criterion_grid import GridCell, GridRow, criterion_grid
from wargame.charts.expected_and_judged import DecisionLine, expected_and_judged
from wargame.measures.spread import what_may_be_shown
from wargame.models import Decision, Rater
from wargame.models.ratings import LEVELS
from wargame.queries.review_decisions import MoveDecided
from wargame.queries.review_ratings import Rated, RoundRated, TeamRated

from .blocks import Block, cell, figure, note, row, table
from .report_coordination import together
from .report_draft import Draft
from .report_ledger import covered

# Whose judgement stands beside what a team expected of its own decision.
JUDGES = (Rater.CONTROL, Rater.EVALUATORS, Rater.PEERS)


def criteria(draft: Draft) -> list[Block]:
    made = [
        _grid(one, rater) for one in draft.it.ratings for rater in one.raters if _gave(one, rater)
    ]
    if not draft.it.ratings:
        made.append(note(_("No ratings are shown.")))
    rounds = {one.round.move_id: one for one in draft.it.ratings}
    made += [_matrix(one, rounds.get(one.move.pk)) for one in draft.it.decided if _effects(one)]
    made += covered(draft)
    return made + together(draft)


def _gave(one: RoundRated, rater: Rater) -> bool:
    return any(rated.levels(rater) for team in one.teams for rated in team.criteria)


def _grid(one: RoundRated, rater: Rater) -> Block:
    names = [rated.criterion.short_name for rated in one.teams[0].criteria]
    rows = [GridRow(team.team.code, team.team.colour, _cells(team, rater)) for team in one.teams]
    said = {"number": one.round.move.number if one.round.move else "", "rater": rater.label}
    title = _("Move %(number)s, rated by: %(rater)s") % said
    if one.round.move is None:
        title = _("Rated by: %(rater)s") % said
    n = sum(cell.n for line in rows for cell in line.cells)
    drawn = criterion_grid(names, rows, levels=LEVELS, sentence=f"{title}, n {n}.")
    beside = table(
        title,
        [_("Team"), *names],
        [
            row([cell(team.team.short_name, team=team.team), *_in_words(team, rater)])
            for team in one.teams
        ],
        widths=(3, *(2 for _name in names)),
    )
    said_note = _("Median of the levels 1 to 5, with the full range. Criteria are not added up.")
    key = f"ratings-{one.round.pk}-{rater.value}"
    return figure(title, drawn, beside, note=said_note, id_=key, label=title)


def _cells(team: TeamRated, rater: Rater) -> list[GridCell]:
    return [_cell(one, rater) for one in team.criteria]


def _cell(one: Rated, rater: Rater) -> GridCell:
    stands, levels = dict(one.by_rater)[rater], one.levels(rater)
    text = _("split") if stands.kind == "split" else stands.text
    if not what_may_be_shown(len(levels)).median:
        return GridCell(text, stands.n)
    middle = None if stands.kind == "split" else float(stands.text)
    return GridCell(text, stands.n, (min(levels), max(levels)), middle)


def _in_words(team: TeamRated, rater: Rater) -> list[str]:
    return [
        f"{one.text}{f' ({one.ends[0]}–{one.ends[1]})' if one.ends else ''}, n {one.n}"
        for one in _cells(team, rater)
    ]


def _effects(part: MoveDecided) -> bool:
    return any(one.effects.all() for one in part.decisions)


def _matrix(part: MoveDecided, rated: RoundRated | None) -> Block:
    """Expected by the team itself, judged by control, or by whom of the others there are."""
    names = part.matrix.criteria
    decided = [one for one in part.decisions if not one.is_undecided]
    judge = next((one for one in JUDGES if rated and _gave(rated, one)), None)
    lines = [_line(one, rated, judge) for one in decided]
    said_n = {"number": part.move.number, "n": len(lines)}
    title = _("Move %(number)s: expected and judged, decisions: %(n)s") % said_n
    heads = (_("expected"), _("judged"))
    drawn = expected_and_judged(names, lines, heads=heads, sentence=f"{title}.")
    rows = [
        row(
            [
                cell(one.title, to=f"decision-{one.pk}", team=one.team),
                *(_pair(*both) for both in zip(line.expected, line.judged, strict=True)),
            ]
        )
        for one, line in zip(decided, lines, strict=True)
    ]
    who = str(judge.label) if judge else _("nobody")
    said = _(
        "Expected: the change that the team wrote down, −2 to +2. Judged: the level, 1 to 5, of "
        "its state of affairs. Judged by: %(who)s."
    )
    widths = (5, *(2 for _name in names))
    return figure(
        title,
        drawn,
        table(title, [_("Decision"), *names], rows, widths=widths),
        note=said % {"who": who},
        id_=f"expected-{part.move.number}",
        label=title,
    )


def _line(one: Decision, rated: RoundRated | None, judge: Rater | None) -> DecisionLine:
    values = {effect.criterion_id: effect.value for effect in one.effects.all()}
    team = next((by for by in rated.teams if by.team == one.team), None) if rated else None
    ordered = [effect.criterion for effect in one.effects.all()]
    judged = ["–"] * len(ordered)
    if team and judge:
        by_pk = {by.criterion.pk: by for by in team.criteria}
        judged = [_cell(by_pk[criterion.pk], judge).text for criterion in ordered]
    expected = [values[criterion.pk] for criterion in ordered]
    return DecisionLine(one.team.code, one.team.colour, one.title, expected, judged)


def _pair(expected: int | None, judged: str) -> str:
    sign = "–" if expected is None else f"{expected:+d}".replace("-", "−").replace("+0", "0")
    return f"{sign} | {judged}"
