"""What exists: the nouns, their states and what PostgreSQL refuses. Knows nothing above it."""

from .adjudication import Ruling
from .agreements import Agreement, AgreementDraft, AgreementReader, AgreementVersion, Party
from .answers import Answer, AnswerPart
from .arguments import Argument, Point, Side
from .assents import Assent, Says
from .assumptions import Assumption, AssumptionStatus, Verdict
from .attribution import Attribution, OwnViewsTo
from .captures import Capture, Place
from .commitments import Commitment, CommitmentKind, CommitmentStatus
from .communiques import Clause, ClauseAnswer, ClauseSays, ClauseVersion, Communique
from .corrections import Correction
from .decision_cards import DecisionCard
from .decisions import Consultation, CriterionEffect, Decision, OptionConsidered
from .defenders import Defender, Pole
from .dissents import Dissent
from .drafts import Draft, DraftKind, DraftText
from .draws import Draw, Rung
from .erasures import Erasure
from .exercises import Exercise, State
from .facilitators import Facilitator, SignInLink
from .fact_checks import FactCheck, FactComment
from .ideas import Idea, IdeaMerge, IdeaOpening, IdeaPhase, Ranking, SilentIdea
from .improvements import (
    ActionCategory,
    ActionState,
    ActionStatus,
    ImprovementAction,
    Priority,
)
from .information_states import InformationState, Known
from .injects import Delivery, Inject, Trigger
from .journal import JournalEntry, Kind
from .ledgers import Budget, Requirement, Token
from .lessons import Lesson, LessonKind
from .library import Right, Scenario, ScenarioShare, may_edit
from .library_sheets import LibrarySheet
from .likelihoods import Likelihood
from .messages import Conversation, Message, Publication
from .methods import Method, MethodChange
from .moves import AFTER_PLAY, Challenge, Move, Step, StepKind
from .notes import Note
from .objections import Objection
from .objective_ratings import Grade, ObjectiveRating
from .objectives import Objective, ObjectiveKind
from .observations import Observation
from .paragraphs import Consulted, Paragraph
from .parallels import Parallel
from .phrases import Phrase, PhrasePart
from .positions import Confidence, Estimate, Occasion, Position, Stance, Voice
from .private_answers import Appraisal, PrivateChoice
from .purposes import Purpose
from .question_parts import PartKind
from .ratings import Rater, Rating, RatingRound
from .readings import Jotting, Reading
from .record_plans import RecordPlan
from .report_sections import Section
from .reports import Claim, Edition, ReportText
from .reveals import Reveal, Revealed
from .review import ExitTicket, HotWash
from .rosters import Apart, RosterPerson
from .rules import Band, Computed, Rule
from .ruling_challenges import RulingChallenge
from .scenario_drafts import ScenarioDraft, ScenarioDraftAct
from .scenario_parts import (
    Criterion,
    Fact,
    FormatPreset,
    InjectKind,
    KeyQuestion,
    PlannedInject,
    PlannedMove,
    Role,
    ScopeItem,
    Series,
    Tension,
    Theater,
)
from .scenarios import ScenarioVersion
from .scenes import Hindsight, Scene, Stage
from .signatures import AgreementStatus, Fate, Signature, Signing
from .stars import Star
from .step_notes import StepNote
from .teams import Duty, Seat, Team
from .viewers import Viewer
from .withdrawals import Withdrawal

__all__ = [
    "AFTER_PLAY",
    "ActionCategory",
    "ActionState",
    "ActionStatus",
    "Agreement",
    "AgreementDraft",
    "AgreementReader",
    "AgreementStatus",
    "AgreementVersion",
    "Answer",
    "AnswerPart",
    "Apart",
    "Appraisal",
    "Argument",
    "Assent",
    "Assumption",
    "AssumptionStatus",
    "Attribution",
    "Band",
    "Budget",
    "Capture",
    "Challenge",
    "Claim",
    "Clause",
    "ClauseAnswer",
    "ClauseSays",
    "ClauseVersion",
    "Commitment",
    "CommitmentKind",
    "CommitmentStatus",
    "Communique",
    "Computed",
    "Confidence",
    "Consultation",
    "Consulted",
    "Conversation",
    "Correction",
    "Criterion",
    "CriterionEffect",
    "Decision",
    "DecisionCard",
    "Defender",
    "Delivery",
    "Dissent",
    "Draft",
    "DraftKind",
    "DraftText",
    "Draw",
    "Duty",
    "Edition",
    "Erasure",
    "Estimate",
    "Exercise",
    "ExitTicket",
    "Facilitator",
    "Fact",
    "FactCheck",
    "FactComment",
    "Fate",
    "FormatPreset",
    "Grade",
    "Hindsight",
    "HotWash",
    "Idea",
    "IdeaMerge",
    "IdeaOpening",
    "IdeaPhase",
    "ImprovementAction",
    "InformationState",
    "Inject",
    "InjectKind",
    "Jotting",
    "JournalEntry",
    "KeyQuestion",
    "Kind",
    "Known",
    "Lesson",
    "LessonKind",
    "LibrarySheet",
    "Likelihood",
    "Message",
    "Method",
    "MethodChange",
    "Move",
    "Note",
    "Objection",
    "Objective",
    "ObjectiveKind",
    "ObjectiveRating",
    "Observation",
    "Occasion",
    "OptionConsidered",
    "OwnViewsTo",
    "Paragraph",
    "Parallel",
    "PartKind",
    "Party",
    "Phrase",
    "PhrasePart",
    "Place",
    "PlannedInject",
    "PlannedMove",
    "Point",
    "Pole",
    "Position",
    "Priority",
    "PrivateChoice",
    "Publication",
    "Purpose",
    "Ranking",
    "Rater",
    "Rating",
    "RatingRound",
    "Reading",
    "RecordPlan",
    "ReportText",
    "Requirement",
    "Reveal",
    "Revealed",
    "Right",
    "Role",
    "RosterPerson",
    "Rule",
    "Ruling",
    "RulingChallenge",
    "Rung",
    "Says",
    "Scenario",
    "ScenarioDraft",
    "ScenarioDraftAct",
    "ScenarioShare",
    "ScenarioVersion",
    "Scene",
    "ScopeItem",
    "Seat",
    "Section",
    "Series",
    "Side",
    "SignInLink",
    "Signature",
    "Signing",
    "SilentIdea",
    "Stage",
    "Stance",
    "Star",
    "State",
    "Step",
    "StepKind",
    "StepNote",
    "Team",
    "Tension",
    "Theater",
    "Token",
    "Trigger",
    "Verdict",
    "Viewer",
    "Voice",
    "Withdrawal",
    "may_edit",
]
