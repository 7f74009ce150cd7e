"""A whole seminar without script: six people, three states, one facilitator, from the sign-in
link to the exit ticket, each pressing only what stands on the own page."""

import pytest
from django.core.cache import cache

from tests.factories import FacilitatorFactory, make_version
from wargame.models import Exercise, State
from wargame.operations import facilitators

from .browser import Browser

SEATS = {
    "Bea": ("BLU", 1),
    "Bob": ("BLU", 2),
    "Bix": ("BLU", 3),
    "Rob": ("RED", 1),
    "Ria": ("RED", 2),
    "Gus": ("GRN", 1),
}
BLUE, RED, GREEN = {"Bea", "Bob", "Bix"}, {"Rob", "Ria"}, {"Gus"}
ALL = BLUE | RED | GREEN
POINTS = {"Bea": 1, "Bob": 3, "Bix": 5, "Rob": 6, "Ria": 6, "Gus": 4}
EFFECTS = {f"effect_c{n}": "1" for n in range(1, 5)}
RECORD = {
    "action": "The navy sends two frigates by Friday.",
    "intended_effect": "The strait stays open.",
    "rationale": "Because trade needs it.",
    "assumption_1": "The crews are ready.",
    "confidence": "moderate",
}


class Seminar:
    """Everybody's browser: control, the board, and the players by name."""

    def __init__(self) -> None:
        cache.clear()
        make_version(moves=1)
        token = facilitators.sign_in_link(FacilitatorFactory())
        self.control = Browser().open(f"/sign-in/{token}/").press("Sign in as Helen Marsh")
        self.console = ""
        self.people: dict[str, Browser] = {}
        self.board = Browser()

    def desk(self) -> Browser:
        """Control's console as it is now."""
        return self.control.open(self.console)

    def next(self, step: str, saying: str = "Next step:") -> None:
        self.desk().press(f"{saying} {step}")
        self.look()

    def reveal(self, what: str) -> None:
        assert self.desk().press(f"Reveal all now : {what}").status == 200
        self.look()

    def look(self) -> None:
        """Everybody loads their page again."""
        for person in [*self.people.values(), self.board, self.desk()]:
            assert person.open().status == 200

    def reads(self, words: str) -> set[str]:
        """Who of the players, control and the board has these words before them."""
        everybody = self.people | {"control": self.control, "board": self.board}
        return {name for name, browser in everybody.items() if words in browser.text}


@pytest.mark.django_db
def test_a_seminar_from_the_first_link_to_the_exit_ticket():
    seminar = Seminar()
    control_makes_an_exercise_and_opens_it(seminar)
    six_people_sit_down(seminar)
    control_starts_and_the_briefs_are_read(seminar)
    everyone_gives_an_own_view(seminar)
    the_first_move_begins_with_an_inject(seminar)
    everyone_estimates_in_private(seminar)
    teams_see_their_own_spread_and_take_a_position(seminar)
    blue_answers_the_key_question(seminar)
    teams_write_and_release_decisions(seminar)
    the_plenary_opens_what_control_reveals(seminar)
    play_ends_and_the_own_views_are_asked_again(seminar)
    everyone_leaves_a_line_and_reads_the_review(seminar)
    the_exit_ticket_is_the_last_thing_asked(seminar)


def control_makes_an_exercise_and_opens_it(seminar):
    control = seminar.control.follow("New exercise")
    chairs = {"chairs-BLU": 3, "chairs-RED": 2, "chairs-GRN": 1}
    control.press("Save as draft", title="Strait Watch", expected_heads=6, **chairs)
    exercise = Exercise.objects.get()
    early = Browser().open("/").press("Find the exercise", code=exercise.code)
    assert early.status == 422
    seminar.console = control.url
    seminar.board.open(control.page.links["Open the board"])
    control.press("Open for joining")
    seminar.look()
    assert seminar.reads(exercise.spoken_code) == {"control", "board"}


