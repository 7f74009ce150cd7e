"""One text of a team in the making or released, as the room shows it."""

from dataclasses import dataclass, field
from uuid import uuid4

from wargame.models import (
    Answer,
    Decision,
    Dissent,
    DraftKind,
    Move,
    Paragraph,
    Seat,
    answer_fields,
)
from wargame.models.decisions import MOST

from .draft_texts import RatedFields, Text, WrittenParagraph
from .ledgers import OwnLines


@dataclass(frozen=True)
class Choice:
    """Something a decision can answer: a key question or an inject the team has."""

    key: str
    label: str


@dataclass(frozen=True)
class DraftSheet:
    """One text of one move. `texts` are the fields of an answer, those of a rating also thing by
    thing in `rated`, and `allocation` is what the ledger holds of it; `paragraphs` are those of a
    decision. `done` counts what is required and done, of `of`; `reason` is asked for while a
    change is written to what stands."""

    kind: str
    move: Move
    number: int
    done: int
    of: int
    missing: list[str]
    allocation: OwnLines | None = None
    texts: dict[str, Text] = field(default_factory=dict)
    rated: list[RatedFields] = field(default_factory=list)
    paragraphs: list[WrittenParagraph] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    pen: Seat | None = None
    offered_by: Seat | None = None
    is_begun: bool = False
    answer: Answer | None = None
    decision: Decision | None = None
    reason: Text | None = None
    dissents: list[Dissent] = field(default_factory=list)
    is_last: bool = False

    @property
    def is_decision(self) -> bool:
        return self.kind == DraftKind.DECISION

    @property
    def query(self) -> str:
        """What every address of an act says of which text it is about."""
        said = f"move={self.move.number}"
        return said if self.number == 1 else f"{said}&number={self.number}"

    @property
    def key(self) -> str:
        """Tells it from every other text of the move, on a page that shows several."""
        return self.kind if self.number == 1 else f"{self.kind}-{self.number}"

    @property
    def new_ticket(self) -> str:
        """For a form that is sent once."""
        return str(uuid4())

    @property
    def is_undecided(self) -> bool:
        """True where it stands on record that no decision was made."""
        return self.decision is not None and self.decision.is_undecided

    @property
    def may_be_none(self) -> bool:
        """True while the head may put on record that no decision was made."""
        return self.is_decision and self.number == 1 and self.released is None

    @property
    def may_be_followed(self) -> bool:
        """True once all decisions of the move are released and another can be written."""
        is_done = self.is_decision and self.is_last and self.released is not None
        return is_done and self.number < MOST and not (self.is_undecided and self.is_sealed)

    @property
    def may_dissent(self) -> bool:
        """True once there is something of a decision to dissent from."""
        return self.is_decision and (self.is_begun or self.released is not None)

    @property
    def named(self) -> list[Text]:
        """The fields of an answer that name ideas."""
        return [self.texts[name] for name in answer_fields.IDEAS if name in self.texts]

    @property
    def asked(self) -> list[WrittenParagraph]:
        """The paragraphs that stand open."""
        return [one for one in self.paragraphs if one.is_asked]

    @property
    def further(self) -> list[WrittenParagraph]:
        """Those that fold away."""
        return [one for one in self.paragraphs if not one.is_asked]

    @property
    def has_further(self) -> bool:
        """True when something stands in a paragraph that folds away."""
        return any(one.is_written for one in self.further)

    @property
    def chosen(self) -> list[Choice]:
        """What the decision answers, of what it could."""
        answers = next(one for one in self.paragraphs if one.paragraph == Paragraph.ANSWERS)
        return [one for one in self.choices if one.key in answers.first.keys]

    @property
    def is_open(self) -> bool:
        """True while it can be written: nothing stands of it, or what stands is being changed."""
        return self.released is None or self.reason is not None

    @property
    def is_sealed(self) -> bool:
        """True while what stands may be withdrawn."""
        return self.released is not None and not getattr(self.released, "is_revealed", True)

    @property
    def released(self) -> Answer | Decision | None:
        return self.answer or self.decision
