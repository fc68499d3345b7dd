"""A site of stories that each refuse one thing, with marks of their own on all that they are.

A storyteller's marks are a word that nobody else says (and a letter in it that nobody else needs),
a Hebrew one, a name, a face, a voice and a document. The face is a QR code, which is found in any
size, crop and colour, on a panel as well as in a small picture.
"""

from __future__ import annotations

import io
from itertools import cycle
from pathlib import Path

import segno
from PIL import Image
from weasyprint import HTML

from tests.sites import write_files

SETTINGS = """\
title: Many voices
url: https://www.example.org
timezone: Asia/Jerusalem
languages:
  en: {name: English}
  he: {name: עברית}
search: true
cards: true
"""

OPEN = "open"
AGREED = {
    "name": "public",
    "web": "true",
    "print": "true",
    "social": "true",
    "photo": "true",
    "voice": "true",
}
REFUSALS: dict[str, dict[str, str]] = {
    OPEN: {},
    "web": {"web": "false"},
    "print": {"print": "false"},
    "social": {"social": "false"},
    "photo": {"photo": "false"},
    "voice": {"voice": "false"},
    "name": {"name": "pseudonym"},
    "languages": {"languages": "[en]"},
    "venues": {"venues": "[elsewhere]"},
    "until": {"until": "2023-01-31"},
    "withdrawn": {"withdrawn": "2023-01-31"},
}
"""What each storyteller says otherwise than the one who agrees to everything."""

LETTERS = dict(zip(REFUSALS, "ăćēğħĳķľņőř", strict=True))
HEBREW = dict(zip(REFUSALS, "אבגדהוזחטיכ", strict=True))
FORMATS = ((".tif", "TIFF"), (".bmp", "BMP"), (".jpg", "JPEG"), (".jfif", "JPEG"))
FACES = dict(zip(REFUSALS, cycle(FORMATS), strict=False))
"""How portraits end and what they are: consent covers them whatever they are called."""

SOUNDS = dict(zip(REFUSALS, "bav dex fim gop huk jal kem nir pos ruv tyg".split(), strict=True))


def word(story: str) -> str:
    """Give the word that a story says and nobody else."""
    return f"z{LETTERS[story]}{SOUNDS[story]}q"


def slug(story: str) -> str:
    """Give the word of a story's address."""
    return f"zik{SOUNDS[story]}"


def hebrew_word(story: str) -> str:
    """Give the word of its translation."""
    return f"צקפ{HEBREW[story]}צקפ"


def name_of(story: str) -> str:
    """Give a storyteller's name."""
    return f"Vomara {SOUNDS[story].title()}ridge"


def in_document(story: str) -> str:
    """Give what only its document says."""
    return f"dromfel{SOUNDS[story]}"


def in_voice(story: str) -> str:
    """Give what only its transcript says."""
    return f"spogvat{SOUNDS[story]}"


def at_face(story: str) -> str:
    """Give what stands with its portrait only: in the alt text and the credit."""
    return f"lomtrik{SOUNDS[story]}"


def portrait(story: str) -> str:
    """Give the name of a portrait's file."""
    return f"portrait{FACES[story][0]}"


