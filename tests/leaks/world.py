"""One exercise full of secrets, at the moments at which the rules of seeing change.

A secret is a marked text with the viewers who may ever read it at that moment; whoever may read
it must also be able to find it somewhere, so that no row of the matrix is empty.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client

from tests.cast import (
    EFFECTS,
    RECORD,
    browser_of,
    browser_of_control,
    control_of,
    go_to,
    invite,
    move_of,
    open_and_start,
    sit,
    viewer_of,
    write,
)
from tests.factories import ALLOCATION, CHOICE, IDEAS, RATING, RULE, make_exercise
from wargame.models import (
    ActionCategory,
    AgreementDraft,
    ClauseSays,
    CommitmentKind,
    Confidence,
    DraftKind,
    Duty,
    Exercise,
    Fate,
    Grade,
    Idea,
    IdeaPhase,
    LessonKind,
    Method,
    Occasion,
    PartKind,
    Point,
    Position,
    Revealed,
    Role,
    Ruling,
    Says,
    Scene,
    Seat,
    Section,
    Side,
    StepKind,
    Verdict,
    Viewer,
)
from wargame.models.corrections import Corrected, part_of, texts_of
from wargame.models.reveals import TO_ALL
from wargame.operations import (
    adjudication,
    agreement_drafts,
    agreements,
    answers,
    arguments,
    assents,
    assumptions,
    commitments,
    communiques,
    corrections,
    decisions,
    dissents,
    drafts,
    draws,
    editions,
    exercises,
    fact_checks,
    idea_phases,
    ideas,
    improvements,
    injects,
    jottings,
    ledgers,
    lessons,
    likelihoods,
    matters,
    messages,
    methods,
    notes,
    objections,
    objective_ratings,
    observations,
    positions,
    private_answers,
    ratings,
    reports,
    reveals,
    review,
    rules,
    ruling_challenges,
    signatures,
    versions,
)
from wargame.operations.agreement_drafts import Terms
from wargame.operations.matters import Matter
from wargame.operations.messages import Words
from wargame.operations.observations import Noted
from wargame.operations.positions import Mark
from wargame.operations.ratings import Level
from wargame.operations.reports import Claimed
from wargame.operations.rules import Lookup
from wargame.operations.signatures import Finding
from wargame.queries import viewers
from wargame.reports import report

CONTROL, LEAD, MEMBER, OTHER, BOARD, NOBODY, EVALUATOR, ELSEWHERE, OBSERVER = [
    "control",
    "lead",
    "member",
    "other",
    "board",
    "nobody",
    "evaluator",
    "elsewhere",
    "observer",
]
# The one is assigned to blue, the other to red.
EVALUATORS = (EVALUATOR, ELSEWHERE)
ONLOOKERS = (*EVALUATORS, OBSERVER)
ALL = (CONTROL, LEAD, MEMBER, OTHER, BOARD)
# Everybody who reads what is revealed, although no scene of the board has room for it.
PEOPLE = (CONTROL, LEAD, MEMBER, OTHER, OBSERVER)
OWN_TEAM = (LEAD, MEMBER)
# What an answer says part by part; all of it is opened with the answer.
ANSWERED = ("answer", "mix", "applied", "change")
LIKELIHOODS = (15, 35, 65, 85)
# Three people are enough for what they wrote to be shown; the head's team ranks alike.
TRIO = (LEAD, MEMBER, "third")
RANKS = "Ranks given: 1, 1, 1"
# Where blue stands among those whom people of a team rate: their own first, then those after it.
PLACES_OF_BLUE = {"BLU": 1, "RED": 3}


@dataclass
class World:
    """The exercise, who looks at it, and what each of them may read: {secret: viewers}."""

    exercise: Exercise
    seats: dict[str, Seat]
    onlookers: dict[str, Seat]
    secrets: dict[str, frozenset[str]] = field(default_factory=dict)
    answers: dict[str, dict[str, HttpResponse]] = field(default_factory=dict)
    agreements: dict[str, int] = field(default_factory=dict)

    def browser(self, who: str) -> Client:
        if who == CONTROL:
            return browser_of_control(self.exercise)
        seat = self.seat(who)
        return browser_of(seat) if seat else Client()

    def seat(self, who: str) -> Seat | None:
        return self.seats.get(who) or self.onlookers.get(who)

    def viewer(self, who: str) -> Viewer:
        if who == BOARD:
            found = viewers.of_board(self.exercise.code, self.exercise.board_key)
            assert found is not None
            return found
        if who == NOBODY:
            return Viewer.nobody(self.exercise)
        return viewer_of(self.seat(who) or control_of(self.exercise))

    def may(self, secret: str, *who: str) -> None:
        """Who looks on reads by one rule: evaluators what control reads, observers what the board
        may be shown; whatever is otherwise for them is said where the secret is made."""
        readers = set(who)
        readers |= set(EVALUATORS) if CONTROL in who else set()
        readers |= {OBSERVER} if BOARD in who else set()
        self.secrets[secret] = frozenset(readers)

    def parts(self, who: str = LEAD) -> dict[str, object]:
        """What the addresses of this exercise are made of, as seen from one person's seat."""
        seat = self.seat(who) or self.seats[LEAD]
        return {
            "code": self.exercise.code,
            "seat_id": seat.pk,
            "key": self.exercise.board_key,
            "kind": DraftKind.DECISION,
            "decision_id": self._last(self.exercise.decisions),
            "answer_id": self._last(self.exercise.answers),
            "assumption_id": self.exercise.assumptions.get(text="XX-assumed-XX").pk,
            "agreement_id": self.agreements["BLU"],
            "draft_number": 2,
            "communique_id": self.exercise.communiques.get().pk,
            "number": 1,
            "ruling_id": self.exercise.rulings.first().pk,
            "method": Method.FREE,
            "section": 3,
            "edition": "public",
            "comment_id": getattr(self.exercise.fact_comments.first(), "pk", 0),
            "rule_id": self.exercise.rules.first().pk,
            "challenge_id": getattr(self.exercise.ruling_challenges.first(), "pk", 0),
            "phrase_id": 1,
            "objection_id": self.exercise.objections.get().pk,
            "card_id": self.exercise.version.decisioncards.get(key="BLU").pk,
            "point_id": getattr(Point.objects.first(), "pk", 0),
            "place": PLACES_OF_BLUE.get(seat.team.code if seat.team else "", 1),
            "team_id": self.exercise.teams.get(code="BLU").pk,
            "scenario_id": self.exercise.version.scenario_id,
            "scenario_draft_id": 0,
            "team": "BLU",
            "slug": self.exercise.version.scenario.slug,
            "version_id": 0,
            "thing": "fact",
            "row": "f1",
            "correction_id": getattr(self.exercise.corrections.first(), "pk", 0),
            "other_id": 0,
            "part": "facts",
            "act_id": 0,
            "draft_id": self.exercise.drafts.filter(team__code="BLU").earliest("pk").pk,
            "inject_id": self.exercise.injects.get(number="1.2").pk,
            "round_id": getattr(self.exercise.rating_rounds.first(), "pk", 0),
            "conversation_id": self.exercise.messages.get(text="XX-message-RED-XX").conversation_id,
            "token": "no-such-token",
            "parallel_id": 0,
            "action_id": getattr(self.exercise.actions.first(), "pk", 0),
            "secret": "no-such-secret",
            "person_id": 0,
            "share_id": 0,
            "pin_id": 0,
        }

    def _last(self, rows) -> int:
        """The version of blue's that stands."""
        return rows.standing().filter(team__code="BLU").last_versions().first().pk


