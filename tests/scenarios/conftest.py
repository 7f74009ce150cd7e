"""A facilitator with a browser, and an overview in their own words."""

import pytest
from django.test import Client

from tests.factories import FacilitatorFactory
from wargame.scenario_files import parts

OVERVIEW = """\
# The Long Strait

## Overview

Japan and Norway claim one strait.

## Key Facts

- Ships a day: 50 (Port, 2025)
- Fees: 3%

## Core Tensions

- **Speed vs. Care**: Ships wait, or run aground.
- **The pilot problem**: Pilots are few.
- **Toll and Trust**: A toll pays for lights, but it costs friends.

## Key Questions

1. Who may pass?
2. Who pays?
3. Who decides?

## Vision of Success

- **Open** to every flag.

---

[Back](../index.md)
"""


@pytest.fixture
def me(db):
    return FacilitatorFactory()


@pytest.fixture
def browser(me):
    client = Client()
    client.force_login(me)
    return client


def with_part(draft, name, rows):
    """The draft with these rows in place of those of the part."""
    draft.files = parts.with_rows(draft.files, name, rows)
    draft.save(update_fields=["files"])
    return draft
