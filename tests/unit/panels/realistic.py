"""A site of a real photographer's kind of material: grain, dark grounds, scans, mixed logos.

Portraits are shapes with synthesised grain: what counts is their bits, modes and inks.
"""

from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path

from PIL import Image, ImageChops, ImageCms, ImageDraw

from sitegen.panels.pictures.intents import load_profile
from tests.unit.panels.hostile import LONG_NAMES, NAMES, line, prose
from tests.unit.panels.site import write

LANGUAGES = ("en", "he", "ar", "fr")
SITE = """\
title: Storytellers of the Long Valley and Its Neighbours
url: https://www.example.org
languages: {en: {name: English, locale: en-GB}, he: {name: עברית}, ar: {name: العربية}}
print_languages: [fr]
"""
SIZE = (1800, 2250)
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}">{}</svg>'
DRAWINGS = {
    "empty-defs": HEAD.format(100, 50, '<defs/><path fill="red" d="M0 0H100V50Z"/>'),
    "classes": HEAD.format(
        *(
            100,
            100,
            "<style>.a{fill:#0a5}.b{fill:none;stroke:#123;stroke-width:4}</style>"
            '<circle class="a" cx="50" cy="50" r="40"/><circle class="b" cx="50" cy="50" r="45"/>',
        ),
    ),
    "rgb": HEAD.format(300, 40, '<rect width="300" height="40" rx="8" fill="rgb(20,80,160)"/>'),
    "use": HEAD.format(
        *(
            60,
            120,
            '<defs><path id="p" d="M30 0L60 60L0 60Z"/></defs><use href="#p" fill="navy"/>'
            '<use href="#p" y="60" fill="teal"/>',
        ),
    ),
    "clip": HEAD.format(
        *(
            80,
            80,
            '<clipPath id="c"><circle cx="40" cy="40" r="38"/></clipPath>'
            '<g clip-path="url(#c)"><rect width="80" height="80" fill="#c63"/></g>',
        ),
    ),
    "gradient": HEAD.format(
        *(
            120,
            60,
            '<linearGradient id="g"><stop offset="0" stop-color="#f00"/><stop offset="1" '
            'stop-color="#00f"/></linearGradient><rect width="120" height="60" fill="url(#g)"/>',
        ),
    ),
    "opacity": HEAD.format(90, 30, '<path style="fill:#444;fill-opacity:.6" d="M0 0h90v30H0z"/>'),
    "hsl": HEAD.format(40, 20, '<ellipse cx="20" cy="9" rx="18" ry="8" fill="hsl(200,60%,40%)"/>'),
    "line": HEAD.format(
        50, 50, '<polygon points="25,2 48,48 2,48" fill="none" stroke="black" stroke-width="3"/>'
    ),
    "symbol": HEAD.format(
        *(
            200,
            50,
            '<symbol id="s" viewBox="0 0 10 10"><circle cx="5" cy="5" r="5"/></symbol>'
            '<use href="#s" width="50" height="50" fill="#808"/>',
        ),
    ),
}


def portrait(grain: float, dark: float) -> Image.Image:
    """A head before a ground, so dark (1: as it is) and with grain of such a deviation."""
    picture = Image.linear_gradient("L").resize(SIZE).convert("RGB")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((500, 300, 1300, 1400), fill=(205, 150, 120))
    pen.rectangle((300, 1350, 1500, 2250), fill=(30, 25, 60))
    picture = picture.point([round(255 * (value / 255) ** dark) for value in range(256)] * 3)
    if not grain:
        return picture
    noise = Image.effect_noise(SIZE, grain)
    return ImageChops.add(picture, Image.merge("RGB", (noise, noise, noise)), offset=-128)


def jpeg(picture: Image.Image, **more: object) -> bytes:
    output = io.BytesIO()
    picture.save(output, "JPEG", quality=92, **more)  # type: ignore[arg-type]
    return output.getvalue()


def png(picture: Image.Image) -> bytes:
    output = io.BytesIO()
    picture.save(output, "PNG")
    return output.getvalue()


