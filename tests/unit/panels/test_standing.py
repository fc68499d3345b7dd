"""A set that stands as it was left isn't looked through again; whatever differs is seen."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sitegen.engine.clock import DAY, Clock
from sitegen.engine.period import Period
from sitegen.panels.cache import standing
from sitegen.panels.cache.file_facts import FileFactsCache
from sitegen.panels.cache.standing import NAME, Scene, forget, look, recall, remember
from tests.unit.panels.site import write, write_site

NOW = datetime(2027, 2, 1, tzinfo=UTC)
PERIOD = Period(NOW - timedelta(days=1), NOW + timedelta(days=1))
PHOTO = Path("content/stories/2022/open/portrait.jpg")
ASKED = ("geneva-2022", False)


class Press:
    """A site, what a run of it wrote, and what it said."""

    def __init__(self, folder: Path) -> None:
        self.site = write_site(folder / "site", b"photo")
        self.folder = folder / "output-print" / "geneva-2022"
        self.cache = folder / "cache"
        write(self.folder / "panel.pdf", "pdf")
        write(self.folder / "panels.json", "{}")
        write(self.cache / "known-files", "")
        self.known = FileFactsCache(clock=Clock(now=time.time_ns() + 2 * DAY))

    def look(self, *asked: object) -> Scene:
        return look(self.site, self.cache, asked or ASKED)

    def remember(self, scene: Scene | None = None) -> None:
        remember(scene or self.look(), [self.folder], self.known, PERIOD, b"said")

    def recall(self, *asked: object, at: datetime = NOW) -> bytes | None:
        return recall(self.look(*asked), at)


@pytest.fixture
def press(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Press:
    made = Press(tmp_path)
    read = Clock.read
    # All that tests write is settled.
    later = tmp_path.stat().st_mtime_ns + 2 * DAY
    monkeypatch.setattr(
        Clock, "read", lambda *folders: Clock(dict.fromkeys(read(*folders).stamps, later), later)
    )
    return made


def rewritten(path: Path, data: bytes) -> None:
    """Write a file of the same size, with the time that it had."""
    status = path.stat()
    path.write_bytes(data)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


DIFFERENCES: dict[str, Callable[[Press], object]] = {
    "a word of a story": lambda press: write(press.site / PHOTO.with_name("index.md"), "---\n"),
    "a photo of the same size and time": lambda press: rewritten(press.site / PHOTO, b"PHOTO"),
    "a new story": lambda press: write(press.site / "content/stories/2022/new/index.md", "---\n"),
    "a story that is gone": lambda press: (press.site / PHOTO.with_name("index.he.md")).unlink(),
    "the settings": lambda press: write(press.site / "site.yaml", "title: A\nurl: http://a.org\n"),
    "a private name": lambda press: write(press.site / "private/names.yaml", "[]"),
    "a cover of a photo": lambda press: write(press.site / f"{PHOTO}.cover.yaml", "cover: []"),
    "a theme": lambda press: write(press.site / "themes/own/panels/panel.css", "a {}"),
    "a printer's profile": lambda press: write(press.site / "press.icc", "profile"),
    "a panel of the same size and time": lambda press: rewritten(
        press.folder / "panel.pdf", b"PDF"
    ),
    "a panel that is gone": lambda press: (press.folder / "panel.pdf").unlink(),
    "the record of the set": lambda press: write(press.folder / "panels.json", "[]"),
    "a part that a killed run left": lambda press: write(press.folder / ".panel.pdf.7.part", "p"),
    "all that was made": lambda press: press.folder.rename(press.folder.with_name("other")),
    "what was remembered": lambda press: (press.cache / NAME).write_bytes(b"damaged"),
    "nothing is remembered": lambda press: forget(press.look()),
}


def test_what_stands_as_it_was_left_is_said_again(press: Press) -> None:
    assert press.recall() is None
    press.remember()
    assert press.recall() == b"said"


@pytest.mark.parametrize("difference", DIFFERENCES.values(), ids=DIFFERENCES.keys())
def test_whatever_differs_is_seen(press: Press, difference: Callable[[Press], object]) -> None:
    press.remember()
    difference(press)
    assert press.recall() is None


def test_another_order_or_another_day_is_another_question(press: Press) -> None:
    press.remember()
    assert press.recall("geneva-2022", True) is None
    assert press.recall(at=NOW + timedelta(days=1)) is None
    assert press.recall(at=NOW - timedelta(days=2)) is None
    assert press.recall() == b"said"


def test_another_library_or_other_code_is_seen(
    press: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press.remember()
    with monkeypatch.context() as patch:
        (tmp_path / "more" / "weasyprint-99.dist-info").mkdir(parents=True)
        patch.setattr(sys, "path", [*sys.path, str(tmp_path / "more")])
        assert press.recall() is None
    own = tmp_path / "themes"
    write(own / "base" / "panels" / "panel.css", "a {}")
    monkeypatch.setattr(standing, "built_in_themes", lambda: own)
    assert press.recall() is None
    press.remember()
    assert press.recall() == b"said"
    write(own / "base" / "panels" / "panel.css", "b {}")
    assert press.recall() is None


def test_what_may_be_written_again_unseen_is_not_believed(tmp_path: Path) -> None:
    """Here the clock of the file system is the true one: all was written within its tick."""
    press = Press(tmp_path)
    young = look(press.site, press.cache, ASKED)
    os.utime(press.site / PHOTO, ns=(2 * DAY + young.clock.now,) * 2)
    press.remember()
    assert press.recall() is None


def test_what_somebody_else_wrote_meanwhile_is_not_taken_for_ours(press: Press) -> None:
    began = press.look()
    status = (press.folder / "panel.pdf").stat()
    before = Scene(began.digest, began.cache, Clock({status.st_dev: status.st_ctime_ns}))
    press.remember(before)
    assert press.recall() is None
    press.known.digest(press.folder / "panel.pdf")
    press.known.digest(press.folder / "panels.json")
    press.remember(before)
    assert press.recall() == b"said"


def test_a_site_with_a_mistake_in_its_files_is_never_believed(press: Press) -> None:
    (press.site / "content" / "out.jpg").symlink_to("/etc/hostname")
    assert press.look().digest == ""
    press.remember()
    assert press.recall() is None
