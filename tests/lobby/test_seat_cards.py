"""Carrying a seat to another device."""

from django.urls import reverse

from tests.cast import browser_of, key_of
from wargame.embedded import one_player
from wargame.operations import seats
from wargame.queries import viewers


def carry(seat, key=None):
    return reverse("seat-carry", args=[seat.exercise.code, seat.pk, key or key_of(seat)])


def test_the_card_shows_the_link_and_its_square(blue):
    page = browser_of(blue).get(reverse("seat-card", args=[blue.exercise.code, blue.pk]))
    assert f"http://testserver{carry(blue)}" in page.text
    assert "<svg" in page.text
    assert "Whoever has this card has your seat." in page.text


def test_a_card_made_on_the_machine_that_serves_opens_on_a_phone_too(blue, settings, tmp_path):
    settings.DATA_FOLDER = tmp_path / "data"
    card = reverse("seat-card", args=[blue.exercise.code, blue.pk])
    with one_player(settings.DATA_FOLDER, "http://192.0.2.7:8000/"):
        page = browser_of(blue).get(card, headers={"host": "localhost:8000"})
    assert f"http://192.0.2.7:8000{carry(blue)}" in page.text
    assert "localhost" not in page.text


def test_the_card_is_for_the_seat_alone(blue, red, nobody):
    card = reverse("seat-card", args=[blue.exercise.code, blue.pk])
    assert nobody.get(card).status_code == 404
    assert browser_of(red).get(card).status_code == 404


def test_opening_the_link_changes_nothing_until_it_is_confirmed(blue, nobody):
    page = nobody.get(carry(blue))
    assert page.status_code == 200
    assert "Sit here on this device" in page.text
    assert not page.cookies.get(viewers.cookie_name(blue.exercise.code))


def test_the_seat_then_works_on_both_devices(blue, nobody):
    room = reverse("seat-card", args=[blue.exercise.code, blue.pk])
    answer = nobody.post(carry(blue))
    assert answer.url == reverse("room", args=[blue.exercise.code, blue.pk])
    assert nobody.get(room).status_code == 200
    assert browser_of(blue).get(room).status_code == 200


def test_a_wrong_key_finds_nothing(blue, red, nobody):
    for key in ("wrong", key_of(red)):
        assert nobody.get(carry(blue, key)).status_code == 404
        assert nobody.post(carry(blue, key)).status_code == 404


def test_a_closed_seat_is_not_carried(blue, control, nobody):
    seats.remove(blue, by=control)
    assert nobody.get(carry(blue)).status_code == 404
