import os
import subprocess
import sys
from contextlib import ExitStack, suppress

import pytest
from psycopg import OperationalError, connect
from psycopg.errors import CheckViolation

from wargame.embedded import folder
from wargame.embedded.server import answers

from .conftest import ROOT, ask, keeper, kill, postmaster, running, until


def test_the_first_user_starts_a_server_and_the_last_to_leave_stops_it(data, using):
    user = using(data)
    assert user.hears() == "running"
    assert ask(data, "SELECT 1") == 1

    user.leave()
    until(lambda: not running(data))


def test_a_second_process_finds_the_server_and_keeps_it_when_the_first_leaves(data, using):
    first = using(data)
    first.hears()
    server = postmaster(data)
    second = using(data)
    assert second.hears() == "running"
    assert postmaster(data) == server

    first.leave()
    assert ask(data, "SELECT 1") == 1
    assert postmaster(data) == server


def test_processes_that_start_at_the_same_moment_share_one_server(data, using):
    users = [using(data) for _ in range(4)]
    assert [user.hears() for user in users] == ["running"] * 4
    assert len(running(data)) == len(set(running(data)))
    assert ask(data, "SELECT 1") == 1


def test_who_comes_while_the_server_stops_gets_one_of_its_own(data, using):
    for _ in range(3):
        user = using(data)
        assert user.hears() == "running"
        assert ask(data, "SELECT 1") == 1
        user.leave()


def test_a_killed_user_does_not_leave_the_server_behind(data, using):
    user = using(data)
    user.hears()
    user.kill()
    until(lambda: not running(data))


def test_a_killed_keeper_does_not_leave_the_server_behind(data, using):
    user = using(data)
    user.hears()
    kill(keeper(data))
    until(lambda: not running(data))


def test_the_next_connection_starts_a_server_that_went_away(data):
    code = """
import os, signal
from django.db import connection
from pathlib import Path
def ask(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else None
ask("CREATE TABLE kept (word text)")
ask("INSERT INTO kept VALUES ('yes')")
pid_file = next(connection.settings_dict["DATA"].glob("postgresql-*/postmaster.pid"))
os.kill(int(pid_file.read_text().split()[0]), signal.SIGKILL)
connection.close()
print(ask("SELECT word FROM kept"))
"""
    shown = subprocess.run(
        [sys.executable, "manage.py", "shell", "-v0", "-c", code, "--data", str(data)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"DATABASE_URL": ""},
    )
    assert shown.stdout.strip() == "[('yes',)]", shown.stderr
    until(lambda: not running(data))


def test_a_server_without_a_connection_to_spare_is_left_alone(data, using):
    using(data).hears()
    server = postmaster(data)
    address = f"host={folder.socket_folder(data)} user=wargame dbname=wargame"
    with ExitStack() as taken:
        with suppress(OperationalError):
            while True:
                taken.enter_context(connect(address))
        with pytest.raises(OperationalError, match="too many clients"):
            connect(address)
        assert answers(data)
    assert using(data).hears() == "running"
    assert postmaster(data) == server


def test_the_server_is_not_reached_through_the_network(data, using):
    using(data).hears()
    assert ask(data, "SHOW listen_addresses") == ""
    assert (data / "socket").stat().st_mode & 0o077 == 0


def test_the_database_knows_letters_beyond_ascii(data, using):
    using(data).hears()
    assert ask(data, "SELECT lower('ÄÉÑ')") == "äéñ"


def test_peoples_words_stay_out_of_the_log(data, using):
    using(data).hears()
    ask(data, "CREATE TABLE notes (word text CHECK (word <> 'secret'))")
    with pytest.raises(CheckViolation):
        ask(data, "INSERT INTO notes VALUES ('secret')")
    log = (data / "postgresql.log").read_text()
    assert "notes_word_check" in log
    assert "secret" not in log
