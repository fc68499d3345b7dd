"""An output is made public only while it is what its sources say."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sitegen.builder.options import BuildOptions
from sitegen.builder.pipeline import build
from sitegen.builder.scan.freshness import check_fresh
from sitegen.content.folder.survey import survey_site
from sitegen.errors import SitegenError
from tests.sites import make_site, run_sitegen, write_files

NOW = datetime(2026, 1, 1, tzinfo=UTC)
ABOUT = "content/pages/about.md"
TARGET = "publish:\n  web: {to: folder, path: ../web, url: https://www.example.org}\n"


@pytest.fixture
def options(tmp_path: Path) -> BuildOptions:
    """A site that was built."""
    ending = "---\ntitle: Soon over\nexpires: 2026-02-01\n---\n\nStill here.\n"
    site = make_site(tmp_path / "site", {"content/pages/ending.md": ending})
    options = BuildOptions(site=site, output=site / "output", at=NOW, jobs=1)
    build(options)
    return options


def stale(options: BuildOptions, at: datetime = NOW) -> str:
    """Give what is said against publishing, "" where nothing is."""
    try:
        check_fresh(options, at, survey_site(options.site))
    except SitegenError as error:
        return str(error)
    return ""


def test_what_was_just_built_is_fresh(options: BuildOptions) -> None:
    assert stale(options) == ""


def test_a_text_that_was_saved_since_is_told(options: BuildOptions) -> None:
    write_files(options.site, {ABOUT: "---\ntitle: About\n---\n\nAnother text.\n"})
    assert f"{ABOUT}: changed since the output was built" in stale(options)


def test_a_text_that_is_new_or_gone_is_told(options: BuildOptions) -> None:
    (options.site / ABOUT).rename(options.site / "content/pages/who.md")
    assert f"{ABOUT}, content/pages/who.md: changed" in stale(options)


def test_many_are_counted(options: BuildOptions) -> None:
    files = {f"content/pages/new-{number}.md": "---\ntitle: X\n---\n" for number in range(5)}
    write_files(options.site, files)
    assert "new-2.md and 2 more: changed" in stale(options)


def test_a_fresh_checkout_of_the_same_bytes_is_fresh(options: BuildOptions) -> None:
    for path in (options.site / "content").rglob("*.md"):
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data)
        os.utime(path, (1, 1))
    assert stale(options) == ""


def test_what_has_come_due_since_is_told(options: BuildOptions) -> None:
    assert "something has come due since" in stale(options, NOW + timedelta(days=60))


def test_an_output_of_which_nothing_is_known_is_told(options: BuildOptions) -> None:
    (options.site / ".sitegen").rename(options.site.parent / "gone")
    assert "nothing is known of a build" in stale(options)


def test_the_command_publishes_nothing_that_its_sources_no_longer_say(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    write_files(site, {"site.yaml": (site / "site.yaml").read_text("utf-8") + TARGET})
    assert run_sitegen(site, "build").code == 0
    write_files(site, {ABOUT: "---\ntitle: About\n---\n\nAnother text.\n"})
    done = run_sitegen(site, "publish", "web", "--allow-samples")
    assert (done.code, (tmp_path / "web").exists()) == (1, False)
    assert done.err.startswith(f"{ABOUT}: changed since the output was built")