def sealed() -> World:
    """Move 1, deciding: people and teams have written, nothing has been revealed."""
    exercise = open_and_start(make_exercise(parts=[CHOICE, RATING, RULE, IDEAS, ALLOCATION]))
    _mark_the_briefs(exercise)
    seats = {
        LEAD: sit(exercise, "BLU", "Bea", chair=1),
        MEMBER: sit(exercise, "BLU", "Bob", chair=2),
        "third": sit(exercise, "BLU", "Bix", chair=3),
        OTHER: sit(exercise, "RED", "Rob", chair=1),
    }
    onlookers = {
        EVALUATOR: invite(exercise, Duty.EVALUATOR, "Eva", teams=("BLU",)),
        ELSEWHERE: invite(exercise, Duty.EVALUATOR, "Els", teams=("RED",)),
        OBSERVER: invite(exercise, Duty.OBSERVER, "Ola"),
    }
    world = World(exercise, seats, onlookers)
    exercise.objectives.create(number=1, kind="teaching", text="XX-objective-XX")
    world.may("XX-objective-XX", CONTROL)
    _brief(world)
    go_to(exercise, StepKind.BASELINE)
    _place(world, Occasion.BASELINE, "own-view")
    go_to(exercise, StepKind.ESTIMATE, 1)
    _place(world, Occasion.MOVE, "estimate")
    _answer_alone(world)
    go_to(exercise, StepKind.DELIBERATE, 1)
    _release_injects(world)
    _deal_cards(world)
    _agree(world)
    _write_a_communique(world)
    go_to(exercise, StepKind.DECIDE, 1)
    _write_and_release(world)
    _commit(world)
    _rule(world, "held", "held", ())
    _write_messages(world)
    _argue(world)
    _observe(world)
    _correct_texts(world)
    objections.park(exercise, words="XX-objection-XX", by=seats[LEAD])
    world.may("XX-objection-XX", CONTROL, *OWN_TEAM)
    return world


def _correct_texts(world: World) -> None:
    """Of a fact everybody reads; of blue's private brief blue, control and the evaluator assigned
    to it, what it said before as well; of a move that has not begun those who read the plan."""
    exercise, control = world.exercise, control_of(world.exercise)
    for thing, key, text in (
        (Corrected.FACT, "f1", "note"),
        (Corrected.TEAM, "BLU", "private_brief"),
        (Corrected.MOVE, "2", "brief"),
    ):
        name = "private" if thing == Corrected.TEAM else thing
        stands = texts_of(exercise, thing, key, part_of(exercise, thing, key))
        about = {"seen": stands, "reason": f"XX-why-{name}-XX", "by": control}
        said = {text: f"XX-corrected-{name}-XX"}
        corrections.correct(exercise, thing, key, said, **about)
    for secret in ("XX-corrected-{}-XX", "XX-why-{}-XX"):
        world.may(secret.format("fact"), *PEOPLE)
        world.may(secret.format("move"), CONTROL)
        world.secrets[secret.format("private")] = frozenset({CONTROL, *OWN_TEAM, EVALUATOR})
    world.secrets["XX-private-BLU-XX"] |= {CONTROL}


