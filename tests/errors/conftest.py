"""A good site that was built, to be spoilt in copies."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import MakeOnce
from tests.sites import make_site, run_sitegen


def build_good_site(folder: Path) -> None:
    """Make a site and build it."""
    done = run_sitegen(make_site(folder), "build")
    assert done.code == 0, done.err


@pytest.fixture
def site(make_once: MakeOnce, tmp_path: Path) -> Path:
    """A site of one's own, built already."""
    good = make_once("good-site", build_good_site)
    return Path(shutil.copytree(good, tmp_path / "site", symlinks=True))
