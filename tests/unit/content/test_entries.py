"""An entry is read with its picture, its references, its files and its text."""

from __future__ import annotations

from typing import Any

import pytest

from sitegen.content.entries.entries import GroupReading
from sitegen.schema.parts import Image
from tests.unit.site.library import reading

FOLDER = "content/pages"
PHOTOS = {f"{FOLDER}/a.jpg", f"{FOLDER}/b.jpg"}


def page(original: str | bytes, hebrew: str | None = None) -> GroupReading:
    """Read a page, and its translation where there is one."""
    texts = {"pages/post.md": original}
    return reading(texts | ({"pages/post.he.md": hebrew} if hebrew else {}), PHOTOS)


def image_of(original: str, hebrew: str | None = None) -> Image | None:
    """Give the picture of the last language that is read."""
    read = page(f"title: A\n{original}", hebrew)
    assert read.group is not None, read.problems
    return read.group.entries[-1].meta.image


def said_of(original: str | bytes) -> list[str]:
    read = page(original)
    return [str(problem).removeprefix(f"{FOLDER}/") for problem in read.problems]


def test_a_picture_and_its_words_stand_beside_each_other_at_the_top() -> None:
    image = image_of("image: a.jpg\nalt: Olives\ncaption: In June\ncredit: Dana\nfocus: 40% 20%")
    assert image is not None
    assert image.file == f"{FOLDER}/a.jpg"
    assert (image.alt, image.caption, image.credit) == ("Olives", "In June", "Dana")
    assert (image.focus.x, image.focus.y) == (40, 20)


def test_a_picture_may_also_be_a_group_and_words_beside_it_are_stronger() -> None:
    image = image_of("image: {file: a.jpg, alt: one, credit: Dana}\nalt: two")
    assert image is not None
    assert (image.alt, image.credit) == ("two", "Dana")


def test_no_picture_is_no_picture() -> None:
    assert image_of("image:") is None
    assert image_of("summary: B") is None


def test_words_without_a_picture_are_a_mistake_where_they_stand() -> None:
    assert said_of("title: A\nalt: Olives") == [
        "post.md:3: image.file: missing; this field is required"
    ]


@pytest.mark.parametrize(
    ("hebrew", "file", "alt", "credit"),
    [
        ("alt: זיתים", "a.jpg", "זיתים", "Dana"),
        ("image: b.jpg", "b.jpg", "Olives", "Dana"),
        ("image: {alt: זיתים}", "a.jpg", "זיתים", "Dana"),
        ("image: b.jpg\nalt: אחר\ncredit: דנה", "b.jpg", "אחר", "דנה"),
    ],
)
def test_a_translation_says_of_the_picture_only_what_differs(
    hebrew: str, file: str, alt: str, credit: str
) -> None:
    image = image_of("image: a.jpg\nalt: Olives\ncredit: Dana", hebrew)
    assert image == Image(file=f"{FOLDER}/{file}", alt=alt, credit=credit)


def test_a_missing_alt_is_a_warning_and_the_entry_is_there() -> None:
    read = page("title: A\ndate: 2024\nimage: a.jpg")
    assert read.group is not None
    assert [str(w) for w in read.group.warnings] == [
        f"{FOLDER}/post.md:4: warning: image.alt: no alt text; say what the picture shows, "
        'or "" where it only decorates'
    ]


def test_a_warning_that_is_inherited_is_given_once() -> None:
    read = page("title: A\nimage: a.jpg", "title: א")
    assert read.group is not None
    assert len(read.group.warnings) == 1


def test_a_missing_file_is_a_mistake() -> None:
    found = said_of("title: A\nimage: olives.jpg\nalt: x")
    assert len(found) == 1
    assert found[0].startswith("post.md:3: image")
    assert f'no file "olives.jpg" at {FOLDER}/olives.jpg' in found[0]


def test_a_file_that_is_not_utf_8_is_a_mistake_on_its_line() -> None:
    data = "---\ntitle: A\n---\n\nשלום\n".encode("cp1255")
    (said,) = said_of(data)
    assert said.startswith("post.md:5: not UTF-8 text; expected the file to be saved as UTF-8")
    assert said_of("\ufeff---\ntitle: A\n---\n".encode("utf-16"))[0].startswith(
        "post.md:1: the text is saved as UTF-16"
    )


def test_files_of_windows_are_read_like_all_others() -> None:
    note = b"extra:\r\n  note: |\r\n    one\r\n    two\r\n"
    read = page(b"---\r\ntitle: A\r\n" + note + b"---\r\nText.\r\n")
    assert read.group is not None
    assert read.group.entries[0].meta.extra == {"note": "one\ntwo\n"}
    assert read.bodies[0].text == "Text.\n"


def test_texts_stand_in_the_order_of_the_entries_with_their_first_line() -> None:
    read = page("title: A\n---\nHello.\n", "title: א\ntags: [x]\n---\nשלום\n")
    assert read.group is not None
    assert [entry.lang for entry in read.group.entries] == ["en", "he"]
    assert [(body.line, body.text) for body in read.bodies] == [(4, "Hello.\n"), (5, "שלום\n")]


def test_the_order_of_the_files_makes_no_difference() -> None:
    texts: dict[str, Any] = {
        "pages/post.md": "title: A\ntags: [a]\nimage: a.jpg",
        "pages/post.he.md": "title: א\ntags: [b]",
        "pages/post.ar.md": "title: ا",
    }
    assert reading(texts, PHOTOS) == reading(dict(reversed(texts.items())), PHOTOS)


def test_references_and_files_are_noted_sorted_and_once() -> None:
    post = (
        "title: A\ndate: 2024\nprograms: [programs/b, programs/a]\nimage: b.jpg\nalt: x\n"
        "gallery: [{file: a.jpg, alt: x}, {file: b.jpg, alt: y}]"
    )
    photos = ("content/news/a.jpg", "content/news/b.jpg")
    read = reading({"news/post.md": post, "news/post.he.md": "title: א"}, photos)
    assert read.group is not None
    assert [(r.id, r.field, r.line) for r in read.group.references] == [
        ("programs/b", "programs[1]", 4),
        ("programs/a", "programs[2]", 4),
    ]
    assert read.group.files == photos
