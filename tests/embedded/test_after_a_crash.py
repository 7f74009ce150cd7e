import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from wargame.embedded import EmbeddedError, binaries, cluster, folder
from wargame.embedded.remains import servers_of

from .conftest import ask, cluster_of, keeper, kill, postmaster, running, until


def test_nothing_is_lost_when_everything_is_killed(data, using):
    user = using(data)
    user.hears()
    ask(data, "CREATE TABLE kept AS SELECT generate_series(1, 1000) AS number")
    kill(keeper(data), postmaster(data))
    user.kill()

    assert using(data).hears() == "running"
    assert ask(data, "SELECT count(*) FROM kept") == 1000


def test_a_pid_file_that_names_a_zombie_does_not_bar_the_way(data, using):
    with subprocess.Popen([sys.executable, "-c", ""]) as zombie:
        until(lambda: Path(f"/proc/{zombie.pid}/stat").read_text().split()[2] == "Z")
        user = using(data)
        user.hears()
        leave_behind(data, user, zombie.pid)

        assert using(data).hears() == "running"


def test_a_pid_file_that_names_a_stranger_leaves_the_stranger_alone(data, using):
    with subprocess.Popen(["sleep", "60"]) as stranger:
        user = using(data)
        user.hears()
        leave_behind(data, user, stranger.pid)

        assert using(data).hears() == "running"
        assert stranger.poll() is None
        stranger.kill()


def leave_behind(data, user, pid):
    """The files of a server that was killed, as if its process number were `pid`."""
    found = cluster_of(data) / "postmaster.pid"
    lines = found.read_text().splitlines()
    user.leave()
    until(lambda: not running(data))
    found.write_text("\n".join([str(pid), *lines[1:]]) + "\n")
    (data / "socket" / ".s.PGSQL.5432.lock").write_text(f"{pid}\n")


def test_a_start_that_was_cut_short_leaves_no_half_a_database(data, using):
    data.mkdir()
    draft = data / "unfinished"
    draft.mkdir()
    (draft / "PG_VERSION").write_text("18\n")
    assert using(data).hears() == "running"


def test_a_server_that_cannot_start_says_why_in_one_sentence(data, using):
    user = using(data)
    user.hears()
    user.leave()
    until(lambda: not running(data))
    (cluster_of(data) / "postgresql.conf").write_text("shared_buffers = 'plenty'\n")

    heard = using(data).hears()
    assert heard.startswith("PostgreSQL did not start: ")


def test_data_of_another_major_version_is_refused(data):
    (data / "postgresql-9").mkdir(parents=True)
    with pytest.raises(EmbeddedError, match="holds postgresql-9, which PostgreSQL"):
        binaries.find(data)


def test_a_socket_folder_that_others_can_enter_is_refused(tmp_path):
    open_to_all = tmp_path / "socket"
    open_to_all.mkdir()
    open_to_all.chmod(0o777)
    with pytest.raises(EmbeddedError, match="belongs to someone else"):
        cluster.make_socket_folder(open_to_all, tmp_path)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become someone else")
def test_root_becomes_the_owner_of_a_cluster_that_is_not_its_own(using):
    with tempfile.TemporaryDirectory() as name:
        data = Path(name)
        user = using(data)
        user.hears()
        user.leave()
        until(lambda: not running(data))
        place = cluster_of(data)
        for path in [data, place, *place.rglob("*")]:
            shutil.chown(path, "nobody")

        user = using(data)
        assert user.hears() == "running"
        assert Path(f"/proc/{postmaster(data)}").stat().st_uid == data.stat().st_uid != 0
        assert ask(data, "SELECT 1") == 1
        user.leave()
        until(lambda: not servers_of(place))


def test_a_long_path_is_served_through_a_short_one(tmp_path, using):
    data = tmp_path / ("long" * 20) / ("longer" * 10)
    assert using(data).hears() == "running"
    assert ask(data, "SELECT 1") == 1

    sockets = folder.socket_folder(data)
    assert len(str(sockets)) < 40
    assert sockets.stat().st_mode & 0o077 == 0
    assert folder.socket_folder(data.with_name("other")) != sockets


def test_a_path_with_blanks_quotes_and_commas_works(tmp_path, using):
    for name in ("with blank", 'with "quotes"', "one, two"):
        assert using(tmp_path / name).hears() == "running"
        assert ask(tmp_path / name, "SELECT 1") == 1
