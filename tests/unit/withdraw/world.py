"""A small site with somebody who wants out, and a search of our own for what is left of him.

The search shares nothing with the program's: it looks for a few words as they were written, and
compares pictures by their brightness.
"""

from __future__ import annotations

import gzip
import hashlib
import html
import io
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import brotli
from PIL import Image, UnidentifiedImageError

from sitegen.builder.options import BuildOptions
from tests.sites import CONSENT, make_site
from tests.unit.media.sounds import wav

STORY = "stories/2022/noam"
FOLDER = f"content/{STORY}"
WORDS = ("under the olive tree every single", "the driver never asked", "Noam Example")
ALIAS = b"/old/hill-stop/"
"""An address that says no name: hosts are told that it is gone."""
RULES = (".nginx.conf", "_redirects")
SETTINGS = """\
title: Many voices
url: https://www.example.org
description: What people of two peoples say.
timezone: Asia/Jerusalem
languages: {en: {name: English}}
"""
INDEX = f"""\
---
title: The stop under the hill
summary: On a stop.
quote: And the driver never asked me where I wanted to go.
storyteller: {{name: Noam Example, role: Teacher}}
portrait: {{file: portrait.png, alt: A man at a stop}}
voice: {{file: voice.wav, transcript: voice.vtt}}
aliases: [/old/hill-stop/]
{CONSENT}
---

I waited for the bus under the olive tree every single morning of that long year.

![The hill](hill.png)
"""
SPOKEN = """\
WEBVTT

00:00.000 --> 00:02.000
In winter the driver never asked for money from any of us.
"""
NEWS = """\
---
title: A trip to the hill
date: 2024-06-03
summary: We went to the hill.
---

We met [somebody](/stories/2022/noam/) there, and everybody was glad.

![The valley](valley.png)
"""


def picture(seed: int) -> bytes:
    """Draw a picture that looks like no other one."""
    image = Image.new("RGB", (320, 240))
    rows = [
        ((x * seed + y) // 3 % 256, (x * y // (7 + seed)) % 256, (y * seed * 2 + x) // 2 % 256)
        for y in range(240)
        for x in range(320)
    ]
    image.putdata(rows)
    saved = io.BytesIO()
    image.save(saved, "PNG")
    return saved.getvalue()


PICTURES = {"portrait.png": picture(3), "hill.png": picture(11)}
FILES = {
    **{f"{FOLDER}/{name}": data for name, data in PICTURES.items()},
    f"{FOLDER}/index.md": INDEX,
    f"{FOLDER}/voice.wav": wav(),
    f"{FOLDER}/voice.vtt": SPOKEN,
    "content/news/2024/trip.md": NEWS,
    "content/news/2024/trip.he.md": "",
    "content/pages/about.md": "---\ntitle: About\nsummary: On us.\n---\n\nWe are many.\n",
    "content/stories/2022/noor/index.md": (
        "---\ntitle: Bread\nsummary: On bread.\nstoryteller: {name: Noor}\n"
        f"{CONSENT}\n---\n\nWe began.\n"
    ),
    "content/news/2024/valley.png": picture(29),
}


def site_with_story(folder: Path, more: str = "") -> Path:
    """Write the site; `more` are further lines of its settings."""
    site = make_site(folder, {**FILES, "site.yaml": SETTINGS + more})
    (site / "content/news/2024/trip.he.md").unlink()
    return site


def options_of(site: Path) -> BuildOptions:
    """Give the options of a build of a site."""
    return BuildOptions(site, site / "output", jobs=1)


def left_in(folder: Path) -> list[str]:
    """Give the files below a folder in which something of him is."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
    return left((path.relative_to(folder).as_posix(), path.read_bytes()) for path in files)


def left(files: Iterator[tuple[str, bytes]]) -> list[str]:
    """Give those of some files in which something of him is."""
    return [
        path
        for path, data in files
        if STORY in path
        or any(map(tells, layers(path, data)))
        or (ALIAS in data and Path(path).name not in RULES)
    ]


def layers(path: str, data: bytes) -> Iterator[bytes]:
    """Give a file's bytes, and what they are when they are unpacked."""
    yield data
    if data.startswith(b"\x1f\x8b"):
        yield gzip.decompress(data)
    if path.endswith(".br"):
        yield brotli.decompress(data)
    if data.startswith(b"SQLite"):
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(data)
            for _, value in connection.execute("SELECT * FROM records"):
                yield value


def tells(data: bytes) -> bool:
    """True for bytes that say something of him or show it."""
    text = html.unescape(data.decode("utf-8", "replace")).replace("\u00a0", " ")
    if any(words in text for words in WORDS) or STORY in text:
        return True
    digest = hashlib.sha256(data).hexdigest()
    if digest in {hashlib.sha256(each).hexdigest() for each in PICTURES.values()}:
        return True
    looks = brightness(data)
    return looks is not None and any(
        difference(looks, own) < 6 for own in map(brightness, PICTURES.values()) if own
    )


def brightness(data: bytes) -> bytes | None:
    """Give how bright the parts of a picture are, None for what is none."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            return image.convert("L").resize((16, 16), Image.Resampling.BOX).tobytes()
    except (UnidentifiedImageError, OSError, SyntaxError):
        return None


def difference(one: bytes, other: bytes) -> float:
    """Give by how much two pictures' brightness differs."""
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one)