def shared() -> World:
    """The same, after each team has been shown its own estimates; one has taken a position."""
    world = sealed()
    _reveal(world, Revealed.ESTIMATES)
    for who in TRIO:
        for what in ("estimate", "choice", "why"):
            world.may(f"XX-{what}-of-{who}-XX", *OWN_TEAM)
    _take_a_position(world, LEAD, "XX-taken-back-XX")
    tension = move_of(world.exercise).tensions.get()
    about = {"move": move_of(world.exercise), "tension": tension}
    positions.withdraw(world.exercise, by=world.seats[LEAD], **about)
    world.may("XX-taken-back-XX", CONTROL, *OWN_TEAM)
    _share_ideas(world)
    _take_a_position(world, LEAD, "XX-position-XX")
    world.may("XX-position-XX", *OWN_TEAM)
    _reserve(world, MEMBER, "XX-reservation-XX")
    world.may("XX-reservation-XX", *OWN_TEAM)
    return world


def staged() -> World:
    """The plenary, team by team: of red everything is open to all, of blue nothing."""
    world = shared()
    _open_the_ranks(world)
    _take_a_position(world, OTHER, "XX-red-position-XX")
    go_to(world.exercise, StepKind.PLENARY, 1)
    for what in TO_ALL:
        _reveal(world, what, "RED")
    world.may("XX-red-position-XX", *PEOPLE)
    return world


def plenary() -> World:
    """The plenary: positions, answers and decisions of the move are open to all."""
    world = staged()
    for what in TO_ALL:
        _reveal(world, what)
    world.may("XX-position-XX", *PEOPLE)
    world.may("XX-reservation-XX", *ALL)
    for part in ANSWERED:
        world.may(f"XX-{part}-XX", *ALL)
    world.may("XX-decision-XX", *ALL)
    world.may("XX-earlier-XX", *PEOPLE)
    world.may("XX-reason-to-change-XX", *PEOPLE)
    world.may("XX-line-BLU-XX", *PEOPLE)
    world.may("XX-dissent-XX", *PEOPLE)
    world.may("XX-dissenting-XX", *PEOPLE)
    world.may("XX-dissenting-unnamed-XX", *PEOPLE)
    world.may("XX-undecided-XX", *ALL)
    world.may("XX-second-XX", *ALL)
    for who in TRIO:
        world.may(f"XX-idea-of-{who}-XX", CONTROL, LEAD, MEMBER, OTHER, BOARD)
    world.may(RANKS, CONTROL, LEAD, MEMBER, OTHER, BOARD)
    world.may("XX-assumed-XX", *PEOPLE)
    world.may("XX-assumption-noted-XX", *PEOPLE)
    _publish_an_agreement(world)
    _open_the_argument(world)
    _judge(world)
    _odds_for_blue(world)
    _rule(world, "all", "secret", ALL)
    _rate(world)
    _challenge(world, _rule(world, "BLU", "told", (CONTROL, *OWN_TEAM)))
    messages.publish(
        world.exercise.messages.get(text="XX-message-GRN-XX"), by=control_of(world.exercise)
    )
    world.may("XX-message-GRN-XX", *ALL)
    scene(world, Scene.DECISIONS)
    return world


def debrief() -> World:
    """After play: the review stands, own views stay sealed until control shows them."""
    world = plenary()
    go_to(world.exercise, StepKind.REVIEW)
    for percent in LIKELIHOODS:
        world.may(f"You gave {percent} percent")
    for who, words in ((MEMBER, "XX-hot-wash-XX"), (LEAD, "Speed."), (OTHER, "Calm.")):
        review.give_hot_wash(world.exercise, surprise=words, keep="", by=world.seats[who])
    world.may("XX-hot-wash-XX", CONTROL)
    _show_the_hot_wash(world)
    go_to(world.exercise, StepKind.EXIT)
    review.give_exit_ticket(
        world.exercise, lesson="XX-exit-XX", applies_to="", by=world.seats[MEMBER]
    )
    world.secrets["XX-exit-XX"] = frozenset({CONTROL})
    _note_what_became(world, "BLU", ALL)
    _note_what_became(world, "RED", (CONTROL, OTHER))
    for who in (LEAD, MEMBER, OTHER):
        world.may(f"XX-own-view-of-{who}-XX", who)
    _close_the_ratings(world)
    _lead_the_talk(world)
    _reveal(world, Revealed.TRAFFIC)
    world.may("XX-message-control-XX", CONTROL, LEAD, MEMBER, OTHER)
    _write_the_report(world)
    _check_and_sign(world)
    return world


