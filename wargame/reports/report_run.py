"""The report's run: planned against played, and when injects and decisions came."""

from dataclasses import replace

from django.utils.translation import gettext as _

from wargame.charts.lanes import lanes
from wargame.charts.timeline import Timeline
from wargame.queries.review_timeline import Leg

from .blocks import Block, Row, cell, figure, lead, note, row, table
from .report_draft import Draft


def run(draft: Draft) -> list[Block]:
    it = draft.it.run
    steps = table(
        _("Steps as planned and as they went, in minutes of exercise time"),
        [_("Step"), _("Planned"), _("Took"), _("Difference"), _("Injects")],
        [one for leg in it.legs for one in _rows(leg)],
        widths=(5, 2, 2, 2, 3),
    )
    if it.chart is None:
        return [note(_("Play has not begun."))]
    drawn = lanes(
        _over(it.chart, it.legs),
        [(team.code, team.colour) for team in draft.it.teams],
        names=(_("Planned"), _("Run"), _("Injects")),
        sentence=it.chart.sentence,
    )
    said = _("Minutes of exercise time: pauses do not count. A square is a decision of its team.")
    title = _("What happened when")
    return [
        lead(f"{it.finding}."),
        figure(title, drawn, steps, note=said, id_="timeline", label=_("The timeline")),
    ]


def _over(chart: Timeline, legs: list[Leg]) -> Timeline:
    """Without the step that is open, whose length is not known yet."""
    began = [line.step.began for leg in legs for line in leg.lines if line.is_open]
    if not began or began[0] is None:
        return chart
    since = began[0].total_seconds() / 60
    return replace(chart, run=[bar for bar in chart.run if bar.bar.start < since])


def _rows(leg: Leg) -> list[Row]:
    return [
        row(
            [
                f"{leg.title.partition(':')[0]}: {line.step.title}",
                line.planned,
                "–" if line.took is None else line.took,
                "–" if line.took is None else line.difference_in_words,
                _injects([one.number for one in line.injects]),
            ]
        )
        for line in leg.lines
    ]


def _injects(numbers: list[str]) -> dict[str, object]:
    """The first leads to the list."""
    return cell(", ".join(numbers), to=f"inject-{numbers[0]}" if numbers else "")
