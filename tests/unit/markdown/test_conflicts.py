"""What Git leaves of two versions of a text is never published without a word."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.unit.markdown.site import conversion_of, notices_of

PLACES = {
    "paragraphs": ("one\n\n", "two\n\n", "three\n\n"),
    "lines of a paragraph": ("one\n", "two\n", "three\n"),
    "items": ("- one\n", "- two\n", "- three\n"),
    "quotations": ("> one\n", "> two\n", "> three\n"),
    "rows": ("| a |\n|---|\n| one |\n", "| two |\n", "| three |\n"),
    "code": ("```\none\n", "two\n", "three\n"),
    "a block": ("/// details | D\n", "two\n", "three\n"),
    "HTML": ("<div>\n", "<p>two</p>\n", "<p>three</p>\n"),
}
LEFT = "left by Git"


def merged(folder: Path, style: str, before: str, mine: str, yours: str) -> str:
    """Let Git merge two versions."""
    for name, text in (("mine", mine), ("base", ""), ("yours", yours)):
        (folder / name).write_text(f"{before}{text}end\n", encoding="utf-8")
    command = ["git", "merge-file", "-p", *([f"--{style}"] if style else []), "mine", "base"]
    done = subprocess.run([*command, "yours"], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 1
    return done.stdout


@pytest.mark.parametrize("style", ["", "diff3"])
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
def test_a_conflict_is_a_mistake_with_its_line(
    tmp_path: Path, style: str, place: tuple[str, str, str]
) -> None:
    text = merged(tmp_path, style, *place)
    begins = text.split("\n").index("<<<<<<< mine") + 1
    for ending in ("\n", "\r\n"):
        told = notices_of(text.replace("\n", ending))
        assert [(at, how) for at, how, said in told if LEFT in said] == [(begins, "error")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<<<<<<< HEAD\n```\na\n=======\n```\nb\n>>>>>>> x\n```\n", 1),
        ("```\na\n<<<<<<< HEAD\n```\nb\n=======\nc\n```\n>>>>>>> x\n", 3),
        ("```\n<<<<<<< a\nb\n=======\nc\n>>>>>>> d\n```\n\n<<<<<<< HEAD\ne\n=======\n", 9),
        ("``` `\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n```\n", 2),
    ],
)
def test_a_conflict_that_cuts_through_a_fence_of_code_is_a_mistake(text: str, line: int) -> None:
    assert [at for at, _, said in notices_of(text) if LEFT in said] == [line]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n\nc\n\n<<<<<<<\nd\n=======\ne\n>>>>>>>", [1, 9]),
        ("a\n\n<<<<<<< HEAD\n\nb", [3]),
        ("a\n\n=======\n\nb\n\n>>>>>>> main\n", [3]),
        ("a\n\n>>>>>>> 1a2b3c (A title)\n\nb", [3]),
        ("<<<<<<< HEAD\na\n<<<<<<< HEAD\nb\n", [1, 3]),
    ],
)
def test_what_is_left_of_one_is_told_as_well(text: str, lines: list[int]) -> None:
    assert [line for line, _, said in notices_of(text) if LEFT in said] == lines


@pytest.mark.parametrize(
    "text",
    [
        "Heading\n=======\n\nwords",
        ">>>>>>> seven\n>>>>>> six\n\nwords",
        "a <<<<<<< b\n\n    <<<<<<< HEAD\n",
        "a >>>>>>> b and =======",
        "\\<<<<<<< HEAD",
        "```\n<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> x\n```\n\nSo it looks.",
        "~~~~ text\n<<<<<<< HEAD\n```\n~~~\n~~~~~\n\nHeading\n=======\n",
    ],
)
def test_nothing_is_told_of_other_signs(text: str) -> None:
    assert not [notice for notice in conversion_of(text).notices if LEFT in notice.message]
