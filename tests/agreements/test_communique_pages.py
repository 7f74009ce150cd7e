"""The communique over HTTP: heads answer all clauses at once, control and one team write."""

import pytest
from django.urls import reverse

from tests.cast import browser_of, browser_of_control, viewer_of
from wargame.live import regions
from wargame.models import ClauseAnswer, ClauseSays, Communique
from wargame.models.viewers import of_team
from wargame.operations import communiques, seats

from .play import clause, communique


def at(seat, name, *parts):
    return reverse(f"seat-{name}", args=[seat.exercise.code, seat.pk, *parts])


def page(seat, made):
    answer = browser_of(seat).get(at(seat, "communique", made.pk))
    assert answer.status_code == 200
    return answer.text


def region(seat):
    shared = viewer_of(seat).narrowed(of_team(seat.team_id))
    return regions.render(regions.named("room", "agreements"), shared)


def said(made, *answers):
    """What a form sends: (assent, words) for the clauses from the first on."""
    sent = {}
    for number, (assent, words) in enumerate(answers, start=1):
        prefix = f"c{number}"
        sent |= {f"{prefix}-version": clause(made, number).pk, f"{prefix}-words": words}
        sent |= {f"{prefix}-assent": assent} if assent else {}
    return sent


def answer(seat, made, *answers):
    address = at(seat, "communique-answer", made.pk)
    return browser_of(seat).post(address, said(made, *answers))


@pytest.fixture
def desk(exercise, heads):
    return browser_of_control(exercise)


def on_desk(exercise, name, *parts):
    return reverse(name, args=[exercise.code, *parts])


def test_a_head_answers_all_clauses_with_one_press(exercise, heads):
    made = communique(exercise, "First.", "Second.", "Third.")
    sent = answer(
        heads[0], made, (ClauseSays.AGREES, ""), (ClauseSays.RESERVES, "Not us."), ("", "")
    )
    assert sent.url == at(heads[0], "communique", made.pk)
    assert [one.assent for one in ClauseAnswer.objects.all()] == [
        ClauseSays.AGREES,
        ClauseSays.RESERVES,
    ]
    for seat in heads:
        assert "Not us." in page(seat, made)
    assert "1 waits for your state" in region(heads[0])
    assert "3 wait for your state" in region(heads[1])


@pytest.mark.parametrize(
    ("assent", "words", "sentence"),
    [
        (ClauseSays.RESERVES, "", "Write the reservation."),
        (ClauseSays.AGREES, "But.", "Reserve or object, or take your words out."),
        ("", "But.", "Reserve or object, or take your words out."),
        ("perhaps", "", "Select a valid choice."),
    ],
)
def test_an_answer_that_does_not_fit_comes_back_with_its_words(
    exercise, heads, assent, words, sentence
):
    made = communique(exercise, "First.")
    sent = answer(heads[0], made, (assent, words))
    assert sent.status_code == 422
    assert sentence in sent.text
    assert words in sent.text
    assert not ClauseAnswer.objects.exists()


def test_words_for_a_clause_that_has_changed_come_back_beside_the_new_text(
    exercise, heads, control
):
    made = communique(exercise, "First.")
    old = said(made, (ClauseSays.RESERVES, "Only in Europe."))
    communiques.change_clause(clause(made, 1), "Changed.", by=control)
    sent = browser_of(heads[0]).post(at(heads[0], "communique-answer", made.pk), old)
    assert sent.status_code == 422
    assert "The clause was changed while you wrote." in sent.text
    assert "Only in Europe." in sent.text
    assert "Changed." in sent.text
    assert f'value="{clause(made, 1).pk}"' in sent.text
    assert not ClauseAnswer.objects.exists()


def test_only_the_head_has_the_form(exercise, heads, blue_two):
    made = communique(exercise, "First.")
    assert 'id="answers"' in page(heads[0], made)
    assert 'id="answers"' not in page(blue_two, made)


