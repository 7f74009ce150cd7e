"""The addresses of control: the console and all that is reached from it."""

from django.urls import URLPattern, URLResolver, include, path

from ..views import (
    adjudication,
    agreement_desks,
    assumptions,
    boards,
    captures,
    clauses,
    communiques,
    console,
    exercises,
    exports,
    figures,
    ideas,
    information_states,
    injects,
    invitations,
    ledgers,
    live,
    matters,
    methods,
    moves,
    phrases,
    ratings,
    record_plans,
    records,
    reveals,
    review,
    rules,
    ruling_challenges,
    seats,
    set_ups,
    timelines,
    traffic,
)

RULINGS = [
    path("", adjudication.rulings, name="rulings"),
    path("by/<str:method>/", adjudication.by_method, name="rulings-by"),
    path("live/", live.stream_elsewhere, name="rulings-live"),
    path("regions/", live.control_regions, {"page": "rulings"}, name="rulings-regions"),
    path("by/<str:method>/begin/", matters.begin, name="ruling-begin"),
    path("by/<str:method>/try/", adjudication.try_new, name="ruling-try"),
    path("by/<str:method>/write/", adjudication.write, name="ruling-write"),
    path("<int:ruling_id>/", adjudication.ruling, name="ruling"),
    path("<int:ruling_id>/try/", adjudication.try_change, name="ruling-try-change"),
    path("<int:ruling_id>/change/", adjudication.change, name="ruling-change"),
    path("<int:ruling_id>/release/", adjudication.release, name="ruling-release"),
    path("<int:ruling_id>/close/", matters.close, name="ruling-close"),
    path("<int:ruling_id>/odds/", matters.show_odds, name="odds-show"),
    path("<int:ruling_id>/draw/", matters.draw, name="ruling-draw"),
    path("<int:ruling_id>/likely/", matters.take_as_likely, name="ruling-take-likely"),
    path("<int:ruling_id>/drop/", matters.drop, name="ruling-drop"),
    path("points/<int:point_id>/strong/", matters.mark_strong, name="point-strong"),
    path("points/<int:point_id>/plain/", matters.take_mark_back, name="point-plain"),
    path("method/change/", methods.change, name="method-change"),
    path("rules/", rules.rules, name="rules"),
    path("rules/make/", rules.make, name="rule-make"),
    path("rules/<int:rule_id>/retire/", rules.retire, name="rule-retire"),
    path("phrases/<int:phrase_id>/remove/", phrases.remove, name="phrase-remove"),
    path("challenges/<int:challenge_id>/", ruling_challenges.challenge, name="ruling-challenge"),
    path("challenges/<int:challenge_id>/deny/", ruling_challenges.deny, name="challenge-deny"),
    path(
        "challenges/<int:challenge_id>/uphold/", ruling_challenges.uphold, name="challenge-uphold"
    ),
]

INJECTS = [
    path("write/", injects.write, name="inject-write"),
    path("keep/", injects.keep, name="inject-keep"),
    path("send/", injects.send, name="inject-send"),
    path("<int:inject_id>/", injects.preview, name="inject"),
    path("<int:inject_id>/release/", injects.release, name="inject-release"),
    path("<int:inject_id>/withdraw/", injects.withdraw, name="inject-withdraw"),
    path("<int:inject_id>/correct/", injects.correct, name="inject-correct"),
    path("<int:inject_id>/correct/send/", injects.send_correction, name="correction-send"),
]

RATINGS = [
    path("", ratings.desk, name="ratings"),
    path("open/", ratings.open_round, name="ratings-open"),
    path("<int:round_id>/close/", ratings.close, name="ratings-close"),
    path("<int:round_id>/show/", ratings.show, name="ratings-show"),
    path("<int:round_id>/<int:team_id>/", ratings.control_sheet, name="rating-sheet"),
]

RECORDS = [
    path("", records.every, name="records"),
    path("plan/", record_plans.record_plan, name="record-plan"),
    path("plan/set/", record_plans.set_plan, name="record-plan-set"),
    path("<int:team_id>/position/withdraw/", records.take_back_for, name="position-withdraw-for"),
    path("<int:team_id>/none/", records.release_none_for, name="no-decision-for"),
    path("<int:team_id>/<str:kind>/withdraw/", records.withdraw_for, name="withdraw-for"),
    path("<int:team_id>/<str:kind>/release/", records.release_for, name="release-for"),
]

ASSUMPTIONS = [
    path("", assumptions.register, name="assumptions"),
    path("<int:assumption_id>/", assumptions.assumption, name="assumption"),
    path("<int:assumption_id>/note/", assumptions.note, name="assumption-note"),
]

AGREEMENTS = [
    path("", agreement_desks.agreements, name="agreements"),
    path("live/", live.stream_elsewhere, name="accords-live"),
    path("regions/", live.control_regions, {"page": "accords"}, name="accords-regions"),
    path("<int:agreement_id>/", agreement_desks.agreement, name="agreement"),
    path("<int:agreement_id>/show/", agreement_desks.show, name="agreement-show"),
    path("<int:agreement_id>/publish/", agreement_desks.publish, name="agreement-publish"),
    path("<int:agreement_id>/note/", agreement_desks.note, name="agreement-note"),
    path("<int:agreement_id>/<int:number>/enter/", agreement_desks.enter, name="agreement-enter"),
]

