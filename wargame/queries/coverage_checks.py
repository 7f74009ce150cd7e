"""Whether all that a scenario names is met in play: trades, questions, criteria, teams."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from wargame.scenario_files.parts import TEAMS

from .findings import Draft, Finding, at, named, reached

ASKED = ("tensions", "questions", "criteria")


def coverage(draft: Draft) -> Iterator[Finding]:
    """Every trade and question in a move; these and every criterion in an inject."""
    yield from _in_moves(draft)
    if draft.injects:
        yield from _in_injects(draft)
        yield from _of_moves(draft)
    else:
        claim = _("No inject is planned.")
        advice = _("Teams will have the briefs alone to react to.")
        yield Finding("no-injects", claim, advice, "injects")


def reach(draft: Draft) -> Iterator[Finding]:
    """Every team by an inject in each move, and by one that is not for all."""
    if not draft.injects:
        return
    for team in draft.teams:
        for move in draft.rows("moves"):
            planned = [one for one in draft.injects if one["move"] == move.get("number")]
            if planned and not any(team["code"] in reached(draft, one) for one in planned):
                words = {"team": named(team), "number": move["number"]}
                claim = _("Nothing reaches %(team)s in move %(number)s.") % words
                advice = _("Add it to an inject, or it will only watch.")
                yield Finding("team-unreached", claim, advice, TEAMS, team["code"])
    yield from _named(draft)


def _named(draft: Draft) -> Iterator[Finding]:
    alone = {code for one in draft.injects for code in one.get("to") or ()}
    for team in draft.teams if alone else ():
        if team["code"] not in alone:
            claim = _("No inject is meant for %(team)s alone or with a few.") % {
                "team": named(team)
            }
            advice = _("Others know something that it does not, and never the other way around.")
            yield Finding("team-never-named", claim, advice, TEAMS, team["code"])


def _in_moves(draft: Draft) -> Iterator[Finding]:
    moves = draft.rows("moves")
    asked = {move.get("question") for move in moves}
    put = {key for move in moves for key in move.get("tensions") or ()}
    for row in draft.rows("questions"):
        if row.get("key") not in asked:
            claim = _("No move asks “%(name)s”") % {"name": named(row)}
            yield Finding(
                "no-move-asks", claim, _("Teams will not answer it."), *at("questions", row)
            )
    for row in draft.rows("tensions"):
        if row.get("key") not in put:
            claim = _("No move puts “%(name)s”.") % {"name": named(row)}
            advice = _("It is then asked at the opening and the close alone.")
            yield Finding("no-move-puts", claim, advice, *at("tensions", row))


def _in_injects(draft: Draft) -> Iterator[Finding]:
    for part in ASKED:
        met = {key for one in draft.injects for key in one.get(part) or ()}
        for row in draft.rows(part):
            if row.get("key") not in met:
                claim = _("No inject bears on “%(name)s”.") % {"name": named(row)}
                advice = _("Link one to it, or teams will not meet it in what happens.")
                yield Finding(f"no-inject-{part}", claim, advice, *at(part, row))


def _of_moves(draft: Draft) -> Iterator[Finding]:
    taken = {one["move"] for one in draft.injects}
    for move in draft.rows("moves"):
        if move.get("number") not in taken:
            claim = _("Nothing happens in move %(number)s.") % {"number": move.get("number")}
            advice = _("It has no inject; the brief alone must carry it.")
            yield Finding("empty-move", claim, advice, *at("moves", move))