def six_people_sit_down(seminar):
    code = Exercise.objects.get().code
    for name, (team, chair) in SEATS.items():
        person = Browser().open("/").press("Find the exercise", code=code.lower())
        person.press("Accept and sit down", name=name, seat=f"{team}-{chair}")
        assert "Read the brief while the others arrive." in person.text
        seminar.people[name] = person
    late = Browser().open("/").press("Find the exercise", code=code)
    assert "Every seat is taken." in late.text


def control_starts_and_the_briefs_are_read(seminar):
    seminar.desk().press("Start: Welcome")
    seminar.look()
    assert seminar.reads("Private brief of BLU.") == BLUE
    assert seminar.reads("Private brief of RED.") == RED
    assert seminar.reads("Listen to control.") == ALL


def everyone_gives_an_own_view(seminar):
    seminar.next("Baseline")
    assert seminar.reads("Your own view, before play. Only you see it.") == ALL
    for name, person in seminar.people.items():
        person.press("Place my estimate", mark=POINTS[name], reason=f"Own view of {name}.")
        assert "It stands as it is." in person.text
    seminar.look()
    for name in SEATS:
        assert seminar.reads(f"Own view of {name}.") == {name}


def the_first_move_begins_with_an_inject(seminar):
    seminar.next("Brief")
    for number in ("1.1", "1.3"):
        seminar.desk().press(f"Release Inject title {number}")
    seminar.look()
    assert seminar.reads("Move brief 1.") == ALL
    assert seminar.reads("Inject text 1.1.") == ALL
    assert seminar.reads("Inject text 1.3.") == RED
    rob = seminar.people["Rob"].press("Mark as read").press("Mark as read")
    assert not rob.has_button("Mark as read")
    assert "Inject text 1.3." in rob.text


def everyone_estimates_in_private(seminar):
    seminar.next("Estimate")
    for name, person in seminar.people.items():
        person.press("Place my estimate", mark=POINTS[name], reason=f"In role of {name}.")
        assert person.status == 422
        assert "Say how confident you are." in person.text
        person.press("Place my estimate", confidence="low")
        assert "It stands as it is." in person.text
    seminar.look()
    for name in SEATS:
        assert seminar.reads(f"In role of {name}.") == {name}


def teams_see_their_own_spread_and_take_a_position(seminar):
    seminar.next("Deliberate")
    assert seminar.reads("Your team's spread is still sealed") == ALL
    assert not seminar.people["Bea"].has_button("Set the position")
    seminar.reveal("Estimates, to their teams")
    assert seminar.reads("You are 4 stations apart") == BLUE
    assert seminar.reads("Low In role of Bix.") == BLUE
    assert seminar.reads("Two of you have answered") == RED
    assert seminar.reads("One of you has answered") == GREEN
    assert not seminar.people["Bob"].has_button("Set the position")
    for lead, point in (("Bea", 3), ("Rob", 6)):
        person = seminar.people[lead]
        person.press("Set the position", mark=point, reason=f"We of {lead}.")
    seminar.look()
    assert seminar.reads("We of Bea.") == BLUE
    assert seminar.reads("We of Rob.") == RED


def blue_answers_the_key_question(seminar):
    bob, bea = seminar.people["Bob"], seminar.people["Bea"]
    bob.press("Take the pen", at="draft/answer")
    bob.press("Save now", answer="Both.", because="One without the other fails.")
    bea.open().press("Release the answer")
    seminar.look()
    assert seminar.reads("One without the other fails.") == BLUE


