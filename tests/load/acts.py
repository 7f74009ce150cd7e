"""What is posted while the pages are open, as the pages themselves post it."""

from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from tests.cast import move_of
from wargame.live.regions import audience_of, of_page
from wargame.live.showings import Showing
from wargame.models import DraftKind, Kind, Revealed
from wargame.models.viewers import CONTROL, EVERYONE, of_team

from . import plan
from .client import cookie

WORDS = "The allies agree on who brings what and by when, and put it in one table. "
TOKEN = "t" * 32


def acts_of(exercise, lead, session, times):
    """Kind by kind, in the order in which they are posted; none is the same act twice.

    A team writes a paragraph; control stops the clock and lets it run, releases injects to all,
    opens what the moves played so far have sealed, and goes on to the next step.
    """
    control = exercise, headers(session)
    yield act("A paragraph of a team", Kind.DRAFT_SAVED, paragraphs(exercise, lead, times)) | {
        "audiences": [CONTROL, of_team(lead.team_id)]
    }
    yield act("Clock stopped", Kind.CLOCK_PAUSED, pauses(*control, times))
    yield act("Inject to all", Kind.INJECT_RELEASED, injects(*control, times))
    yield act("Reveal to all", Kind.REVEALED, reveals(*control, times))
    yield act("Next step", Kind.STEP_BEGUN, steps(*control, times))


def act(name, kind, requests):
    """`before` of a request, if it has one, is posted first and not timed."""
    return {"name": name, "kind": kind, "audiences": [EVERYONE], "requests": requests}


def paragraphs(exercise, lead, times):
    head, kind = headers(plan.cookies_of(lead, lead.name)), DraftKind.DECISION
    move = exercise.step.move.number
    return [
        request(
            reverse("draft-save", args=[exercise.code, lead.pk, kind]) + f"?move={move}",
            head,
            name="intended_effect",
            text=f"{WORDS * 2}{base}",
            base=base,
        )
        for base in range(times)
    ]


def pauses(exercise, head, times):
    stop = request(reverse("clock-pause", args=[exercise.code]), head)
    go_on = request(reverse("clock-resume", args=[exercise.code]), head)
    return [stop, *[stop | {"before": go_on}] * (times - 1)]


def injects(exercise, head, times):
    teams = list(exercise.teams.values_list("pk", flat=True))
    return [
        request(reverse("inject-release", args=[exercise.code, one.pk]), head, teams=teams)
        for one in exercise.injects.all()[:times]
    ]


def reveals(exercise, head, times):
    """Positions, answers and decisions of each move, in the order of play."""
    path = reverse("reveal", args=[exercise.code])
    opened = (Revealed.POSITIONS, Revealed.ANSWERS, Revealed.DECISIONS)
    moves = range(1, exercise.step.move.number + 1)
    asked = [request(path, head, what=what, move=move) for move in moves for what in opened]
    return asked[:times]


def steps(exercise, head, times):
    """As far as the last step of play."""
    last = move_of(exercise, exercise.moves.count()).steps.last()
    path = reverse("step-next", args=[exercise.code])
    numbers = range(exercise.step.number, last.number)
    return [request(path, head, after=number) for number in numbers][:times]


def touched(viewer, page, acts):
    """{act: parts of this page that it changes}, as the product itself decides it."""
    shown = [
        Showing(region, audience, viewer)
        for region in of_page(page)
        if (audience := audience_of(region, viewer))
    ]
    return {
        act["name"]: [
            one.region.name
            for one in shown
            if one.is_touched(act["kind"], frozenset(act["audiences"]))
        ]
        for act in acts
    }


def request(path, head, **fields):
    return {"path": path, "headers": head, "body": urlencode(fields, doseq=True)}


def headers(cookies):
    """Those with which the page's own script posts."""
    cookies = cookies | {settings.CSRF_COOKIE_NAME: TOKEN}
    return [
        f"Cookie: {cookie(cookies)}",
        f"X-CSRFToken: {TOKEN}",
        "HX-Request: true",
        "Content-Type: application/x-www-form-urlencoded",
    ]
