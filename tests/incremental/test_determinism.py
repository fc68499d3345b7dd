"""The same bytes whatever the hash seed, time zone, locale, folder and number of processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.incremental.site import write_site
from tests.incremental.workshop import START, Tree, Workshop, assert_same, tree

ROOT = Path(__file__).resolve().parents[2]
BUILD = [sys.executable, "-c", "from sitegen.cli import main; main()", "build"]

QUICK = (
    ({"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LC_ALL": "C"}, "a", 1),
    ({"PYTHONHASHSEED": "77", "TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8"}, "שלום/b c", 3),
)
SOAK = tuple(
    ({"PYTHONHASHSEED": str(seed), "TZ": zone, "LC_ALL": locale, "LANG": locale}, folder, jobs)
    for seed, zone, locale, folder, jobs in (
        (0, "UTC", "POSIX", "x", 2),
        (2, "Asia/Kathmandu", "en_US.UTF-8", "x/y/z", 4),
        (3, "America/St_Johns", "tr_TR.UTF-8", "with space", 1),
        (4, "Asia/Jerusalem", "he_IL.UTF-8", "ערב", 2),
        (5, "Africa/Cairo", "ar_EG.UTF-8", "x'y", 3),
        (6, "Antarctica/Troll", "de_DE", "#%", 2),
    )
)


def built(folder: Path, variables: dict[str, str], jobs: int) -> Tree:
    """Build the site in a folder by the command, and give the output."""
    write_site(folder)
    moment = ["--at", START.isoformat(), "--jobs", str(jobs)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
    done = subprocess.run(
        [*BUILD, *moment], cwd=folder, env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return tree(folder / "output")


@pytest.mark.parametrize(("variables", "folder", "jobs"), QUICK)
def test_the_surroundings_make_no_difference(
    workshop: Workshop, tmp_path: Path, variables: dict[str, str], folder: str, jobs: int
) -> None:
    found = built(tmp_path / "elsewhere" / folder, variables, jobs)
    assert_same(found, tree(workshop.output), "other bytes")


@pytest.mark.soak
@pytest.mark.parametrize(("variables", "folder", "jobs"), SOAK)
def test_no_surroundings_make_a_difference(
    workshop: Workshop, tmp_path: Path, variables: dict[str, str], folder: str, jobs: int
) -> None:
    found = built(tmp_path / "elsewhere" / folder, variables, jobs)
    assert_same(found, tree(workshop.output), "other bytes")


def test_the_order_in_which_files_were_made_makes_no_difference(
    workshop: Workshop, tmp_path: Path
) -> None:
    other = Workshop(tmp_path / "other")
    for path, data in sorted(workshop.sources().items(), reverse=True):
        other.write(path, data)
    assert other.build().report
    assert_same(tree(other.output), tree(workshop.output), "other bytes")


def test_the_way_to_a_site_makes_no_difference(workshop: Workshop, tmp_path: Path) -> None:
    target = workshop.sources()
    workshop.write("content/news/2024/new.md", "---\ntitle: New\ndate: 2024-01-01\n---\n")
    workshop.check()
    workshop.restore(target)
    workshop.check()
    other = Workshop(tmp_path / "other")
    other.restore(target)
    assert other.build().report
    assert_same(tree(other.output), tree(workshop.output), "other bytes")
