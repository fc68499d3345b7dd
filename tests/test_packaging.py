"""The wheel holds the package and its themes, and nothing else of the repository."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def contents(wheel: Path) -> set[str]:
    """The paths in the wheel."""
    return set(zipfile.ZipFile(wheel).namelist())


def test_every_file_of_the_package_is_in_it(contents: set[str]) -> None:
    sources = {
        path.relative_to(ROOT).as_posix()
        for ending in ("py", "woff2")
        for path in (ROOT / "sitegen").rglob(f"*.{ending}")
    }
    assert sources <= contents


def test_the_themes_are_inside_the_package(contents: set[str]) -> None:
    assert "sitegen/themes/base/theme.yaml" in contents


def test_the_explanations_of_messages_are_inside_the_package(contents: set[str]) -> None:
    assert {"sitegen/docs/errors.md", "sitegen/docs/checking.md"} <= contents


def test_nothing_else_is(contents: set[str]) -> None:
    roots = {path.split("/")[0] for path in contents}
    assert roots == {"sitegen", next(root for root in roots if root.endswith(".dist-info"))}


def test_the_command_is_named(contents: set[str]) -> None:
    assert any(path.endswith(".dist-info/entry_points.txt") for path in contents)
