"""A mistake in one file doesnt hide those in others, whenever in the build they come to light."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from sitegen.builder.options import BuildOptions
from sitegen.builder.pipeline import build
from sitegen.errors import ContentError, MissingToolError
from tests.sites import make_site
from tests.unit.media import sounds

FILES = {
    "cut.pdf": b"%PDF-1.4\n1 0 obj\n<<",
    "silent.mp3": b"ID3\4\0\0\0\0\0\0",
    "more.flac": sounds.flac_file() + b"words",
    "talk.vtt": b"WEBVTT\n\nno cue stands here\n",
    "broken.svg": b"<svg",
}
SHOWN = {
    "cut.pdf": "[a paper](cut.pdf)",
    "silent.mp3": "/// audio | silent.mp3\nA.\n///",
    "more.flac": "/// audio | more.flac\nA.\n///",
    "talk.vtt": "[what was said](talk.vtt)",
    "broken.svg": "![a drawing](broken.svg)",
}


LATE = ("cut.pdf", "talk.vtt")
"""Those that nothing but the making of their copies finds out."""


def told(folder: Path, names: Iterable[str], *more: str) -> set[str]:
    """Build a site in which each file is shown by a post of its own; give the posts told of."""
    files: dict[str, str | bytes] = {}
    for name in names:
        place = f"content/news/2024/{name.replace('.', '-')}"
        files[f"{place}/{name}"] = FILES[name]
        head = f"---\ntitle: About {name}\ndate: 2024-06-03\n---\n\n"
        files[f"{place}/index.md"] = f"{head}{SHOWN[name]}\n"
    for number, text in enumerate(more):
        head = "---\ntitle: More\ndate: 2024-06-03\n---\n\n"
        files[f"content/news/2024/more-{number}.md"] = f"{head}{text}\n"
    site = make_site(folder, files)
    with pytest.raises(ContentError) as caught:
        build(BuildOptions(site, site / "output", jobs=1))
    errors = [each for each in caught.value.problems if each.severity == "error"]
    return {each.location.path.split("/")[3] for each in errors}


@pytest.mark.parametrize(
    ("names", "more"),
    [(FILES, ()), (FILES, ("[nowhere](/nowhere/)",)), (LATE, ("[no place](/news/#nowhere)",))],
    ids=["the files alone", "beside a text", "beside a page"],
)
def test_all_files_that_cannot_be_published_are_told_in_the_first_build(
    tmp_path: Path, names: Iterable[str], more: tuple[str, ...]
) -> None:
    posts = {name.replace(".", "-") for name in names}
    expected = posts | {f"more-{number}.md" for number in range(len(more))}
    assert told(tmp_path, names, *more) == expected


def test_a_missing_program_hides_no_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lacking(*given: object) -> None:
        raise MissingToolError("a PDF needs a library that this machine lacks")

    monkeypatch.setattr("sitegen.builder.schedule.outputs.derive", lacking)
    assert told(tmp_path, ("cut.pdf",), "[nowhere](/nowhere/)") == {"more-0.md"}
