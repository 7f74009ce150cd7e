"""The site map: pages are nouns, acts are verbs; everything in an exercise carries its code."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path, register_converter

from .views import (
    accounts,
    adjudication,
    agreement_desks,
    agreement_drafts,
    agreements,
    answers,
    asks,
    assents,
    boards,
    clauses,
    commitments,
    communiques,
    console,
    decisions,
    drafts,
    exercises,
    exports,
    health,
    injects,
    ledgers,
    live,
    lobby,
    matters,
    messages,
    methods,
    moves,
    phrases,
    positions,
    questions,
    ratings,
    record_plans,
    records,
    reveals,
    review,
    rooms,
    rules,
    ruling_challenges,
    seats,
    traffic,
)


class Code:
    """An exercise's six-character code."""

    regex = "[A-Z0-9]{6}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Code, "code")

DRAFT = [
    path("save/", drafts.save, name="draft-save"),
    path("pen/take/", drafts.take_pen, name="pen-take"),
    path("pen/hand/", drafts.hand_pen, name="pen-hand"),
    path("offer/", drafts.offer, name="draft-offer"),
    path("reopen/", drafts.reopen, name="draft-reopen"),
    path("withdraw/", drafts.withdraw, name="draft-withdraw"),
]

SEAT_AGREEMENTS = [
    path("", agreements.agreements, name="seat-agreements"),
    path("write/", agreement_drafts.write, name="agreement-write"),
    path("keep/", agreement_drafts.keep, name="agreement-keep"),
    path("propose/", agreement_drafts.propose, name="agreement-propose"),
    path("drafts/<int:draft_number>/", agreement_drafts.draft, name="agreement-draft"),
    path("drafts/<int:draft_number>/drop/", agreement_drafts.drop, name="agreement-drop"),
    path("<int:agreement_id>/", agreements.agreement, name="seat-agreement"),
    path("<int:agreement_id>/change/", agreement_drafts.change, name="agreement-change"),
    path("<int:agreement_id>/show/", agreements.show, name="seat-agreement-show"),
    path("<int:agreement_id>/<int:number>/sign/", agreements.sign, name="agreement-sign"),
    path("<int:agreement_id>/<int:number>/decline/", agreements.decline, name="agreement-decline"),
]

SEAT_COMMUNIQUES = [
    path("", communiques.seat_communique, name="seat-communique"),
    path("answer/", communiques.answer, name="seat-communique-answer"),
    path("clauses/add/", clauses.seat_add, name="seat-clause-add"),
    path("clauses/<int:number>/change/", clauses.seat_change, name="seat-clause-change"),
    path("clauses/<int:number>/strike/", clauses.seat_strike, name="seat-clause-strike"),
]

LEDGER = [
    path("", commitments.ledger, name="ledger"),
    path("live/", live.stream_elsewhere, name="ledger-live"),
    path("regions/", live.ledger_regions, name="ledger-regions"),
    path("lines/commit/", commitments.commit, name="commit"),
    path("lines/confirm/", commitments.confirm, name="commitment-confirm"),
    path("lines/withdraw/", commitments.withdraw, name="commitment-withdraw"),
    path("lines/publish/", commitments.publish, name="commitment-publish"),
    path("lines/repeat/", commitments.repeat, name="commitments-repeat"),
    path("tokens/place/", commitments.place, name="token-place"),
]

MESSAGES = [
    path("", messages.desk, name="messages"),
    path("by-move/", messages.traffic, name="traffic"),
    path("write/", messages.write, name="message-write"),
    path("keep/", messages.jot, name="message-jot"),
    path("<int:conversation_id>/", messages.conversation, name="conversation"),
    path("<int:conversation_id>/answer/", messages.answer, name="message-answer"),
    path("<int:conversation_id>/keep/", messages.jot, name="answer-jot"),
    path("<int:conversation_id>/unread/", messages.keep_unread, name="message-unread"),
]

SEAT: list[URLPattern | URLResolver] = [
    path("", rooms.room, name="room"),
    path("task/", rooms.task, name="task"),
    path("live/", live.stream_elsewhere, name="seat-live"),
    path("regions/", live.seat_regions, name="seat-regions"),
    path("card/", lobby.card, name="seat-card"),
    path("estimates/", positions.place, name="estimates-place"),
    path("question/choose/", questions.choose, name="alone-choose"),
    path("question/rate/", questions.rate, name="alone-rate"),
    path("position/", positions.set_position, name="position-set"),
    path("position/assent/", assents.give, name="assent-give"),
    path("draft/<str:kind>/", include(DRAFT)),
    path("answer/release/", answers.release, name="answer-release"),
    path("decision/release/", decisions.release, name="decision-release"),
    path("records/", records.own, name="own-records"),
    path("records/<int:number>/", records.late, name="late-texts"),
    path("decisions/<int:decision_id>/", records.seat_decision, name="seat-decision"),
    path("answers/<int:answer_id>/", records.seat_answer, name="seat-answer"),
    path("ledger/", include(LEDGER)),
    path("injects/open/", injects.open_, name="inject-open"),
    path("messages/", include(MESSAGES)),
    path("lead/", seats.hand_lead, name="lead-hand"),
    path("argument/", asks.argue, name="argument-lodge"),
    path("matters/<int:ruling_id>/point/", asks.add_point, name="point-add"),
    path("matters/<int:ruling_id>/likelihood/", asks.give_likelihood, name="likelihood-give"),
    path("challenge/", ruling_challenges.lodge, name="challenge-lodge"),
    path("agreements/", include(SEAT_AGREEMENTS)),
    path("communiques/<int:communique_id>/", include(SEAT_COMMUNIQUES)),
    path("hot-wash/", review.give_hot_wash, name="hot-wash"),
    path("exit-ticket/", review.give_exit_ticket, name="exit-ticket"),
    path("ratings/", ratings.seat_ratings, name="seat-ratings"),
    path("ratings/<int:round_id>/<int:team_id>/", ratings.seat_sheet, name="seat-rating-sheet"),
    path("review/", review.seat_review, name="seat-review"),
]

