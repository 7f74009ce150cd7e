"""Beginnings of injects that control may need on the spot: two of each kind, to fill in."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wargame.models import InjectKind


@dataclass(frozen=True)
class Snippet:
    """What stands in square brackets is for control to fill in."""

    key: str
    kind: InjectKind
    name: Promise | str
    sender: Promise | str
    title: Promise | str
    text: Promise | str


SNIPPETS = (
    Snippet(
        "leak",
        InjectKind.NEWS,
        _("A leak"),
        _("[Newspaper]"),
        _("[State] weighs a step it has not announced"),
        _("Two officials say that [state] considers [step]. A spokesman does not deny it."),
    ),
    Snippet(
        "incident",
        InjectKind.NEWS,
        _("An incident"),
        _("[Agency], [place]"),
        _("Incident at [place]"),
        _("At [time] [what happened] at [place]. Nobody has claimed it. The cause is not known."),
    ),
    Snippet(
        "movement",
        InjectKind.INTELLIGENCE,
        _("Movements seen"),
        _("[Service]"),
        _("Movements near [place]"),
        _("Seen: [what]. Assessed as [meaning], likely. Confidence: moderate. Gap: [not known]."),
    ),
    Snippet(
        "doubt",
        InjectKind.INTELLIGENCE,
        _("An earlier report in doubt"),
        _("[Service]"),
        _("Earlier report in doubt"),
        _("The source of [report] is no longer held to be reliable. What rested on it: [what]."),
    ),
    Snippet(
        "demarche",
        InjectKind.DIPLOMATIC_NOTE,
        _("A request for an answer"),
        _("[Ministry of Foreign Affairs of State]"),
        _("[State] asks for an answer by [time]"),
        _("The Ministry presents its compliments and asks to be told by [time]: [question]"),
    ),
    Snippet(
        "offer",
        InjectKind.DIPLOMATIC_NOTE,
        _("An offer with a condition"),
        _("[Embassy of State]"),
        _("[State] offers [what]"),
        _("[State] is ready to [offer], provided that [condition]. The offer stands until [time]."),
    ),
    Snippet(
        "vote",
        InjectKind.PARLIAMENTARY,
        _("A vote"),
        _("[Parliament, committee]"),
        _("Vote on [matter]"),
        _("By [for] to [against] the committee asks the government to [demand] before [time]."),
    ),
    Snippet(
        "question",
        InjectKind.PARLIAMENTARY,
        _("A question to the government"),
        _("[Member, party]"),
        _("Question on [matter]"),
        _("What does the government know of [matter], since when, and what will it cost?"),
    ),
    Snippet(
        "figure",
        InjectKind.DATA,
        _("A new figure"),
        _("[Office], [date]"),
        _("[Measure]: new figures"),
        _("[State]: [figure]\n[State]: [figure]\n[State]: [figure]\nDefinition: [definition]"),
    ),
    Snippet(
        "stocks",
        InjectKind.DATA,
        _("A shortage"),
        _("[Office]"),
        _("[Stock] runs low"),
        _("In stock: [figure]\nUsed a week: [figure]\nNext delivery: [date]"),
    ),
)


def words(key: str) -> dict[str, object]:
    """What a form begins with; nothing where there is no such snippet."""
    for one in SNIPPETS:
        if one.key == key:
            said = {"kind": one.kind, "sender": one.sender, "title": one.title, "text": one.text}
            return {name: str(text) for name, text in said.items()}
    return {}
