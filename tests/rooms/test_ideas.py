"""Ideas in the team's room: written alone, then a list that the team works through."""

import pytest

from tests.cast import control_of, decide, go_to, move_of, open_and_start, sit, viewer_of
from tests.console.conftest import Console, words
from tests.factories import CODES, IDEAS, make_exercise
from tests.reports.test_record import faults
from wargame.models import (
    Decision,
    DraftKind,
    Idea,
    IdeaOpening,
    IdeaPhase,
    Known,
    Ranking,
    SilentIdea,
    StepKind,
)
from wargame.operations import idea_phases, ideas
from wargame.queries import idea_waits, information_states, task_keys
from wargame.queries.ideas import own_table, tables
from wargame.reports import record

from .conftest import Room

NAMES = ("Bea", "Bob", "Bix", "Ben")


@pytest.fixture
def rooms(db):
    """Four of blue, who estimate; move 1 asks for ideas."""
    exercise = open_and_start(make_exercise(parts=[IDEAS]))
    seats = [sit(exercise, "BLU", name, chair=n) for n, name in enumerate(NAMES, start=1)]
    go_to(exercise, StepKind.ESTIMATE, 1)
    for seat in seats:
        seat.exercise.refresh_from_db()
    return [Room(seat) for seat in seats]


def write(room, *texts):
    at = move_of(room.exercise)
    ideas.write(room.exercise, move=at, texts=dict(enumerate(texts, start=1)), by=room.seat)


def talk(rooms, *phases):
    """Everybody has written; the team has begun these phases."""
    for room in rooms:
        write(room, f"Idea of {room.seat.name}", f"Other of {room.seat.name}")
    go_to(rooms[0].exercise, StepKind.DELIBERATE, 1)
    for phase in phases:
        on(rooms[0], phase)


def on(room, phase):
    at = move_of(room.exercise)
    return idea_phases.move_on(room.exercise, move=at, phase=phase, by=room.seat)


def rank(room, *numbers):
    at = move_of(room.exercise)
    chosen = [Idea.objects.get(number=number) for number in numbers]
    ideas.rank(room.exercise, move=at, ideas=chosen, by=room.seat)


def table(room):
    return own_table(viewer_of(room.seat), move_of(room.exercise))


def test_ideas_are_asked_of_each_alone_and_stand_in_the_form(rooms):
    bea = rooms[0]
    asked = {"ask": "question"}
    html = bea.browser.get(bea.address("room"), asked).content.decode()
    assert html.count('maxlength="160"') == 6
    sent = {"1-idea": "Share the yards.", "3-idea": " Two\r\nlines. ", "move": "1"}
    assert bea.press("ideas-write", **sent).status_code == 302
    assert {row.slot: row.text for row in SilentIdea.objects.all()} == {
        1: "Share the yards.",
        3: "Two\nlines.",
    }
    html = bea.browser.get(bea.address("room"), asked).content.decode()
    assert "Share the yards." in html
    assert "Change my answer" in html


def test_what_is_wrong_is_said_at_the_line_and_nothing_is_lost(rooms):
    bea = rooms[0]
    answer = bea.press("ideas-write", **{"1-idea": "Fine.", "2-idea": "x" * 161, "move": "1"})
    assert answer.status_code == 422
    assert "at most 160 characters" in answer.content.decode()
    assert "Fine." in answer.content.decode()
    assert "x" * 161 in answer.content.decode()
    assert "at least one idea" in bea.press("ideas-write", move="1").content.decode()
    assert not SilentIdea.objects.exists()


def test_what_is_sent_too_late_is_refused_with_the_words_kept(rooms):
    talk(rooms, IdeaPhase.LISTED)
    answer = rooms[1].press("ideas-write", **{"1-idea": "A late one.", "move": "1"})
    assert answer.status_code == 422
    assert "on the table there" in answer.content.decode()
    assert "A late one." in answer.content.decode()


def test_before_the_table_nobody_reads_what_others_wrote(rooms):
    talk(rooms)
    html = rooms[0].html()
    assert "Idea of Bea" in html
    assert "Idea of Bob" not in html


def test_the_head_puts_them_on_the_table_and_all_see_them_without_names(rooms):
    talk(rooms)
    assert "ideas-move-on" not in rooms[1].html()
    assert 'id="ideas-move-on"' in rooms[0].html()
    rooms[0].press("ideas-move-on", of_move=1, phase="listed")
    text = rooms[2].text()
    for name in NAMES:
        assert f"Idea of {name}" in text
    assert "8 ideas on the table." in text


