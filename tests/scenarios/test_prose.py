"""Texts of a scenario may say what stands out; they never become anything but words."""

import pytest

from wargame.templatetags.prose import prose, prose_line


def test_emphasis_lists_quotes_and_links_are_shown_as_such():
    said = prose("*One* **two**\n\n- three\n- [four](https://example.org/a)\n\n> five")
    assert "<em>One</em> <strong>two</strong>" in said
    assert "<li>three</li>" in said
    assert (
        '<a href="https://example.org/a" target="_blank" rel="noopener noreferrer">four</a>' in said
    )
    assert "<blockquote>" in said
    assert prose_line("a *b*") == "a <em>b</em>"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[a](javascript:alert(1))",
        "[a](data:text/html,x)",
        '[a](https://example.org "onclick=alert(1)")',
        "# Heading",
        "![picture](https://example.org/a.png)",
        "2 < 3 & snake_case_word",
    ],
)
def test_what_is_not_among_them_stays_words(text):
    for said in (prose(text), prose_line(text)):
        for tag in ("<script", "<img", "<h1", 'javascript:alert(1)"', 'data:text/html,x"', "<em"):
            assert tag not in said


def test_a_line_break_stays_one():
    assert prose("one\ntwo") == "<p>one<br>\ntwo</p>\n"
