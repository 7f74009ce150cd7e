"""Which Chromium the tests drive, and how."""

import os
import shutil
from pathlib import Path

from playwright.sync_api import Playwright

FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def path(playwright: Playwright) -> str | None:
    """$CHROMIUM, then a browser on the PATH, then Playwright's own; None when there is none."""
    own = playwright.chromium.executable_path
    found = [os.environ.get("CHROMIUM"), *(shutil.which(name) for name in NAMES), own]
    return next((str(one) for one in found if one and Path(one).exists()), None)


def flags() -> list[str]:
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*FLAGS, "--no-sandbox"] if is_root else FLAGS
