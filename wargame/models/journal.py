"""The journal: one append-only row an act, with ids and kinds, never names or people's words.

It is audit trail, timeline, live signal and catch-up cursor at once. PostgreSQL refuses to
change, delete or truncate it (see the migration `the_journal_is_append_only`).
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from .exercises import Exercise
from .teams import Seat
from .viewers import Viewer


class Kind(models.TextChoices):
    """What happened; the label is its sentence. {seat} and {team} are filled in when shown."""

    EXERCISE_MADE = "exercise.made", _("{seat} made the exercise.")
    EXERCISE_BRANCHED = (
        "exercise.branched",
        _("{seat} plays on from here; what stands before was another exercise."),
    )
    SETUP_CHANGED = "setup.changed", _("{seat} changed the set-up.")
    TIMELINE_PLANNED = "timeline.planned", _("{seat} changed the timeline.")
    STEPS_CUT = (
        "steps.cut",
        _("{seat} shortened steps to come for the debrief."),
    )
    SESSION_END_SET = "session.end", _("{seat} set when the session ends.")
    COLLECTION_PLANNED = "collection.planned", _("{seat} changed the data collection plan.")
    MADE_READY = "exercise.ready", _("{seat} said that the exercise is ready.")
    SITTING_SUSPENDED = "sitting.suspended", _("{seat} suspended play until the next sitting.")
    SITTING_TAKEN_UP = "sitting.resumed", _("{seat} took play up again.")
    BOARD_OPENED = "board.opened", _("{seat} opened the board.")
    LOBBY_OPENED = "lobby.opened", _("{seat} opened the exercise for joining.")
    EXERCISE_STARTED = "exercise.started", _("{seat} started play.")
    EXERCISE_ENDED = "exercise.ended", _("{seat} ended play. Records are locked.")
    STEP_BEGUN = "step.begun", _("{seat} began {step}.")
    STEP_RETURNED = "step.returned", _("{seat} went back to {step}.")
    CLOCK_PAUSED = "clock.paused", _("{seat} paused the clock.")
    CLOCK_RESUMED = "clock.resumed", _("{seat} let the clock run.")
    CLOCK_CHANGED = "clock.changed", _("{seat} changed the time left by {minutes} min.")
    CLOCK_SHIFTED = "clock.shifted", _("{seat} moved everything to come by {minutes} min.")
    CLOCK_UNDONE = "clock.undone", _("{seat} undid the last act on the clock.")
    RECORD_PLANNED = "record.planned", _("{seat} changed what decision records ask for.")
    CHALLENGE_SET = "challenge.set", _("{seat} chose another challenge for the move.")
    BOARD_SET = "board.set", _("{seat} put {scene} on the board.")
    REVEALED = "reveal.made", _("{seat} revealed {what}.")
    PERSON_INVITED = (
        "person.invited",
        _("{seat} was let in by a link."),
    )
    LINK_RENEWED = "link.renewed", _("{seat} got a new link; the old one ended.")
    TEAMS_ASSIGNED = "teams.assigned", _("{seat} was assigned other teams.")
    PERSON_REMOVED = "person.removed", _("{seat} was removed; their link ended.")
    OBSERVED = "observation.noted", _("{seat} noted an observation.")
    LOOKED_IN = "looked.in", _("{seat} looked in on {team}.")
    TEAM_PLAYED = "team.played", _("{seat} plays {team} from now on.")
    TEAMS_MERGED = "teams.merged", _("{seat} merged another team into {team}.")
    TEAM_SPLIT = "team.split", _("{seat} split a team: half of it plays {team}.")
    ROSTER_CHANGED = "roster.changed", _("{seat} changed the roster.")
    TEXT_CORRECTED = "text.corrected", _("{seat} corrected a text of the scenario.")
    OBJECTION_PARKED = "objection.parked", _("{seat} parked an objection to the scenario.")
    OBJECTION_ANSWERED = "objection.answered", _("{seat} answered an objection of {team}.")
    CHAIR_ADDED = "chair.added", _("{seat} put one more chair at {team}.")
    SEAT_TAKEN = "seat.taken", _("{seat} took a seat in {team}.")
    SEAT_MOVED = "seat.moved", _("{seat} was moved to {team}.")
    SEAT_REMOVED = "seat.removed", _("{seat} was removed from {team}.")
    SEAT_PRESENT = "seat.present", _("{seat} is here.")
    SEAT_AWAY = "seat.away", _("{seat} lost the connection.")
    LEAD_HANDED = "lead.handed", _("{seat} became head of delegation of {team}.")
    INJECT_RELEASED = "inject.released", _("{seat} released inject {inject}.")
    INJECT_WENT = "inject.went", _("Inject {inject} went out at its time, as {seat} had set.")
    INJECT_TIMED = "inject.timed", _("{seat} set when inject {inject} goes out.")
    INJECTS_TIMED = "injects.timed", _("{seat} let all planned injects go out at their times.")
    INJECTS_LISTED = "injects.listed", _("{seat} took in a list of injects.")
    INJECT_HELD = "inject.held", _("{seat} holds inject {inject} back.")
    INJECT_LET_GO = "inject.letgo", _("{seat} no longer holds inject {inject} back.")
    INJECT_WRITTEN = "inject.written", _("{seat} wrote inject {inject}.")
    INJECT_WITHDRAWN = "inject.withdrawn", _("{seat} took inject {inject} back unread.")
    INJECT_OPENED = "inject.opened", _("{team} opened inject {inject}.")
    ESTIMATE_PLACED = "estimate.placed", _("{seat} placed an estimate.")
    ANSWERED_ALONE = "question.alone", _("{seat} answered the key question alone.")
    IDEAS_MOVED_ON = "ideas.moved", _("{seat} moved {team} on with its ideas.")
    IDEA_LAID = "idea.laid", _("{team} put one more idea on its table.")
    IDEAS_MERGED = "ideas.merged", _("{seat} merged ideas of {team}.")
    IDEA_PARTED = "idea.parted", _("{seat} took merged ideas of {team} apart.")
    IDEAS_RANKED = "ideas.ranked", _("{seat} ranked the ideas of {team}.")
    POSITION_SET = "position.set", _("{seat} set the position of {team}.")
    POSITION_WITHDRAWN = "position.withdrawn", _("{seat} withdrew the position of {team}.")
    ASSENT_GIVEN = "assent.given", _("{seat} said where they stand on the position of {team}.")
    PEN_TAKEN = "pen.taken", _("{seat} took the pen in {team}.")
    PEN_HANDED = "pen.handed", _("{seat} got the pen in {team}.")
    DRAFT_SAVED = "draft.saved", _("{seat} wrote in a draft of {team}.")
    NOTES_WRITTEN = "notes.written", _("{seat} wrote in the notes of {team}.")
    STEP_NOTED = "step.noted", _("{seat} wrote a note on a step.")
    DRAFT_OFFERED = "draft.offered", _("{seat} asked the head of {team} to release.")
    DRAFT_REOPENED = "draft.reopened", _("{seat} began to change what {team} had released.")
    ANSWER_RELEASED = "answer.released", _("{seat} released the answer of {team}.")
    DECISION_RELEASED = "decision.released", _("{seat} released a decision of {team}.")
    NO_DECISION = "decision.none", _("{seat} put on record that {team} made no decision.")
    DISSENT_ENTERED = "dissent.entered", _("{seat} dissented from a decision of {team}.")
    METHOD_CHANGED = "method.changed", _("{seat} chose another method of adjudication.")
    ANSWER_WITHDRAWN = "answer.withdrawn", _("{seat} withdrew the answer of {team}.")
    DECISION_WITHDRAWN = "decision.withdrawn", _("{seat} withdrew a decision of {team}.")
    ARGUMENT_LODGED = "argument.lodged", _("{seat} lodged an argument for {team}.")
    RULING_BEGUN = "ruling.begun", _("{seat} began a ruling.")
    POINT_ADDED = "point.added", _("{seat} added a point for or against.")
    POINT_WEIGHED = "point.weighed", _("{seat} weighed a point.")
    LIKELIHOOD_GIVEN = "likelihood.given", _("{seat} gave a likelihood.")
    RULING_CLOSED = "ruling.closed", _("{seat} closed what was asked for a ruling.")
    ODDS_SHOWN = "odds.shown", _("{seat} showed the odds of a draw.")
    DRAWN = "draw.made", _("{seat} settled how it goes.")
    RULING_DROPPED = "ruling.dropped", _("{seat} dropped a ruling that was begun.")
    RULING_WRITTEN = "ruling.written", _("{seat} wrote a ruling and holds it.")
    RULING_RELEASED = "ruling.released", _("{seat} released a ruling.")
    LEDGER_ON = "ledger.on", _("{seat} switched the ledger on.")
    LEDGER_OFF = "ledger.off", _("{seat} switched the ledger off.")
    REQUIREMENT_SET = "requirement.set", _("{seat} set what a theater requires.")
    BUDGET_SET = "budget.set", _("{seat} set the budget of {team}.")
    COMMITMENT_WRITTEN = "commitment.written", _("{seat} wrote a ledger line of {team}.")
    COMMITMENT_OPENED = "commitment.opened", _("{seat} made a ledger line of {team} public.")
    RATINGS_OPENED = "ratings.opened", _("{seat} asked for ratings.")
    RATING_GIVEN = "rating.given", _("{seat} rated a delegation.")
    RATINGS_CLOSED = "ratings.closed", _("{seat} closed the ratings.")
    RATINGS_SHOWN = "ratings.shown", _("{seat} showed the ratings to all.")
    RULING_CHALLENGED = "ruling.challenged", _("{seat} challenged a ruling for {team}.")
    CHALLENGE_ANSWERED = "challenge.answered", _("{seat} answered the challenge of {team}.")
    ASSUMPTION_JUDGED = (
        "assumption.judged",
        _("{seat} noted what became of an assumption of {team}."),
    )
    RULE_MADE = "rule.made", _("{seat} changed the rules that are looked up.")
    AGREEMENT_DRAFTED = "agreement.drafted", _("{seat} wrote in an agreement draft of {team}.")
    AGREEMENT_PROPOSED = "agreement.proposed", _("{seat} proposed an agreement for {team}.")
    AGREEMENT_SIGNED = "agreement.signed", _("{seat} signed an agreement for {team}.")
    AGREEMENT_DECLINED = "agreement.declined", _("{seat} declined an agreement for {team}.")
    AGREEMENT_SHOWN = "agreement.shown", _("{seat} let more teams see an agreement.")
    AGREEMENT_PUBLISHED = "agreement.published", _("{seat} published an agreement.")
    AGREEMENT_JUDGED = "agreement.judged", _("{seat} noted what became of an agreement.")
    COMMUNIQUE_OPENED = "communique.opened", _("{seat} opened a joint communique.")
    CLAUSE_WRITTEN = "clause.written", _("{seat} wrote a clause of the joint communique.")
    CLAUSES_ANSWERED = "clauses.answered", _("{seat} answered the joint communique for {team}.")
    COMMUNIQUE_CLOSED = "communique.closed", _("{seat} closed the joint communique.")
    MESSAGE_SENT = "message.sent", _("{seat} sent a message.")
    MESSAGES_READ = "message.read", _("{seat} read messages.")
    MESSAGE_KEPT = "message.kept", _("{seat} marked a message as unread.")
    MESSAGES_SETTLED = "message.settled", _("{seat} said that a message needs no answer.")
    MESSAGE_PUBLISHED = "message.published", _("{seat} published a message to all.")
    HOT_WASH_GIVEN = "hotwash.given", _("{seat} gave a hot wash.")
    OWN_VIEWS_LET_GO = (
        "own views.let go",
        _("Own views no longer lead to people, as {seat} set up."),
    )
    NAMES_KEPT = "names.kept", _("{seat} set until when the names of people are kept.")
    PERSON_ERASED = "person.erased", _("{seat} erased a person from the record.")
    PEOPLE_ERASED = "people.erased", _("The names of all people were erased, as {seat} set up.")
    EXIT_GIVEN = "exit.given", _("{seat} gave an exit ticket.")
    LESSON_KEPT = "lesson.kept", _("{seat} kept what to sustain or improve.")
    LESSON_STRUCK = "lesson.struck", _("{seat} struck what to sustain or improve.")
    DEFENDER_NAMED = "defender.named", _("{seat} named {team} to defend a pole.")
    OBJECTIVE_RATED = "objective.rated", _("{seat} rated an objective.")
    ACTION_AGREED = "action.agreed", _("{seat} agreed on an action of the improvement plan.")
    ACTION_SAID = "action.said", _("{seat} said how far an action of the improvement plan is.")
    ACTION_LINK_RENEWED = "action.link", _("{seat} made a new link for the owner of an action.")
    STARRED = "star.given", _("{seat} starred something on record.")
    STAR_TAKEN_OFF = "star.taken", _("{seat} took a star off.")
    REPORT_WRITTEN = "report.written", _("{seat} wrote in the report.")
    CLAIM_KEPT = "report.claimed", _("{seat} changed a claim of the report.")
    REPORT_SIGNED = "report.signed", _("{seat} signed an edition of the report.")
    FACTS_OPENED = "facts.opened", _("{seat} asked the teams to check the facts of the report.")
    FACTS_CLOSED = "facts.closed", _("{seat} closed the fact check.")
    FACT_COMMENTED = "facts.commented", _("{seat} commented on the facts of the report.")
    FACT_ANSWERED = "facts.answered", _("{seat} answered a comment on the facts of the report.")


# Acts on the clock that can be undone until the next of them, and all that count as the next.
CLOCK_ACTS = (
    Kind.CLOCK_PAUSED,
    Kind.CLOCK_RESUMED,
    Kind.CLOCK_CHANGED,
    Kind.CLOCK_SHIFTED,
    Kind.STEP_BEGUN,
    Kind.STEP_RETURNED,
)
ON_THE_CLOCK = (
    *CLOCK_ACTS,
    Kind.CLOCK_UNDONE,
    Kind.STEPS_CUT,
    Kind.EXERCISE_BRANCHED,
    Kind.SITTING_SUSPENDED,
    Kind.SITTING_TAKEN_UP,
    Kind.EXERCISE_STARTED,
    Kind.EXERCISE_ENDED,
)


def kinds() -> list[tuple[str, str]]:
    """Asked for when needed, so that a new kind of entry needs no migration."""
    return [(str(kind), str(kind.label)) for kind in Kind]


class JournalEntryQuerySet(models.QuerySet["JournalEntry"]):
    """Entries, by who may ever hear of them."""

    def visible_to(self, viewer: Viewer) -> "JournalEntryQuerySet":
        """Entries addressed to one of the viewer's audiences; control and evaluators read them
        all, for an entry never holds a value, but that somebody else looked in on a team."""
        here = self.filter(exercise=viewer.exercise)
        if viewer.is_control:
            return here
        if viewer.is_evaluator:
            return here.exclude(~models.Q(seat=viewer.seat), kind=Kind.LOOKED_IN)
        return here.filter(audiences__overlap=sorted(viewer.audiences))

    def last_on_the_clock(self) -> "JournalEntry | None":
        """What was last done to the clock."""
        return self.filter(kind__in=ON_THE_CLOCK).order_by("-number").first()


class JournalEntry(models.Model):
    """One act. `number` counts per exercise; `audiences` says who may ever hear of it."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="journal")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=24, choices=kinds)
    at = models.DateTimeField()
    exercise_time = models.DurationField()
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")
    audiences = ArrayField(models.CharField(max_length=24))
    refs = models.JSONField(default=dict)

    objects = JournalEntryQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["exercise", "number"], name="entry_numbered_once")
        ]
        indexes = [models.Index(fields=["exercise", "kind", "seat"])]

    @property
    def can_be_undone(self) -> bool:
        """True for an act on the clock that kept what stood there before."""
        return self.kind in CLOCK_ACTS and "before" in self.refs
