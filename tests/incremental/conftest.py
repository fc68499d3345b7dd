"""Sites to try builds on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.incremental.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """Give the site, built once."""
    return Workshop.start(tmp_path)
