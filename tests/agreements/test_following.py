"""The pages of agreements and communiques follow the play: the list of all of them is a region."""

import pytest
from django.urls import reverse

from tests.cast import browser_of, browser_of_control, viewer_of
from wargame.live import kinds, regions, streams
from wargame.operations import agreements, communiques

from .play import clause, communique, conclude, propose, sign

LIST = regions.named("talks", "accords")
OF_CONTROL = regions.named("accords", "accords")


def at(seat, name, *parts):
    return reverse(name, args=[seat.exercise.code, seat.pk, *parts])


def polled(seat, after):
    answer = browser_of(seat).get(at(seat, "talks-regions"), {"after": after})
    return answer.json()["regions"] if answer.status_code == 200 else {}


def pages_of(seat, agreement, made):
    yield at(seat, "seat-agreements")
    yield at(seat, "seat-agreement", agreement.pk)
    yield at(seat, "seat-communique", made.pk)


def test_every_page_of_a_seat_holds_the_list_as_it_is_pushed(exercise, heads):
    agreement, made = conclude(*heads[:2]).agreement, communique(exercise, "We stand together.")
    blue = heads[0]
    pushed = regions.render(LIST, viewer_of(blue))
    for path in pages_of(blue, agreement, made):
        page = browser_of(blue).get(path).text
        assert pushed in page
        assert f'data-live="{at(blue, "talks-live")}"' in page


def test_so_does_every_page_of_control(exercise, heads, control):
    agreement, made = conclude(*heads[:2]).agreement, communique(exercise, "We stand together.")
    pushed = regions.render(OF_CONTROL, viewer_of(control))
    desk = browser_of_control(exercise)
    for name, parts in (
        ("agreements", []),
        ("agreement", [agreement.pk]),
        ("communique", [made.pk]),
    ):
        assert pushed in desk.get(reverse(name, args=[exercise.code, *parts])).text


def test_a_signature_is_brought_to_those_who_see_the_agreement_and_to_nobody_else(exercise, heads):
    blue, red, green = heads
    version = propose(blue, "RED")
    exercise.refresh_from_db()
    after = exercise.entries
    sign(version, red)
    assert "waiting for BLU" in polled(blue, after)["accords"]
    assert polled(green, after) == {}
    assert version.title not in regions.render(LIST, viewer_of(green))


def test_published_it_is_brought_to_all(exercise, heads, control):
    version = conclude(*heads[:2])
    exercise.refresh_from_db()
    after = exercise.entries
    agreements.publish(version.agreement, by=control)
    assert version.title in polled(heads[2], after)["accords"]


def test_all_that_is_done_to_agreements_and_communiques_touches_it():
    for region in (LIST, OF_CONTROL):
        assert region.touched_by >= kinds.DIPLOMACY | kinds.STEPS


@pytest.mark.parametrize("path", ["/x/{}/agreements/live/", "/x/{}/seats/{}/agreements/live/"])
def test_its_stream_is_answered_beside_django(exercise, heads, path):
    assert streams.is_stream_path(path.format(exercise.code, heads[0].pk))


def test_a_stream_is_opened_for_the_seat_that_carries_the_key(heads):
    blue = heads[0]
    cookies = {name: morsel.value for name, morsel in browser_of(blue).cookies.items()}
    arrival = streams.resolve(at(blue, "talks-live"), cookies, 0)
    assert (arrival.page, arrival.viewer.seat) == ("talks", blue)
    assert streams.resolve(at(heads[1], "talks-live"), cookies, 0) is None


def fetched(seat, name, pk, read):
    """What the script of a page asks for that was made with this version."""
    by_script = {"HX-Request": "true"}
    answer = browser_of(seat).get(at(seat, name, pk), {"read": read}, headers=by_script)
    assert answer.status_code == 200
    return answer.text


def test_who_reads_a_version_is_told_of_the_next_and_brought_its_words(heads):
    blue, red, _green = heads
    first = propose(blue, "RED")
    assert "There is a version" not in fetched(red, "seat-agreement", first.agreement_id, 1)
    propose(blue, "RED", changes=first, terms="We share it at night too.")
    parts = fetched(red, "seat-agreement", first.agreement_id, 1)
    assert "There is a version 2." in parts
    assert "We share it at night too." in parts
    assert "<form" not in parts


def test_the_page_itself_is_fetched_by_those_who_see_it_alone(heads):
    version = propose(heads[0], "RED")
    path = at(heads[2], "seat-agreement", version.agreement_id)
    answer = browser_of(heads[2]).get(path, headers={"HX-Request": "true"})
    assert answer.status_code == 404


def test_what_was_typed_for_an_older_version_is_sent_back_with_word_of_the_newer(heads):
    blue, red, _green = heads
    first = propose(blue, "RED")
    propose(blue, "RED", changes=first, terms="We share it at night too.")
    path = at(red, "agreement-sign", first.agreement_id, 1)
    answer = browser_of(red).post(path, {"reservation": "x" * 400})
    assert answer.status_code == 422
    assert "There is a version 2." in answer.text
    assert "x" * 400 in answer.text


def test_changed_and_new_clauses_come_to_an_open_page_without_its_fields(exercise, heads, control):
    made = communique(exercise, "First.", "Second.")
    read = clause(made, 2).pk
    communiques.change_clause(clause(made, 1), "First, again.", by=control)
    communiques.change_clause(clause(made, 2), "", by=control)
    communiques.add_clause(made, "Third.", by=control)
    parts = fetched(heads[0], "seat-communique", made.pk, read)
    for words in ("Clause 1 was changed.", "Clause 2 was changed.", "Clause 3 is new.", "Third."):
        assert words in parts
    assert "Struck." in parts
    assert "<form" not in parts


def test_nobody_is_brought_anything(exercise, heads, nobody):
    assert nobody.get(at(heads[0], "talks-regions")).status_code == 404
    assert nobody.get(reverse("accords-regions", args=[exercise.code])).status_code == 404
    assert streams.resolve(at(heads[0], "talks-live"), {}, 0) is None
