"""Ideas in turn: alone, on the table, merged, ranked; who may do what, and who hears of it."""

import pytest
from django.db import DatabaseError, transaction

from tests.cast import control_of, go_to, move_of, open_and_start, sit, viewer_of, write
from tests.factories import IDEAS, make_exercise
from wargame.errors import Refused
from wargame.models import (
    DraftKind,
    Idea,
    IdeaMerge,
    IdeaOpening,
    IdeaPhase,
    Kind,
    Ranking,
    Revealed,
    SilentIdea,
    StepKind,
    Viewer,
)
from wargame.models.idea_lists import idea_lists
from wargame.models.viewers import CONTROL, of_seat, of_team
from wargame.operations import answers, exercises, idea_phases, ideas, reveals, versions


@pytest.fixture
def asked(db):
    """In play; move 1 asks for ideas."""
    return open_and_start(make_exercise(parts=[IDEAS]))


@pytest.fixture
def bea(asked):
    return sit(asked, "BLU", "Bea", chair=1)


@pytest.fixture
def trio(asked, bea):
    """Three of blue, each with two ideas, talking."""
    seats = [bea, sit(asked, "BLU", "Bob", chair=2), sit(asked, "BLU", "Bix", chair=3)]
    go_to(asked, StepKind.ESTIMATE, 1)
    for seat in seats:
        put(seat, {1: f"First of {seat.name}", 2: f"Second of {seat.name}"})
    go_to(asked, StepKind.DELIBERATE, 1)
    return seats


def put(seat, texts):
    return ideas.write(seat.exercise, move=move_of(seat.exercise), texts=texts, by=seat)


def on(seat, phase, team=None, move=1):
    at = move_of(seat.exercise, move)
    return idea_phases.move_on(seat.exercise, move=at, phase=phase, by=seat, team=team)


def at(seat):
    return {"move": move_of(seat.exercise), "by": seat}


def listed(seat):
    found = idea_lists(Idea.objects.filter(team=seat.team_id))
    return next(iter(found.values())).standing if found else []


def heard(exercise, kind):
    entry = exercise.journal.filter(kind=kind).order_by("number").last()
    return entry.audiences


def test_alone_only_control_and_the_author_hear_of_it(asked, bea):
    go_to(asked, StepKind.ESTIMATE, 1)
    put(bea, {1: "Share the yards."})
    assert heard(asked, Kind.ANSWERED_ALONE) == [CONTROL, of_seat(bea.pk)]
    go_to(asked, StepKind.DELIBERATE, 1)
    put(bea, {2: "Share the docks."})
    assert heard(asked, Kind.ANSWERED_ALONE) == [CONTROL, of_team(bea.team_id)]


def test_the_same_again_changes_nothing_and_no_words_take_an_idea_back(asked, bea):
    go_to(asked, StepKind.ESTIMATE, 1)
    assert len(put(bea, {1: "One", 2: "", 3: "Three"})) == 2
    assert not put(bea, {1: "One", 2: "", 3: "Three"})
    put(bea, {1: ""})
    assert [row.text for row in SilentIdea.objects.current()] == ["", "Three"]


def test_nobody_writes_before_the_step_in_another_line_or_where_it_is_not_asked(asked, bea):
    go_to(asked, StepKind.BRIEF, 1)
    with pytest.raises(Refused, match="has not begun"):
        put(bea, {1: "Early"})
    go_to(asked, StepKind.ESTIMATE, 1)
    with pytest.raises(Refused, match="no such line"):
        put(bea, {7: "Seventh"})
    with pytest.raises(Refused):
        put(control_of(asked), {1: "Mine"})
    go_to(asked, StepKind.ESTIMATE, 2)
    with pytest.raises(Refused, match="does not ask"):
        ideas.write(asked, move=move_of(asked, 2), texts={1: "Here"}, by=bea)


def test_no_phase_begins_before_the_team_talks(asked, bea):
    go_to(asked, StepKind.ESTIMATE, 1)
    with pytest.raises(Refused, match="has not begun"):
        on(bea, IdeaPhase.LISTED)


def test_ideas_are_laid_one_of_each_in_turn_and_lead_to_nobody(trio):
    on(trio[0], IdeaPhase.LISTED)
    texts = [idea.text for idea in Idea.objects.order_by("number")]
    firsts, seconds = texts[:3], texts[3:]
    assert all(text.startswith("First") for text in firsts)
    assert [text.replace("Second", "First") for text in seconds] == firsts
    names = {field.name for field in Idea._meta.get_fields()}
    assert not names & {"voice", "seat", "at", "silent"}