def scanned_grey(picture: Image.Image) -> bytes:
    """A PNG of sixteen bits of grey, as scanners write it."""
    width, height = picture.size
    grey = picture.convert("L").tobytes()
    rows = (grey[start : start + width] for start in range(0, len(grey), width))
    data = b"".join(b"\0" + bytes(byte for value in row for byte in (value, 0)) for row in rows)

    def chunk(kind: bytes, body: bytes) -> bytes:
        check = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, 16, 0, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(data, 1)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def separated(picture: Image.Image) -> bytes:
    """A JPEG in a printer's inks with their profile, as agencies send it."""
    press = load_profile("iso-coated-v2-300").data
    turn = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), ImageCms.getOpenProfile(io.BytesIO(press)), "RGB", "CMYK"
    )
    return jpeg(ImageCms.applyTransform(picture, turn), icc_profile=press)  # type: ignore[arg-type]


def photos() -> Mapping[str, bytes]:
    """Portraits by file name."""
    return {
        "grain.jpg": jpeg(portrait(24, 1.0)),
        "dark.jpg": jpeg(portrait(14, 2.8)),
        "inks.jpg": separated(portrait(10, 1.6)),
        "scan.png": scanned_grey(portrait(18, 1.4)),
    }


def write_realistic(folder: Path, panels: str, languages: str, words: tuple[int, ...]) -> Path:
    """Write the site with one exhibition: `panels` are its lines, `words` those of its stories."""
    write(folder / "site.yaml", SITE)
    ids = []
    for number, (name, data) in enumerate(photos().items()):
        chance = random.Random(number)
        slug = name.partition(".")[0]
        ids.append(f"stories/2022/{slug}")
        own = folder / "content" / ids[-1]
        own.mkdir(parents=True)
        (own / name).write_bytes(data)
        for lang in LANGUAGES:
            title = line(lang, 20 + 30 * number, chance)
            body = prose(lang, words[number % len(words)], chance)
            said = line(lang, (40, 90, 140)[number % 3], chance)
            person = (LONG_NAMES if number == 1 else NAMES)[lang]
            head = (
                f"title: {title}\nquote: {said}.\n"
                f'storyteller: {{name: "{person}", role: {line(lang, 20, chance)}, place: Haifa}}\n'
            )
            file = "index.md" if lang == "en" else f"index.{lang}.md"
            if lang == "en":
                head += (
                    f"year: 2022\naward: winner\nportrait: {{file: {name}, alt: x}}\n"
                    "consent: {name: public, web: true, print: true, photo: true}\n"
                )
            write(own / file, f"---\n{head}---\n\n{body}\n")
    _write_exhibition(folder / "content" / "exhibitions" / "set", panels, languages, ids)
    return folder


def _write_exhibition(folder: Path, panels: str, languages: str, stories: list[str]) -> None:
    chance = random.Random(panels)
    logos: dict[str, bytes] = {f"{name}.svg": text.encode() for name, text in DRAWINGS.items()}
    logos["pixels.png"] = png(portrait(0, 1.0).resize((900, 900)))
    logos["pixels.jpg"] = jpeg(Image.new("RGB", (1800, 700), (20, 120, 90)))
    folder.mkdir(parents=True)
    for name, data in logos.items():
        (folder / name).write_bytes(data)
    hosts = ", ".join(f"{{name: Partner {name}, logo: {name}}}" for name in logos)
    for lang in LANGUAGES:
        head = f"title: {line(lang, 60, chance)}\nsummary: {prose(lang, 18, chance)}\n"
        if lang == "en":
            head += (
                "venues: [{city: Geneva, start: 2027-02-01, end: 2027-02-28}]\n"
                f"languages: [{languages}]\nstories: [{', '.join(stories)}]\n"
                f"panels:\n{panels}hosts: [{hosts}]\n"
            )
        file = "index.md" if lang == "en" else f"index.{lang}.md"
        write(folder / file, f"---\n{head}---\n\n{prose(lang, 60, chance)}\n")
