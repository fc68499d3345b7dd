"""The output folder: touched in one step, and only what is ours."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sqlite3
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from sitegen.builder.commit.manifest import MANIFEST
from sitegen.builder.commit.output import MARK, OutputState, Wanted, commit
from sitegen.builder.lock import build_lock
from sitegen.builder.pipeline import build
from sitegen.engine.digest import sha256_hex
from sitegen.errors import BuildBusyError, SitegenError
from tests.incremental.content_edits import set_in
from tests.incremental.workshop import Workshop, times, tree

PAGE = "news/2023/spring/index.html"
SOURCE = "content/news/2023/spring.md"
TRANSLATION = "content/news/2023/spring.he.md"


def remove_spring(workshop: Workshop) -> None:
    """Remove a post that one other links to."""
    workshop.remove(SOURCE)
    workshop.remove(TRANSLATION)
    arabic = "content/news/2024/trip.ar.md"
    workshop.write(arabic, workshop.read(arabic).replace("](../2023/spring.md)", "](/about/)"))


def test_the_manifest_names_every_file_with_its_digest_and_nothing_else(
    workshop: Workshop,
) -> None:
    files = tree(workshop.output)
    manifest = files.pop(MANIFEST)
    wanted = {path: sha256_hex(data) for path, data in files.items()}
    assert json.loads(manifest) == wanted
    assert list(json.loads(manifest)) == sorted(wanted)


def test_a_build_writes_nothing_beside_output_and_cache(workshop: Workshop) -> None:
    before = workshop.sources()
    workshop.build(clean=True)
    assert workshop.sources() == before
    assert {path.name for path in workshop.root.iterdir()} == {"site", "output"}


def test_what_did_not_change_keeps_its_time(workshop: Workshop) -> None:
    before = times(workshop.output)
    set_in(workshop, "content/pages/about.md", "summary", "New")
    report = workshop.build().report
    assert report and report.written
    after = times(workshop.output)
    assert sum(after[path] != stamp for path, stamp in before.items()) == report.written + 1


def test_foreign_files_are_kept_and_reported(workshop: Workshop) -> None:
    for path in ("CNAME", "news/2023/spring/draft.txt", ".well-known/x"):
        target = workshop.output / path
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(b"mine")
        workshop.strangers.add(path)
    remove_spring(workshop)
    outcome = workshop.check()
    assert outcome.report and set(outcome.report.foreign) == workshop.strangers
    assert not (workshop.output / PAGE).exists()


def test_the_manifest_alone_says_what_may_be_removed(workshop: Workshop) -> None:
    (workshop.output / "mine.html").write_bytes(b"mine")
    workshop.strangers.add("mine.html")
    shutil.rmtree(workshop.cache)
    remove_spring(workshop)
    workshop.check()
    assert not (workshop.output / PAGE).exists()


def test_without_cache_and_manifest_nothing_is_removed(workshop: Workshop) -> None:
    shutil.rmtree(workshop.cache)
    (workshop.output / MANIFEST).unlink()
    before = tree(workshop.output)
    remove_spring(workshop)
    outcome = workshop.build()
    assert outcome.report is None and "did not write" in outcome.said[0]
    assert tree(workshop.output) == before


def test_a_manifest_that_names_files_elsewhere_removes_nothing_there(workshop: Workshop) -> None:
    outside = workshop.root / "precious.txt"
    outside.write_bytes(b"precious")
    manifest = json.loads((workshop.output / MANIFEST).read_bytes())
    manifest |= {"../precious.txt": sha256_hex(b"precious"), str(outside): sha256_hex(b"precious")}
    (workshop.output / MANIFEST).write_text(json.dumps(manifest))
    workshop.check()
    assert outside.read_bytes() == b"precious"


@pytest.mark.parametrize("path", ["../stray.txt", "a/../../stray.txt", "/stray.txt", "a//b", "a/."])
def test_no_file_is_written_elsewhere(tmp_path: Path, path: str) -> None:
    source = tmp_path / "made"
    source.write_bytes(b"made")
    output = tmp_path / "output"
    with pytest.raises(SitegenError, match="no file can have this name"):
        commit(output, {path: Wanted("1", source)}, OutputState({}, (), interrupted=False))
    assert sorted(tmp_path.iterdir()) == [source]


def test_a_file_and_a_folder_of_one_name_are_refused_before_anything_is_written(
    tmp_path: Path,
) -> None:
    wanted = {"a.b": Wanted("1", None), "a.b/c": Wanted("2", None)}
    with pytest.raises(SitegenError, match=r"a\.b: no file can have this name"):
        commit(tmp_path / "output", wanted, OutputState({}, (), interrupted=False))
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("damage", [b"", b"[]", b"{", b'{"a": 1}', b"\xff\xfe"])
def test_a_damaged_manifest_is_mended(workshop: Workshop, damage: bytes) -> None:
    (workshop.output / MANIFEST).write_bytes(damage)
    workshop.check()


def test_a_missing_manifest_is_written_again(workshop: Workshop) -> None:
    (workshop.output / MANIFEST).unlink()
    workshop.check()


def test_an_interrupted_step_is_repaired(workshop: Workshop) -> None:
    (workshop.output / MARK).write_bytes(b"")
    (workshop.output / PAGE).write_bytes(b"half")
    (workshop.output / ".sitegen-part.tmp").write_bytes(b"half")
    workshop.check()
    assert not (workshop.output / MARK).exists()


def test_a_failed_build_leaves_the_output_and_the_next_one_is_right(workshop: Workshop) -> None:
    before = times(workshop.output)
    text = workshop.read(SOURCE)
    workshop.write(SOURCE, "---\ntitle: [\n---\n")
    assert workshop.check().report is None
    assert times(workshop.output) == before
    workshop.write(SOURCE, text)
    assert workshop.check().report


def test_a_file_of_ours_makes_way_for_a_folder_and_back(workshop: Workshop) -> None:
    for alias in ("/old/page.html", "/old/page.html/below/", "/old/", "/old/page.html"):
        set_in(workshop, SOURCE, "aliases", f"[{alias}]")
        assert workshop.check().report


@pytest.mark.parametrize("place", ["archive", "archive/index.html", "archive/index.html/x"])
def test_a_foreign_file_in_the_way_is_kept_and_named(workshop: Workshop, place: str) -> None:
    target = workshop.output / place
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(b"mine")
    set_in(workshop, SOURCE, "aliases", "[/archive/]")
    before = tree(workshop.output)
    outcome = workshop.build()
    assert outcome.report is None
    assert "archive" in outcome.said[0]
    assert {path: data for path, data in tree(workshop.output).items() if path in before} == before
    target.unlink()
    assert workshop.check().report


def test_two_outputs_share_a_cache_and_are_both_right(workshop: Workshop) -> None:
    for name, drafts in (("output", False), ("preview", True), ("output", False)):
        workshop.output_name, workshop.drafts = name, drafts
        set_in(workshop, SOURCE, "title", f"Title for {name}")
        workshop.check()


def test_verifying_finds_nothing(workshop: Workshop) -> None:
    before = times(workshop.output)
    report = workshop.build(verify=True).report
    assert report is not None
    assert (report.rendered, report.written) == (0, 0)
    assert times(workshop.output) == before


def test_a_damaged_cache_is_said(workshop: Workshop) -> None:
    for state in workshop.cache.rglob("state"):
        state.write_bytes(b"garbage")
    report = workshop.build().report
    assert report and any("started anew" in note for note in report.notes)


def test_a_second_build_waits_and_says_so(workshop: Workshop) -> None:
    said: list[str] = []
    waiting, done = threading.Event(), threading.Event()

    def notify(text: str) -> None:
        said.append(text)
        waiting.set()

    def second() -> None:
        build(workshop.options(), notify=notify)
        done.set()

    with build_lock(workshop.cache, print):
        thread = threading.Thread(target=second)
        thread.start()
        assert waiting.wait(30)
        assert not done.is_set()
    thread.join(60)
    assert done.is_set()
    assert said == ["another build of this site is at work; waiting for it"]


def test_a_build_does_not_wait_for_ever(tmp_path: Path) -> None:
    with (
        build_lock(tmp_path, print),
        pytest.raises(BuildBusyError),
        build_lock(tmp_path, lambda text: None, patience=0.2),
    ):
        raise AssertionError


def test_a_link_is_not_taken_for_the_page_that_it_shows(workshop: Workshop) -> None:
    page, outside = workshop.output / PAGE, workshop.root / "outside.html"
    page.rename(outside)
    page.symlink_to(outside)
    data = outside.read_bytes()
    workshop.build()
    workshop.check()
    assert not page.is_symlink()
    assert (page.read_bytes(), outside.read_bytes()) == (data, data)


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o000])
def test_a_page_that_web_servers_may_no_longer_read_is_put_right(
    workshop: Workshop, mode: int
) -> None:
    page = workshop.output / PAGE
    page.chmod(mode)
    report = workshop.build().report
    assert report and report.written == 1
    assert page.stat().st_mode & 0o777 == 0o644
    report = workshop.build().report
    assert report and report.written == 0


@pytest.mark.parametrize("place", [PAGE, MANIFEST, ".sitegen-part.tmp"])
@pytest.mark.parametrize("kind", ["pipe", "link to a device"])
def test_a_pipe_or_device_in_the_output_makes_way_and_nobody_waits_for_it(
    workshop: Workshop, place: str, kind: str
) -> None:
    target = workshop.output / place
    target.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(target)
    else:
        target.symlink_to("/dev/zero")
    workshop.write(SOURCE, workshop.read(SOURCE) + "\nmore\n")
    outcome = workshop.build()
    assert outcome.report, outcome.said
    workshop.check()
    assert not target.exists() or target.is_file()


def test_a_lock_that_the_file_system_does_not_have_is_said_and_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    said: list[str] = []
    monkeypatch.setattr("fcntl.flock", refuse)
    begun = time.monotonic()
    with build_lock(tmp_path, said.append):
        assert time.monotonic() - begun < 5
    assert len(said) == 1
    assert "no locks (No locks available)" in said[0]
    assert "--cache DIR" in said[0]


def test_a_table_of_texts_that_others_hold_is_not_waited_for_a_minute(workshop: Workshop) -> None:
    (table,) = workshop.cache.rglob("bodies.db")
    other = sqlite3.connect(table, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    begun = time.monotonic()
    workshop.write(SOURCE, workshop.read(SOURCE) + "\nmore\n")
    assert workshop.build().report
    assert time.monotonic() - begun < 20
    other.close()
    workshop.check()


def test_a_full_disk_is_named_by_the_folder_on_it(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    def room(folder: Path) -> SimpleNamespace:
        return SimpleNamespace(free=0 if workshop.cache == folder else 10**10)

    workshop.write(SOURCE, workshop.read(SOURCE) + "\nmore\n")
    monkeypatch.setattr("shutil.disk_usage", room)
    monkeypatch.setattr("sitegen.builder.tasks.tasks.write_new", full)
    said = workshop.build().said
    assert said == (
        f"{workshop.cache}: No space left on device; nothing is lost: mend that and build again",
    )
