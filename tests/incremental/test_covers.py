"""Covers come, change and go: outputs follow at once, and caches keep nothing that is covered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.incremental import media
from tests.incremental.prints import FOLDER, NOOR, hang
from tests.incremental.workshop import Workshop, tree

BED = "content/news/2024/garden/bed.jpg"
HALL = "content/exhibitions/geneva-2022/hall.jpg"
PORTRAIT = f"content/{NOOR}/portrait.jpg"
COVERS = (
    "cover: {face: 40% 40% 20% 20%}",
    "cover:\n  face: 40% 40% 20% 20%\n  plate: [10, 20, 30, 40]",
    "# renamed\ncover:\n  the face: 40% 40% 20% 20%\n",
)


def kept(workshop: Workshop) -> set[bytes]:
    """Give the pictures that the cache keeps."""
    return {path.read_bytes() for path in (workshop.cache / "media").rglob("*") if path.is_file()}


def pictures(workshop: Workshop) -> dict[str, bytes]:
    """Give the pictures of the output."""
    return {path: data for path, data in tree(workshop.output).items() if path.startswith("media/")}


@pytest.fixture
def grown(workshop: Workshop) -> Workshop:
    """Give the site with a photo in which something can be seen."""
    workshop.write(BED, media.photo(5))
    assert workshop.check().report
    return workshop


def test_a_cover_that_comes_changes_and_goes_gives_what_a_clean_build_gives(
    grown: Workshop,
) -> None:
    uncovered = pictures(grown)
    covered = list(_covered(grown))
    assert covered[0] != uncovered
    assert covered[1] != covered[0]
    # What a region is called is for who reads the file alone.
    assert covered[2] == covered[0]
    grown.remove(f"{BED}.yaml")
    assert grown.check().report
    assert pictures(grown) == uncovered


def _covered(workshop: Workshop) -> Iterator[dict[str, bytes]]:
    for cover in COVERS:
        workshop.write(f"{BED}.yaml", cover)
        assert workshop.check().report
        yield pictures(workshop)


def test_a_cover_changes_the_files_of_its_picture_alone(grown: Workshop) -> None:
    before = pictures(grown)
    grown.write(f"{BED}.yaml", COVERS[0])
    assert grown.build().report
    after = pictures(grown)
    gone, come = before.keys() - after.keys(), after.keys() - before.keys()
    assert len(gone) == len(come) > 0
    # Beside it in its folder lies another picture, which stays.
    assert all(name.startswith("media/garden-") for name in gone)
    assert [name for name in before.keys() & after.keys() if name.startswith("media/garden-")]
    assert all(after[name] == before[name] for name in before.keys() & after.keys())


@pytest.mark.parametrize("refused", [False, True], ids=["built", "refused"])
def test_no_cache_keeps_what_is_covered(grown: Workshop, refused: bool) -> None:
    """Also where the build is refused for another mistake."""
    before = {data for name, data in pictures(grown).items() if "garden" in name}
    assert before & kept(grown)
    photos = grown.cache / "panels/photos"
    photos.mkdir(parents=True)
    (photos / "made-of-a-photo.jpg").write_bytes(b"inks")
    grown.write(f"{BED}.yaml", COVERS[0])
    if refused:
        grown.write("content/pages/broken.md", "no front matter")
    assert bool(grown.build().report) is not refused
    sound = {data for data in before if data.startswith(b"RIFF")}
    assert not (before - sound) & kept(grown)
    assert not photos.exists()


def test_a_known_cover_empties_no_cache_again(grown: Workshop) -> None:
    grown.write(f"{BED}.yaml", COVERS[0])
    assert grown.build().report
    before = kept(grown)
    assert before
    grown.write("content/news/2024/more.md", "---\ntitle: More\ndate: 2024-07-01\n---\n\nMore.\n")
    assert grown.build().report
    assert before <= kept(grown)


def test_panels_that_show_what_is_covered_now_are_removed(workshop: Workshop) -> None:
    """And only those: a panel of somebody else stays, and so does one that was made covered."""
    workshop.write(PORTRAIT, media.photo(6))
    hang(workshop, (), (NOOR,), ("stories/2022/dani",))
    assert workshop.build().report
    workshop.write(f"{PORTRAIT}.yaml", COVERS[0])
    outcome = workshop.build()
    assert any("run: sitegen panels geneva-2022" in warning for warning in outcome.warnings)
    left = {path.rpartition("/")[2] for path in workshop.files("output-print")}
    assert not [name for name in left if name.startswith("geneva-2022_02")]
    assert {name for name in left if name.startswith(("geneva-2022_01", "geneva-2022_03"))} == {
        f"geneva-2022_{number}_panel{ending}"
        for number in ("01", "03")
        for ending in (".pdf", "_proof.pdf", "_preview.png")
    }
    # A list of the panels pictures all of them.
    assert not [name for name in left if "press-sheet" in name or "hanging-plan" in name]


def test_panels_that_were_made_covered_outlive_the_cache(workshop: Workshop) -> None:
    workshop.write(PORTRAIT, media.photo(6))
    workshop.write(f"{PORTRAIT}.yaml", COVERS[0])
    hang(workshop, (), (NOOR,))
    before = workshop.files("output-print")
    for clean in (False, True):
        assert workshop.build(clean=clean).report
        (workshop.cache / "covered").unlink()
    assert workshop.build().report
    assert workshop.files("output-print") == before
    assert FOLDER in before[0]