def teams_write_and_release_decisions(seminar):
    seminar.next("Decide")
    bob, bix, bea, rob = (seminar.people[name] for name in ("Bob", "Bix", "Bea", "Rob"))
    bob.press("Take the pen", at="draft/decision")
    other_window = bob.page
    bob.press("Save now", title="Send two frigates", answers=["q1", "1.1"], **RECORD)
    assert "Bob holds the pen" in bix.open().text
    assert not bix.has_button("Save now", at="draft")
    what_two_windows_write_is_both_shown(bob, other_window)
    bea.open().press("Release the decision")
    assert "Not released. Still to do: Dissent." in bea.text
    bob.open().press("Save now", dissenters=1, dissent="The crews are tired.", **EFFECTS)
    bob.press("Ask Bea to release")
    assert "Bob asks for the release." in bea.open().text
    bea.press("Release the decision")
    rob.press("Take the pen", at="draft/decision").press("Save now", title="Unfinished business")
    seminar.look()
    assert seminar.reads("Send two frigates and a tanker") == BLUE
    assert seminar.reads("Unfinished business") == RED
    assert not bea.has_button("Release the decision")


def what_two_windows_write_is_both_shown(bob, other_window):
    """The other window still shows the form as it was before the title was written."""
    bob.page = other_window
    bob.press("Save now", title="Send a tanker")
    assert bob.status == 409
    assert "Send two frigates" in bob.text
    assert bob.typed("title") == "Send a tanker"
    bob.press("Save these texts", title="Send two frigates and a tanker")
    assert bob.status == 200


def the_plenary_opens_what_control_reveals(seminar):
    seminar.next("Plenary")
    assert seminar.reads("Nothing has been revealed yet") == ALL
    sealed = {
        "Positions": "We of Bea.",
        "Answers": "One without the other fails.",
        "Decisions": "The crews are tired.",
    }
    for what, words in sealed.items():
        assert not seminar.reads(words) - BLUE
        seminar.reveal(what)
        assert seminar.reads(words) == ALL
    assert seminar.reads("Unfinished business") == RED
    seminar.desk().press("Decisions", at="scene")
    seminar.look()
    assert "Send two frigates and a tanker" in seminar.board.text
    assert not seminar.reads("In role of Bix.") - BLUE
    seminar.next("Adjudicate")
    assert seminar.reads("Control says what follows.") == ALL


def play_ends_and_the_own_views_are_asked_again(seminar):
    seminar.next("Final estimate", saying="End play and begin")
    exercise = Exercise.objects.get()
    assert (exercise.state, exercise.has_ended) == (State.ENDED, True)
    assert seminar.reads("Your own view again, as yourself.") == ALL
    assert not seminar.reads("Own view of")
    for name, person in seminar.people.items():
        person.press("Place my estimate", mark=4, reason=f"Now {name}.")
        assert "It stands as it is." in person.text


def everyone_leaves_a_line_and_reads_the_review(seminar):
    seminar.next("Hot wash and review")
    for name, person in seminar.people.items():
        team, _chair = SEATS[name]
        person.press("Hand it in", surprise=f"A surprise for {team}.")
        assert "Thank you." in person.text
    assert "A surprise for" not in seminar.people["Gus"].follow("Open the review").text
    seminar.desk().press("Reveal now : Hot wash")
    gus = seminar.people["Gus"].follow("Review")
    released = ["Send two frigates and a tanker", "The crews are tired.", "We of Bea."]
    for words in [*released, "A surprise for BLU."]:
        assert words in gus.text
    for words in ("Unfinished business", "In role of B", "Own view of B", "Private brief"):
        assert words not in gus.text
    assert "Own view of Gus." in gus.text
    assert seminar.desk().follow("Review").status == 200
    for words in released:
        assert words in seminar.control.text


def the_exit_ticket_is_the_last_thing_asked(seminar):
    seminar.people["Gus"].follow("Room")
    seminar.next("Exit ticket")
    gus = seminar.people["Gus"].press("Hand it in", lesson="Ask before you promise.")
    assert "Thank you. Goodbye." in gus.text
    assert not seminar.desk().has_button("Next step")
    seminar.control.follow("Review")
    assert "Ask before you promise." in seminar.control.text
