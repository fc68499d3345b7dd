"""Covers of pictures as forms: what is drawn is in the file, and nothing else of it changes."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from sitegen.content.editing.bin import in_bin, put_back
from sitegen.content.settings.covers_files import with_covers
from sitegen.editor.covering import Covering, Part, open_cover, picture_named, save_cover, shown
from sitegen.editor.shelf import Site, open_site
from sitegen.errors import ContentError
from tests.incremental.media import png
from tests.sites import make_site, write_files

PHOTO = "content/news/2024/photo.png"
COVER = f"{PHOTO}.yaml"
FACE = Part("face", ("12.5", "30", "9", "14"))
NOW = datetime(2026, 11, 29, tzinfo=UTC)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with a picture of 400 by 200 pixels."""
    return make_site(tmp_path, {PHOTO: png(3, width=400, height=200)})


def saved(site: Path, *parts: Part, digest: str | None = None) -> Covering:
    """Save a picture's parts as a form does that was opened a moment ago."""
    now = open_site(site)
    known = open_cover(now, PHOTO).digest if digest is None else digest
    return save_cover(now, Covering(PHOTO, known, parts), NOW)


def regions(site: Path) -> dict[str, tuple[float, ...]]:
    """Give what a build reads of the cover."""
    covers = with_covers(open_site(site).sources)
    assert not covers.problems
    cover = covers.sources.covers[PHOTO]
    numbers = [(each.left, each.top, each.width, each.height) for each in cover.regions]
    return dict(zip(cover.names, numbers, strict=True))


def test_a_drawn_part_is_covered_by_the_next_build_and_read_again(site: Path) -> None:
    assert not saved(site, FACE).is_wrong
    assert (site / COVER).read_text("utf-8") == "cover:\n  face: 12.5% 30% 9% 14%\n"
    assert regions(site) == {"face": (12.5, 30, 9, 14)}
    assert open_cover(open_site(site), PHOTO).parts == (FACE,)


def test_only_the_lines_of_changed_parts_change(site: Path) -> None:
    text = (
        "# two\ncover:\n  boy: 40 20 100 50   # in pixels\n  plate: 1% 2% 3% 4%\n"
        "  old: 5% 5% 5% 5%\n"
    )
    write_files(site, {COVER: text})
    boy, plate, old = open_cover(open_site(site), PHOTO).parts
    assert boy.numbers == ("10", "10", "25", "25")
    assert not saved(site, boy, Part("plate", ("2", "2", "3", "4")), FACE).is_wrong
    assert (site / COVER).read_text("utf-8") == (
        "# two\ncover:\n  boy: 40 20 100 50   # in pixels\n  plate: 2% 2% 3% 4%\n"
        "  face: 12.5% 30% 9% 14%\n"
    )
    assert (plate.name, old.name) == ("plate", "old")


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (Part("face", ("", "1", "2", "3")), "expected left, top, width and height"),
        (Part("face", ("95", "1", "9", "3")), "beyond 100%"),
        (Part("face", ("5", "1", "0", "3")), "covers nothing"),
        (Part("", ("5", "1", "2", "3")), "expected a name"),
        (Part("a: b", ("5", "1", "2", "3")), "expected a name"),
    ],
)
def test_a_mistake_stands_beside_its_part_and_nothing_is_written(
    site: Path, part: Part, said: str
) -> None:
    refused = saved(site, part)
    assert said in refused.parts[0].said
    assert not (site / COVER).exists()


def test_parts_of_one_name_are_refused(site: Path) -> None:
    assert all("twice" in part.said for part in saved(site, FACE, FACE).parts)


def test_a_cover_that_changed_meanwhile_is_not_written_over(site: Path) -> None:
    write_files(site, {COVER: "cover:\n  theirs: 1% 1% 5% 5%\n"})
    assert "changed on the disk" in saved(site, FACE, digest="").said
    assert list(regions(site)) == ["theirs"]


def test_a_cover_without_a_part_goes_into_the_bin_and_comes_back(site: Path) -> None:
    saved(site, FACE)
    assert not saved(site).is_wrong
    assert not (site / COVER).exists()
    (lying,) = in_bin(site)
    put_back(site, lying)
    assert regions(site) == {"face": (12.5, 30, 9, 14)}


def test_what_cant_be_covered_says_why(site: Path) -> None:
    write_files(site, {"content/news/2024/photo.png": b"<svg xmlns='http://www.w3.org/2000/svg'/>"})
    assert "a drawing can't be covered" in saved(site, FACE).said
    assert not (site / COVER).exists()


def test_a_cover_with_mistakes_is_told_by_its_line(site: Path) -> None:
    write_files(site, {COVER: "cover:\n  face: 1 2\n"})
    with pytest.raises(ContentError, match=r"photo\.png\.yaml:2: cover\.face"):
        open_cover(open_site(site), PHOTO)


def test_the_form_shows_the_picture_as_it_is_and_as_everybody_sees_it(site: Path) -> None:
    picture = Image.new("L", (400, 200), 250)
    picture.paste(10, (100, 50, 150, 100))
    picture.save(site / PHOTO)
    saved(site, Part("dark", ("20", "20", "25", "40")))
    now = open_site(site)
    for covered, darkest in ((False, 10), (True, 250)):
        seen = Image.open(io.BytesIO(shown(now, PHOTO, covered=covered))).convert("L")
        assert seen.size == (400, 200)
        assert seen.tobytes()[75 * 400 + 125] == pytest.approx(darkest, abs=5)


@pytest.mark.parametrize(
    ("said", "path"),
    [
        ("photo.png", PHOTO),
        (f"/{PHOTO}", PHOTO),
        ("none.png", ""),
        ("trip.md", ""),
        ("/site.yaml", ""),
        ("../../../private/x.png", ""),
    ],
)
def test_only_pictures_that_are_there_can_be_covered(site: Path, said: str, path: str) -> None:
    now: Site = open_site(site)
    assert picture_named(now, "content/news/2024", said) == path
