"""The legend is true: whatever an act changes on an open page is announced to that page."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial

import pytest
import time_machine

from tests.cast import EFFECTS, RECORD, control_of, invite, move_of, sit, viewer_of, write
from tests.factories import make_exercise
from tests.messages.conftest import send
from wargame.live import regions, rendering
from wargame.live.showings import Showing
from wargame.models import (
    ActionCategory,
    ActionState,
    CommitmentKind,
    Confidence,
    DraftKind,
    Duty,
    Grade,
    LessonKind,
    Method,
    Occasion,
    Pole,
    Position,
    Revealed,
    Says,
    Scene,
    Seat,
    Side,
    Viewer,
)
from wargame.models.reveals import OF_ALL
from wargame.operations import (
    adjudication,
    answers,
    arguments,
    assents,
    commitments,
    decisions,
    defenders,
    drafts,
    draws,
    exercises,
    improvements,
    injects,
    ledgers,
    lessons,
    likelihoods,
    matters,
    messages,
    methods,
    moves,
    objections,
    objective_ratings,
    observations,
    positions,
    readings,
    reveals,
    review,
    rules,
    ruling_challenges,
    seats,
    stars,
)
from wargame.operations.adjudication import Words
from wargame.operations.matters import Matter
from wargame.operations.observations import Noted
from wargame.operations.positions import Mark

DECISION, ANSWER = DraftKind.DECISION, DraftKind.ANSWER


class Class:
    """A class at play: control, three people and the lead of BLU, the lead of RED, the board."""

    def __init__(self):
        self.exercise = make_exercise(moves=1)
        invite(self.exercise, Duty.EVALUATOR, "Eva", teams=("BLU",))
        invite(self.exercise, Duty.OBSERVER, "Ola")
        self.before = {}

    @property
    def control(self):
        return control_of(self.exercise)

    @property
    def move(self):
        return move_of(self.exercise)

    @property
    def mark(self):
        return Mark(self.move.tensions.get(), 3, reason="It is faster.")

    def seat(self, name):
        return Seat.objects.select_related("exercise").get(exercise=self.exercise, name=name)

    def inject(self, number):
        return self.exercise.injects.get(number=number)

    def team(self, code):
        return self.exercise.teams.get(code=code)

    def pages(self):
        """Every kind of page that is open, two teams' rooms, and those of two who look on; all on
        the same rows, as they are rendered in turn after an act."""
        exercise = rendering.fresh(self.exercise.pk)
        control = replace(viewer_of(self.control), exercise=exercise)
        for page in ("console", "desk", "rulings", "accords"):
            yield page, control
        yield "board", Viewer.board(exercise)
        seats = exercise.seats.taken().filter(name__in=["Eva", "Ola", "Bea", "Rob"])
        for seat in seats.select_related("team__role"):
            seat.exercise = exercise
            for page in ("room", "ledger", "talks") if seat.team else ("watch",):
                yield page, Viewer.from_seat(seat)

    def shown(self):
        """{(page, region, audience): the region and what it says}, read afresh."""
        shown = {}
        for page, viewer in self.pages():
            for region in regions.of_page(page):
                audience = regions.audience_of(region, viewer)
                if audience and (page, region.name, audience) not in shown:
                    showing = Showing(region, audience, viewer)
                    text = regions.render(region, viewer)
                    shown[page, region.name, audience] = showing, text
        return shown

    def do(self, act):
        """Do the act; one text for each change on a page, empty if the page was told of it."""
        self.exercise.refresh_from_db()
        number = self.exercise.entries
        act()
        entries = list(self.exercise.journal.filter(number__gt=number))
        before, self.before = self.before, self.shown()
        for key, (showing, text) in self.before.items():
            if key in before and before[key][1] != text:
                heard = [showing.is_touched(one.kind, frozenset(one.audiences)) for one in entries]
                yield "" if any(heard) else f"{key} after {[one.kind for one in entries]}"

    def next(self):
        self.exercise.refresh_from_db()
        moves.next_step(self.exercise, after=self.exercise.step.number, by=self.control)


def acts_of_the_lobby(play):
    exercise = play.exercise
    yield partial(exercises.open_lobby, exercise, by=play.control)
    for team, name, chair in [("BLU", "Bea", 1), ("BLU", "Bob", 2), ("RED", "Rob", 1)]:
        yield partial(sit, exercise, team, name, chair)
        yield lambda name=name: seats.arrive(play.seat(name))
    yield partial(sit, exercise, "GRN", "Ann")
    yield lambda: seats.move(play.seat("Ann"), to=play.team("BLU"), by=play.control)
    yield lambda: seats.leave(play.seat("Bob"))
    yield lambda: seats.hand_lead(play.seat("Bob"), by=play.control)
    yield lambda: seats.hand_lead(play.seat("Bea"), by=play.control)
    yield lambda: exercises.start(exercise, by=play.control)


def acts_of_control(play):
    exercise = play.exercise
    yield lambda: moves.pause(exercise, by=play.control)
    yield lambda: moves.resume(exercise, by=play.control)
    yield lambda: moves.change_length(exercise, minutes=5, by=play.control)
    yield lambda: injects.release(play.inject("1.1"), by=play.control)
    yield lambda: injects.release(play.inject("1.2"), by=play.control)
    yield lambda: injects.open_(play.inject("1.1"), by=play.seat("Bob"))
    for scene in Scene:
        chosen = {"tension": play.move.tensions.get()} if scene == Scene.POSITIONS else {}
        if scene == Scene.INJECT:
            chosen = {"inject": play.inject("1.1")}
        yield partial(exercises.set_board, exercise, scene=scene, by=play.control, **chosen)


def acts_of_the_teams(play):
    """Estimates, talk, writing and releases of the move, and what control reveals of them."""
    exercise, place = play.exercise, positions.place
    sure = {"occasion": Occasion.MOVE, "move": play.move}
    for name in ("Bea", "Bob", "Ann", "Rob"):
        mark = Mark(play.mark.tension, 2, reason="So it is.", confidence=Confidence.LOW)
        yield partial(place, exercise, [mark], by=play.seat(name), **sure)
    yield play.next
    yield reveal(play, Revealed.ESTIMATES, "BLU")
    yield reveal(play, Revealed.ESTIMATES)
    for name in ("Bea", "Rob"):
        lead = play.seat(name)
        yield partial(positions.set_position, exercise, play.mark, move=play.move, by=lead)
        yield lambda name=name: assent(play, name)
        yield partial(write, exercise, lead, {"answer": "Yes.", "because": "It is."}, ANSWER)
        yield partial(write, exercise, lead, RECORD | EFFECTS)
    yield from acts_on_the_ledger(play)
    of_move = {"move": play.move, "kind": DECISION}
    yield partial(drafts.hand_pen, exercise, to=play.seat("Bob"), by=play.seat("Bea"), **of_move)
    yield partial(drafts.offer, exercise, by=play.seat("Bob"), **of_move)
    yield partial(write, exercise, play.seat("Bob"), {"title": "Send three frigates"})
    yield partial(answers.release, exercise, move=play.move, by=play.seat("Bea"))
    yield reveal(play, Revealed.POSITIONS, "RED")
    yield reveal(play, Revealed.POSITIONS)
    yield reveal(play, Revealed.ANSWERS)
    yield play.next
    for name in ("Bea", "Rob"):
        yield partial(decisions.release, exercise, move=play.move, by=play.seat(name))
    yield play.next
    yield reveal(play, Revealed.DECISIONS)


def acts_on_the_ledger(play):
    """On, with figures, lines, a token and a public line, off and on again."""
    exercise, bea = play.exercise, play.seat("Bea")
    north, south, _common = exercise.version.theaters.all()
    yield partial(ledgers.switch, exercise, is_on=True, by=play.control)
    yield play_the_board(play, Scene.LEDGER)
    for theater, is_shown in ((north, False), (south, True)):
        of_theater = {"points": 9, "is_shown": is_shown, "by": play.control}
        yield partial(ledgers.require, play.move, theater, **of_theater)
    yield partial(ledgers.set_budget, play.team("BLU"), play.move, points=8, by=play.control)
    for theater, points in ((north, 4), (south, 2)):
        words = commitments.Words(theater, CommitmentKind.READY, points)
        yield partial(commitments.commit, exercise, words, move=play.move, by=bea)
    line = play.team("BLU").commitments.current
    yield lambda: commitments.confirm(line().first(), by=bea)
    yield lambda: commitments.publish(line().first(), by=bea)
    yield lambda: commitments.change(
        line().get(number=1), commitments.Words(north, CommitmentKind.READY, 3), by=bea
    )
    yield lambda: commitments.place(play.team("BLU").tokens.first(), north, by=bea)
    yield lambda: commitments.withdraw(line().get(number=2), by=bea)
    yield partial(ledgers.switch, exercise, is_on=False, by=play.control)
    yield partial(ledgers.switch, exercise, is_on=True, by=play.control)


def play_the_board(play, scene):
    return partial(exercises.set_board, play.exercise, scene=scene, by=play.control)


def acts_of_adjudication(play):
    """A rule, rulings for all and for one team, a challenge denied and one upheld."""
    exercise, control = play.exercise, play.control
    bands = [(Decimal(0), "It breaks.")]
    yield partial(rules.make, exercise, name="Coverage", unit="%", bands=bands, by=control)
    yield partial(methods.change, exercise, Method.SEMI_RIGID, reason="Rules.", by=control)
    yield partial(methods.change, exercise, Method.FREE, reason="No rules.", by=control)
    yield lambda: rules.retire(exercise.rules.get(), by=control)
    for number, codes in enumerate((["BLU"], []), start=1):
        words = Words(f"Outcome {number}.", "So.", teams=exercise.teams.filter(code__in=codes))
        yield partial(adjudication.write, exercise, words, move=play.move, by=control)
        yield lambda number=number: adjudication.release(ruling(play, number), by=control)
    for number, name in ((1, "Bea"), (2, "Rob")):
        challenge = partial(ruling_challenges.lodge, text="No.", by=play.seat(name))
        yield lambda number=number, lodge=challenge: lodge(ruling(play, number))
    one, other = exercise.ruling_challenges.all()
    yield partial(ruling_challenges.deny, one, answer="Yes.", by=control)
    yield partial(ruling_challenges.uphold, other, Words("Better.", "So."), by=control)
    yield lambda: adjudication.release(ruling(play, 3), by=control)
    yield partial(exercises.set_board, exercise, scene=Scene.RULING, by=control)
    yield from acts_of_an_argument(play)
    yield from acts_of_odds(play)


def acts_of_an_argument(play):
    """Lodged, opened, answered, weighed, closed, drawn and released; another is dropped."""
    exercise, control = play.exercise, play.control
    yield partial(methods.change, exercise, Method.MATRIX, reason="Contested.", by=control)
    argued = {"action": "Go.", "result": "There.", "reasons": ["Near."]}
    yield partial(arguments.lodge, exercise, move=play.move, by=play.seat("Bea"), **argued)
    matter = Matter("It gets there.", Method.MATRIX, argument=exercise.arguments.get())
    yield partial(matters.begin, exercise, matter, move=play.move, by=control)
    con = {"side": Side.CON, "text": "Mines."}
    yield lambda: arguments.add_point(ruling(play, 4), by=play.seat("Rob"), **con)
    yield lambda: arguments.weigh(ruling(play, 4).points.last(), is_strong=True, by=control)
    for act in (matters.close, draws.show_odds, draws.draw):
        yield lambda act=act: act(ruling(play, 4), by=control)
    words = Words("There.", "By luck.", other_road="Not there.")
    yield lambda: adjudication.change(ruling(play, 4), words, by=control)
    yield lambda: adjudication.release(ruling(play, 4), by=control)


def acts_of_odds(play):
    """Likelihoods given by three and opened; odds for one team; a draft dropped."""
    exercise, control = play.exercise, play.control
    matter = Matter("It holds.", Method.ESTIMATED, "Judge it.")
    yield partial(matters.begin, exercise, matter, move=play.move, by=control)
    for name in ("Bea", "Bob", "Rob"):
        seat = play.seat(name)
        yield lambda seat=seat: likelihoods.give(ruling(play, 5), percent=60, by=seat)
    for act in (matters.close, draws.take_as_likely):
        yield lambda act=act: act(ruling(play, 5), by=control)
    for_blue = exercise.teams.filter(code="BLU")
    matter = Matter("It floats.", Method.PROBABILISTIC, "Chance.", teams=for_blue, pros=["Wood."])
    yield partial(matters.begin, exercise, matter, move=play.move, by=control)
    yield lambda: draws.show_odds(ruling(play, 6), by=control)
    yield lambda: matters.drop(ruling(play, 6), reason="Sunk.", by=control)


def ruling(play, number):
    return play.exercise.rulings.get(number=number)


def acts_of_diplomacy(play):
    """Messages between teams and with control, their reading, publishing and settling."""
    control, sent = play.control, {}

    def post(name, by, **to):
        sent[name] = send(play.seat(by) if by != "control" else play.control, name, **to)

    yield lambda: post("We sign.", "Bea", to="RED")
    yield lambda: post("May we?", "Bob", to="control")
    yield lambda: post("You may.", "control", to="BLU")
    yield lambda: post("Are you well?", "control", seat=play.seat("Bea"))
    yield lambda: readings.read(
        sent["We sign."].conversation, sent["We sign."], by=play.seat("Rob")
    )
    yield lambda: readings.keep_unread(sent["We sign."], by=play.seat("Rob"))
    yield lambda: post("And this?", "Bob", to="control")
    yield lambda: messages.settle(sent["And this?"], by=control)
    yield lambda: post("Not you.", "Rob", to="GRN")
    yield lambda: messages.publish(sent["Not you."], by=control)
    yield lambda: readings.read_published(sent["Not you."].publication, by=play.seat("Bea"))


def acts_of_observation(play):
    blue = play.team("BLU")
    for ticket, is_shared in (("own", False), ("shared", True), ("own", True)):
        noted = Noted(ticket, team=blue, is_shared=is_shared)
        yield partial(observations.note, play.exercise, noted, by=play.seat("Eva"))
    for press in (stars.star, stars.take_off):
        yield partial(press, play.exercise, exhibit="inject-1.1", by=play.control)


def acts_of_objection(play):
    parked = partial(objections.park, play.exercise, words="No.", by=play.seat("Bea"))
    yield parked
    yield lambda: objections.answer(
        play.exercise.objections.get(), text="Yes.", is_accepted=True, by=play.control
    )


def acts_after_play(play):
    exercise = play.exercise
    yield lambda: seats.remove(play.seat("Ann"), by=play.control)
    yield lambda: exercises.end(exercise, by=play.control)
    yield play.next
    yield reveal(play, Revealed.OWN_VIEWS)
    yield reveal(play, Revealed.TRAFFIC)
    yield play_the_board(play, Scene.DEBRIEF)
    yield partial(sit, exercise, "GRN", "Gus")
    for name in ("Bob", "Rob", "Gus"):
        yield lambda name=name: review.give_hot_wash(
            exercise, surprise="Speed.", keep="Talk.", by=play.seat(name)
        )
    yield reveal(play, Revealed.HOT_WASH)
    yield from acts_of_the_talk(play)
    yield play.next


def acts_of_the_talk(play):
    exercise, evidence = play.exercise, f"decision-{play.exercise.decisions.first().pk}"
    tension = play.move.tensions.get()
    yield partial(exercises.set_board, exercise, scene=Scene.LESSONS, by=play.control)
    for text, act in (("One.", None), ("Two.", reveal(play, Revealed.LESSONS))):
        said = lessons.Said(LessonKind.SUSTAIN, text, [evidence])
        yield partial(lessons.keep, exercise, said, by=play.seat("Eva"))
        if act:
            yield act
    yield lambda: lessons.strike(exercise.lessons.first(), by=play.control)
    for scene in (Scene.POINT, Scene.POLES):
        shown = {"decision": exercise.decisions.first()}
        shown = shown if scene == Scene.POINT else {"tension": tension}
        yield partial(exercises.set_board, exercise, scene=scene, by=play.control, **shown)
    named = {"team": play.team("BLU"), "by": play.control}
    yield partial(defenders.name, exercise, tension, Pole.A, **named)
    objective = exercise.objectives.create(number=1, kind="exercise", text="One answer.")
    rated = {"grade": Grade.SOME, "why": "So.", "by": play.seat("Eva")}
    yield partial(objective_ratings.rate, exercise, objective, **rated)
    agreed = improvements.Agreed("Ask.", ActionCategory.TEAMS, "Ana", date(2030, 3, 1))
    yield partial(improvements.agree, exercise, agreed, ticket="a-ticket", by=play.control)
    yield lambda: improvements.report(exercise.actions.get(), ActionState.DONE, note="Done.")


def assent(play, lead):
    """One of the team of this head agrees, if there is one."""
    team = play.seat(lead).team
    position = Position.objects.filter(team=team, move=play.move).current().get()
    for seat in team.seats.players().exclude(pk=position.seat_id)[:1]:
        assents.give(position, Says.RESERVE, words="Not yet.", by=seat)


def reveal(play, what, code=None):
    is_of_all = what in OF_ALL
    sealed = {"what": what, "move": None if is_of_all else play.move}
    sealed["team"] = play.team(code) if code else None
    return lambda: reveals.reveal(play.exercise, by=play.control, **sealed)


@pytest.fixture
def play(db):
    with time_machine.travel("2030-01-01 12:00Z", tick=False):
        yield Class()


def acts(play):
    yield from acts_of_the_lobby(play)
    yield from acts_of_control(play)
    while play.exercise.step.kind != "estimate":
        yield play.next
    yield from acts_of_the_teams(play)
    yield from acts_of_adjudication(play)
    yield from acts_of_diplomacy(play)
    yield from acts_of_observation(play)
    yield from acts_of_objection(play)
    yield from acts_after_play(play)


def test_every_change_on_a_page_is_announced_to_it(play):
    told = [said for act in acts(play) for said in play.do(act)]
    assert len(told) > 100
    assert not sorted(filter(None, told))