def face(story: str) -> bytes:
    """Give a portrait: a code, in the middle of a picture that may be cropped."""
    code = io.BytesIO()
    segno.make_qr(f"FACE {story}", error="h").save(code, kind="png", scale=7, border=4)
    drawn = Image.open(code).convert("RGB")
    side = drawn.size[0]
    picture = Image.new("RGB", (2 * side, 2 * side), (196, 170, 150))
    picture.paste(drawn, (side // 2, side // 2))
    made = io.BytesIO()
    picture.save(made, FACES[story][1], quality=92)
    return made.getvalue()


def sound(story: str) -> bytes:
    """Give a recording whose frames hold its word (MPEG 1 layer 3, 128 kbit/s, 44.1 kHz)."""
    said = in_voice(story).encode()
    frame = bytes.fromhex("fffb90c4") + bytes(200) + said + bytes(213 - len(said))
    return frame * 40


def paper(story: str) -> bytes:
    """Give a document."""
    made = HTML(string=f"<title>Paper</title><p>{in_document(story)}").write_pdf()
    assert isinstance(made, bytes)
    return made


def consent(story: str) -> str:
    """Give what a storyteller agreed to, as front matter has it."""
    said = {**AGREED, **REFUSALS[story]}
    return "{" + ", ".join(f"{key}: {value}" for key, value in said.items()) + "}"


def story_files(story: str) -> dict[str, str | bytes]:
    """Give a story's files."""
    folder, said, told = f"content/stories/2022/{slug(story)}", word(story), hebrew_word(story)
    at = at_face(story)
    head = (
        f"title: A title {said}\nsummary: In short {said}.\naward: finalist\n"
        f"storyteller: {{name: {name_of(story)}, pseudonym: Noor, role: Baker {said}, "
        f"organisation: House {said}, place: Town {said}}}\n"
        f"quote: I say {said}.\ntags: [tag {said}]\naliases: [/old/{slug(story)}/]\n"
        f"portrait: {{file: {portrait(story)}, alt: Seen {at}, credit: Lens {at}}}\n"
        "voice: {file: voice.mp3, transcript: voice.vtt}\n"
        f"consent: {consent(story)}\n"
    )
    text = f"We began {said}.\n\n![Seen {at}]({portrait(story)})\n\n[To read](paper.pdf)\n"
    translated = f"---\ntitle: כותרת {told}\nquote: אמרתי {told}.\n---\n\nהתחלנו {told}.\n"
    return {
        f"{folder}/index.md": f"---\n{head}---\n\n{text}",
        f"{folder}/index.he.md": translated,
        f"{folder}/{portrait(story)}": face(story),
        f"{folder}/voice.mp3": sound(story),
        f"{folder}/voice.vtt": f"WEBVTT\n\n00:00.000 --> 00:01.000\n{in_voice(story)}\n",
        f"{folder}/paper.pdf": paper(story),
    }


def post_files() -> dict[str, str | bytes]:
    """Give a post that shows, offers and links whatever belongs to the stories."""
    gallery, lines = [], []
    for story in REFUSALS:
        at = f"stories/2022/{slug(story)}"
        gallery.append(f"{{file: /content/{at}/{portrait(story)}, alt: A face}}")
        links = (("This", "index.md"), ("Paper", "paper.pdf"), ("Heard", "voice.mp3"))
        lines += [f"[{words}](../../{at}/{file})" for words, file in links]
        lines.append(f"![A face](../../{at}/{portrait(story)})")
    head = f"title: A walk\ndate: 2024-06-03\ngallery: [{', '.join(gallery)}]\n"
    text = "\n\n".join(lines)
    return {"content/news/2024/walk.md": f"---\n{head}---\n\n{text}\n"}


def exhibition_files() -> dict[str, str | bytes]:
    """Give an exhibition that hangs all of them, and gives away a document of each."""
    folder = "content/exhibitions/geneva-2022"
    stories = ", ".join(f"stories/2022/{slug(story)}" for story in REFUSALS)
    given = ", ".join(
        f"{{file: {story}.pdf, title: A paper, stories: [stories/2022/{slug(story)}]}}"
        for story in REFUSALS
    )
    head = (
        "title: Geneva\nvenues: [{city: Geneva, country: CH, start: 2022-06-01}]\n"
        f"languages: [en, he]\nstories: [{stories}]\n"
        "panels: [{type: story, format: a4, viewing_distance: 0.5m}]\n"
        "handouts: [panels, press-sheet, large-print, labels, contact-sheet, packing-list]\n"
        f"downloads: [{given}]\n"
    )
    return {
        f"{folder}/index.md": f"---\n{head}---\n\nAn exhibition.\n",
        f"{folder}/index.he.md": "---\ntitle: ז׳נבה\n---\n\nתערוכה.\n",
        **{f"{folder}/{story}.pdf": paper(story) for story in REFUSALS},
    }


def write_site(folder: Path) -> None:
    """Write the site."""
    stories = [item for story in REFUSALS for item in story_files(story).items()]
    files = {"site.yaml": SETTINGS, **dict(stories), **post_files(), **exhibition_files()}
    write_files(folder, files)