COMMUNIQUES = [
    path("open/", communiques.open_, name="communique-open"),
    path("<int:communique_id>/", communiques.communique, name="communique"),
    path("<int:communique_id>/close/", communiques.close, name="communique-close"),
    path("<int:communique_id>/for/<int:team_id>/", communiques.for_a_team, name="communique-for"),
    path(
        "<int:communique_id>/for/<int:team_id>/enter/", communiques.enter, name="communique-enter"
    ),
    path("<int:communique_id>/clauses/add/", clauses.add, name="clause-add"),
    path("<int:communique_id>/clauses/<int:number>/change/", clauses.change, name="clause-change"),
    path("<int:communique_id>/clauses/<int:number>/strike/", clauses.strike, name="clause-strike"),
]

DESK = [
    path("", ledgers.desk, name="ledger-desk"),
    path("live/", live.stream_elsewhere, name="ledger-desk-live"),
    path("regions/", live.control_regions, {"page": "desk"}, name="ledger-desk-regions"),
    path("switch/", ledgers.switch, name="ledger-switch"),
    path("requirements/set/", ledgers.set_requirements, name="requirements-set"),
    path("budgets/set/", ledgers.set_budgets, name="budgets-set"),
]

# The names of a player's messages, for control: an address says whose it is by what it begins with.
TRAFFIC = [
    path("", traffic.desk, name="messages"),
    path("by-move/", traffic.traffic, name="traffic"),
    path("write/", traffic.write, name="message-write"),
    path("keep/", traffic.jot, name="message-jot"),
    path("<int:conversation_id>/", traffic.conversation, name="conversation"),
    path("<int:conversation_id>/answer/", traffic.answer, name="message-answer"),
    path("<int:conversation_id>/keep/", traffic.jot, name="answer-jot"),
    path("<int:conversation_id>/unread/", traffic.keep_unread, name="message-unread"),
    path("<int:conversation_id>/publish/", traffic.publish, name="message-publish"),
    path("<int:conversation_id>/settle/", traffic.settle, name="message-settle"),
]

CONTROL: list[URLPattern | URLResolver] = [
    path("console/", console.console, name="console"),
    path("console/live/", live.stream_elsewhere, name="console-live"),
    path("console/regions/", live.control_regions, {"page": "console"}, name="console-regions"),
    path("set-up/", set_ups.set_up, name="set-up"),
    path("set-up/change/", set_ups.change, name="set-up-change"),
    path("set-up/propose/", set_ups.propose_again, name="set-up-propose"),
    path("timeline/", timelines.timeline, name="timeline"),
    path("timeline/plan/", timelines.plan, name="timeline-plan"),
    path("timeline/end/", timelines.set_end, name="session-end-set"),
    path("timeline/cut/", timelines.cut, name="steps-cut"),
    path("collection/", captures.collection, name="collection"),
    path("collection/set/", captures.set_plan, name="collection-set"),
    path("collection/leave-out/", captures.leave_out_empty, name="collection-leave-out"),
    path("ready/", captures.make_ready, name="exercise-ready"),
    path("open/", exercises.open_lobby, name="exercise-open"),
    path("start/", exercises.start, name="exercise-start"),
    path("end/", exercises.end, name="exercise-end"),
    path("records/", include(RECORDS)),
    path("decisions/<int:decision_id>/", records.decision, name="decision"),
    path("decisions/<int:decision_id>/known/", information_states.state, name="decision-known"),
    path("answers/<int:answer_id>/", records.answer, name="answer"),
    path("challenge/set/", moves.set_challenge, name="challenge-set"),
    path("clock/pause/", moves.pause, name="clock-pause"),
    path("clock/resume/", moves.resume, name="clock-resume"),
    path("clock/change/", moves.change_length, name="clock-change"),
    path("clock/next/", moves.next_step, name="step-next"),
    path("scene/set/", boards.set_board, name="board-set"),
    path("reveal/", reveals.reveal, name="reveal"),
    path("reveal/teams/<int:team_id>/", reveals.reveal_team, name="reveal-team"),
    path("ideas/move-on/", ideas.move_all_on, name="ideas-move-all-on"),
    path("ideas/teams/<int:team_id>/move-on/", ideas.move_team_on, name="ideas-move-team-on"),
    path("injects/", include(INJECTS)),
    path("rulings/", include(RULINGS)),
    path("ratings/", include(RATINGS)),
    path("agreements/", include(AGREEMENTS)),
    path("assumptions/", include(ASSUMPTIONS)),
    path("communiques/", include(COMMUNIQUES)),
    path("ledger/", include(DESK)),
    path("messages/", include(TRAFFIC)),
    path("people/", seats.people, name="people"),
    path("people/invite/", invitations.invite, name="person-invite"),
    path("people/<int:seat_id>/link/<str:key>/", invitations.link, name="person-link"),
    path("people/<int:seat_id>/renew/", invitations.renew, name="person-renew"),
    path("people/<int:seat_id>/assign/", invitations.assign, name="person-assign"),
    path("people/<int:seat_id>/let-go/", invitations.remove, name="person-remove"),
    path("people/chairs/<int:team_id>/add/", seats.add_chair, name="chair-add"),
    path("people/<int:seat_id>/move/", seats.move, name="seat-move"),
    path("people/<int:seat_id>/remove/", seats.remove, name="seat-remove"),
    path("people/<int:seat_id>/lead/", seats.make_lead, name="seat-lead"),
    path("figures/", figures.figures, name="figures"),
    path("review/", review.control_review, name="review"),
    path("export.json", exports.as_json, name="export-json"),
    path("decisions.csv", exports.as_csv, name="export-csv"),
    path("assumptions.csv", exports.assumptions_as_csv, name="assumptions-csv"),
    path("ledger.csv", exports.ledger_as_csv, name="ledger-csv"),
]
