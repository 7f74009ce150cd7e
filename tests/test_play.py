"""The command that opens the room, run as people run it: in a process of its own."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

ROOT = Path(__file__).resolve().parent.parent
ANYONE = build_opener()
LAST_LINE = "Ctrl-C ends it."
MAKE_AN_EXERCISE = """
from tests.cast import open_and_start
from tests.factories import make_exercise
exercise = open_and_start(make_exercise())
print(f"/x/{exercise.code}/board/{exercise.board_key}/live/")
"""


class Room:
    """A `play` in a data folder, with the lines it has printed."""

    def __init__(self, data, *options, **environ):
        self.port = free_port()
        self.process = start(data, "play", "--port", str(self.port), *options, **environ)
        self.lines = []
        for line in self.process.stdout:
            self.lines.append(line.rstrip())
            if self.lines[-1] == LAST_LINE:
                break

    def line(self, beginning):
        return next(line.split()[-1] for line in self.lines if line.startswith(beginning))

    def address(self, path):
        return f"http://127.0.0.1:{self.port}{path}"

    def is_well(self):
        try:
            with ANYONE.open(self.address("/healthz/"), timeout=20) as response:
                return response.read() == b"ok"
        except HTTPError:
            return False

    def end(self, how=signal.SIGINT):
        """How long it takes to end, and what it answers."""
        began = time.monotonic()
        self.process.send_signal(how)
        code = self.process.wait(timeout=30)
        return time.monotonic() - began, code


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def start(data, *arguments, **environ):
    return subprocess.Popen(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=os.environ | {"WARGAME_DATA": str(data), "DATABASE_URL": ""} | environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(data, *arguments, **environ):
    """What a command answers, prints and complains of."""
    process = start(data, *arguments, **environ)
    out, err = process.communicate(timeout=60)
    return process.returncode, out.strip(), err.strip()


def refused(data, *arguments, **environ):
    """The one sentence with which a command gives up."""
    code, _out, err = run(data, *arguments, **environ)
    assert code == 1
    assert len(err.splitlines()) == 1, err
    return err


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return tmp_path_factory.mktemp("room")


@pytest.fixture(scope="module")
def room(data):
    room = Room(data)
    while not room.is_well():
        time.sleep(0.02)
    yield room
    if room.process.poll() is None:
        room.end()


def test_the_first_page_is_served_with_files_that_never_change(room):
    with ANYONE.open(room.address("/")) as response:
        page = response.read().decode()
    style = re.search(r'href="(/static/css/[\w.-]+\.[0-9a-f]{12}\.css)"', page)
    with ANYONE.open(room.address(style[1])) as response:
        assert "immutable" in response.headers["Cache-Control"]


def test_the_printed_link_signs_in_once(room):
    link = room.address("/sign-in/" + room.line("Sign in").partition("/sign-in/")[2])
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    page = browser.open(link).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    press = urlencode({"csrfmiddlewaretoken": token[1]}).encode()
    assert browser.open(link, press).url == room.address("/exercises/")

    late = build_opener(HTTPCookieProcessor(CookieJar()))
    with pytest.raises(HTTPError) as answer:
        late.open(link)
    assert 400 <= answer.value.code < 500
    assert "/sign-in/" in late.open(room.address("/exercises/")).url


def test_the_printed_addresses_name_the_port(room):
    assert room.line("Players join at").endswith(f":{room.port}/")
    assert room.line("On this machine") == f"http://localhost:{room.port}/"


def test_a_new_link_is_to_be_had_beside_it(room, data):
    code, out, _err = run(data, "sign_in_link")
    assert code == 0
    assert out.startswith(room.line("Players join at") + "sign-in/")
    assert refused(data, "sign_in_link", "nobody") == "There is no account named nobody."


def test_a_second_room_in_the_same_folder_is_refused(room, data):
    said = refused(data, "play", "--port", str(free_port()))
    assert said.startswith(f"Another play has the folder {data} open, at http://")


def test_a_port_in_use_is_refused(room, data):
    said = refused(data, "play", "--port", str(room.port))
    assert said.startswith(f"Port {room.port} of 0.0.0.0 cannot be opened")


def test_a_database_that_is_killed_under_it_comes_back(room, data):
    pid_file = next(data.glob("postgresql-*/postmaster.pid"))
    os.kill(int(pid_file.read_text().split()[0]), signal.SIGKILL)
    while not room.is_well():
        time.sleep(0.1)


def test_ctrl_c_ends_it_at_once_with_streams_open_and_nothing_is_lost(room, data):
    _code, path, err = run(data, "shell", "-v0", "-c", MAKE_AN_EXERCISE)
    assert path.startswith("/x/"), err
    streams = [http.client.HTTPConnection("127.0.0.1", room.port) for _ in range(5)]
    for stream in streams:
        stream.request("GET", path)
        assert stream.getresponse().status == 200

    seconds, code = room.end()
    assert seconds < 2
    assert code == 0
    assert "Traceback" not in room.process.stderr.read()

    again = Room(data)
    assert run(data, "shell", "-v0", "-c", "print(Exercise.objects.count())")[1] == "1"
    assert run(data, "shell", "-v0", "-c", "print(Facilitator.objects.count())")[1] == "2"
    again.process.kill()
    again.process.wait()


def test_after_a_kill_it_opens_again_and_ends_when_asked_to_terminate(room, data):
    again = Room(data)
    assert again.is_well() or again.is_well()
    seconds, code = again.end(signal.SIGTERM)
    assert seconds < 2
    assert code == 0


@pytest.mark.parametrize("command", [["play"], ["sign_in_link"], ["migrate"]])
def test_a_database_that_cannot_be_reached_is_said_in_one_sentence(tmp_path, command):
    away = f"postgresql://ann@127.0.0.1:{free_port()}/games"
    options = ["--port", str(free_port())] if command == ["play"] else []
    said = refused(tmp_path, *command, *options, DATABASE_URL=away)
    assert said.startswith("The database cannot be reached: connection to server at ")
    assert said.endswith("Connection refused.")


def test_settings_that_name_no_database_are_said_in_one_sentence(tmp_path):
    said = refused(tmp_path, "play", DATABASE_URL="mysql://db.example/games")
    assert said == "DATABASE_URL is not the address of a PostgreSQL database."


def test_the_data_folder_can_be_named_on_the_command_line(tmp_path):
    named = tmp_path / "named"
    assert run(tmp_path / "other", "check", "--data", str(named))[0] == 0
    assert (named / "secret-key").exists()
    assert not (tmp_path / "other").exists()
