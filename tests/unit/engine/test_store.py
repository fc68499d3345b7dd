"""The cache can't hurt: damaged is missing, unwritable is no mistake."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.engine.digest import digest_bytes
from sitegen.engine.files import identify, walk_files, write_atomically
from sitegen.engine.store import ObjectStore

KEY = digest_bytes(b"a key")


def test_an_object_comes_back_as_it_was_put(tmp_path: Path) -> None:
    store = ObjectStore(tmp_path)
    store.put(KEY, b"data")
    assert store.get(KEY) == b"data"
    assert store.get(digest_bytes(b"another")) is None


@given(st.integers(0, 19), st.integers(1, 255))
def test_a_damaged_object_is_missing(
    tmp_path_factory: pytest.TempPathFactory, place: int, change: int
) -> None:
    store = ObjectStore(tmp_path_factory.mktemp("store"))
    store.put(KEY, b"data")
    stored = bytearray(store.path(KEY).read_bytes())
    stored[place] ^= change
    store.path(KEY).write_bytes(stored)
    assert store.get(KEY) is None


def test_a_fresh_store_believes_nothing(tmp_path: Path) -> None:
    ObjectStore(tmp_path).put(KEY, b"data")
    assert ObjectStore(tmp_path, fresh=True).get(KEY) is None


def test_a_store_that_cannot_be_written_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file where the folder should be")
    store = ObjectStore(tmp_path / "file")
    store.put(KEY, b"data")
    assert store.get(KEY) is None


def test_only_what_is_named_survives_a_clean_up(tmp_path: Path) -> None:
    store = ObjectStore(tmp_path)
    other = digest_bytes(b"another")
    store.put(KEY, b"data")
    store.put(other, b"more")
    assert store.remove_all_but({other}) == 1
    assert (store.get(KEY), store.get(other)) == (None, b"more")


def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "file"
    target.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="No space"):
        write_atomically(target, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert target.read_bytes() == b"old"


def test_identities_tell_a_changed_file(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "file"
    file.parent.mkdir()
    file.write_text("one")
    before = {path: identify(status) for path, status in walk_files(tmp_path)}
    file.write_text("two")
    assert {path: identify(status) for path, status in walk_files(tmp_path)} != before
    assert list(before) == ["folder/file"]