def test_in_turn_no_list_comes_before_another():
    lists = [["a1", "a2", "a3"], ["b1"], ["c1", "c2"]]
    assert idea_phases.in_turn(lists) == ["a1", "b1", "c1", "a2", "c2", "a3"]


def test_ideas_of_fewer_than_three_stay_with_their_authors_who_may_lay_them(asked, bea):
    bob = sit(asked, "BLU", "Bob", chair=2)
    go_to(asked, StepKind.ESTIMATE, 1)
    put(bea, {1: "Bea's"})
    put(bob, {1: "Bob's"})
    go_to(asked, StepKind.DELIBERATE, 1)
    on(bea, IdeaPhase.LISTED)
    assert not Idea.objects.exists()
    ideas.lay(asked, text="Bob's", **at(bob))
    assert [idea.text for idea in Idea.objects.all()] == ["Bob's"]


def test_more_can_be_laid_once_each_and_the_journal_does_not_say_by_whom(trio):
    asked = trio[0].exercise
    on(trio[0], IdeaPhase.LISTED)
    one = ideas.lay(asked, text="A joint yard", **at(trio[1]))
    assert ideas.lay(asked, text="a JOINT yard", **at(trio[2])) == one
    assert one.number == 7
    entry = asked.journal.get(kind=Kind.IDEA_LAID)
    assert entry.seat is None
    assert entry.audiences == [CONTROL, of_team(one.team_id)]
    assert entry.refs == {"move": 1, "team": one.team_id}


def test_once_shared_nothing_more_is_written_in_silence(trio):
    on(trio[0], IdeaPhase.LISTED)
    with pytest.raises(Refused, match="on the table there"):
        put(trio[1], {3: "Third"})


def test_the_head_or_the_pen_merges_and_parts_and_every_merge_stays_on_record(trio):
    asked, (bea, bob, bix) = trio[0].exercise, trio
    on(bea, IdeaPhase.LISTED)
    first, second, third = listed(bea)[:3]
    with pytest.raises(Refused, match="who holds the pen"):
        ideas.merge(asked, ideas=[first, second], **at(bix))
    write(exercise=_fresh(asked), by=bob, texts={"answer": "Both."}, kind=DraftKind.ANSWER)
    ideas.merge(asked, ideas=[third, second], **at(bob))
    ideas.merge(asked, ideas=[first, second], **at(bea))
    assert [idea.number for idea in listed(bea)] == [1, 4, 5, 6]
    ideas.part(asked, idea=third, **at(bea))
    assert ideas.part(asked, idea=third, **at(bea)) is None
    assert [idea.number for idea in listed(bea)] == [1, 3, 4, 5, 6]
    assert IdeaMerge.objects.count() == 3
    assert heard(asked, Kind.IDEA_PARTED) == [CONTROL, of_team(bea.team_id)]


def test_one_idea_is_not_merged_with_itself_or_with_one_of_another_team(trio):
    asked, bea = trio[0].exercise, trio[0]
    rob = sit(asked, "RED", "Rob", chair=1)
    for seat in (bea, rob):
        on(seat, IdeaPhase.LISTED)
    theirs = ideas.lay(asked, text="Ours", **at(rob))
    mine = listed(bea)[0]
    for chosen in ([mine], [mine, mine], [mine, theirs]):
        with pytest.raises(Refused, match="at least two"):
            ideas.merge(asked, ideas=chosen, **at(bea))


def test_phases_come_one_after_the_other_and_each_once(trio):
    bea = trio[0]
    for phase in (IdeaPhase.RANKING, IdeaPhase.RANKED):
        with pytest.raises(Refused, match="One phase after the other"):
            on(bea, phase)
    for phase in IdeaPhase:
        assert on(bea, phase) == on(bea, phase)
    assert IdeaOpening.objects.count() == 3
    assert bea.exercise.journal.filter(kind=Kind.IDEAS_MOVED_ON).count() == 3