BOARD = [
    path("", boards.board, name="board"),
    path("live/", live.stream_elsewhere, name="board-live"),
    path("regions/", live.board_regions, name="board-regions"),
]

RULINGS = [
    path("", adjudication.rulings, name="rulings"),
    path("by/<str:method>/", adjudication.by_method, name="rulings-by"),
    path("live/", live.stream_elsewhere, name="rulings-live"),
    path("regions/", live.rulings_regions, name="rulings-regions"),
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
    path("<int:team_id>/<str:kind>/withdraw/", records.withdraw_for, name="withdraw-for"),
    path("<int:team_id>/<str:kind>/release/", records.release_for, name="release-for"),
]

AGREEMENTS = [
    path("", agreement_desks.agreements, name="agreements"),
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
    path("regions/", live.desk_regions, name="ledger-desk-regions"),
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
    path("console/regions/", live.console_regions, name="console-regions"),
    path("open/", exercises.open_lobby, name="exercise-open"),
    path("start/", exercises.start, name="exercise-start"),
    path("end/", exercises.end, name="exercise-end"),
    path("records/", include(RECORDS)),
    path("decisions/<int:decision_id>/", records.decision, name="decision"),
    path("answers/<int:answer_id>/", records.answer, name="answer"),
    path("challenge/set/", moves.set_challenge, name="challenge-set"),
    path("clock/pause/", moves.pause, name="clock-pause"),
    path("clock/resume/", moves.resume, name="clock-resume"),
    path("clock/change/", moves.change_length, name="clock-change"),
    path("clock/next/", moves.next_step, name="step-next"),
    path("scene/set/", boards.set_board, name="board-set"),
    path("reveal/", reveals.reveal, name="reveal"),
    path("reveal/teams/<int:team_id>/", reveals.reveal_team, name="reveal-team"),
    path("injects/<int:inject_id>/", injects.preview, name="inject"),
    path("injects/<int:inject_id>/release/", injects.release, name="inject-release"),
    path("rulings/", include(RULINGS)),
    path("ratings/", include(RATINGS)),
    path("agreements/", include(AGREEMENTS)),
    path("communiques/", include(COMMUNIQUES)),
    path("ledger/", include(DESK)),
    path("messages/", include(TRAFFIC)),
    path("people/", seats.people, name="people"),
    path("people/chairs/<int:team_id>/add/", seats.add_chair, name="chair-add"),
    path("people/<int:seat_id>/move/", seats.move, name="seat-move"),
    path("people/<int:seat_id>/remove/", seats.remove, name="seat-remove"),
    path("people/<int:seat_id>/lead/", seats.make_lead, name="seat-lead"),
    path("review/", review.control_review, name="review"),
    path("export.json", exports.as_json, name="export-json"),
    path("decisions.csv", exports.as_csv, name="export-csv"),
    path("ledger.csv", exports.ledger_as_csv, name="ledger-csv"),
]

JOINING = [
    path("", lobby.seats, name="join-seats"),
    path("take/", lobby.take, name="seat-take"),
    path("carry/<int:seat_id>/<str:key>/", lobby.carry, name="seat-carry"),
]

ACCOUNTS = [
    path("sign-in/", accounts.sign_in, name="sign-in"),
    path("sign-in/<str:token>/", accounts.sign_in_by_link, name="sign-in-by-link"),
    path("sign-out/", accounts.sign_out, name="sign-out"),
]

EXERCISES = [
    path("exercises/", exercises.index, name="exercises"),
    path("exercises/new/", exercises.new, name="exercise-new"),
]

urlpatterns = [
    path("", lobby.home, name="home"),
    path("join/", lobby.join, name="join"),
    path("x/<code:code>/seats/<int:seat_id>/", include(SEAT)),
    path("x/<code:code>/board/<str:key>/", include(BOARD)),
    path("x/<code:code>/", include(CONTROL)),
    path("x/<code:code>/", include(JOINING)),
    path("", include(ACCOUNTS)),
    path("", include(EXERCISES)),
    path("healthz/", health.healthz, name="healthz"),
    path("admin/", admin.site.urls),
]
