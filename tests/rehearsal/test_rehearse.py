"""The command plays an exercise to its end on a server of its own."""

import subprocess
import sys

import pytest
from django.conf import settings


def rehearse(*options):
    command = [sys.executable, "manage.py", "rehearse", *options]
    return subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True)


@pytest.fixture(scope="module")
def told():
    return rehearse("--teams", "2", "--people", "4", "--pace", "0")


def test_a_class_plays_to_the_exit_ticket_without_an_error(told):
    assert told.returncode == 0, told.stdout + told.stderr
    for step in ("Joining", "Baseline estimate", "Deliberate", "Decide", "Exit ticket"):
        assert step in told.stdout
    assert told.stdout.rstrip().endswith("0 errors")


def test_it_says_how_long_pages_acts_and_updates_took(told):
    rows = {line.partition(" ")[0]: line.split()[1:] for line in told.stdout.splitlines()}
    for name in ("pages", "acts", "updates"):
        number, half, most, slowest = map(float, rows[name])
        assert number > 20
        assert 0 < half <= most <= slowest


def test_what_cannot_be_played_is_said_and_ends_in_failure():
    few = rehearse("--teams", "3", "--people", "2")
    assert few.returncode == 1
    assert "at least as many people" in few.stderr
    gone = rehearse(
        "--against", "http://127.0.0.1:1/sign-in/none/", "--teams", "2", "--people", "2"
    )
    assert gone.returncode == 1
    assert "ERROR Control" in gone.stdout
