"""Sites to try builds on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.incremental.once import done_once
from tests.incremental.workshop import Workshop


@pytest.fixture(scope="session", autouse=True)
def once() -> Iterator[None]:
    """Do once for all builds of a process what they do alike."""
    with done_once():
        yield


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """Give the site, built once."""
    return Workshop.start(tmp_path)