def _show_the_hot_wash(world: World) -> None:
    """No line of it is anybody's; on the board it stands while that is what is asked."""
    _reveal(world, Revealed.HOT_WASH)
    world.may("XX-hot-wash-XX", *PEOPLE)


def _write_the_report(world: World) -> None:
    """Texts and claims for both editions, and for the internal one alone; evaluators read the
    draft as control does."""
    exercise, control = world.exercise, control_of(world.exercise)
    for secret, is_internal in (("XX-report-XX", False), ("XX-report-internal-XX", True)):
        about = {"section": Section.OVERVIEW, "is_internal": is_internal, "base": 0}
        reports.write(exercise, text=secret, by=control, **about)
        world.may(secret, CONTROL)
    for secret, is_internal in (("XX-claim-XX", False), ("XX-claim-internal-XX", True)):
        made = Claimed(Section.SUMMARY, secret, ["timeline"], is_internal=is_internal)
        reports.keep_claim(exercise, made, by=control)
        world.may(secret, CONTROL)


def _check_and_sign(world: World) -> None:
    """Blue has said what is wrong; a public edition stands for everybody who has a seat, and the
    teams check the draft of the next."""
    exercise, control = world.exercise, control_of(world.exercise)
    fact_checks.open_(exercise, by=control)
    said = {"section": Section.OVERVIEW, "words": "XX-comment-XX", "by": world.seats[MEMBER]}
    one = fact_checks.comment(exercise, **said)
    fact_checks.answer(one, text="XX-answered-XX", is_corrected=True, by=control)
    fact_checks.close(exercise, by=control)
    editions.sign(exercise, changes="", draw=report.report, by=control)
    fact_checks.open_(exercise, by=control)
    for secret in ("comment", "answered"):
        world.may(f"XX-{secret}-XX", CONTROL, *OWN_TEAM)
    for secret in ("report", "claim", "objective"):
        world.may(f"XX-{secret}-XX", *PEOPLE)


def _lead_the_talk(world: World) -> None:
    """What is kept is not shown yet; what control holds of an objective an evaluator reads once
    the own grade is given, and the plan is control's."""
    exercise, control = world.exercise, control_of(world.exercise)
    rests = [f"decision-{exercise.decisions.filter(team__code='BLU').latest('pk').pk}"]
    said = lessons.Said(LessonKind.IMPROVE, "XX-lesson-XX", rests, "XX-cause-XX")
    lessons.keep(exercise, said, by=control)
    world.may("XX-lesson-XX", CONTROL)
    world.may("XX-cause-XX", CONTROL)
    about = {"grade": Grade.MAJOR, "why": "XX-met-XX", "by": control}
    objective_ratings.rate(exercise, exercise.objectives.get(), **about)
    agreed = improvements.Agreed(
        "XX-improvement-XX", ActionCategory.TEAMS, "Olof", date(2030, 3, 1), contact="XX-contact-XX"
    )
    improvements.agree(exercise, agreed, ticket="ticket-of-an-owner", by=control)
    for secret in ("met", "improvement", "contact"):
        world.secrets[f"XX-{secret}-XX"] = frozenset({CONTROL})


MOMENTS = {
    "sealed": sealed,
    "shared": shared,
    "staged": staged,
    "plenary": plenary,
    "debrief": debrief,
}


def scene(world: World, scene: Scene) -> None:
    """Put a scene on the board, with the first tension or criterion where it takes one."""
    takes_tension = scene in {Scene.POSITIONS, Scene.POLES}
    tension = move_of(world.exercise).tensions.get() if takes_tension else None
    opened = world.exercise.decisions.visible_to(Viewer.board(world.exercise))
    is_point = scene == Scene.POINT and world.exercise.has_ended
    criteria = world.exercise.version.criteria
    to_all = world.exercise.injects.released().filter(is_to_all=True)
    exercises.set_board(
        world.exercise,
        scene=scene,
        tension=tension,
        criterion=criteria.first() if scene == Scene.RATINGS else None,
        inject=to_all.first() if scene == Scene.INJECT else None,
        decision=opened.last_versions().filter(team__code="BLU").first() if is_point else None,
        by=control_of(world.exercise),
    )
    world.exercise.refresh_from_db()


def _mark_the_briefs(exercise: Exercise) -> None:
    for code in ("BLU", "RED"):
        Role.objects.filter(version=exercise.version, key=code).update(
            private_brief=[f"XX-private-{code}-XX"],
            red_lines=[f"XX-red-line-{code}-XX"],
            public_brief=[f"XX-public-{code}-XX"],
        )


def _brief(world: World) -> None:
    """Private briefs are read in the room; control looks them up in the scenario, an evaluator on
    the own page, of the teams that it is assigned."""
    world.may("XX-private-BLU-XX", *OWN_TEAM, EVALUATOR)
    world.may("XX-red-line-BLU-XX", *OWN_TEAM, EVALUATOR)
    world.may("XX-private-RED-XX", OTHER, ELSEWHERE)
    world.may("XX-red-line-RED-XX", OTHER, ELSEWHERE)


