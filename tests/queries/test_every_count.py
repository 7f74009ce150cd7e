"""SQL queries of every page and every region, for 3 teams and for 12: the same.

    uv run pytest -s tests/queries/test_every_count.py

prints the table.
"""

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.cast import (
    browser_of,
    browser_of_control,
    control_of,
    go_to,
    invite,
    open_and_start,
    sit,
    viewer_of,
    write,
)
from tests.factories import CODES, make_exercise
from tests.review.play import play_a_move, reveal_all
from tests.site_map import addresses
from wargame.live import regions
from wargame.models import DraftKind, Duty, StepKind, Viewer
from wargame.operations import injects, seats

SIZES = (3, 12)
LOOKED_AT_BY_CONTROL = {"control", "facilitator", "public"}


def played(teams):
    """Three people in each team, here, in the plenary of move 1; a draft of move 2 is begun."""
    exercise = open_and_start(make_exercise(teams=teams))
    people = [sit(exercise, code, f"{code} {n}") for code in CODES[:teams] for n in (1, 2, 3)]
    for seat in people:
        seats.arrive(seat)
    for inject in exercise.injects.filter(move=1):
        injects.release(inject, by=control_of(exercise))
    leads = people[::3]
    play_a_move(exercise, leads)
    go_to(exercise, StepKind.PLENARY, 1)
    reveal_all(exercise)
    go_to(exercise, StepKind.DECIDE, 2)
    for lead in leads:
        write(exercise, lead, {"title": f"Ours, {lead.team.code}"})
    return exercise


def cost(act, *arguments):
    with CaptureQueriesContext(connection) as found:
        act(*arguments)
    return len(found)


def costs(exercise):
    """{page or region: queries}, of control, of the head of BLU, of the board and of those who
    look on."""
    lead = exercise.seats.get(name="BLU 1")
    evaluator = invite(exercise, Duty.EVALUATOR, "Eva", teams=("BLU", "RED"))
    observer = invite(exercise, Duty.OBSERVER, "Ola")
    viewers = {
        "console": viewer_of(control_of(exercise)),
        "room": viewer_of(lead),
        "ledger": viewer_of(lead),
        "talks": viewer_of(lead),
        "desk": viewer_of(control_of(exercise)),
        "rulings": viewer_of(control_of(exercise)),
        "accords": viewer_of(control_of(exercise)),
        "board": Viewer.board(exercise),
        "watch": viewer_of(evaluator),
    }
    for region in regions.REGIONS:
        viewer = viewers[region.page]
        if region.audience == "observer":
            viewer = viewer_of(observer)
        shared = viewer.narrowed(regions.audience_of(region, viewer))
        yield f"region {region.page}/{region.name}", cost(regions.render, region, shared)
    parts = {
        "code": exercise.code,
        "seat_id": lead.pk,
        "key": exercise.board_key,
        "kind": DraftKind.DECISION,
        "team_id": lead.team_id,
        "inject_id": exercise.injects.get(number="1.1").pk,
    }
    control, player = browser_of_control(exercise), browser_of(lead)
    for seat in (evaluator, observer):
        place = f"/x/{exercise.code}/seats/{seat.pk}"
        for name in ("watch", "review"):
            path = f"{place}/{name}/"
            yield f"page {name} of {seat.duty}", cost(browser_of(seat).get, path)
    for address in addresses():
        browser = control if address.scope in LOOKED_AT_BY_CONTROL else player
        if address.parts <= set(parts) and browser.get(address.of(**parts)).status_code == 200:
            yield f"page {address.name}", cost(browser.get, address.of(**parts))


def test_no_page_and_no_region_asks_more_for_twelve_teams_than_for_three(db):
    found = []
    for teams in SIZES:
        with transaction.atomic():
            found.append(dict(costs(played(teams))))
            transaction.set_rollback(True)
    table = {name: [one.get(name) for one in found] for name in found[0] | found[1]}
    print()
    for name, counts in table.items():
        print(f"{name:40}" + "".join(f"{count:>6}" for count in counts))
    assert {f"region {one.page}/{one.name}" for one in regions.REGIONS} <= set(table)
    assert {"page room", "page console", "page board", "page review"} <= set(table)
    assert not {name: counts for name, counts in table.items() if len(set(counts)) > 1}
