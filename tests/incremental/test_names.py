"""File names as a Mac writes them, in decomposed Unicode: built and found again like any other."""

from __future__ import annotations

from unicodedata import normalize
from urllib.parse import unquote

import pytest

from tests.incremental import media
from tests.incremental.workshop import Workshop, tree

POST = """\
---
title: Café
date: 2024-05-05
image: {file: olé.jpg, alt: A bed}
---

![A bed](olé.jpg)
"""


def decomposed(path: str) -> str:
    return normalize("NFD", path)


def write_post(workshop: Workshop) -> None:
    workshop.write(decomposed("content/news/2024/café/index.md"), POST)
    workshop.write(decomposed("content/news/2024/café/olé.jpg"), media.jpeg(5))
    workshop.write(
        "content/pages/linking.md", "---\ntitle: L\n---\n\n[Café](../news/2024/café/index.md)\n"
    )


def test_entries_photos_and_folders_of_decomposed_names_are_published_composed(
    workshop: Workshop,
) -> None:
    write_post(workshop)
    outcome = workshop.check()
    assert outcome.report, outcome.said
    pages = tree(workshop.output)
    assert normalize("NFC", "news/2024/café/index.html") in pages
    assert not [path for path in pages if path != normalize("NFC", path)]
    assert "café" in unquote(pages["linking/index.html"].decode())


def test_an_edit_of_a_decomposed_file_is_found(workshop: Workshop) -> None:
    write_post(workshop)
    assert workshop.check().report
    workshop.write(decomposed("content/news/2024/café/olé.jpg"), media.jpeg(6))
    workshop.write(decomposed("content/news/2024/café/index.md"), POST.replace("Café", "Kaffee"))
    assert workshop.check().report


@pytest.mark.parametrize("name", ["templates/parts/añadido.html", "assets/css/añadido.css"])
def test_a_themes_files_are_found_by_their_composed_names(workshop: Workshop, name: str) -> None:
    workshop.write(decomposed(f"themes/tiny/{name}"), "")
    assert workshop.check().report


def test_a_template_of_a_decomposed_name_is_included(workshop: Workshop) -> None:
    usual = "themes/stem/templates/parts/usual.html"
    workshop.write(usual, '{% include "parts/añadido.html" %}')
    workshop.write(decomposed("themes/tiny/templates/parts/añadido.html"), "Added")
    assert workshop.check().report
    assert b"Added" in tree(workshop.output)["about/index.html"]


def test_two_forms_of_one_name_stop_the_build_and_both_are_named(workshop: Workshop) -> None:
    write_post(workshop)
    workshop.write("content/news/2024/café/index.md", POST)
    outcome = workshop.check()
    assert outcome.report is None
    assert any("two of this name" in line for line in outcome.said)


@pytest.mark.parametrize("written", ["a%20b.jpg", "ol%C3%A9.jpg", "ol%c3%a9.jpg", "ole%CC%81.jpg"])
def test_a_name_as_an_editor_writes_it_in_addresses_is_that_of_the_file(
    workshop: Workshop, written: str
) -> None:
    folder = "content/news/2024/addresses"
    head = "---\ntitle: Names\ndate: 2024-05-05\n---\n\n"
    named = f"{folder}/{normalize('NFC', unquote(written))}"
    workshop.write(f"{folder}/index.md", f"{head}![A]({written})\n\n[B]({written})\n")
    workshop.write(named, media.jpeg(5))
    assert workshop.check().report
    # A file that is called so to the letter comes first, also where it came later.
    workshop.write(f"{folder}/{written}", media.jpeg(6))
    assert workshop.check().report
    workshop.write(f"{folder}/index.md", f"{head}![A]({written})\n\n[B]({written}) again\n")
    workshop.remove(f"{folder}/{written}")
    assert workshop.check().report
