"""Posts in three languages: the same for every generator and on every machine."""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.words import TAGS, WORDS

FIRST_DAY = date(2015, 1, 1)
YEARS = 10
PICTURES = tuple(f"picture-{number}.png" for number in range(8))
PICTURE_FOLDER = "PICTURES/"
"""Stands in the texts for the folder that a generator has its pictures in."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post. `text` is Markdown; pictures are named below PICTURE_FOLDER."""

    number: int
    lang: str
    day: date
    title: str
    summary: str
    tags: tuple[str, ...]
    text: str

    @property
    def slug(self) -> str:
        """The last part of its address."""
        return f"post-{self.number:05}"

    @property
    def address(self) -> str:
        """Its address, the same in every generator."""
        prefix = "" if self.lang == "en" else f"/{self.lang}"
        return f"{prefix}/news/{self.day.year}/{self.slug}/"


def language_of(number: int) -> str:
    """Give the language of a post: one in ten is Hebrew, one in ten Arabic."""
    return {3: "he", 7: "ar"}.get(number % 10, "en")


def make_posts(count: int) -> Iterator[Post]:
    """Give the posts of a site of `count`, the oldest first, spread evenly over ten years."""
    for number in range(count):
        source = random.Random(number)
        lang = language_of(number)
        yield Post(
            number=number,
            lang=lang,
            day=FIRST_DAY + timedelta(days=number * 365 * YEARS // count),
            title=title_for(source, lang),
            summary=sentence(source, lang, 14),
            tags=tuple(sorted(source.sample(TAGS[lang], 3))),
            text=text_for(source, lang, number, count),
        )


def words_for(source: random.Random, lang: str, count: int) -> str:
    """Give that many words."""
    return " ".join(source.choices(WORDS[lang], k=count))


def title_for(source: random.Random, lang: str) -> str:
    """Give a title of five to eight words."""
    words = words_for(source, lang, source.randint(5, 8))
    return words[0].upper() + words[1:]


def sentence(source: random.Random, lang: str, length: int) -> str:
    """Give a sentence of about that many words, with quotes or dashes in some."""
    words = source.choices(WORDS[lang], k=max(4, length + source.randint(-4, 4)))
    place = source.randrange(1, len(words) - 2)
    form = source.randrange(5)
    if form == 0:
        words[place] = f'"{words[place]} {words[place + 1]}"'
    elif form == 1:
        words[place] = f"{words[place]} -- {words[place + 1]},"
    elif form == 2 and lang == "en":
        words[place] = f"{words[place]}'s"
    text = " ".join(words)
    return text[0].upper() + text[1:] + "."


def paragraph(source: random.Random, lang: str, sentences: int) -> str:
    """Give a paragraph with some emphasis, code and a link to the outside."""
    parts = [sentence(source, lang, 13) for _ in range(sentences)]
    marked = words_for(source, lang, 2)
    inline = (
        f"*{marked}*",
        f"**{marked}**",
        f"[{marked}](https://example.org/{source.randrange(999)})",
        "`code`",
    )
    parts.insert(1, f"{words_for(source, lang, 3)} {source.choice(inline)}.")
    return " ".join(parts)


def text_for(source: random.Random, lang: str, number: int, count: int) -> str:
    """Give a text of some 350 words: headings, lists, quotes, footnotes, tables, pictures."""
    blocks = [paragraph(source, lang, 5)]
    blocks.append(link_to_earlier(source, lang, number, count))
    blocks.append(f"## {title_for(source, lang)}")
    blocks.append(paragraph(source, lang, 5) + ("[^1]" if number % 2 else ""))
    if number % 3 == 0:
        blocks.append(f"![{words_for(source, lang, 4)}]({PICTURE_FOLDER}{source.choice(PICTURES)})")
    if number % 2 == 0:
        blocks.append("\n".join(f"- {sentence(source, lang, 8)}" for _ in range(4)))
    blocks.append(f"> {sentence(source, lang, 18)}")
    blocks.append(f"### {title_for(source, lang)}")
    blocks.append(paragraph(source, lang, 6))
    if number % 3 == 1:
        blocks.append(table(source, lang))
    blocks.append(paragraph(source, lang, 4))
    if number % 2:
        blocks.append(f"[^1]: {sentence(source, lang, 12)}")
    return "\n\n".join(block for block in blocks if block) + "\n"


def link_to_earlier(source: random.Random, lang: str, number: int, count: int) -> str:
    """Give a sentence that links to an earlier post of the language, "" for the first ones."""
    other = number - 10 * source.randint(1, 30)
    if other < 0:
        return ""
    day = FIRST_DAY + timedelta(days=other * 365 * YEARS // count)
    prefix = "" if lang == "en" else f"/{lang}"
    address = f"{prefix}/news/{day.year}/post-{other:05}/"
    return f"{words_for(source, lang, 5)} [{words_for(source, lang, 2)}]({address})."


def table(source: random.Random, lang: str) -> str:
    """Give a table of three columns and four rows."""
    rows = [[words_for(source, lang, 2) for _ in range(3)] for _ in range(5)]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|---|---|---|", *lines[1:]])


def picture(number: int) -> bytes:
    """Give one of the pictures that posts share: a small PNG of one colour."""
    width, height = 320, 200
    row = b"\0" + bytes((40 * number % 256, 90, 200 - 20 * number)) * width
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(row * height)),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
