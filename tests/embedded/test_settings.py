import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from wargame.embedded import EmbeddedError, database, one_player, played_at, secret_key


def test_the_database_that_comes_with_it_is_the_default_and_starts_nothing(data):
    entry = database({"WARGAME_DATA": str(data)})
    assert entry["ENGINE"] == "wargame.embedded"
    assert entry["CONN_MAX_AGE"] == 0
    assert not data.exists()


def test_a_database_url_goes_before_it():
    entry = database(
        {"DATABASE_URL": "postgresql://ann:p%40ss@db.example:5433/games?sslmode=require"}
    )
    assert entry["ENGINE"] == "django.db.backends.postgresql"
    named = {key: entry[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
    assert named == {
        "NAME": "games",
        "USER": "ann",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
    }
    assert entry["OPTIONS"]["sslmode"] == "require"
    assert entry["CONN_MAX_AGE"] == 0


@pytest.mark.parametrize("url", ["games", "mysql://db.example/x", "postgresql://db/"])
def test_a_database_url_that_is_none_is_refused_in_a_sentence(url):
    with pytest.raises(EmbeddedError, match="DATABASE_URL"):
        database({"DATABASE_URL": url})


def test_the_secret_key_is_made_once_for_its_owner_alone(data):
    environ = {"WARGAME_DATA": str(data)}
    with ThreadPoolExecutor(8) as threads:
        keys = set(threads.map(lambda _: secret_key(environ), range(8)))
    assert keys == {secret_key(environ)}
    assert len(keys.pop()) >= 50
    assert (data / "secret-key").stat().st_mode & 0o777 == 0o600
    assert secret_key({"WARGAME_DATA": str(data / "other")}) != secret_key(environ)


def test_a_given_secret_key_is_taken(data):
    assert secret_key({"WARGAME_DATA": str(data), "WARGAME_SECRET_KEY": "given"}) == "given"
    assert not data.exists()


def test_a_data_folder_that_cannot_be_made_is_refused_in_a_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(EmbeddedError, match="cannot be made"):
        secret_key({"WARGAME_DATA": str(tmp_path / "file" / "data")})


def test_one_play_at_a_time_has_the_folder(data):
    assert played_at(data) == ""
    with (
        one_player(data, "http://first"),
        pytest.raises(EmbeddedError, match="at http://first"),
        one_player(data, "http://second"),
    ):
        os.abort()
    with one_player(data, "http://third"):
        assert played_at(data) == "http://third"