def _place(world: World, occasion: Occasion, what: str) -> None:
    is_own = occasion != Occasion.MOVE
    move = None if is_own else move_of(world.exercise)
    tensions = world.exercise.version.tensions.all()[:1] if is_own else move.tensions.all()
    for who, seat in world.seats.items():
        secret = f"XX-{what}-of-{who}-XX"
        marks = [
            Mark(tension, 2, reason=secret, confidence="" if is_own else Confidence.LOW)
            for tension in tensions
        ]
        positions.place(world.exercise, marks, occasion=occasion, move=move, by=seat)
        readable_now = () if is_own or who == "third" else (who,)
        world.may(secret, *readable_now)


def _answer_alone(world: World) -> None:
    """Everybody chooses the mix, in words of their own, and rates what the question names."""
    exercise, move = world.exercise, move_of(world.exercise)
    for who, seat in world.seats.items():
        words, reason = f"XX-choice-of-{who}-XX", f"XX-why-of-{who}-XX"
        private_answers.choose(exercise, move=move, option=0, words=words, reason=reason, by=seat)
        figures = dict.fromkeys(move.question.part(PartKind.RATING).cells, 2)
        private_answers.appraise(exercise, move=move, figures=figures, by=seat)
        idea = f"XX-idea-of-{who}-XX"
        ideas.write(exercise, move=move, texts={1: idea}, by=seat)
        for secret in (words, reason, idea):
            world.may(secret, *(() if who == "third" else (who,)))


def _release_injects(world: World) -> None:
    control = control_of(world.exercise)
    for number, mark in (("1.1", "all"), ("1.2", "BLU"), ("2.1", "later")):
        inject = world.exercise.injects.get(number=number)
        inject.text = f"XX-inject-{mark}-XX"
        inject.save()
        if mark != "later":
            injects.release(inject, by=control)
    world.may("XX-inject-all-XX", *OWN_TEAM, OTHER, *ONLOOKERS)
    world.may("XX-inject-BLU-XX", CONTROL, *OWN_TEAM, OBSERVER)
    world.may("XX-inject-later-XX", *EVALUATORS)


def _share_ideas(world: World) -> None:
    """Blue's three put theirs on the table and rank; red's one, alone, lays another of his."""
    exercise, lead, other = world.exercise, world.seats[LEAD], world.seats[OTHER]
    about = {"move": move_of(exercise)}
    for seat in (lead, other):
        idea_phases.move_on(exercise, **about, phase=IdeaPhase.LISTED, by=seat)
    for who in TRIO:
        world.may(f"XX-idea-of-{who}-XX", CONTROL, *OWN_TEAM)
    ideas.lay(exercise, **about, text="XX-idea-laid-XX", by=other)
    world.may("XX-idea-laid-XX", CONTROL, OTHER)
    idea_phases.move_on(exercise, **about, phase=IdeaPhase.RANKING, by=lead)
    listed = list(Idea.objects.filter(team=lead.team).order_by("number"))
    for who in TRIO:
        ideas.rank(exercise, **about, ideas=listed, by=world.seats[who])
    world.may(RANKS)


def _open_the_ranks(world: World) -> None:
    about = {"move": move_of(world.exercise), "by": world.seats[LEAD]}
    idea_phases.move_on(world.exercise, **about, phase=IdeaPhase.RANKED)
    world.may(RANKS, CONTROL, *OWN_TEAM)


def _deal_cards(world: World) -> None:
    """A card is read by whoever has the injects that it speaks of."""
    readers = {"all": (*OWN_TEAM, OTHER), "BLU": OWN_TEAM, "later": ()}
    for order, (key, inject) in enumerate({"all": "i1-1", "BLU": "i1-2", "later": "i2-1"}.items()):
        option = {"label": "A", "text": f"XX-option-{key}-XX"}
        world.exercise.version.decisioncards.create(
            key=key,
            order=order,
            tension=move_of(world.exercise).tensions.get(),
            title="A card",
            situation=f"XX-card-{key}-XX",
            linked_injects=[inject],
            options=[option],
        )
        world.may(f"XX-card-{key}-XX", *readers[key])
        world.may(f"XX-option-{key}-XX", *readers[key])


def _take_a_position(world: World, who: str, secret: str) -> None:
    move = move_of(world.exercise)
    mark = Mark(move.tensions.get(), 3, reason=secret)
    positions.set_position(world.exercise, mark, move=move, by=world.seats[who])


def _reserve(world: World, who: str, secret: str) -> None:
    seat = world.seats[who]
    position = (
        Position.objects.standing().filter(team=seat.team, move=move_of(world.exercise)).get()
    )
    assents.give(position, Says.RESERVE, words=secret, by=seat)


