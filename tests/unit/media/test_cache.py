"""Finished files are found again, or made again; never found wrong."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import msgspec
import pytest

from sitegen.media.cache import MediaCache
from sitegen.media.picture import Derivative

PHOTO = Derivative(
    source="content/a/photo.jpg",
    digest="ab" * 32,
    name="media/a-12345678-400.jpg",
    format="jpeg",
    width=400,
    height=300,
    crop=None,
    quality=80,
)


@pytest.fixture
def cache(tmp_path: Path) -> MediaCache:
    return MediaCache(tmp_path / "cache", "pillow 13")


def test_what_was_put_is_found(cache: MediaCache) -> None:
    assert cache.get(PHOTO) is None
    kept = cache.put(PHOTO, b"pixels")
    assert kept is not None
    assert cache.get(PHOTO) == kept
    assert kept.read_bytes() == b"pixels"


@pytest.mark.parametrize(
    "change",
    [
        {"digest": "cd" * 32},
        {"format": "webp"},
        {"width": 401},
        {"height": 301},
        {"crop": (0, 0, 9, 9)},
        {"quality": 81},
        {"credit": "Noor"},
    ],
    ids=str,
)
def test_whatever_changes_the_bytes_is_another_file(
    cache: MediaCache, change: dict[str, object]
) -> None:
    cache.put(PHOTO, b"pixels")
    assert cache.get(msgspec.structs.replace(PHOTO, **change)) is None


def test_a_renamed_photo_is_found_under_its_content(cache: MediaCache) -> None:
    cache.put(PHOTO, b"pixels")
    assert cache.get(msgspec.structs.replace(PHOTO, source="b.jpg", name="media/b.jpg")) is not None


def test_other_versions_of_the_encoders_share_nothing(cache: MediaCache) -> None:
    cache.put(PHOTO, b"pixels")
    assert MediaCache(cache.folder, "pillow 14").get(PHOTO) is None


@pytest.mark.parametrize("damage", [b"", b"pixel", b"pixels!", b"PIXELS"])
def test_a_damaged_file_counts_as_missing_and_is_made_again(
    cache: MediaCache, damage: bytes
) -> None:
    kept = cache.put(PHOTO, b"pixels")
    assert kept is not None
    kept.write_bytes(damage)
    assert cache.get(PHOTO) is None
    cache.put(PHOTO, b"pixels")
    assert cache.get(PHOTO) == kept
    assert kept.read_bytes() == b"pixels"


def test_a_deleted_folder_is_an_empty_one(cache: MediaCache) -> None:
    import shutil

    cache.put(PHOTO, b"pixels")
    shutil.rmtree(cache.folder)
    assert cache.get(PHOTO) is None
    assert cache.put(PHOTO, b"pixels") is not None


def test_a_folder_copied_elsewhere_works_there(cache: MediaCache, tmp_path: Path) -> None:
    import shutil

    cache.put(PHOTO, b"pixels")
    shutil.copytree(cache.folder, tmp_path / "copy")
    assert MediaCache(tmp_path / "copy", "pillow 13").get(PHOTO) is not None


def test_a_folder_that_cannot_be_written_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    cache = MediaCache(tmp_path / "file" / "cache")
    assert cache.put(PHOTO, b"pixels") is None
    assert cache.get(PHOTO) is None
    assert cache.collect_garbage([]) == 0


def test_garbage_goes_and_the_rest_stays(cache: MediaCache) -> None:
    other = msgspec.structs.replace(PHOTO, width=800)
    cache.put(PHOTO, b"pixels")
    cache.put(other, b"more")
    (cache.folder / "abc").mkdir(exist_ok=True)
    (cache.folder / "abc" / "left.part").write_bytes(b"a killed build's")
    assert cache.collect_garbage([cache.key(PHOTO)]) == 2
    assert cache.get(PHOTO) is not None
    assert cache.get(other) is None


def test_other_things_have_keys_of_their_own(cache: MediaCache) -> None:
    keys = {
        cache.key_of("card", "en", 1),
        cache.key_of("card", "en", "1"),
        cache.key_of("card", "en1"),
        cache.key_of("card", ("en", 1)),
        cache.key(PHOTO),
    }
    assert len(keys) == 5
    key = cache.key_of("card", "en")
    assert cache.find(key) is None
    assert cache.keep(key, b"card") == cache.find(key)


def test_builds_at_the_same_time_do_each_other_no_harm(cache: MediaCache) -> None:
    content = os.urandom(200_000)
    seen: list[bytes] = []

    def work() -> None:
        for _ in range(20):
            cache.put(PHOTO, content)
            found = cache.get(PHOTO)
            if found is not None:
                seen.append(found.read_bytes())

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 80
    assert set(seen) == {content}
    assert [path.name[-5:] for path in cache.folder.rglob("*.part")] == []


def test_a_cached_photo_takes_less_than_a_millisecond(cache: MediaCache) -> None:
    """Nine files: three widths in three formats, 480 kB together; ten times the figure allowed."""
    planned = [
        msgspec.structs.replace(PHOTO, width=width, format=kind)
        for width in (400, 800, 1600)
        for kind in ("avif", "webp", "jpeg")
    ]
    for derivative in planned:
        cache.put(derivative, os.urandom(53_000))
    start = time.process_time()
    assert all(cache.get(derivative) for derivative in planned)
    assert time.process_time() - start < 0.01
