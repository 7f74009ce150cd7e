"""The report's opening: what to remember, who played and what for, and whether it was met."""

from django.db.models import Count
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wargame.models import Attribution, Method, Purpose, Seat
from wargame.queries import stars

from .blocks import Block, cell, facts, note, row, table
from .report_draft import Draft, in_words


def title_block(draft: Draft) -> list[list[str]]:
    """What stands under the title, as label and text."""
    exercise, counted = draft.viewer.exercise, draft.it.counted
    people = ngettext("%(n)s person", "%(n)s people", counted.people) % {"n": counted.people}
    teams = ngettext("%(n)s team", "%(n)s teams", len(draft.it.teams)) % {"n": len(draft.it.teams)}
    return [
        [_("Played"), played(draft)],
        [_("By"), _("%(people)s in %(teams)s") % {"people": people, "teams": teams}],
        [_("Directed by"), str(exercise.director)],
        [_("Record"), _record(draft)],
    ]


def played(draft: Draft) -> str:
    """Day and times, in the room's clock."""
    exercise = draft.viewer.exercise
    if exercise.started_at is None:
        return _("not played")
    began = timezone.localtime(exercise.started_at)
    said = date_format(began, "D j M Y, H:i")
    if exercise.ended_at is None:
        return said
    ended = timezone.localtime(exercise.ended_at)
    is_same_day = began.date() == ended.date()
    return f"{said} – {date_format(ended, 'H:i' if is_same_day else 'D j M Y, H:i')}"


def summary(draft: Draft) -> list[Block]:
    """What was planned and what happened, in one sentence each; the rest is the director's."""
    it, exercise = draft.it, draft.viewer.exercise
    planned = ngettext("%(n)s move", "%(n)s moves", len(_moves(draft))) % {"n": len(_moves(draft))}
    planned = _("%(format)s, %(moves)s.") % {"format": exercise.format_name, "moves": planned}
    rows = [
        (_("What was planned"), planned),
        (_("What happened"), f"{_record(draft)}. {it.run.finding}."),
    ]
    if it.positions.has_shifts:
        rows.append((_("How views moved"), f"{it.positions.finding}."))
    if it.assumptions.sheets:
        rows.append((_("What was assumed"), f"{it.assumptions.finding}. {it.assumptions.counts}"))
    return [facts(rows), *_starred(draft)]


def overview(draft: Draft) -> list[Block]:
    exercise, version = draft.viewer.exercise, draft.viewer.exercise.version
    scenario = {"title": version.scenario.title, "number": version.number}
    about = [
        (_("Played"), played(draft)),
        (_("Course"), exercise.course),
        (_("Purpose"), str(Purpose(exercise.purpose).label) if exercise.purpose else ""),
        (_("Scenario"), _("%(title)s, version %(number)s") % scenario),
        (_("Format"), exercise.format_name),
        (_("Adjudication"), str(Method(exercise.method).label)),
        (_("Names"), str(Attribution(exercise.attribution).rule)),
        (_("Left of the plan"), " ".join(_deviations(draft))),
    ]
    return [facts(about), _attendance(draft), note(_limits())]


def _starred(draft: Draft) -> list[Block]:
    """What control starred in play, for its own eyes. One query, and one for each kind."""
    if not draft.is_internal:
        return []
    rows = [
        row([one.exhibit.thing.label, cell(in_words(one.exhibit), to=one.exhibit.name)])
        for one in stars.starred(draft.viewer)
    ]
    head = [_("What"), _("Starred")]
    return [table(_("Starred to be remembered"), head, rows, widths=(2, 9))] if rows else []


def _record(draft: Draft) -> str:
    counted = draft.it.counted
    return ", ".join(
        [
            ngettext("%(n)s move", "%(n)s moves", counted.moves) % {"n": counted.moves},
            ngettext("%(n)s inject", "%(n)s injects", counted.injects) % {"n": counted.injects},
            ngettext("%(n)s decision", "%(n)s decisions", counted.decisions)
            % {"n": counted.decisions},
            ngettext("%(n)s agreement", "%(n)s agreements", counted.agreements)
            % {"n": counted.agreements},
        ]
    )


def _moves(draft: Draft) -> list[object]:
    return [leg for leg in draft.it.run.legs if leg.lines and leg.lines[0].step.move_id]


def _deviations(draft: Draft) -> list[str]:
    """Steps not played, late and empty decisions, of those that this reader sees."""
    said = []
    if skipped := draft.it.run.skipped:
        said.append(
            ngettext("%(n)s step was not played.", "%(n)s steps were not played.", skipped)
            % {"n": skipped}
        )
    made = [one for part in draft.it.decided for one in part.decisions]
    if late := sum(one.is_late for one in made):
        said.append(
            ngettext(
                "%(n)s decision came after the fact.", "%(n)s decisions came after the fact.", late
            )
            % {"n": late}
        )
    if undecided := sum(one.is_undecided for one in made):
        said.append(
            ngettext("Once no decision was made.", "%(n)s times no decision was made.", undecided)
            % {"n": undecided}
        )
    return said or [_("Nothing that the record tells.")]


def _attendance(draft: Draft) -> Block:
    """How many people each team had at the end. One query."""
    seats = Seat.objects.players().filter(exercise=draft.viewer.exercise)
    real = seats.filter(played_by=None, is_stand_in=False)
    counts = dict(real.order_by().values_list("team").annotate(n=Count("pk")))
    rows = [
        row([{"text": team.name, "code": team.code, "colour": team.colour}, counts.get(team.pk, 0)])
        for team in draft.it.teams
    ]
    return table(_("People in each team"), [_("Team"), _("People")], rows, widths=(4, 1))


def _limits() -> str:
    return _(
        "A seminar wargame explores decisions. What follows is what these people chose under this "
        "scenario; it forecasts nothing."
    )