def _write_and_release(world: World) -> None:
    exercise, lead, move = world.exercise, world.seats[LEAD], move_of(world.exercise)
    answer = {"answer": "XX-answer-XX", "because": "It is cheaper.", "own_state": "XX-applied-XX"}
    answer |= {"choice": "0", "choice_words": "XX-mix-XX", "change_1": "XX-change-XX"}
    answer |= {"change_2": "None."} | {f"rate_{n}": "3" for n in ("1_1", "1_2", "2_1", "2_2")}
    about = {"move": move, "by": lead}
    write(exercise, lead, answer, DraftKind.ANSWER)
    answers.release(exercise, **about)
    changed = {"dissenters": "1", "dissent": "XX-dissent-XX", "assumption_1": "XX-assumed-XX"}
    write(exercise, lead, RECORD | EFFECTS | changed | {"title": "XX-withdrawn-XX"})
    decisions.release(exercise, **about)
    versions.withdraw(exercise, kind=DraftKind.DECISION, **about)
    write(exercise, lead, {"title": "XX-earlier-XX"})
    decisions.release(exercise, **about)
    versions.reopen(exercise, kind=DraftKind.DECISION, **about)
    write(exercise, lead, {"title": "XX-decision-XX", "reason": "XX-reason-to-change-XX"})
    decisions.release(exercise, **about)
    _note_an_assumption(world)
    notes.save(exercise, text="XX-team-notes-XX", base=0, **about)
    world.may("XX-team-notes-XX", *OWN_TEAM)
    notes.rescue(exercise, about="decision action", text="XX-draft-left-XX", **about)
    world.may("XX-draft-left-XX", *OWN_TEAM)
    _decide_again(world)
    write(exercise, world.seats[OTHER], {"title": "XX-draft-XX"})
    _dissent(world)
    because, green = "XX-undecided-XX", exercise.teams.get(code="GRN")
    control = control_of(exercise)
    decisions.release_none(exercise, move=move, because=because, by=control, team=green)
    world.may(because, CONTROL)
    for part in ANSWERED:
        world.may(f"XX-{part}-XX", *OWN_TEAM)
    world.may("XX-decision-XX", *OWN_TEAM)
    world.may("XX-earlier-XX", *OWN_TEAM)
    world.may("XX-reason-to-change-XX", *OWN_TEAM)
    world.may("XX-withdrawn-XX", CONTROL, *OWN_TEAM)
    world.may("XX-dissent-XX", *OWN_TEAM)
    world.may("XX-draft-XX", OTHER)


def _decide_again(world: World) -> None:
    """Blue's second decision of the move."""
    exercise, lead, move = world.exercise, world.seats[LEAD], move_of(world.exercise)
    decisions.another(exercise, move=move, by=lead)
    about = {"move": move, "kind": DraftKind.DECISION, "number": 2, "by": lead}
    for name, text in (RECORD | EFFECTS | {"title": "XX-second-XX"}).items():
        drafts.save(exercise, name=name, text=text, base=0, **about)
    decisions.release(exercise, move=move, number=2, by=lead)
    world.may("XX-second-XX", CONTROL, *OWN_TEAM)


def _dissent(world: World) -> None:
    """From what blue has released, with a name and without; from what red only drafts."""
    said = {
        "XX-dissenting-XX": (MEMBER, True, (CONTROL, *OWN_TEAM)),
        "XX-dissenting-unnamed-XX": (MEMBER, False, (CONTROL, *OWN_TEAM)),
        "XX-dissenting-draft-XX": (OTHER, False, (OTHER,)),
    }
    for words, (who, is_named, readers) in said.items():
        about = {"move": move_of(world.exercise), "words": words, "is_named": is_named}
        dissents.enter(world.exercise, ticket=uuid4(), by=world.seats[who], **about)
        world.may(words, *readers)


def _note_an_assumption(world: World) -> None:
    """Blue's failed, by an inject that blue alone has."""
    touched = world.exercise.injects.get(number="1.2")
    found = assumptions.Finding(Verdict.FAILED, "XX-assumption-noted-XX", touched)
    one = world.exercise.assumptions.get(text="XX-assumed-XX")
    assumptions.note(one, found, by=control_of(world.exercise))
    for secret in ("XX-assumed-XX", "XX-assumption-noted-XX"):
        world.may(secret, CONTROL, *OWN_TEAM)


def _agree(world: World) -> None:
    """Blue and red each propose something to green, which has not signed; red writes another."""
    readers = {"BLU": (LEAD, (CONTROL, *OWN_TEAM)), "RED": (OTHER, (CONTROL, OTHER))}
    for code, (who, may) in readers.items():
        seat, words = world.seats[who], f"XX-agreement-{code}-XX"
        version = agreements.propose(_draft(world, seat, 1, words), by=seat)
        said = f"XX-reservation-{code}-XX"
        signatures.sign(version, team=seat.team, by=seat, reservation=said)
        world.agreements[code] = version.agreement_id
        world.may(words, *may)
        world.may(said, *may)
    _draft(world, world.seats[OTHER], 2, "XX-agreement-draft-XX")
    world.may("XX-agreement-draft-XX", OTHER)


def _draft(world: World, by: Seat, number: int, words: str) -> AgreementDraft:
    terms = Terms(f"Title of {number}", words, "Europe", move_of(world.exercise), ["GRN"])
    return agreement_drafts.keep(world.exercise, terms, number=number, base=0, by=by)


