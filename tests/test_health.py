import pytest
from django.db import connection

from wargame.live.hub import hub


def test_a_process_that_reaches_the_database_and_listens_is_well(db, client, monkeypatch):
    monkeypatch.setattr(hub._listener, "is_listening", True)
    response = client.get("/healthz/")
    assert (response.status_code, response.content) == (200, b"ok")
    assert "no-store" in response["Cache-Control"]


def test_a_process_that_hears_of_nothing_says_so(db, client):
    response = client.get("/healthz/")
    assert (response.status_code, response.content) == (503, b"listening")


@pytest.fixture
def _lost_database(transactional_db, monkeypatch):
    connection.close()
    with monkeypatch.context() as patch:
        patch.setitem(connection.settings_dict, "NAME", "lost")
        yield
        connection.close()


@pytest.mark.usefixtures("_lost_database")
def test_a_process_without_its_database_says_so(client, monkeypatch):
    monkeypatch.setattr(hub._listener, "is_listening", True)
    response = client.get("/healthz/")
    assert (response.status_code, response.content) == (503, b"database")


def test_watching_over_it_changes_nothing(db, client):
    assert client.post("/healthz/").status_code == 405
