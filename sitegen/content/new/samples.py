"""A made-up entry of a kind, in every language of a new site, with the files that it names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath

from sitegen.content.front_matter.quoting import quoted
from sitegen.content.new.drawing import drawn_picture, silent_recording, transcript_of
from sitegen.content.new.entry_paths import Place, path_for
from sitegen.content.new.scaffold import entry_text

FILE = re.compile(r"\b(?:picture\.jpg|recording\.mp3|recording\.vtt)\b")
"""The files that samples name."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """What a new site says of itself, and its samples beside the theme's own words."""

    site: str
    summary: str
    text: str
    alt: str


PHRASES = {
    "en": Phrases(
        "The website of {name}.",
        "{what}: a text to be written over.",
        "This is a sample. Write your own words over it, or delete the file.",
        "A drawing: hills under a sun",
    ),
    "he": Phrases(
        "האתר של {name}.",
        "{what}: טקסט שאפשר לכתוב במקומו.",
        "זוהי דוגמה. אפשר לכתוב במקומה טקסט משלכם, או למחוק את הקובץ.",
        "ציור: גבעות תחת שמש",
    ),
    "ar": Phrases(
        "موقع {name}.",
        "{what}: نص يُكتب مكانه.",
        "هذا مثال. اكتبوا نصّكم مكانه، أو احذفوا الملف.",
        "رسم: تلال تحت الشمس",
    ),
}
"""By language; another one gets the English, as it gets the theme's messages in English."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sample's words in one language, as YAML on one line each, and its text."""

    title: str
    summary: str
    alt: str
    text: str


def sample_files(
    place: Place,
    facts: Mapping[str, str],
    languages: tuple[str, ...],
    called: Callable[[str], Told],
    today: date,
) -> Iterator[tuple[str, bytes]]:
    """Give the files of a sample by their paths: the entry, its translations, what they name.

    `facts` are the fields that a kind can't be without, as YAML; `called` gives the words in a
    language. Texts of a translation stand in it alone, all else is the original's.
    """
    kind, words = place.kind, called(languages[0])
    fields = {
        **facts,
        "title": words.title,
        "summary": words.summary,
        "date": today.isoformat(),
        "sample": "true",
        **kind.sample(today),
    }
    if not kind.marked:
        fields["image"] = f"picture.jpg\nalt: {words.alt}"
    text = entry_text(kind.model, fields) + words.text
    path = path_of(place)
    yield path, text.encode()
    for lang in languages[1:]:
        yield f"{path.removesuffix('.md')}.{lang}.md", translation_of(called(lang), fields).encode()
    for name in sorted(set(FILE.findall(text))):
        yield str(PurePosixPath(path).with_name(name)), data_of(name, words.text)


def path_of(place: Place) -> str:
    """Give a sample's file: in a folder of its own, beside the files that it names."""
    path = path_for(place)
    return path if place.kind.file else f"{path.removesuffix('.md')}/index.md"


def translation_of(words: Told, original: Mapping[str, str]) -> str:
    """Give the file of a sample's translation."""
    alt = f"alt: {words.alt}\n" if "image" in original else ""
    head = f"title: {words.title}\nsummary: {words.summary}\n{alt}"
    return f"---\n{head}---\n\n{words.text}"


def phrases_in(lang: str) -> Phrases:
    """Give the phrases of a language."""
    return PHRASES.get(lang, PHRASES["en"])


def words_for(lang: str, title: str, what: str) -> Told:
    """Give the words of a sample in a language: its title, and what it is."""
    phrases = phrases_in(lang)
    return Told(
        title=quoted(title),
        summary=quoted(phrases.summary.format(what=what)),
        alt=quoted(phrases.alt),
        text=f"{phrases.text}\n",
    )


def data_of(name: str, said: str) -> bytes:
    """Give what stands in a file that a sample names; `said` is what the recording says."""
    if name.endswith(".jpg"):
        return picture()
    return silent_recording() if name.endswith(".mp3") else transcript_of(said.strip())


@lru_cache(maxsize=1)
def picture() -> bytes:
    """Give the one drawing that all samples have."""
    return drawn_picture()