def _publish_an_agreement(world: World) -> None:
    """Blue's; red's stays between its parties."""
    one = world.exercise.agreements.get(pk=world.agreements["BLU"])
    agreements.publish(one, by=control_of(world.exercise))
    world.may("XX-agreement-BLU-XX", *ALL)
    world.may("XX-reservation-BLU-XX", *ALL)


def _note_what_became(world: World, code: str, readers: tuple[str, ...]) -> None:
    one = world.exercise.agreements.get(pk=world.agreements[code])
    found = Finding(Fate.LAPSED, f"XX-fate-{code}-XX")
    signatures.note(one, found, by=control_of(world.exercise))
    world.may(found.note, *readers)


def _write_a_communique(world: World) -> None:
    """For every state to read, and for the board."""
    control, lead = control_of(world.exercise), world.seats[LEAD]
    made = communiques.open_(world.exercise, title="One answer", by=control)
    clause = communiques.add_clause(made, "XX-clause-XX", by=control)
    said = {clause: (ClauseSays.RESERVES, "XX-clause-reservation-XX")}
    communiques.answer(made, said, team=lead.team, by=lead)
    world.may("XX-clause-XX", *ALL)
    world.may("XX-clause-reservation-XX", *ALL)


def _commit(world: World) -> None:
    """Lines of blue and of red, and one of blue's made public. Others have no line without the
    caveat that marks it."""
    exercise, move = world.exercise, move_of(world.exercise)
    ledgers.switch(exercise, is_on=True, by=control_of(exercise))
    theater = exercise.version.theaters.get(key="north")
    for name, who in (("BLU", LEAD), ("RED", OTHER), ("public", LEAD)):
        words = commitments.Words(theater, CommitmentKind.READY, 2, f"XX-line-{name}-XX")
        line = commitments.commit(exercise, words, move=move, by=world.seats[who])
    commitments.publish(line, by=world.seats[LEAD])
    world.may("XX-line-BLU-XX", CONTROL, *OWN_TEAM)
    world.may("XX-line-RED-XX", CONTROL, OTHER)
    world.may("XX-line-public-XX", *PEOPLE)


def _write_messages(world: World) -> None:
    """Between two teams, to control, between others, and between control and one person; and
    what somebody is still writing."""
    exercise, lead, other = world.exercise, world.seats[LEAD], world.seats[OTHER]
    control, member = control_of(exercise), world.seats[MEMBER]
    _send(world, "RED", lead, [LEAD, MEMBER, OTHER], teams=exercise.teams.filter(code="RED"))
    _send(world, "GRN", other, [OTHER], teams=exercise.teams.filter(code="GRN"))
    _send(world, "control", lead, OWN_TEAM, to_control=True)
    _send(world, "person", control, [MEMBER], seat=member)
    jottings.save(None, name="text", text="XX-draft-message-XX", base=0, by=lead)
    world.may("XX-draft-message-XX", LEAD)


def _send(world: World, mark: str, by: Seat, readers: Iterable[str], **to: Any) -> None:
    words = Words(f"XX-message-{mark}-XX", ticket=mark)
    messages.write(world.exercise, words, by=by, **to)
    world.may(words.text, CONTROL, *readers)


def _observe(world: World) -> None:
    """One that blue's evaluator keeps to herself and control, and one that she shares."""
    for what, readers in (("own", (EVALUATOR,)), ("shared", EVALUATORS)):
        secret = f"XX-observed-{what}-XX"
        noted = Noted(f"ticket-{what}", text=secret, is_shared=what == "shared")
        observations.note(world.exercise, noted, by=world.onlookers[EVALUATOR])
        world.secrets[secret] = frozenset({CONTROL, *readers})


def _rule(world: World, what: str, reason: str, readers: tuple[str, ...]) -> Ruling:
    """A ruling for all or for blue, released to its readers, or held when there are none yet."""
    control = control_of(world.exercise)
    words = adjudication.Words(
        outcome=f"XX-ruling-{what}-XX",
        reason=f"XX-reason-{reason}-XX",
        is_reason_open=reason != "secret",
        teams=list(world.exercise.teams.filter(code=what)),
        cited_injects=world.exercise.injects.released(),
        cited_assumptions=world.exercise.assumptions.all(),
        method=Method.SEMI_RIGID,
        method_reason=f"XX-other-method-{what}-XX",
        lookup=_lookup(world, what),
    )
    ruling = adjudication.write(world.exercise, words, move=move_of(world.exercise), by=control)
    if readers:
        adjudication.release(ruling, by=control)
    world.may(words.outcome, *(readers or (CONTROL,)))
    world.may(words.reason, *(readers if words.is_reason_open and readers else (CONTROL,)))
    world.may(f"XX-departs-{what}-XX", *world.secrets[words.reason])
    for secret in ("other-method", "inputs", "rule"):
        world.may(f"XX-{secret}-{what}-XX", *(readers or (CONTROL,)))
    return ruling


def _lookup(world: World, what: str) -> Lookup:
    bands = [(Decimal(0), f"XX-rule-{what}-XX")]
    rule = rules.make(
        world.exercise, name="Coverage", unit="%", bands=bands, by=control_of(world.exercise)
    )
    return Lookup(rule, Decimal(50), f"XX-inputs-{what}-XX", f"XX-departs-{what}-XX")


