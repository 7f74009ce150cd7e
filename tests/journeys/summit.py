"""The shipped scenario as a class plays it: twelve delegations of three, control and the board,
each a browser without script; who says what follows from one seed."""

from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command

from tests.factories import FacilitatorFactory
from wargame.models import Exercise, FormatPreset
from wargame.operations import facilitators

from .browser import Browser

SCENARIO = Path(settings.BASE_DIR, "fixtures", "scenarios", "alliances-and-partnerships")
TEAMS = ["USA", "GBR", "DEU", "POL", "FRA", "TUR", "JPN", "KOR", "AUS", "PHL", "IND", "THA"]
LEAD, RECORDER, ADVISER = CHAIRS = (1, 2, 3)


class Summit:
    """Everybody's browser. Players go by team and chair: (code, 1) leads, (code, 2) writes."""

    def __init__(self, *, preset: str, seed: int, teams: list[str] = TEAMS) -> None:
        cache.clear()
        self.teams = teams
        call_command("import_scenario", SCENARIO, verbosity=0)
        self.random = Random(seed)
        self.board = Browser()
        self.people: dict[tuple[str, int], Browser] = {}
        self.rooms: dict[tuple[str, int], str] = {}
        token = facilitators.sign_in_link(FacilitatorFactory())
        self.control = Browser().open(f"/sign-in/{token}/").press("Sign in as Helen Marsh")
        self.control.follow("New exercise")
        chosen = FormatPreset.objects.get(key=preset)
        seats: dict[str, object] = {f"plays-{code}": "on" for code in teams}
        seats |= {f"chairs-{code}": len(CHAIRS) for code in teams}
        self.control.press(
            "Save as draft", expected_heads=36, preset=chosen.pk, has_ledger="on", **seats
        )
        self.console = self.control.url
        self.board.open(self.control.page.links["Open the board"])
        self.control.press("Open for joining")

    @property
    def exercise(self) -> Exercise:
        return Exercise.objects.get()

    def everybody_sits_down(self) -> None:
        code = self.exercise.code
        for team in self.teams:
            for chair in CHAIRS:
                person = Browser(is_hasty=True).open(f"/x/{code}/")
                person.press("Accept and sit down", name=f"{team} {chair}", seat=f"{team}-{chair}")
                assert person.status == 302
                self.people[team, chair] = person
                self.rooms[team, chair] = person.url

    def desk(self) -> Browser:
        """Control's console as it is now."""
        return self.control.open(self.console)

    def next(self, step: str, saying: str = "Next step:") -> None:
        assert self.desk().press(f"{saying} {step}").status == 200

    def reveal(self, what: str) -> None:
        assert self.desk().press(f"Reveal all now : {what}").status == 200

    @property
    def heads(self) -> list[tuple[str, int]]:
        return [(team, LEAD) for team in self.teams]

    def room(self, team: str, chair: int, page: str = "") -> Browser:
        """A person in their room, or at a page that is reached from it."""
        return self.people[team, chair].open(urljoin(self.rooms[team, chair], page))

    def task(self, team: str, chair: int, asked: str = "") -> Browser:
        """A person's task alone, as it comes when play has moved on."""
        person = self.people[team, chair]
        person.url = self.rooms[team, chair]
        return person.part(f"task/{asked}")

    def lead(self, team: str, page: str = "") -> Browser:
        return self.room(team, LEAD, page)

    def recorder(self, team: str, page: str = "") -> Browser:
        return self.room(team, RECORDER, page)

    def at_the_desk(self, page: str) -> Browser:
        """A page of control's: `rulings/`."""
        return self.control.open(urljoin(self.console, f"../{page}"))

    def key(self, code: str) -> int:
        """What the forms say for a team."""
        return self.exercise.teams.get(code=code).pk

    def record(self) -> dict[str, Any]:
        """The whole record, as control takes it away."""
        return self.control.client.get(urljoin(self.console, "../export.json")).json()
