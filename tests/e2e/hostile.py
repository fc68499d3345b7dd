"""A small site whose files say, in every place that they have, what must not be published."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from sitegen.media.pictures.profiles import PRIMARIES, matrix_profile
from tests.sites import write_files
from tests.unit.media.sounds import SOUNDS
from tests.unit.media.zoo import MARKS, SECRET, build_zoo, encoded, scene

CREDIT = "Noor & Dana"
WIDE_COLOUR = (200, 150, 120)
"""A colour of Display P3, which a telephone's photo is filled with."""

SETTINGS = """\
title: Many voices
url: https://www.example.org
languages:
  en: {name: English}
theme: hostile
search: false
minify_html: false
"""
CONSENT = "consent: {name: public, web: true, print: true, social: true, photo: true, voice: true}"
TRANSCRIPT = f"""\
WEBVTT {SECRET}

NOTE {SECRET}, 31.7767 35.2345

{SECRET}-1
00:00.000 --> 00:01.500
<v.{SECRET} Teacher>Good morning
"""
DRAWING = f"""\
<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://www.inkscape.org/n" viewBox="0 0 30 20"
 i:export-filename="/home/{SECRET}/a.png"><!-- {SECRET} --><title>{SECRET}</title>
<metadata>{SECRET}</metadata><rect id="{SECRET}" width="30" height="20" fill="red"/></svg>
"""
THEME = ("photo.jpg", "picture.png", "picture.webp", "picture.avif", "moving.gif", "report.pdf")


def build_hostile_sources(site: Path) -> None:
    """Write the site's sources."""
    animals = site / "animals"
    animals.mkdir()
    build_zoo(animals)
    zoo = {path.name: path.read_bytes() for path in sorted(animals.iterdir())}
    zoo["turned.jpg"] = turned_wide_photo()
    more = {"drawing.svg": DRAWING.encode(), "report.pdf": pdf(zoo["photo.jpg"])}
    write_files(site, {"site.yaml": SETTINGS, **theme(zoo | more), **unasked(zoo | more)})
    write_files(site, {**news(zoo, more), **stories(zoo), **podcast(zoo)})


def theme(files: dict[str, bytes]) -> dict[str, str | bytes]:
    """A theme that publishes files of its own, and shows a drawing in its pages."""
    shown = "".join(f"""<a href="{{{{ asset('own/{name}') }}}}">file</a>\n""" for name in THEME)
    shown += """<img src="{{ asset('own/drawing.svg') }}" alt="">{{ icon('hostile') }}"""
    page = '{% extends "base:page.html" %}{% block main %}{{ super() }}' + shown + "{% endblock %}"
    own = {f"themes/hostile/assets/own/{name}": files[name] for name in (*THEME, "drawing.svg")}
    return {
        "themes/hostile/theme.yaml": "extends: base\nfonts: [latin]\n",
        "themes/hostile/templates/page.html": page,
        "themes/hostile/assets/icons/hostile.svg": files["drawing.svg"],
        **own,
    }


UNASKED = ("originals", "content/news/2024/walk")


def unasked(files: dict[str, bytes]) -> dict[str, str | bytes]:
    """Files that nobody asks for: in a folder of the site, and beside an entry."""
    return {f"{folder}/{SECRET}-{name}": data for name, data in files.items() for folder in UNASKED}


def news(zoo: dict[str, bytes], more: dict[str, bytes]) -> dict[str, str | bytes]:
    """A report that shows each picture, plays each recording and offers files."""
    folder = "content/news/2024/walk"
    named = {f"{SECRET.lower()}-{name}": data for name, data in (zoo | more).items()}
    sounds = {f"{SECRET.lower()}-{name}": make() for name, make in SOUNDS.items()}
    pictures = [name for name in named if not name.endswith(".pdf")]
    gallery = "".join(f"  - {{file: {name}, alt: A walk}}\n" for name in pictures)
    shown = "".join(f"![A walk]({name})\n\n" for name in pictures)
    players = "".join(
        f"/// audio | {name}\n    transcript: words.vtt\n\nA walk.\n///\n\n" for name in sounds
    )
    offered = "".join(f"[A file]({name})\n\n" for name in (*named, "words.vtt", "table.csv"))
    head = (
        f"---\ntitle: A walk\ndate: 2024-06-03\nimage: {SECRET.lower()}-photo.jpg\nalt: A walk\n"
        f"credit: {CREDIT}\ngallery:\n{gallery}---\n\n<!-- {SECRET} -->\n\n"
    )
    return {
        f"{folder}/index.md": head + shown + players + offered,
        f"{folder}/words.vtt": TRANSCRIPT,
        f"{folder}/table.csv": f"# {SECRET} wrote this, in May\nplace,year\nGeneva,2022\n",
        "content/pages/about.md": "---\ntitle: About\n---\n\nUs.\n",
        **{f"{folder}/{name}": data for name, data in (named | sounds).items()},
    }