def _challenge(world: World, ruling: Ruling) -> None:
    """Blue's challenge of a ruling that only blue reads; denied."""
    made = ruling_challenges.lodge(ruling, text="XX-challenge-XX", by=world.seats[LEAD])
    ruling_challenges.deny(made, answer="XX-denied-XX", by=control_of(world.exercise))
    for secret in ("XX-challenge-XX", "XX-denied-XX"):
        world.may(secret, CONTROL, *OWN_TEAM)


def _rate(world: World) -> None:
    """Blue's three rate themselves; one of another team rates blue."""
    exercise, control = world.exercise, control_of(world.exercise)
    asked = ratings.open_round(exercise, move=move_of(exercise), peers=2, by=control)
    blue = exercise.teams.get(code="BLU")
    criterion = exercise.version.criteria.first()
    cited = list(blue.decisions.all())
    for who, seat in world.seats.items():
        level = Level(criterion, 2, f"XX-rating-of-{who}-XX", cited)
        ratings.rate(asked, [level], team=blue, by=seat)
        world.may(f"XX-rating-of-{who}-XX", *(() if who == "third" else (who,)))
    level = Level(criterion, 2, "XX-rating-of-evaluator-XX", cited)
    ratings.rate(asked, [level], team=blue, by=world.onlookers[EVALUATOR])
    world.may("XX-rating-of-evaluator-XX", EVALUATOR)


def _close_the_ratings(world: World) -> None:
    """Control has shown them: those of three together, unnamed; that of one alone to nobody."""
    asked, control = world.exercise.rating_rounds.get(), control_of(world.exercise)
    ratings.close(asked, by=control)
    ratings.show(asked, by=control)
    for who in (*TRIO, EVALUATOR):
        world.may(f"XX-rating-of-{who}-XX", *PEOPLE)


def _argue(world: World) -> None:
    """Blue argues; control has begun a draft of its own that nobody else reads."""
    exercise, control = world.exercise, control_of(world.exercise)
    methods.change(exercise, Method.MATRIX, reason="XX-method-XX", by=control)
    world.may("XX-method-XX", *PEOPLE)
    argued = {"action": "XX-action-XX", "result": "XX-result-XX", "reasons": ["XX-because-XX"]}
    arguments.lodge(exercise, move=move_of(exercise), by=world.seats[LEAD], **argued)
    for secret in ("XX-action-XX", "XX-result-XX", "XX-because-XX"):
        world.may(secret, CONTROL, *OWN_TEAM)
    matter = Matter("XX-draft-matter-XX", Method.PROBABILISTIC, "Chance.", pros=["XX-pro-XX"])
    matters.begin(exercise, matter, move=move_of(exercise), by=control)
    world.may("XX-draft-matter-XX", CONTROL)
    world.may("XX-pro-XX", CONTROL)


def _open_the_argument(world: World) -> None:
    """From now on everybody reads it, and what the others add."""
    exercise, control = world.exercise, control_of(world.exercise)
    matter = Matter("XX-matter-XX", Method.MATRIX, argument=exercise.arguments.get())
    ruling = matters.begin(exercise, matter, move=move_of(exercise), by=control)
    arguments.add_point(ruling, side=Side.CON, text="XX-con-XX", by=world.seats[OTHER])
    for secret in ("action", "result", "because", "matter", "con"):
        world.may(f"XX-{secret}-XX", *PEOPLE)


def _judge(world: World) -> None:
    """How likely it is: figures that nobody but their authors reads before control opens them."""
    exercise, control = world.exercise, control_of(world.exercise)
    matter = Matter("XX-judged-XX", Method.ESTIMATED, "Judge it.")
    ruling = matters.begin(exercise, matter, move=move_of(exercise), by=control)
    for percent, (who, seat) in zip(LIKELIHOODS, world.seats.items(), strict=True):
        likelihoods.give(ruling, percent=percent, by=seat)
        given = f"You gave {percent} percent"
        world.may(given, *(() if who == "third" else (who,)))
    world.may("XX-judged-XX", *PEOPLE)


def _odds_for_blue(world: World) -> None:
    """Odds that are shown to blue before a draw, and a ruling that is not written yet."""
    exercise, control = world.exercise, control_of(world.exercise)
    blue = list(exercise.teams.filter(code="BLU"))
    matter = Matter("XX-odds-XX", Method.PROBABILISTIC, "Chance.", teams=blue, pros=["XX-why-XX"])
    ruling = matters.begin(exercise, matter, move=move_of(exercise), by=control)
    draws.show_odds(ruling, by=control)
    world.may("XX-odds-XX", CONTROL, *OWN_TEAM)
    world.may("XX-why-XX", CONTROL, *OWN_TEAM)


def _reveal(world: World, what: Revealed, code: str = "") -> None:
    """Of all teams, or of one."""
    team = world.exercise.teams.filter(code=code).first()
    move = None if what == Revealed.TRAFFIC else move_of(world.exercise)
    sealed = {"what": what, "move": move, "team": team}
    reveals.reveal(world.exercise, by=control_of(world.exercise), **sealed)
