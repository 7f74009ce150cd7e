"""The addresses of a seat: the room of a player, the page of who looks on, and all that is
reached from them."""

from django.urls import URLPattern, URLResolver, include, path

from ..views import (
    agreement_drafts,
    agreements,
    answers,
    asks,
    assents,
    clauses,
    commitments,
    communiques,
    decision_cards,
    decisions,
    dissents,
    drafts,
    figures,
    ideas,
    information_states,
    injects,
    live,
    lobby,
    look_ins,
    messages,
    notes,
    objections,
    observations,
    positions,
    practice,
    questions,
    ratings,
    records,
    replays,
    review,
    rooms,
    ruling_challenges,
    seats,
    watches,
)
from .reports import SEAT_REPORT

DRAFT = [
    path("save/", drafts.save, name="draft-save"),
    path("pen/take/", drafts.take_pen, name="pen-take"),
    path("pen/hand/", drafts.hand_pen, name="pen-hand"),
    path("offer/", drafts.offer, name="draft-offer"),
    path("reopen/", drafts.reopen, name="draft-reopen"),
    path("withdraw/", drafts.withdraw, name="draft-withdraw"),
]

IDEAS = [
    path("write/", ideas.write, name="ideas-write"),
    path("lay/", ideas.lay, name="idea-lay"),
    path("merge/", ideas.merge, name="ideas-merge"),
    path("part/", ideas.part, name="idea-part"),
    path("rank/", ideas.rank, name="ideas-rank"),
    path("move-on/", ideas.move_on, name="ideas-move-on"),
]

SEAT_AGREEMENTS = [
    path("", agreements.agreements, name="seat-agreements"),
    path("live/", live.stream_elsewhere, name="talks-live"),
    path("regions/", live.seat_regions, {"page": "talks"}, name="talks-regions"),
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
    path("regions/", live.seat_regions, {"page": "ledger"}, name="ledger-regions"),
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

WATCH = [
    path("", watches.watch, name="watch"),
    path("live/", live.stream_elsewhere, name="watch-live"),
    path("regions/", live.watch_regions, name="watch-regions"),
    path("teams/<int:team_id>/look/", look_ins.seat_look, name="look"),
    path("teams/<int:team_id>/look/in/", look_ins.seat_look_in, name="look-in"),
    path("observe/", observations.observe, name="observe"),
]

SEAT: list[URLPattern | URLResolver] = [
    path("", rooms.room, name="room"),
    path("task/", rooms.task, name="task"),
    path("watch/", include(WATCH)),
    path("live/", live.stream_elsewhere, name="seat-live"),
    path("regions/", live.seat_regions, {"page": "room"}, name="seat-regions"),
    path("card/", lobby.card, name="seat-card"),
    path("rules/", lobby.rules, name="ground-rules"),
    path("practice/", practice.try_scale, name="practice"),
    path("estimates/", positions.place, name="estimates-place"),
    path("question/choose/", questions.choose, name="alone-choose"),
    path("question/rate/", questions.rate, name="alone-rate"),
    path("ideas/", include(IDEAS)),
    path("position/", positions.set_position, name="position-set"),
    path("position/withdraw/", positions.withdraw, name="position-withdraw"),
    path("position/assent/", assents.give, name="assent-give"),
    path("draft/<str:kind>/", include(DRAFT)),
    path("answer/release/", answers.release, name="answer-release"),
    path("decision/release/", decisions.release, name="decision-release"),
    path("cards/", decision_cards.open_cards, name="decision-cards"),
    path("cards/<int:card_id>/start/", decision_cards.start, name="decision-card-start"),
    path("decision/another/", decisions.another, name="decision-another"),
    path("decision/none/", decisions.release_none, name="no-decision"),
    path("decision/dissent/", dissents.enter, name="dissent-enter"),
    path("records/", records.own, name="own-records"),
    path("records/<int:number>/", records.late, name="late-texts"),
    path("decisions/<int:decision_id>/", records.seat_decision, name="seat-decision"),
    path(
        "decisions/<int:decision_id>/known/", information_states.seat_state, name="decision-known"
    ),
    path("answers/<int:answer_id>/", records.seat_answer, name="seat-answer"),
    path("ledger/", include(LEDGER)),
    path("notes/", notes.own, name="own-notes"),
    path("notes/save/", notes.save, name="notes-save"),
    path("notes/promote/", notes.promote, name="note-promote"),
    path("injects/open/", injects.open_, name="inject-open"),
    path("messages/", include(MESSAGES)),
    path("parked/", objections.seat_parked, name="seat-parked"),
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
    path("ratings/<int:round_id>/<int:place>/", ratings.seat_sheet, name="seat-rating-sheet"),
    path("figures/", figures.seat_figures, name="seat-figures"),
    path("review/", review.seat_review, name="seat-review"),
    path("replay/", replays.seat_begin, name="replay-begin"),
    path("replay/<int:number>/<str:place>/", replays.seat_replay, name="replay"),
    path("replay/<int:number>/<str:place>/page/", replays.seat_page, name="replay-page"),
    path("replay/<int:number>/<str:place>/look/", replays.seat_look_in, name="replay-look"),
    path("report/", include(SEAT_REPORT)),
]
