"""A page is read as the form that a person would send."""

import pytest

from wargame.rehearsal.pages import Page

PAGE = """
<body data-live="/live/" data-after="7"><p>Sit <b>down</b></p><script>not read</script>
<section id="task" data-key="play-3"></section>
<a href="/rules/">The <b>rules</b></a>
<form id="seat" method="post" action="/sit/" data-autosave="/save/">
  <input type="hidden" name="token" value="t">
  <label><input type="radio" name="mark" value="1"> To the left</label>
  <label><input type="radio" name="mark" value="2" checked> To the <i>right</i></label>
  <input type="checkbox" name="told" value="yes">
  <input type="number" name="chairs" min="1" max="9" value="3">
  <input name="shut" value="x" disabled>
  <textarea name="why" maxlength="140" required data-revision="4">
Because</textarea>
  <select name="version">
    <option value="">None</option><option value="2" selected>The second</option>
  </select>
  <button name="how" value="now">Sit <span>here</span></button>
</form>
<button form="seat" formaction="/leave/">Leave</button>
<button type="button">Look</button></body>
"""


@pytest.fixture(scope="module")
def page():
    return Page(PAGE)


@pytest.fixture(scope="module")
def form(page):
    return page.forms["seat"]


def test_words_links_and_keys_are_read_and_scripts_are_not(page):
    assert "Sit down" in page.text
    assert "not read" not in page.text
    assert page.links == {"The rules": "/rules/"}
    assert page.marks == {"task": "play-3"}
    assert page.body["data-after"] == "7"


def test_a_form_sends_what_stands_in_it(form):
    assert (form.action, form.method, form.autosave) == ("/sit/", "post", "/save/")
    assert form.data == {
        "token": ["t"],
        "mark": ["2"],
        "chairs": ["3"],
        "why": ["Because"],
        "version": ["2"],
    }


def test_a_field_says_what_it_takes(form):
    fields = form.fields
    assert fields["mark"].offered == ["1", "2"]
    assert fields["mark"].words == ["To the left", "To the right"]
    assert fields["version"].words == ["None", "The second"]
    assert (fields["chairs"].least, fields["chairs"].most) == (1, 9)
    assert (fields["why"].longest, fields["why"].is_required) == (140, True)
    assert fields["why"].revision == "4"


def test_buttons_know_their_form_wherever_they_stand(page):
    said = [(one.words, one.form, one.action, one.name) for one in page.buttons]
    assert said == [("Sit here", "seat", "", "how"), ("Leave", "seat", "/leave/", "")]
