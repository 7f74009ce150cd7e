from pathlib import Path

import pytest

from .small import write_package


@pytest.fixture
def folder(tmp_path) -> Path:
    """A small sound package."""
    return write_package(tmp_path / "strait")