def test_the_head_moves_on_and_control_can_always(trio):
    bea, bob, _bix = trio
    control = control_of(bea.exercise)
    with pytest.raises(Refused, match="Only the head"):
        on(bob, IdeaPhase.LISTED)
    with pytest.raises(Refused, match="Choose a team"):
        on(control, IdeaPhase.LISTED)
    on(control, IdeaPhase.LISTED, bea.team)
    assert len(listed(bea)) == 6


def test_control_moves_all_on_who_can_be(trio):
    asked, control = trio[0].exercise, control_of(trio[0].exercise)
    move = move_of(asked)

    def all_on(phase):
        made = idea_phases.move_all_on(asked, move=move, phase=phase, by=control)
        return [one.team.code for one in made]

    assert all_on(IdeaPhase.LISTED) == ["BLU", "RED", "GRN"]
    assert all_on(IdeaPhase.LISTED) == []
    assert all_on(IdeaPhase.RANKING) == ["BLU"]
    assert all_on(IdeaPhase.RANKED) == ["BLU"]
    with pytest.raises(Refused, match="Only control"):
        idea_phases.move_all_on(asked, move=move, phase=IdeaPhase.LISTED, by=trio[0])


def test_with_fewer_than_two_ideas_there_is_nothing_to_rank(asked, bea):
    go_to(asked, StepKind.DELIBERATE, 1)
    on(bea, IdeaPhase.LISTED)
    ideas.lay(asked, text="The only one", **at(bea))
    with pytest.raises(Refused, match="Fewer than two"):
        on(bea, IdeaPhase.RANKING)


def test_everyone_ranks_three_different_ideas_of_the_list(trio):
    asked, (bea, bob, _bix) = trio[0].exercise, trio
    with pytest.raises(Refused, match="not being ranked"):
        ideas.rank(asked, ideas=[], **at(bob))
    on(bea, IdeaPhase.LISTED)
    one, two, three, four, *_ = listed(bea)
    ideas.merge(asked, ideas=[one, four], **at(bea))
    on(bea, IdeaPhase.RANKING)
    for chosen in ([one, two], [one, one, two], [one, two, three, four]):
        with pytest.raises(Refused, match="each rank to another"):
            ideas.rank(asked, ideas=chosen, **at(bob))
    with pytest.raises(Refused, match="not on the table"):
        ideas.rank(asked, ideas=[four, two, three], **at(bob))
    given = ideas.rank(asked, ideas=[three, one, two], **at(bob))
    assert ideas.rank(asked, ideas=[three, one, two], **at(bob)) == given
    ideas.rank(asked, ideas=[two, one, three], **at(bob))
    assert Ranking.objects.count() == 2
    assert Ranking.objects.current().get().ideas == [two.pk, one.pk, three.pk]
    assert heard(asked, Kind.IDEAS_RANKED) == [CONTROL, of_team(bea.team_id)]


def test_where_two_stand_two_are_ranked(asked, bea):
    go_to(asked, StepKind.DELIBERATE, 1)
    on(bea, IdeaPhase.LISTED)
    both = [ideas.lay(asked, text=text, **at(bea)) for text in ("One", "Two")]
    on(bea, IdeaPhase.RANKING)
    assert ideas.rank(asked, ideas=both, **at(bea)).third is None


def test_while_it_ranks_the_list_stands_and_after_that_the_ranks(trio):
    asked, bea = trio[0].exercise, trio[0]
    on(bea, IdeaPhase.LISTED)
    on(bea, IdeaPhase.RANKING)
    chosen = listed(bea)[:3]
    for act in (
        lambda: ideas.lay(asked, text="Late", **at(bea)),
        lambda: ideas.merge(asked, ideas=chosen, **at(bea)),
        lambda: ideas.part(asked, idea=chosen[0], **at(bea)),
    ):
        with pytest.raises(Refused, match="The list stands"):
            act()
    on(bea, IdeaPhase.RANKED)
    with pytest.raises(Refused, match="not being ranked"):
        ideas.rank(asked, ideas=chosen, **at(bea))


def test_nothing_is_done_when_the_move_or_play_is_over(trio):
    asked, bea = trio[0].exercise, trio[0]
    go_to(asked, StepKind.BRIEF, 2)
    with pytest.raises(Refused, match="move is over"):
        on(bea, IdeaPhase.LISTED)
    exercises.end(asked, by=control_of(asked))
    with pytest.raises(Refused, match="Play has ended"):
        on(bea, IdeaPhase.LISTED)


