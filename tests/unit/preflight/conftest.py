"""The good panel, made once, and hands that judge."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.preflight.expectations import Expectations
from sitegen.preflight.findings import FileReport
from sitegen.preflight.judgement import judge
from sitegen.preflight.profile import find_profile
from tests.conftest import MakeOnce
from tests.unit.preflight.panel import Recipe, expectations_of, make_panel

Judge = Callable[..., FileReport]


@pytest.fixture(scope="session")
def good_panel(make_once: MakeOnce) -> Path:
    """A panel that a printer accepts."""
    folder = make_once("preflight-good", lambda folder: void(make_panel(folder / "good.pdf")))
    return folder / "good.pdf"


@pytest.fixture
def judged() -> Judge:
    """Judge a file as a panel of the exhibition: by the usual profile, with its texts and code."""

    def judge_panel(
        path: Path, profile: str = "iso-coated-v2-300", expected: Expectations | None = None
    ) -> FileReport:
        return judge(path, find_profile(profile), expected or expectations_of(Recipe()))

    return judge_panel


def void(value: object) -> None:
    """Forget a value."""
