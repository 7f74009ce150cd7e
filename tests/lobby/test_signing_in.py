"""How facilitators come in and go out."""

import pytest
from django.urls import reverse

from tests.factories import FacilitatorFactory
from wargame.operations import facilitators
from wargame.operations.tries import MOST_A_MINUTE

PASSWORD = "strait-watch-1949"
SIGN_IN = reverse("sign-in")
MINE = reverse("exercises")


@pytest.fixture
def helen(db):
    made = FacilitatorFactory(username="helen")
    made.set_password(PASSWORD)
    made.save()
    return made


def sign_in(browser, password=PASSWORD, **more):
    return browser.post(SIGN_IN, {"username": "helen", "password": password, **more})


def by_link(token):
    return reverse("sign-in-by-link", args=[token])


def test_a_password_signs_in(helen, nobody):
    assert sign_in(nobody).status_code == 302
    assert nobody.get(MINE).status_code == 200
    assert nobody.get(reverse("home")).url == MINE


def test_a_wrong_password_is_said_without_saying_which_is_wrong(helen, nobody):
    page = sign_in(nobody, "wrong")
    assert page.status_code == 422
    assert "Name and password do not fit." in page.text
    assert 'value="helen"' in page.text
    assert nobody.get(MINE).status_code == 302


def test_passwords_cannot_be_guessed_at_speed(helen, nobody):
    for _try in range(MOST_A_MINUTE):
        sign_in(nobody, "wrong")
    page = sign_in(nobody)
    assert page.status_code == 422
    assert "Too many tries." in page.text


def test_signing_in_goes_on_to_the_page_that_was_asked_for(helen, nobody):
    new = reverse("exercise-new")
    assert nobody.get(new).url == f"{SIGN_IN}?next={new}"
    assert sign_in(nobody, next=new).url == new


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "javascript:0"])
def test_signing_in_never_leads_away(helen, nobody, elsewhere):
    assert sign_in(nobody, next=elsewhere).url == reverse("home")


def test_looking_at_a_link_does_not_use_it_up(helen, nobody):
    link = by_link(facilitators.sign_in_link(helen))
    for _look in range(2):
        assert "Sign in as Helen Marsh" in nobody.get(link).text
    assert nobody.post(link).url == MINE
    assert nobody.get(MINE).status_code == 200


def test_a_link_works_once(helen, nobody, client):
    link = by_link(facilitators.sign_in_link(helen))
    nobody.post(link)
    assert client.get(link).status_code == 404
    assert client.post(link).status_code == 422
    assert client.get(MINE).status_code == 302


def test_a_used_link_still_leads_home_who_has_signed_in(helen, nobody):
    link = by_link(facilitators.sign_in_link(helen))
    nobody.post(link)
    assert nobody.get(link).url == MINE


def test_signing_out_needs_a_press(helen, nobody):
    sign_in(nobody)
    assert nobody.get(reverse("sign-out")).status_code == 405
    assert nobody.post(reverse("sign-out")).url == reverse("home")
    assert nobody.get(MINE).status_code == 302
