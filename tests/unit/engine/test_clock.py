"""What may be written again unseen is told from what can't be, by the file system's own clock."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sitegen.engine import clock as clock_module
from sitegen.engine.clock import DAY, Clock
from sitegen.engine.files import Identity, identify

SECOND = 10**9


def test_a_file_of_before_is_settled_and_one_of_the_same_tick_is_not(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("one")
    status = (tmp_path / "file").stat()
    device, changed = status.st_dev, max(status.st_mtime_ns, status.st_ctime_ns)
    assert Clock({device: changed + 1}).is_settled(status)
    assert not Clock({device: changed}).is_settled(status)


@pytest.mark.parametrize("seconds", [1, 2])
def test_a_clock_of_whole_seconds_settles_nothing_within_them(
    tmp_path: Path, seconds: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def coarse(status: os.stat_result) -> Identity:
        size, written, changed, inode = identify(status)
        tick = seconds * SECOND
        return size, written - written % tick, changed - changed % tick, inode

    monkeypatch.setattr(clock_module, "identify", coarse)
    (tmp_path / "file").write_text("one")
    status = (tmp_path / "file").stat()
    tick = coarse(status)[2]
    assert not Clock({status.st_dev: tick}).is_settled(status)
    assert Clock({status.st_dev: tick + seconds * SECOND}).is_settled(status)


def test_a_file_written_after_the_clock_was_read_is_young(tmp_path: Path) -> None:
    clock = Clock.read(tmp_path)
    (tmp_path / "file").write_text("one")
    assert not clock.is_settled((tmp_path / "file").stat())


def test_reading_the_clock_leaves_nothing(tmp_path: Path) -> None:
    assert list(Clock.read(tmp_path).stamps) == [tmp_path.stat().st_dev]
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_can_be_touched_a_file_is_believed_after_a_day(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("one")
    status = (tmp_path / "file").stat()
    assert not Clock({}, status.st_ctime_ns + DAY).is_settled(status)
    assert Clock({}, status.st_ctime_ns + DAY + 1).is_settled(status)


def test_a_folder_that_is_not_there_has_no_clock(tmp_path: Path) -> None:
    assert Clock.read(tmp_path / "none").stamps == {}


def test_a_clock_that_was_never_read_settles_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("one")
    os.utime(tmp_path / "file", (1, 1))
    assert not Clock().is_settled((tmp_path / "file").stat())
