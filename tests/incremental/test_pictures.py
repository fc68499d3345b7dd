"""What else is shown of a photo makes no difference to a file of it, now or later.

Each build is compared with a clean one elsewhere, which has a media cache of its own.
"""

from __future__ import annotations

import re

import pytest

from tests.incremental.mutants import make_pictures_from_each_other
from tests.incremental.site import document
from tests.incremental.workshop import Workshop, tree

POST = "content/news/2024/walk.md"
LEAD = "title: A walk\ndate: 2024-06-05\nimage: p.jpg\nalt: A path"
PLAIN = "title: A walk\ndate: 2024-06-05"
SHOWN = "We walked.\n\n![The path](p.jpg)"


def large_photo() -> bytes:
    """A photo of 1800 × 1200 pixels with grain."""
    from io import BytesIO
    from random import Random

    from PIL import Image

    grain = Image.frombytes("L", (900, 600), Random(3).randbytes(540_000)).resize((1800, 1200))
    shade = Image.linear_gradient("L").resize((1800, 1200))
    target = BytesIO()
    Image.merge("RGB", (grain, shade, grain.rotate(180))).save(target, "JPEG")
    return target.getvalue()


@pytest.mark.parametrize(
    "steps",
    [
        ((LEAD, "We walked."), (LEAD, SHOWN)),
        ((PLAIN, SHOWN), (LEAD, SHOWN)),
        ((PLAIN, SHOWN), (f"{PLAIN}\ngallery: [{{file: p.jpg, alt: A path}}]", "We walked.")),
    ],
    ids=["lead, then text", "text, then lead", "text, then gallery"],
)
def test_a_photo_shown_in_another_place_gives_the_files_of_a_clean_build(
    workshop: Workshop, steps: tuple[tuple[str, str], ...]
) -> None:
    workshop.write("content/news/2024/p.jpg", large_photo())
    for front, text in steps:
        workshop.write(POST, document(front, text))
        assert workshop.check().report


def test_a_lost_file_is_made_again_as_it_was(workshop: Workshop) -> None:
    workshop.write("content/news/2024/p.jpg", large_photo())
    workshop.write(POST, document(LEAD, SHOWN))
    assert workshop.build().report
    before = tree(workshop.output)
    files = sorted((workshop.output / "media").glob("*-320.*"))
    assert len(files) > 3
    for file in files:
        data = file.read_bytes()
        for kept in (workshop.cache / "media").rglob("*"):
            if kept.is_file() and kept.read_bytes() == data:
                kept.unlink()
        file.unlink()
        assert workshop.build().report
        assert tree(workshop.output) == before


def wrong_media(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Build with a mistake in the making of pictures."""
    with monkeypatch.context() as patch:
        make_pictures_from_each_other(patch)
        assert workshop.build(clean=True).report


@pytest.mark.parametrize("lost", ["nothing", "output"])
def test_verifying_sees_wrong_pictures(
    workshop: Workshop, lost: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the output or, where the output is gone, in the cache."""
    wrong_media(workshop, monkeypatch)
    if lost == "output":
        for path in (workshop.output / "media").glob("*.jpg"):
            path.unlink()
    before = tree(workshop.output)
    said = workshop.build(verify=True).said
    assert said
    for each in said:
        assert re.match(r"output/media/[\w-]+-\d+\.(jpg|webp):1: reused, but made anew", each), each
    assert tree(workshop.output) == before


def test_after_wrong_pictures_a_clean_build_is_right(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = tree(workshop.output)
    wrong_media(workshop, monkeypatch)
    assert tree(workshop.output) != right
    assert workshop.build(clean=True).report
    assert tree(workshop.output) == right
    assert workshop.build(verify=True).report


def test_other_versions_of_what_makes_pictures_make_them_again(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cache of finished files outlives versions, but not those of Pillow."""
    files = sorted((workshop.cache / "media").rglob("*-*"))
    monkeypatch.setattr("sitegen.builder.schedule.outputs.makers_digest", lambda: "pillow-99")
    for path in (workshop.output / "media").iterdir():
        path.unlink()
    assert workshop.build().report
    assert len(sorted((workshop.cache / "media").rglob("*-*"))) == 2 * len(files)
