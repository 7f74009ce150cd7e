"""The report's key questions and tensions: where teams stood, and who moved."""

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from wargame.charts.disagreement_change import Change, disagreement_change
from wargame.charts.dot_strips import Strip, dot_strips
from wargame.charts.paired_slopes import paired_slopes
from wargame.measures.shifts import PairedShift
from wargame.models import Answer, Team
from wargame.models.positions import POINTS
from wargame.queries.review_positions import Stood
from wargame.queries.review_shifts import Shift
from wargame.queries.stands import Stand

from .blocks import Block, Row, cell, figure, lead, note, row, table
from .report_draft import Draft


def questions(draft: Draft) -> list[Block]:
    """What each team answered, last version."""
    made: list[Block] = []
    for asked in draft.it.questions:
        rows = [_answer(team, answer) for team, answer in asked.answers]
        named = {"number": asked.move.number, "text": asked.move.question.text}
        caption = _("Move %(number)s: %(text)s") % named
        made.append(table(caption, [_("Team"), _("Answer"), _("Because")], rows, widths=(2, 5, 5)))
        if not asked.is_open:
            made.append(note(_("Of this move not every answer was revealed.")))
    return made or [note(_("No move was played."))]


def tensions(draft: Draft) -> list[Block]:
    """Own views before and after, then positions in role."""
    it = draft.it.positions
    shown = [one for one in it.shifts if one.is_shown]
    made: list[Block] = [lead(f"{it.finding}.")] if shown else []
    if not it.shifts:
        made.append(note(_("Own views were not shown. Nothing of them stands in this report.")))
    made += [_slopes(one, one.moved) for one in shown if one.moved]
    if shown:
        made.append(_apart(it.shifts))
    return made + [_strips(one) for one in it.stood]


def _answer(team: Team, answer: Answer | None) -> Row:
    if answer is None:
        return row([cell(team.short_name, team=team), "–", "–"])
    shape = answer.shape
    said = [shape.mix or shape.choice, answer.text, shape.own_state, *shape.ideas]
    label = _("Answer of %(team)s: %(text)s") % {
        "team": team.code,
        "text": Truncator(answer.text).chars(70),
    }
    text = " ".join(dict.fromkeys(part for part in said if part))
    cells = [cell(team.short_name, team=team), text, answer.because]
    return row(cells, id_=f"answer-{answer.pk}", label=label)


def _slopes(shift: Shift, moved: PairedShift) -> Block:
    """Of those who marked it both times, and no others."""
    tension = shift.tension
    said = {"name": tension.name, "n": shift.n, "a": shift.toward_a, "b": shift.toward_b}
    said |= {"same": shift.stayed, "pole_a": tension.pole_a, "pole_b": tension.pole_b}
    words = _(
        "%(name)s: of %(n)s people who marked it before and after, %(a)s moved toward %(pole_a)s, "
        "%(b)s toward %(pole_b)s, %(same)s stayed."
    )
    drawn = paired_slopes(
        moved.pairs,
        points=POINTS,
        poles=(tension.pole_a, tension.pole_b),
        ends=(_("Before"), _("After")),
        sentence=words % said,
    )
    head = [_("Moved toward %(pole)s") % {"pole": tension.pole_a}, _("Stayed")]
    head += [_("Moved toward %(pole)s") % {"pole": tension.pole_b}, _("Median and disagreement")]
    everybody = shift.everybody.words if shift.everybody else "–"
    rows = [row([shift.toward_a, shift.stayed, shift.toward_b, everybody])]
    beside = table(_("Paired people, n %(n)s") % {"n": shift.n}, head, rows, widths=(2, 2, 2, 5))
    return figure(
        _("%(name)s, own views, n %(n)s") % said,
        drawn,
        beside,
        note=_("Each line is people who marked both; the figure says how many stood there."),
        id_=f"tension-{tension.key}",
        label=_("Own views on %(name)s") % said,
    )


def _apart(shifts: list[Shift]) -> Block:
    rows = [
        Change(
            one.tension.name,
            one.n,
            one.moved.before.disagreement if one.moved else None,
            one.moved.after.disagreement if one.moved else None,
        )
        for one in shifts
    ]
    said = [f"{one.label}: {_figure(one.before)}, {_figure(one.after)} (n {one.n})" for one in rows]
    title = _("How far apart people were, before and after")
    drawn = disagreement_change(
        rows, ends=(_("before"), _("after")), sentence=f"{title}. {'; '.join(said)}."
    )
    head = [_("Tension"), _("n"), _("Before"), _("After")]
    cells = [row([one.label, one.n, _figure(one.before), _figure(one.after)]) for one in rows]
    return figure(
        title,
        drawn,
        table(_("Disagreement"), head, cells, widths=(6, 1, 2, 2)),
        note=_(
            "0: all alike. 1: evenly split at the two ends. Falling means convergence, not truth."
        ),
        id_="disagreement",
        label=title,
    )


def _figure(value: float | None) -> str:
    return _("fewer than three") if value is None else f"{value:.2f}"


def _strips(stood: Stood) -> Block:
    """In role: the unnamed estimates of each team's people, and the position it set."""
    tension = stood.tension
    named = {"number": stood.move.number, "name": tension.name, "n": stood.n}
    title = _("In role, move %(number)s: %(name)s") % named
    drawn = dot_strips(
        [_strip(one) for one in stood.stands],
        points=POINTS,
        poles=(tension.pole_a, tension.pole_b),
        sentence=_("%(title)s. Teams that set a position: %(n)s.") % {"title": title, "n": stood.n},
    )
    head = [_("Team"), _("Position"), _("Because"), _("Its people")]
    rows = [_stand(one) for one in stood.stands]
    said = _(
        "Dots are private estimates, unnamed; the bar is their median; triangles are positions."
    )
    return figure(
        title,
        drawn,
        table(title, head, rows, widths=(2, 3, 5, 3)),
        note=said if stood.is_open else f"{said} {_('Not every team’s was revealed.')}",
        id_=f"stood-{stood.move.number}-{tension.key}",
        label=title,
    )


def _strip(one: Stand) -> Strip:
    point = one.position.point if one.position else None
    said = _("fewer than 3") if one.has_few else ("" if one.points else "–")
    if one.figures.is_split:
        said = _("split, n %(n)s") % {"n": len(one.points)}
    return Strip(one.team.code, one.team.colour, one.points, one.figures.median, point, said)


def _stand(one: Stand) -> Row:
    position = one.position_in_words or "–"
    if one.position is not None and one.position.is_reframe:
        position = _("would put the question another way")
    people = "–"
    if one.has_few:
        people = _("fewer than three")
    elif one.figures.is_split:
        people = _("split, n %(n)s") % {"n": one.figures.n}
    elif one.median_in_words:
        said = {"point": one.median_in_words, "n": one.figures.n}
        people = _("median %(point)s, n %(n)s") % said
    because = one.position.reason if one.position else ""
    return row([cell(one.team.short_name, team=one.team), position, because or "–", people])