def stories(zoo: dict[str, bytes]) -> dict[str, str | bytes]:
    """A story with a portrait and a voice."""
    folder = "content/stories/2022/bread"
    head = (
        "---\ntitle: Bread\nstoryteller: {name: Noor}\nportrait: {file: me.heic, alt: Noor}\n"
        f"voice: {{file: voice.mp3, transcript: voice.vtt, lang: en}}\n{CONSENT}\n---\n\nSo.\n"
    )
    return {
        f"{folder}/index.md": head,
        f"{folder}/me.heic": zoo["telephone.heic"],
        # A recorder's M4A that a messenger calls MP3
        f"{folder}/voice.mp3": SOUNDS["memo.m4a"](),
        f"{folder}/voice.vtt": TRANSCRIPT,
    }


def large(picture: bytes) -> bytes:
    """Give a photo as large as directories of podcasts want it, with all that was in it."""
    with Image.open(io.BytesIO(picture)) as opened:
        made = io.BytesIO()
        kept = {
            name: opened.info[name]
            for name in ("exif", "icc_profile", "xmp")
            if name in opened.info
        }
        opened.resize((2100, 1400)).save(made, "JPEG", quality=90, **kept)
    return made.getvalue()


def podcast(zoo: dict[str, bytes]) -> dict[str, str | bytes]:
    """A show with artwork, a season, and an episode with its recording."""
    show = "content/podcast/talks"
    identifier = "d998fa3c-7e1b-587e-883b-7b372b97bd0"
    return {
        f"{show}/show.md": (
            f"---\ntitle: Talks\nsummary: We talk.\nguid: {identifier}1\nauthor: Many voices\n"
            "owner: {name: Many voices, email: talks@example.org}\ncategory: [Society & Culture]\n"
            f"artwork: {{file: art.jpg, alt: Rings, credit: {CREDIT}}}\n---\n\nTalks.\n"
        ),
        f"{show}/art.jpg": large(zoo["print.jpg"]),
        f"{show}/season-1/season.md": (
            f"---\ntitle: First\nguid: {identifier}2\nnumber: 1\n---\n\nFirst.\n"
        ),
        f"{show}/season-1/lod/index.md": (
            f"---\ntitle: Lod\nguid: {identifier}3\nnumber: 1\ndate: 2024-06-01\n"
            "audio: {file: episode.mp3}\ntranscript: episode.vtt\n---\n\nLod.\n"
        ),
        f"{show}/season-1/lod/episode.mp3": SOUNDS["talk.mp3"](),
        f"{show}/season-1/lod/episode.vtt": TRANSCRIPT,
    }


def turned_wide_photo() -> bytes:
    """A telephone's photo of one colour: lying on its side, in Display P3, with its position."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x013B] = SECRET
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (31.0, 46.0, 36.0)
    profile = matrix_profile(PRIMARIES[12])
    picture = Image.new("RGB", (480, 300), WIDE_COLOUR)
    return encoded(picture, "JPEG", exif=exif, icc_profile=profile, quality=95, comment=SECRET)


def pdf(photo: bytes) -> bytes:
    """A report with a photo, an author, a note and an attached file."""
    import pikepdf

    pages = io.BytesIO()
    scene().save(pages, "PDF", author=SECRET, title=SECRET)
    with pikepdf.open(pages) as document:
        (holder,) = (part for part in document.objects if part.get("/Subtype") == "/Image")
        holder.write(photo, filter=pikepdf.Name.DCTDecode)
        holder.Metadata = pikepdf.Stream(document, MARKS[0])
        document.Root.Metadata = pikepdf.Stream(document, MARKS[0])
        document.attachments[SECRET] = MARKS[0]
        note = {"/Type": "/Annot", "/Subtype": "/Text", "/Rect": [0, 0, 9, 9], "/T": SECRET}
        document.pages[0].obj.Annots = pikepdf.Array([pikepdf.Dictionary(note)])
        result = io.BytesIO()
        document.save(result, compress_streams=False)
    return result.getvalue()