def test_the_wait_names_who_is_missing_of_those_who_are_here(rooms):
    from wargame.operations import seats

    exercise = rooms[0].exercise
    for room in rooms[:3]:
        seats.arrive(room.seat)
    write(rooms[0], "Mine.")
    assert words(rooms[0].region("ideas")) == ""
    go_to(exercise, StepKind.DELIBERATE, 1)
    assert "Not yet: Bob, Bix." in words(rooms[0].region("ideas"))
    assert "Bea then puts them on the table." in words(rooms[0].region("ideas"))
    for room in rooms[1:]:
        write(room, "One.", "Two.")
    assert "Everybody who is here has." in words(rooms[1].region("ideas"))
    on(rooms[0], IdeaPhase.LISTED)
    on(rooms[0], IdeaPhase.RANKING)
    rank(rooms[1], 1, 2, 3)
    assert "Not yet: Bea, Bix." in words(rooms[1].region("ideas"))
    on(rooms[0], IdeaPhase.RANKED)
    assert words(rooms[1].region("ideas")) == ""


def test_ideas_that_say_the_same_are_merged_and_taken_apart(rooms):
    talk(rooms, IdeaPhase.LISTED)
    bea, bob = rooms[:2]
    assert "merge-ideas" not in bob.html()
    bea.press("ideas-merge", of_move=1, idea=["2", "5"])
    (row,) = [one for one in table(bea).listed if one.same]
    assert (row.idea.number, row.same[0].number) == (2, 5)
    assert 'id="part-5"' in bea.html()
    assert "says the same" in bob.html()
    assert 'id="part-5"' not in bob.html()
    bea.press("idea-part", of_move=1, idea="5")
    assert len(table(bea).listed) == 8


@pytest.mark.parametrize("ticked", [[], ["2"], ["2", "99"], ["2", "x"]])
def test_a_wrong_press_merges_nothing(rooms, ticked):
    talk(rooms, IdeaPhase.LISTED)
    rooms[0].press("ideas-merge", of_move=1, idea=ticked)
    assert len(table(rooms[0]).listed) == 8


def test_one_more_is_put_on_the_table(rooms):
    talk(rooms, IdeaPhase.LISTED)
    rooms[1].press("idea-lay", of_move=1, idea="One more.")
    assert "9. One more." in rooms[0].text()
    answer = rooms[1].press("idea-lay", of_move=1, idea=" ")
    assert answer.status_code == 422
    assert "Write the idea." in answer.content.decode()


def test_of_fewer_than_three_each_keeps_theirs_and_may_lay_them(rooms):
    bea, bob = rooms[:2]
    write(bea, "Of Bea.")
    write(bob, "Of Bob.")
    go_to(bea.exercise, StepKind.DELIBERATE, 1)
    on(bea, IdeaPhase.LISTED)
    assert "Of Bob." not in bea.html()
    assert "Yours, seen by nobody else" in bob.text()
    bob.press("idea-lay", of_move=1, idea="Of Bob.")
    assert "Of Bob." in bea.html()
    assert "Yours, seen by nobody else" not in bob.text()


def test_each_ranks_alone_and_may_change_it_until_the_ranks_are_open(rooms):
    talk(rooms, IdeaPhase.LISTED, IdeaPhase.RANKING)
    bob = rooms[1]
    ranks = {"first": "3", "second": "1", "third": "2"}
    bob.press("ideas-rank", of_move=1, **ranks)
    assert "You have ranked." in bob.text()
    assert bob.html().count(" checked") == 3
    assert "You have ranked." not in rooms[2].text()
    bob.press("ideas-rank", of_move=1, **ranks | {"first": "4"})
    assert Ranking.objects.count() == 2


@pytest.mark.parametrize(
    ("ranks", "said"),
    [
        ({"first": "1", "second": "1", "third": "2"}, "Give each rank to another idea."),
        ({"first": "1", "second": "2"}, "Choose an idea for every rank."),
        ({"first": "1", "second": "2", "third": "77"}, "not on the table"),
    ],
)
def test_wrong_ranks_come_back_as_they_were_sent(rooms, ranks, said):
    talk(rooms, IdeaPhase.LISTED, IdeaPhase.RANKING)
    answer = rooms[1].press("ideas-rank", of_move=1, **ranks)
    assert answer.status_code == 422
    assert said in words(answer.content.decode())
    assert answer.content.decode().count(" checked") >= 2
    assert not Ranking.objects.exists()


