"""The watcher finds all that a build would see, and tells of it when it has come to rest."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.engine.files import Identity
from sitegen.serve import watch
from sitegen.serve.watch import SiteWatcher, look
from tests.sites import deep_folder, write_files

ABOUT = "content/pages/about.md"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with what a site is made from."""
    files = {ABOUT: "About", "site.yaml": "title: A", "themes/a/x.css": "", "output/a.html": ""}
    write_files(tmp_path, files)
    return tmp_path


def add_with_old_time(site: Path) -> None:
    write_files(site, {"content/pages/new.md": "New"})
    os.utime(site / "content/pages/new.md", (1, 1))


def change_in_the_same_instant(site: Path) -> None:
    status = (site / ABOUT).stat()
    (site / ABOUT).write_text("Tuoba")
    os.utime(site / ABOUT, ns=(status.st_atime_ns, status.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "changed": lambda site: (site / ABOUT).write_text("Changed"),
    "changed, its time put back": change_in_the_same_instant,
    "panels made": lambda site: write_files(site, {"output-print/a/panels.json": "{}"}),
    "added": lambda site: write_files(site, {"content/pages/new.md": "New"}),
    "added with an old time": add_with_old_time,
    "deleted": lambda site: (site / ABOUT).unlink(),
    "renamed": lambda site: (site / ABOUT).rename(site / "content/pages/us.md"),
    "a folder moved": lambda site: (site / "content/pages").rename(site / "content/news"),
    "settings": lambda site: (site / "site.yaml").write_text("title: B"),
    "extensions": lambda site: (site / "extensions.py").write_text(""),
    "a theme": lambda site: (site / "themes/a/x.css").write_text("a{}"),
    "a link to nothing": lambda site: (site / "content/pages/x.md").symlink_to("nowhere"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_told_once_it_has_come_to_rest(
    site: Path, change: Callable[[Path], object]
) -> None:
    watcher = SiteWatcher(site)
    assert watcher.examine() == (None, None)
    change(site)
    assert watcher.examine() == (None, None), "it may still be being written"
    told, _ = watcher.examine()
    assert told
    assert watcher.examine() == (None, None), "told once"


def test_a_long_save_is_one_change(site: Path) -> None:
    watcher = SiteWatcher(site)
    for number in range(5):
        (site / ABOUT).write_text("About" * number)
        assert watcher.examine() == (None, None)
    assert watcher.examine() == (ABOUT, None)


@pytest.mark.parametrize(
    "path", ["content/pages/.about.md.swp", "content/pages/about.md~", "output/b.html", "x.txt"]
)
def test_what_no_build_reads_is_no_change(site: Path, path: str) -> None:
    watcher = SiteWatcher(site)
    write_files(site, {path: "something"})
    assert watcher.examine() == (None, None)
    assert watcher.examine() == (None, None)


def test_a_second_save_within_a_tick_of_a_slow_clock_is_told_when_the_tick_is_over(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without_times(status: os.stat_result) -> Identity:
        return status.st_size, 0, 0, status.st_ino

    monkeypatch.setattr(watch, "identify", without_times)
    now = [0.0]
    watcher = SiteWatcher(site, lambda: now[0])
    (site / ABOUT).write_text("Saved")
    (site / ABOUT).write_text("Saved anew")
    assert [watcher.examine()[0], watcher.examine()[0]] == [None, ABOUT]
    (site / ABOUT).write_text("Saved next")
    assert watcher.examine() == (None, None)
    now[0] += watch.LONGEST_TICK
    assert watcher.examine() == (ABOUT, None)
    now[0] += watch.LONGEST_TICK
    assert watcher.examine() == (None, None)


def test_folders_may_be_nested_a_thousand_deep(site: Path) -> None:
    with deep_folder(site / "content") as deep:
        (deep / "deep.md").write_text("Deep")
        assert any(path.endswith("/deep.md") for path in look(site))


def test_links_that_loop_do_not_hold_it_up(site: Path) -> None:
    (site / "content/pages/loop").symlink_to("..")
    (site / "content/self").symlink_to("self")
    assert ABOUT in look(site)


def test_a_site_that_is_gone_has_no_files(tmp_path: Path) -> None:
    assert look(tmp_path / "none") == {}