def test_no_row_of_it_is_ever_changed(trio):
    asked, bea = trio[0].exercise, trio[0]
    on(bea, IdeaPhase.LISTED)
    ideas.merge(asked, ideas=listed(bea)[3:5], **at(bea))
    on(bea, IdeaPhase.RANKING)
    ideas.rank(asked, ideas=listed(bea)[:3], **at(bea))
    for rows, changed in (
        (SilentIdea, {"slot": 5}),
        (Idea, {"text": "Other"}),
        (IdeaMerge, {"into": None}),
        (IdeaOpening, {"phase": IdeaPhase.RANKED}),
        (Ranking, {"third": None}),
    ):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            rows.objects.update(**changed)


def test_the_answer_names_what_the_head_releases_never_what_was_ranked(trio):
    asked, bea = _fresh(trio[0].exercise), trio[0]
    on(bea, IdeaPhase.LISTED)
    words = {"answer": "Build together.", "because": "It binds."}
    write(asked, bea, words, DraftKind.ANSWER)
    with pytest.raises(Refused, match="Our first idea"):
        answers.release(asked, **at(bea))
    write(asked, bea, {"idea_1": "5", "idea_2": "2", "idea_3": "5"}, DraftKind.ANSWER)
    answer = answers.release(asked, **at(bea))
    texts = {idea.number: idea.text for idea in Idea.objects.all()}
    assert answer.shape.ideas == [texts[5], texts[2]]


def test_without_a_list_a_team_answers_in_words(asked, bea):
    go_to(asked, StepKind.DELIBERATE, 1)
    write(asked, bea, {"answer": "Build.", "because": "It binds."}, DraftKind.ANSWER)
    assert answers.release(asked, **at(bea)).shape.ideas == []


def _fresh(exercise):
    exercise.refresh_from_db()
    return exercise


def readers(asked, rows, seats):
    viewers = {who: viewer_of(seat) for who, seat in seats.items()}
    viewers |= {"control": viewer_of(control_of(asked))}
    viewers |= {"board": Viewer.board(asked), "nobody": Viewer.nobody(asked)}
    return {who for who, viewer in viewers.items() if rows(viewer).exists()}


def test_who_reads_ideas_and_ranks_at_every_moment(trio):
    asked, (bea, bob, _bix) = _fresh(trio[0].exercise), trio
    seats = {"bea": bea, "bob": bob, "rob": sit(asked, "RED", "Rob", chair=1)}

    def silent():
        mine = SilentIdea.objects.filter(voice__seat=bea)
        return readers(asked, mine.values_visible_to, seats)

    def laid():
        return readers(asked, Idea.objects.visible_to, seats)

    def ranks():
        mine = Ranking.objects.filter(voice__seat=bea)
        return readers(asked, mine.values_visible_to, seats)

    assert (silent(), laid()) == ({"bea"}, set())
    on(bea, IdeaPhase.LISTED)
    team = {"bea", "bob", "control"}
    assert (silent(), laid()) == ({"bea"}, team)
    on(bea, IdeaPhase.RANKING)
    ideas.rank(asked, ideas=listed(bea)[:3], **at(bea))
    assert ranks() == {"bea"}
    on(bea, IdeaPhase.RANKED)
    assert ranks() == team
    control = control_of(asked)
    reveals.reveal(asked, what=Revealed.ANSWERS, move=move_of(asked), by=control)
    assert (laid(), ranks()) == (team, team)
    words = {"answer": "Build.", "because": "It binds.", "idea_1": "1"}
    write(asked, bea, words, DraftKind.ANSWER)
    answers.release(asked, **at(bea))
    everybody = team | {"rob", "board"}
    assert (silent(), laid(), ranks()) == ({"bea"}, everybody, everybody)


def test_a_withdrawn_answer_takes_the_ideas_back_with_it(trio):
    asked, bea = _fresh(trio[0].exercise), trio[0]
    on(bea, IdeaPhase.LISTED)
    words = {"answer": "Build.", "because": "It binds.", "idea_1": "1"}
    write(asked, bea, words, DraftKind.ANSWER)
    answers.release(asked, **at(bea))
    versions.withdraw(asked, kind=DraftKind.ANSWER, **at(bea))
    control = control_of(asked)
    reveals.reveal(asked, what=Revealed.ANSWERS, move=move_of(asked), by=control)
    assert not Idea.objects.visible_to(Viewer.board(asked)).exists()