def test_the_ranks_stand_unnamed_best_first_with_how_far_people_agree(rooms):
    talk(rooms, IdeaPhase.LISTED, IdeaPhase.RANKING)
    for room, numbers in zip(rooms, ((5, 1, 2), (5, 2, 1), (5, 1, 3), (1, 5, 2)), strict=True):
        rank(room, *numbers)
    assert not any(row.ranks for row in table(rooms[0]).listed)
    on(rooms[0], IdeaPhase.RANKED)
    found = table(rooms[1])
    assert [(row.idea.number, row.ranks) for row in found.listed[:4]] == [
        (5, [1, 1, 1, 2]),
        (1, [1, 2, 2, 3]),
        (2, [2, 3, 3]),
        (3, [3]),
    ]
    # By hand, 4 people and 8 ideas, five of which each puts last, tied at 6: rank sums 5, 8, 14, 21
    # and four of 24, squares about 18 of 438; 12 * 438 / (16 * 504 - 4 * 480).
    assert found.concordance == pytest.approx(5256 / 6144)
    assert "4 people ranked. Kendall’s W 0.86, corrected for ties" in rooms[1].text()
    assert [row.mine for row in found.listed[:3]] == [1, 3, 2]


@pytest.mark.parametrize("n", [0, 1, 2])
def test_of_fewer_than_three_only_how_many_ranked_is_shown(rooms, n):
    talk(rooms, IdeaPhase.LISTED, IdeaPhase.RANKING)
    for room in rooms[:n]:
        rank(room, 3, 2, 1)
    on(rooms[0], IdeaPhase.RANKED)
    found = table(rooms[3])
    assert found.raters == n
    assert "Ranks are shown from three on." in found.finding
    assert not any(row.ranks for row in found.listed)
    assert [row.idea.number for row in found.listed] == list(range(1, 9))


def test_of_three_ideas_ranks_are_shown_without_concordance(rooms):
    for room in rooms[:3]:
        write(room, f"Of {room.seat.name}")
    go_to(rooms[0].exercise, StepKind.DELIBERATE, 1)
    for phase in (IdeaPhase.LISTED, IdeaPhase.RANKING):
        on(rooms[0], phase)
    for room in rooms[:3]:
        rank(room, 3, 2, 1)
    on(rooms[0], IdeaPhase.RANKED)
    found = table(rooms[0])
    assert found.finding == "3 people ranked."
    assert found.listed[0].ranks == [1, 1, 1]


def test_the_answer_names_ideas_of_the_list_by_script_and_by_form(rooms):
    talk(rooms, IdeaPhase.LISTED)
    bea = rooms[0]
    for name, text in (("answer", "Build."), ("because", "It binds."), ("idea_1", "4")):
        assert bea.save(name, text, kind=DraftKind.ANSWER).status_code == 200
    html = bea.html()
    assert '<select id="answer-idea_1"' in html
    assert '<option value="4" selected>' in html
    assert bea.save("idea_2", "12345", kind=DraftKind.ANSWER).status_code == 422
    bea.press("draft-save", "answer", of_move=1, **{"base-idea_2": "0", "idea_2": "1"})
    bea.press("answer-release", of_move=1)
    told = {idea.number: idea.text for idea in Idea.objects.all()}
    text = rooms[1].text()
    assert f"{told[4]} {told[1]}" in text


def test_the_key_of_the_task_changes_with_the_list_and_not_with_what_is_private(rooms):
    talk(rooms)
    viewer = viewer_of(rooms[1].seat)
    seen = {task_keys.task_key(viewer)}

    def is_new():
        key = task_keys.task_key(viewer)
        was_there = key in seen
        seen.add(key)
        return not was_there

    write(rooms[0], "Changed.")
    assert not is_new()
    on(rooms[0], IdeaPhase.LISTED)
    assert is_new()
    rooms[0].press("ideas-merge", of_move=1, idea=["2", "5"])
    assert is_new()
    rooms[0].press("idea-part", of_move=1, idea="5")
    assert is_new()
    rooms[0].press("idea-lay", of_move=1, idea="More.")
    assert is_new()
    on(rooms[0], IdeaPhase.RANKING)
    assert is_new()
    rank(rooms[0], 1, 2, 3)
    assert not is_new()


def test_control_reads_for_whom_each_team_waits_and_moves_one_on_or_all(rooms):
    from wargame.operations import seats

    seats.arrive(rooms[1].seat)
    console = Console(rooms[0].exercise)
    assert "Teams share their ideas once they deliberate." in console.text("ideas")
    go_to(rooms[0].exercise, StepKind.DELIBERATE, 1)
    assert "BLU Writing alone Not yet: Bob" in console.text("ideas")
    team = rooms[0].seat.team
    console.press("ideas-move-team-on", team.pk, phase="listed")
    assert IdeaOpening.objects.get().team == team
    assert "Put the ideas on the table: 2 teams" in console.text("ideas")
    console.press("ideas-move-all-on", phase="listed")
    assert IdeaOpening.objects.count() == 3
    assert console.press_live("ideas-move-all-on", phase="none").status_code == 422


def test_where_no_ideas_are_asked_for_nothing_is_said_of_them(exercise, blue):
    go_to(exercise, StepKind.DELIBERATE, 1)
    assert words(Room(blue).region("ideas")) == ""
    assert Console(exercise).text("ideas") == ""
    assert idea_waits.phases(viewer_of(control_of(exercise))) is None


