"""An exhibition to measure with: stories in three languages, each with a portrait of 24 megapixels.

The portraits are `benchmarks.photos` held upright, as a camera says it: by a mark in the file.
`python -m benchmarks.exhibition FOLDER COUNT` writes the site.
"""

from __future__ import annotations

import shutil
import struct
import sys
from pathlib import Path
from random import Random

from benchmarks.corpus import sentence, words_for
from benchmarks.generators import ADDRESS, TITLE, TOOLS
from benchmarks.photos import paths_of_photos, write_photos

SLUG = "many-voices"
FORMAT = "rollup-850x2000"
LANGUAGES = ("en", "he", "ar")
SENTENCES = 11
"""So many that a language has some 130 words, as the sample stories have."""

PHOTOS = TOOLS / "bench" / "photos"
SETTINGS = f"""\
title: {TITLE}
url: {ADDRESS}
languages: {{en: {{name: English}}, he: {{name: עברית}}, ar: {{name: العربية}}}}
theme: base
search: false
"""
EXHIBITION = f"""\
date: 2022-06
venues: [{{place: Promenade, city: Geneva, country: CH, start: 2022-06}}]
languages: [en, he, ar]
stories: {{year: 2022}}
panels:
  - {{type: story, format: {FORMAT}, viewing_distance: 1.5m}}
"""
STORY = """\
year: 2022
portrait: {file: portrait.jpg, alt: A drawing, focus: 50% 36%}
consent: {name: public, web: true, print: true, photo: true, languages: [en, he, ar]}
"""


def write_exhibition(site: Path, count: int) -> None:
    """Write a site of so many stories and one exhibition of them all."""
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir(parents=True)
    (site / "site.yaml").write_text(SETTINGS, encoding="utf-8")
    write_photos(PHOTOS, count)
    for number, photo in enumerate(paths_of_photos(PHOTOS, count)):
        for lang in LANGUAGES:
            write_story(site, number, lang)
        portrait = story_folder(site, number) / "portrait.jpg"
        portrait.write_bytes(upright(photo.read_bytes()))
    for lang in LANGUAGES:
        write_introduction(site, lang)


def write_introduction(site: Path, lang: str) -> None:
    """Write one language of the exhibition's entry."""
    source = Random(lang)
    told = f"title: {words_for(source, lang, 3)}\nsummary: {words_for(source, lang, 12)}\n"
    text = sentence(source, lang, 14)
    write_entry(site / "content/exhibitions" / SLUG, lang, told, EXHIBITION, text)


def write_story(site: Path, number: int, lang: str, addition: str = "") -> None:
    """Write one language of a story, with an addition to its text."""
    source = Random(f"{number} {lang}")
    teller = ", ".join(
        f"{field}: {words_for(source, lang, count)}"
        for field, count in (("name", 2), ("role", 2), ("place", 1))
    )
    told = (
        f"title: {words_for(source, lang, 4)}\nsummary: {words_for(source, lang, 12)}\n"
        f"storyteller: {{{teller}}}\nquote: {words_for(source, lang, 9)}\n"
    )
    text = " ".join(sentence(source, lang, 12) for _ in range(SENTENCES))
    write_entry(story_folder(site, number), lang, told, STORY, text + addition)


def write_entry(folder: Path, lang: str, told: str, shared: str, text: str) -> None:
    """Write one language of an entry; what all languages share stands in the first."""
    first = lang == LANGUAGES[0]
    path = folder / ("index.md" if first else f"index.{lang}.md")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{told}{shared if first else ''}---\n\n{text}\n", encoding="utf-8")


def story_folder(site: Path, number: int) -> Path:
    """Give a story's folder."""
    return site / "content/stories/2022" / story_slug(number)


def story_slug(number: int) -> str:
    """Give a story's slug."""
    return f"voice-{number:02}"


def upright(photo: bytes) -> bytes:
    """The same JPEG with the mark that it was taken upright (EXIF 2.3, tag 274: 6)."""
    entry = struct.pack("<HHII", 274, 3, 1, 6)
    tags = b"II*\0" + struct.pack("<IH", 8, 1) + entry + struct.pack("<I", 0)
    block = b"Exif\0\0" + tags
    return photo[:2] + b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block + photo[2:]


if __name__ == "__main__":
    write_exhibition(Path(sys.argv[1]), int(sys.argv[2]))
