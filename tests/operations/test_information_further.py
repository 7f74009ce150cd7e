"""What a team could see of dissent, assent, odds, ratings and figures when it released."""

import json
from uuid import uuid4

import pytest

from tests.cast import control_of, decide, go_to, move_of, sit, viewer_of
from tests.factories import make_series
from wargame.models import (
    Decision,
    Dissent,
    InformationState,
    Known,
    Method,
    Revealed,
    Says,
    StepKind,
)
from wargame.operations import assents, dissents, draws, matters, positions, ratings, reveals
from wargame.operations.matters import Matter
from wargame.operations.positions import Mark
from wargame.operations.ratings import Level
from wargame.queries import information_states
from wargame.reports import record


@pytest.fixture
def deciding(exercise, blue, red):
    return go_to(exercise, StepKind.DECIDE, 1)


@pytest.fixture
def green(exercise):
    return sit(exercise, "GRN", "Gus", chair=1)


def dissent(by, words, *, is_named):
    about = {"move": move_of(by.exercise), "words": words, "ticket": uuid4()}
    return dissents.enter(by.exercise, is_named=is_named, by=by, **about)


def reveal(exercise, what):
    reveals.reveal(exercise, what=what, move=move_of(exercise), by=control_of(exercise))


def of_kind(seat, known, by):
    """All that was seen and all that was not when `by` released, as this person reads it now."""
    decision = Decision.objects.filter(team=by.team).latest("pk")
    groups = information_states.sheet(viewer_of(seat), decision.pk).groups
    group = next((one for one in groups if one.known == known), None)
    return ("", "") if group is None else (str(group.seen), str(group.unseen))


def test_dissent_is_seen_as_the_team_could_see_it_and_never_named(deciding, blue, red, blue_two):
    decide(deciding, blue)
    dissent(blue_two, "It leaves the coast open.", is_named=True)
    decide(deciding, red)
    reveal(deciding, Revealed.DECISIONS)
    seen, unseen = of_kind(control_of(deciding), Known.DISSENT, red)
    assert "It leaves the coast open." in unseen
    assert blue_two.name not in seen + unseen
    green = sit(deciding, "GRN", "Gus", chair=1)
    decide(deciding, green)
    dissent(blue_two, "And the port.", is_named=False)
    seen, unseen = of_kind(green, Known.DISSENT, green)
    assert "It leaves the coast open." in seen
    assert "And the port." not in seen + unseen


def test_the_record_counts_dissents_and_holds_no_key_of_any(deciding, blue, blue_two, red):
    decide(deciding, blue)
    dissent(blue_two, "It leaves the coast open.", is_named=False)
    decide(deciding, red)
    told = record.as_text(viewer_of(control_of(deciding)))
    of_red = next(one for one in json.loads(told)["decisions"] if one["team"] == "RED")
    counted = {"move": 1, "team": "BLU", "number": 1, "people": 1}
    assert of_red["information_state"]["unseen"]["dissents"] == [counted]
    kept = InformationState.objects.get(decision__team=red.team)
    assert kept.keys(Known.DISSENT) == ([], [str(Dissent.objects.get().pk)])
    assert str(Dissent.objects.get().pk) not in told


def test_a_reservation_is_seen_with_a_position_that_is_open_and_unnamed(exercise, blue, blue_two):
    go_to(exercise, StepKind.DELIBERATE, 1)
    reveal(exercise, Revealed.ESTIMATES)
    tension = move_of(exercise).tensions.first()
    mark = Mark(tension, point=3, reason="The coast.")
    position = positions.set_position(exercise, mark, move=move_of(exercise), by=blue)
    assents.give(position, says=Says.RESERVE, words="Not at night.", by=blue_two)
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, blue)
    seen, _unseen = of_kind(blue, Known.ASSENT, blue)
    assert "1 agrees with reservations" in seen
    assert "Not at night." in seen
    assert blue_two.name not in seen
    told = json.loads(record.as_text(viewer_of(control_of(exercise))))
    (noted,) = told["decisions"][0]["information_state"]["seen"]["assent"]
    assert noted["position"] == told["positions"][0]["id"]


def test_odds_are_seen_once_shown_and_what_is_drawn_later_is_not(deciding, blue, red, control):
    pros = ["We are near."]
    matter = Matter("The convoy arrives.", Method.PROBABILISTIC, "Contested.", pros=pros)
    ruling = matters.begin(deciding, matter, move=move_of(deciding), by=control)
    decide(deciding, red)
    draws.show_odds(ruling, by=control)
    decide(deciding, blue)
    draws.draw(ruling, by=control)
    assert "The convoy arrives." not in of_kind(red, Known.MATTER, red)[0]
    assert "The convoy arrives." in of_kind(blue, Known.MATTER, blue)[0]
    seen, _unseen = of_kind(blue, Known.ODDS, blue)
    assert "of 100 cases" in seen
    assert "Drawn" not in seen
    assert of_kind(blue, Known.DRAWN, blue) == ("", "")
    told = json.loads(record.as_text(viewer_of(control)))
    blues = next(one for one in told["decisions"] if one["team"] == "BLU")
    assert blues["information_state"]["seen"]["odds"] == [ruling.pk]


def test_ratings_are_seen_once_shown(deciding, blue, red, green, control):
    decide(deciding, blue)
    asked = ratings.open_round(deciding, move=move_of(deciding), peers=0, by=control)
    criterion = deciding.version.criteria.first()
    level = Level(criterion, 4, cited=list(deciding.decisions.all()))
    ratings.rate(asked, [level], team=blue.team, by=control)
    ratings.close(asked, by=control)
    decide(deciding, red)
    ratings.show(asked, by=control)
    decide(deciding, green)
    before = of_kind(control, Known.RATING, red)
    after = of_kind(green, Known.RATING, green)
    assert f"{criterion.short_name}: self –, peers –, control 4" in before[1]
    assert f"{criterion.short_name}: self –, peers –, control 4" in after[0]
    told = json.loads(record.as_text(viewer_of(control)))
    greens = next(one for one in told["decisions"] if one["team"] == "GRN")
    assert greens["information_state"]["seen"]["rating"] == [1]


def test_the_edition_of_the_figures_is_in_it(deciding, blue):
    make_series(deciding, edition="May 2029")
    decide(deciding, blue)
    assert "May 2029" in of_kind(blue, Known.SERIES, blue)[0]
