"""Three folders, made once and copied for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.clones import Office, office_in, open_office
from tests.conftest import MakeOnce


def make(folder: Path) -> None:
    """Make the folders of an office."""
    open_office(folder)


@pytest.fixture
def office(make_once: MakeOnce, tmp_path: Path) -> Office:
    """A site whose files are at the server already."""
    folder = tmp_path / "office"
    shutil.copytree(make_once("office", make), folder, symlinks=True)
    return office_in(folder)
