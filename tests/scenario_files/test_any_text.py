"""Whatever stands in a file, reading it ends in a package or in faults, never in a crash."""

from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from wargame.scenario_files.faults import BrokenPackage
from wargame.scenario_files.lines import parse
from wargame.scenario_files.reader import read_package
from wargame.scenario_files.timelines import debrief_floor

from .small import FILES, write_package

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-999_999_999, 999_999_999) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_is_read_or_has_a_fault(text):
    document = parse("any.yaml", text)
    assert document.value is None or not document.faults


@given(PLAIN)
def test_plain_values_come_back_as_they_were_written(value):
    text = yaml.safe_dump(value)
    document = parse("any.yaml", text)
    too_deep = any("too deep" in fault.message for fault in document.faults)
    aliased = any("not allowed" in fault.message for fault in document.faults)
    assert document.value == value or too_deep or aliased


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(set(FILES) - {"overview.md"})), PLAIN)
def test_any_content_of_a_file_is_read_or_has_faults(name, value):
    with TemporaryDirectory() as made:
        folder = write_package(Path(made), **{name: yaml.safe_dump(value)})
        faults = []
        try:
            read_package(folder)
        except BrokenPackage as broken:
            faults = broken.faults
        assert all(fault.line >= 1 and fault.message for fault in faults)


@given(st.integers(1, 5000))
def test_the_review_has_a_fifth_of_the_session_between_15_and_60_minutes(minutes):
    floor = debrief_floor(minutes)
    assert 15 <= floor <= 60
    assert floor >= 60 or 5 * floor >= minutes
    assert floor <= 15 or 5 * (floor - 1) < minutes
