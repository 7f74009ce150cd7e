"""Messages as their reader gets them: from whom, to whom, and whether the author may be known."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wargame.models import Conversation, Exercise, Message, Seat, Team, Viewer
from wargame.models.attribution import known_as
from wargame.models.viewers import CONTROL, of_seat, of_team

from . import passes


@dataclass(frozen=True)
class Party:
    """One party of a conversation: a team, or (no team) control or one person by name."""

    name: str
    label: str
    team: Team | None = None


@dataclass(frozen=True)
class Dispatch:
    """One message. `author` is empty where this reader may not know the person, `place` the team
    of a person who writes for themselves; `answers` is the message that it replies to."""

    message: Message
    sender: Party
    to: list[Party]
    author: str
    is_own: bool
    is_new: bool
    place: Team | None = None
    answers: "Dispatch | None" = None

    @property
    def badge(self) -> Team | None:
        return self.sender.team or self.place

    @property
    def addressees(self) -> str:
        return ", ".join(party.label for party in self.to)


class Reader:
    """Knows the teams of the exercise, and who is looking. One query, in a pass once for all."""

    def __init__(self, viewer: Viewer) -> None:
        self.viewer = viewer
        self.teams = passes.every(viewer.exercise, _teams)

    def parties(self, conversation: Conversation) -> list[Party]:
        """Teams in seating order, then control or the person. The one who looks is among them."""
        found = [
            Party(name, team.code, team)
            for name, team in self.teams.items()
            if name in conversation.parties
        ]
        if CONTROL in conversation.parties:
            found.append(Party(CONTROL, _("control")))
        if conversation.seat is not None:
            name = of_seat(conversation.seat.pk)
            is_you = name in self.viewer.audiences
            found.append(Party(name, _("you") if is_you else self._person(conversation.seat)))
        return found

    def others(self, conversation: Conversation) -> list[Party]:
        """The parties without the one who looks."""
        own = self.viewer.audiences
        return [party for party in self.parties(conversation) if party.name not in own]

    def addressees(self) -> list[Party]:
        """To whom this viewer may write: the other teams, and control; who looks on, to control
        alone."""
        own = self.viewer.audiences
        teams = {} if self.viewer.looks_on else self.teams
        found = [Party(name, team.code, team) for name, team in teams.items()]
        if not self.viewer.is_control:
            found.append(Party(CONTROL, _("control")))
        return [party for party in found if party.name not in own]

    def dispatch(
        self, message: Message, new: Collection[int] = (), answers: "Dispatch | None" = None
    ) -> Dispatch:
        """`new` are the keys of the messages that this reader has not read."""
        every = self.parties(message.conversation)
        is_person = message.sender not in {CONTROL, *self.teams}
        return Dispatch(
            message=message,
            sender=next(party for party in every if party.name == message.sender),
            to=[party for party in every if party.name != message.sender],
            author=message.author_for(self.viewer),
            is_own=message.sender in self.viewer.audiences,
            is_new=message.pk in new,
            place=message.author.team if is_person and self.viewer.reads_all else None,
            answers=answers,
        )

    def _person(self, seat: Seat) -> str:
        known = known_as(seat, self.viewer)
        if known and self.viewer.knows_people_of(seat.team_id):
            return known
        team = self.teams[of_team(seat.team_id or 0)]
        if known:
            return _("%(title)s of %(team)s") % {"title": known, "team": team.code}
        return _("somebody of %(team)s") % {"team": team.code}

    def dispatches(self, found: Iterable[Message], new: Collection[int] = ()) -> list[Dispatch]:
        """In the order given, each with what it replies to."""
        made = []
        for one in found:
            answers = None
            if one.reply_to is not None:
                one.reply_to.conversation = one.conversation
                answers = self.dispatch(one.reply_to)
            made.append(self.dispatch(one, new, answers))
        return made


def whole(messages: QuerySet[Message]) -> QuerySet[Message]:
    """With all that a dispatch is made of, so that nothing is asked for a message alone."""
    return messages.select_related(
        "conversation__seat",
        "author__team",
        "move",
        "step",
        "publication",
        "reply_to__author__team",
    )


def _teams(exercise: Exercise) -> dict[str, Team]:
    return {of_team(team.pk): team for team in exercise.teams.all()}
