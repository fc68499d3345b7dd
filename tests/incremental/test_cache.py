"""The cache may be lost, damaged, or of another time: the build is right."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.builder.commit.manifest import MANIFEST
from sitegen.builder.commit.output import MARK
from tests.incremental.content_edits import set_in
from tests.incremental.workshop import Workshop

PARTS = ("state", "traces", "entries", "bodies.db", "parts.db", "media", "objects", "cache")
ABOUT = "content/pages/about.md"


def remove(path: Path) -> None:
    """Remove a file or folder."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


def cut(path: Path) -> None:
    """Cut files short."""
    for file in [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]:
        file.write_bytes(file.read_bytes()[:50])


def garble(path: Path) -> None:
    """Change a byte in the middle of files."""
    for file in [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]:
        data = bytearray(file.read_bytes())
        if data:
            data[len(data) // 2] ^= 255
        file.write_bytes(bytes(data))


def turn_into_pipes(path: Path) -> None:
    """Put pipes, which nobody writes to, in the place of files."""
    for file in [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]:
        file.unlink()
        os.mkfifo(file)


def turn_round(path: Path) -> None:
    """Put a folder in the place of a file, or a file in that of a folder."""
    if path.is_file():
        path.unlink()
        path.mkdir()
        (path / "x").write_bytes(b"x")
    else:
        shutil.rmtree(path)
        path.write_bytes(b"x")


def edit_text(workshop: Workshop) -> None:
    """Change a text: plan, settings and theme stay."""
    workshop.write(ABOUT, workshop.read(ABOUT) + "\nmore\n")


def edit_template(workshop: Workshop) -> None:
    """Change the outermost template: every page is rendered, no text is converted."""
    path = "themes/stem/templates/base.html"
    workshop.write(path, workshop.read(path).replace("<main>", "<main id='m'>"))


def damage_and_edit(
    workshop: Workshop,
    part: str,
    damage: Callable[[Path], None],
    edit: Callable[[Workshop], None],
) -> None:
    """Damage a part of the cache, edit the site, and look at the build."""
    found = [path for path in sorted(workshop.cache.rglob("*")) if path.name == part]
    assert found, f"the cache has no {part}"
    for path in found:
        damage(path)
    edit(workshop)
    assert workshop.check().report


@pytest.mark.parametrize("damage", [remove, garble])
@pytest.mark.parametrize("part", PARTS)
def test_a_damaged_cache_does_no_harm(
    workshop: Workshop, part: str, damage: Callable[[Path], None]
) -> None:
    damage_and_edit(workshop, part, damage, edit_text)


@pytest.mark.parametrize("part", ["state", "traces", "entries", "objects"])
def test_a_pipe_in_the_cache_is_a_damage_and_nobody_waits_for_it(
    workshop: Workshop, part: str
) -> None:
    damage_and_edit(workshop, part, turn_into_pipes, edit_text)


@pytest.mark.parametrize(
    "parts",
    [
        ("state", "traces", "entries", "bodies.db", "parts.db", "lock", "CACHEDIR.TAG"),
        ("media", "objects"),
        ("cache",),
    ],
    ids="/".join,
)
def test_files_and_folders_of_the_cache_that_changed_places_do_no_harm(
    workshop: Workshop, parts: tuple[str, ...]
) -> None:
    found = [path for path in sorted(workshop.cache.rglob("*")) if path.name in parts]
    assert {path.name for path in found} >= set(parts)
    for path in found:
        turn_round(path)
    edit_text(workshop)
    assert workshop.check().report


def test_a_file_in_the_place_of_the_whole_cache_or_output_is_told(workshop: Workshop) -> None:
    turn_round(workshop.cache)
    said = f"{workshop.cache}: a file stands where the cache's folder belongs; remove it"
    assert workshop.build().said == (said,)
    workshop.cache.unlink()
    turn_round(workshop.output)
    (said,) = workshop.build().said
    assert said.startswith(f"{workshop.output}: a file, expected a folder")


@pytest.mark.parametrize("name", [MANIFEST, MARK])
def test_a_folder_in_the_place_of_what_the_output_says_of_itself_is_told(
    workshop: Workshop, name: str
) -> None:
    (workshop.output / name).unlink(missing_ok=True)
    (workshop.output / name).mkdir()
    edit_text(workshop)
    assert workshop.build().said == (f"output/{name}: a folder, expected a file; remove it",)


@pytest.mark.soak
@pytest.mark.parametrize("edit", [edit_text, edit_template], ids=["text", "template"])
@pytest.mark.parametrize("damage", [remove, cut, garble])
@pytest.mark.parametrize("part", PARTS)
def test_a_cache_damaged_anyhow_does_no_harm(
    workshop: Workshop,
    part: str,
    damage: Callable[[Path], None],
    edit: Callable[[Workshop], None],
) -> None:
    damage_and_edit(workshop, part, damage, edit)


def test_traces_of_another_build_than_the_state_do_no_harm(workshop: Workshop) -> None:
    (state,) = (path for path in workshop.cache.rglob("state"))
    old = state.read_bytes()
    set_in(workshop, ABOUT, "title", "Between")
    workshop.build()
    state.write_bytes(old)
    set_in(workshop, ABOUT, "title", "About")
    edit_text(workshop)
    assert workshop.check().report


def test_a_cache_of_an_earlier_time_does_no_harm(workshop: Workshop) -> None:
    kept = workshop.root / "kept"
    shutil.copytree(workshop.cache, kept)
    set_in(workshop, ABOUT, "title", "Another")
    edit_template(workshop)
    workshop.build()
    shutil.rmtree(workshop.cache)
    shutil.copytree(kept, workshop.cache)
    edit_text(workshop)
    assert workshop.check().report


def test_a_file_that_only_the_output_has_is_made_again_for_another_page(workshop: Workshop) -> None:
    """The same photo beside a second entry, whose files have the same bytes and other names."""
    photo = (workshop.site / "content/exhibitions/geneva-2022/hall.png").read_bytes()
    entry = "---\ntitle: A photo\ndate: 2024-03-01\nimage: photo.png\nalt: A hall\n---\n"
    for name in ("first", "second"):
        workshop.write(f"content/news/2024/{name}/photo.png", photo)
        workshop.write(f"content/news/2024/{name}/index.md", f"{entry}\n![A hall](photo.png)\n")
        assert workshop.check().report
        for folder in workshop.cache.rglob("media"):
            shutil.rmtree(folder)
    edit_text(workshop)
    assert workshop.check().report


def test_a_failed_build_leaves_no_answers_behind(workshop: Workshop) -> None:
    picture = workshop.site / "content/exhibitions/geneva-2022/hall.png"
    data = picture.read_bytes()
    picture.unlink()
    assert workshop.check().report is None
    picture.write_bytes(data)
    assert workshop.check().report