def test_the_table_is_read_with_as_many_queries_whatever_is_on_it(rooms, django_assert_num_queries):
    talk(rooms, IdeaPhase.LISTED, IdeaPhase.RANKING)
    for room in rooms:
        rank(room, 3, 2, 1)
    on(rooms[0], IdeaPhase.RANKED)
    viewer = viewer_of(rooms[0].seat)
    move = viewer.exercise.step.move
    assert move.question
    with django_assert_num_queries(3):
        assert own_table(viewer, move).listed[0].ranks


def test_the_record_holds_the_ranks_unnamed(rooms):
    def recorded():
        rooms[0].exercise.refresh_from_db()
        found = record.record(viewer_of(control_of(rooms[0].exercise)))
        assert faults(found) == []
        return found

    talk(rooms)
    found = recorded()
    assert found["ideas"] == []
    (alone,) = found["answered_alone"]
    given = {"move": 1, "team": "BLU", "part": "ideas", "given": 4}
    assert alone == given | {"options": None, "ratings": None}
    assert "Idea of" not in str(found)
    for phase in (IdeaPhase.LISTED, IdeaPhase.RANKING):
        on(rooms[0], phase)
    for room in rooms[:3]:
        rank(room, 5, 1, 2)
    assert recorded()["ideas"][0]["ideas"][0]["ranks"] is None
    on(rooms[0], IdeaPhase.RANKED)
    (listed,) = recorded()["ideas"]
    assert (listed["phase"], listed["raters"]) == ("ranked", 3)
    assert listed["concordance"] == 1.0
    by_number = {one["number"]: one for one in listed["ideas"]}
    assert by_number[5]["ranks"] == [1, 1, 1]
    assert by_number[8]["ranks"] == []


def test_with_a_decision_stands_what_its_team_could_see_on_its_own_table_alone(rooms):
    bea, exercise = rooms[0], rooms[0].exercise
    rob = sit(exercise, "RED", "Rob", chair=1)
    talk(rooms, IdeaPhase.LISTED)
    about = {"move": move_of(exercise), "by": rob}
    idea_phases.move_on(exercise, phase=IdeaPhase.LISTED, **about)
    ideas.lay(exercise, text="Idea of Rob", **about)
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, bea.seat)
    ideas.lay(exercise, move=move_of(exercise), text="Too late", by=bea.seat)
    control = viewer_of(control_of(exercise))
    for reader, beside in ((viewer_of(bea.seat), []), (control, ["Idea of Rob"])):
        sheet = information_states.sheet(reader, Decision.objects.get().pk)
        (group,) = [one for one in sheet.groups if one.known == Known.IDEA]
        assert sorted(line.text for line in group.seen) == sorted(
            f"{what} of {name}" for what in ("Idea", "Other") for name in NAMES
        )
        assert [line.text for line in group.unseen] == beside
    exercise.refresh_from_db()
    whole = record.record(viewer_of(control_of(exercise)))
    assert faults(whole) == []
    (kept,) = whole["decisions"]
    known = kept["information_state"]
    assert known["seen"]["idea"][0] == {"move": 1, "team": "BLU", "number": 1}
    assert known["unseen"]["idea"] == [{"move": 1, "team": "RED", "number": 1}]


@pytest.mark.parametrize("teams", [3, 12])
def test_all_tables_and_waits_take_as_many_queries_for_three_teams_as_for_twelve(
    db, teams, django_assert_num_queries
):
    exercise = open_and_start(make_exercise(teams=teams, parts=[IDEAS]))
    codes = CODES[:teams]
    leads = [sit(exercise, code, f"Head of {code}", chair=1) for code in codes]
    go_to(exercise, StepKind.DELIBERATE, 1)
    about = {"move": move_of(exercise)}
    for lead in leads:
        idea_phases.move_on(exercise, **about, phase=IdeaPhase.LISTED, by=lead)
        laid = [ideas.lay(exercise, **about, text=text, by=lead) for text in ("One", "Two")]
        idea_phases.move_on(exercise, **about, phase=IdeaPhase.RANKING, by=lead)
        ideas.rank(exercise, **about, ideas=laid, by=lead)
        idea_phases.move_on(exercise, **about, phase=IdeaPhase.RANKED, by=lead)
    control = viewer_of(control_of(exercise))
    moves = list(exercise.moves.select_related("question"))
    with django_assert_num_queries(3):
        assert len(tables(control, moves)) == teams
    with django_assert_num_queries(4):
        assert len(idea_waits.phases(control).teams) == teams
    own = viewer_of(leads[0])
    with django_assert_num_queries(3):
        assert own_table(own, moves[0]).raters == 1
