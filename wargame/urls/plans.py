"""The addresses under which control plans a run: set-up, timeline, what is captured, who comes;
and where it corrects the texts that are played."""

from django.urls import URLPattern, URLResolver, include, path

from ..views import (
    captures,
    corrections,
    erasures,
    parallels,
    rehearsals,
    rosters,
    set_ups,
    sittings,
    tables,
    timelines,
)

ROSTER = [
    path("", rosters.roster, name="roster"),
    path("check/", rosters.check, name="roster-check"),
    path("enter/", rosters.enter, name="roster-enter"),
    path("balance/", rosters.balance, name="roster-balance"),
    path("apart/", rosters.keep_apart, name="roster-apart"),
    path("apart/<int:pin_id>/out/", rosters.let_together, name="roster-together"),
    path("<int:person_id>/place/", rosters.place, name="roster-place"),
    path("<int:person_id>/strike/", rosters.strike, name="roster-strike"),
]

CORRECTIONS = [
    path("", corrections.desk, name="corrections"),
    path("<int:correction_id>/keep/", corrections.keep, name="correction-keep"),
    path("<slug:thing>/<str:row>/", corrections.correct, name="correct"),
]

PLAN: list[URLPattern | URLResolver] = [
    path("set-up/", set_ups.set_up, name="set-up"),
    path("set-up/change/", set_ups.change, name="set-up-change"),
    path("set-up/propose/", set_ups.propose_again, name="set-up-propose"),
    path("corrections/", include(CORRECTIONS)),
    path("tables/add/", parallels.add_table, name="table-add"),
    path("timeline/", timelines.timeline, name="timeline"),
    path("timeline/plan/", timelines.plan, name="timeline-plan"),
    path("timeline/end/", timelines.set_end, name="session-end-set"),
    path("sitting/suspend/", sittings.suspend, name="sitting-suspend"),
    path("sitting/take-up/", sittings.take_up, name="sitting-take-up"),
    path("timeline/cut/", timelines.cut, name="steps-cut"),
    path("collection/", captures.collection, name="collection"),
    path("collection/set/", captures.set_plan, name="collection-set"),
    path("collection/leave-out/", captures.leave_out_empty, name="collection-leave-out"),
    path("ready/", captures.make_ready, name="exercise-ready"),
    path("rehearsal/throw-away/", rehearsals.throw_away, name="rehearsal-throw-away"),
    path("roster/", include(ROSTER)),
    path("roster/<int:person_id>/erase/", erasures.erase_expected, name="erase-expected"),
    path("people/names/", erasures.names, name="names"),
    path("people/names/keep/", erasures.keep_until, name="names-keep"),
    path("people/<int:seat_id>/erase/", erasures.erase_seat, name="erase"),
    path("people/teams/<int:team_id>/play/", tables.play, name="team-play"),
    path("people/teams/<int:team_id>/give-back/", tables.give_back, name="team-give-back"),
    path("people/teams/<int:team_id>/merge/", tables.merge, name="team-merge"),
    path("people/teams/<int:team_id>/split/", tables.split, name="team-split"),
]