def test_the_drafting_team_writes_and_others_have_no_form_for_it(exercise, heads):
    blue, red, _green = heads
    made = communique(exercise, "First.", drafter=blue.team)
    assert "Add a clause" in page(blue, made)
    assert "Add a clause" not in page(red, made)
    browser = browser_of(blue)
    browser.post(at(blue, "clause-add", made.pk), {"w0-text": "Second."})
    sent = {"w1-text": "First, in other words.", "w1-version": clause(made, 1).pk}
    browser.post(at(blue, "clause-change", made.pk, 1), sent)
    browser.post(at(blue, "clause-strike", made.pk, 2), {"w2-version": clause(made, 2).pk})
    found = page(red, made)
    assert "First, in other words." in found
    assert "1 clause struck" in found
    address = at(red, "clause-add", made.pk)
    assert browser_of(red).post(address, {"w0-text": "Ours."}).status_code == 422
    assert made.clauses.count() == 2


def test_a_clause_without_words_comes_back(desk, exercise):
    made = communique(exercise, "First.")
    sent = desk.post(on_desk(exercise, "clause-add", made.pk), {"w0-text": " "})
    assert (sent.status_code, "Write the clause." in sent.text) == (422, True)
    long = {"w1-text": "y" * 601, "w1-version": clause(made, 1).pk}
    sent = desk.post(on_desk(exercise, "clause-change", made.pk, 1), long)
    assert (sent.status_code, "y" * 601 in sent.text) == (422, True)


def test_words_from_an_older_version_are_refused_and_shown(desk, exercise, control):
    made = communique(exercise, "First.")
    sent = {"w1-text": "Mine.", "w1-version": clause(made, 1).pk}
    communiques.change_clause(clause(made, 1), "Theirs.", by=control)
    refused = desk.post(on_desk(exercise, "clause-change", made.pk, 1), sent)
    assert refused.status_code == 422
    assert "Mine." in refused.text
    assert clause(made, 1).text == "Theirs."
    nowhere = desk.post(on_desk(exercise, "clause-change", made.pk, 9), sent)
    assert nowhere.status_code == 404


def test_control_opens_one_and_closes_it(desk, exercise, heads):
    assert desk.post(on_desk(exercise, "communique-open"), {"title": ""}).status_code == 422
    said_of = {"title": "One answer", "drafter": heads[0].team.pk}
    opened = desk.post(on_desk(exercise, "communique-open"), said_of)
    made = Communique.objects.get()
    assert opened.url == on_desk(exercise, "communique", made.pk)
    assert "One answer" in region(heads[2])
    desk.post(on_desk(exercise, "communique-close", made.pk))
    assert "it stands as it is" in page(heads[0], made)
    assert "Add a clause" not in page(heads[0], made)


def test_control_enters_the_answers_of_a_state_whose_head_is_away(desk, exercise, heads):
    blue, red, _green = heads
    made = communique(exercise, "First.")
    seats.arrive(blue)
    listed = desk.get(on_desk(exercise, "communique", made.pk)).text
    assert on_desk(exercise, "communique-for", made.pk, red.team.pk) in listed
    assert on_desk(exercise, "communique-for", made.pk, blue.team.pk) not in listed
    sent = said(made, (ClauseSays.OBJECTS, "By telephone."))
    desk.post(on_desk(exercise, "communique-enter", made.pk, red.team.pk), sent)
    assert "entered by control" in page(blue, made)
    refused = desk.post(on_desk(exercise, "communique-enter", made.pk, blue.team.pk), sent)
    assert refused.status_code == 422
    assert "By telephone." in refused.text


def test_strangers_find_nothing(exercise, heads, nobody):
    made = communique(exercise, "First.")
    assert nobody.get(at(heads[0], "communique", made.pk)).status_code == 404
    assert browser_of(heads[0]).get(at(heads[0], "communique", 10**9)).status_code == 404
    address = on_desk(exercise, "communique-close", made.pk)
    assert browser_of(heads[0]).post(address).status_code == 404
