import shutil

import pytest

from wargame.management import addresses, static_files


@pytest.fixture
def root(settings, tmp_path):
    """A place for collected files of our own style sheets and scripts alone."""
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [shutil.copytree(settings.BASE_DIR / "static", tmp_path / "ours")]
    settings.STATIC_ROOT = tmp_path / "made"
    return tmp_path / "made"


def test_they_are_made_ready_once(root):
    static_files.make_ready()
    (root / "here").write_text("")
    static_files.make_ready()
    assert (root / "here").exists()


def test_they_are_made_ready_again_when_one_changes(root, settings):
    static_files.make_ready()
    (root / "here").write_text("")
    ours = settings.STATICFILES_DIRS[0]
    next(ours.rglob("*.js")).write_text("'changed'")
    static_files.make_ready()
    assert not (root / "here").exists()


def test_files_that_are_gone_are_made_again(root):
    static_files.make_ready()
    shutil.rmtree(root)
    static_files.make_ready()
    assert list(root.rglob("*.css"))


def test_addresses_leave_out_what_a_browser_adds():
    assert addresses.to_hand_out("10.0.0.7", 80) == "http://10.0.0.7"
    assert addresses.to_hand_out("::1", 8000) == "http://[::1]:8000"
    assert addresses.to_hand_out("::", 8000) != "http://[::]:8000"


def test_the_code_for_a_phone_is_drawn_in_blocks():
    drawn = addresses.qr_code("http://10.0.0.7:8000/")
    assert len(drawn.splitlines()) > 10
    assert set(drawn) <= set(" ▀▄█\n")
