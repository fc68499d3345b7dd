"""Where what a storyteller agreed to shows: the surfaces of a site, and what is found on each.

Nothing here uses the code that is judged. Files are looked into whatever they are: unpacked, drawn,
by their own names, by what a font has letters for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path

import pikepdf
import pypdfium2
import zxingcpp
from PIL import Image

from tests.disguises import letters, unpacked
from tests.e2e import consents

WORDS, TRANSLATION, NAME, FACE, VOICE, DOCUMENT = (
    *("words", "translation", "name", "face", "voice", "document"),
)

MARKS = (WORDS, TRANSLATION, NAME, FACE, VOICE, DOCUMENT)

Found = frozenset[tuple[str, str]]
"""Stories with the marks of theirs that were found."""

PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif")


@dataclass(frozen=True)
class Surface:
    """A surface as the table of docs/safety.md names it, and which parts of files make it up."""

    name: str
    parts: str

    def holds(self, part: str, slug: str) -> bool:
        """True for a part of a file that belongs to it, as far as one story is concerned."""
        return re.fullmatch(self.parts.replace("OWN", slug), part) is not None


LANG, MEDIA, PRINTS = "output/(he/)?", "output/media/", "output-print/geneva-2022/"

SURFACES = (
    Surface("its own page", rf"{LANG}stories/2022/OWN/index\.html"),
    Surface("home, lists, tags", rf"{LANG}((stories/|stories/2022/|news/)?index\.html|tags/.*)"),
    Surface("posts and other stories", rf"{LANG}(news|stories/2022/(?!OWN/)[^/]+)/.+\.html"),
    Surface("pages of exhibitions", rf"{LANG}exhibitions/.*\.html"),
    Surface("structured data", r".*#data"),
    Surface("cards of services", rf"(?!.*tags/).*#card|{MEDIA}card-.*"),
    Surface("feeds", r"output/.*feed\.(xml|json)"),
    Surface("search", r"output/pagefind/.*"),
    Surface("site map, redirects, headers", r"output/(old/.*|sitemap.*|robots.*|_.*|\.site.*)"),
    Surface("pictures", rf"{MEDIA}(?!geneva-2022|card-).*\.(jpe?g|png|webp|avif|svg)"),
    Surface("recordings, transcripts", rf"{MEDIA}.*\.(mp3|vtt)"),
    Surface("its documents", rf"{MEDIA}OWN.*\.pdf"),
    Surface("`downloads:` of exhibitions", rf"{MEDIA}geneva-2022-[0-9a-f]{{8}}\.pdf"),
    Surface("panels", rf"{PRINTS}geneva-2022_\d.*"),
    Surface("documents of panels", rf"{PRINTS}(?!geneva-2022_\d).*"),
    Surface("panels on the website", rf"{MEDIA}geneva-2022-(?!.{{8}}\.pdf).*"),
)


def marks_by_part(site: Path) -> dict[str, Found]:
    """Give what is found in each part of all files that leave a site."""
    found = {}
    for folder in ("output", "output-print"):
        for path in sorted((site / folder).rglob("*")):
            if path.is_file():
                name = path.relative_to(site).as_posix()
                found |= dict(parts_of(name, path))
    return found


def on_surface(surface: Surface, parts: Mapping[str, Found], story: str) -> frozenset[str]:
    """Give the marks of a story that are found on a surface."""
    slug = consents.slug(story)
    return frozenset(
        mark
        for part, found in parts.items()
        if surface.holds(part, slug)
        for owner, mark in found
        if owner == story
    )


def named(path: str) -> Found:
    """Give the stories that a file or its folder is named after."""
    return frozenset((story, WORDS) for story in consents.REFUSALS if consents.slug(story) in path)


def parts_of(name: str, path: Path) -> Iterator[tuple[str, Found]]:
    """Give the parts of a file with what is found in each."""
    data = path.read_bytes()
    if path.suffix in PICTURES:
        yield name, named(name) | said(data.decode("latin-1")) | drawn(path)
    elif path.suffix == ".pdf":
        yield name, named(name) | in_pdf(path)
    elif path.suffix == ".html":
        yield from in_page(name, path, data.decode())
    else:
        texts = [each.decode("utf-8", "replace") for each in (data, *unpacked(data))]
        yield name, named(name) | said("\n".join(texts))


DATA = re.compile(r'<script type="?application/ld\+json.*?</script>', re.DOTALL)
CARD = re.compile(r'<meta (?:property="?og:(?!url)|name="?twitter:)[^>]*>')
PICTURE = re.compile(r'og:image"? content="?https://www\.example\.org/(media/[^\s">]+)')


def in_page(name: str, path: Path, page: str) -> Iterator[tuple[str, Found]]:
    """Give a page's structured data and card apart from the rest."""
    cards = "\n".join(CARD.findall(page))
    output = path.parents[name.count("/") - 1]
    faces = [drawn(output / picture) for picture in PICTURE.findall(cards)]
    yield f"{name}#data", said("\n".join(DATA.findall(page)))
    yield f"{name}#card", said(cards).union(*faces)
    yield name, named(name) | said(CARD.sub("", DATA.sub("", page)))


def said(text: str) -> Found:
    """Give whose marks a text has, however it is spelled."""
    row = letters(unescape(text).encode())
    return frozenset(
        (story, mark)
        for story in consents.REFUSALS
        for mark, words in spelled(story).items()
        if any(each in row for each in words)
    )


@cache
def spelled(story: str) -> dict[str, tuple[str, ...]]:
    """Give the letters of each mark of a story."""
    read = {
        WORDS: (consents.word(story), consents.slug(story)),
        TRANSLATION: (consents.hebrew_word(story),),
        NAME: (consents.name_of(story),),
        FACE: (consents.at_face(story),),
        VOICE: (consents.in_voice(story),),
        DOCUMENT: (consents.in_document(story),),
    }
    return {mark: tuple(letters(each.encode()) for each in words) for mark, words in read.items()}


def drawn(picture: Path | Image.Image) -> Found:
    """Give whose faces are seen in a picture."""
    if isinstance(picture, Path):
        with Image.open(picture) as opened:
            return drawn(opened.convert("L"))
    codes = zxingcpp.read_barcodes(picture.convert("L"), formats=zxingcpp.BarcodeFormat.QRCode)
    seen = [code.text.removeprefix("FACE ") for code in codes if code.text.startswith("FACE ")]
    return frozenset((story, FACE) for story in seen)


def in_pdf(path: Path) -> Found:
    """Give what a PDF shows, holds, says of itself, and has letters for."""
    found: set[tuple[str, str]] = set()
    with pypdfium2.PdfDocument(path) as drawing:
        for page in drawing:
            found |= said(page.get_textpage().get_text_range())
            found |= drawn(page.render(scale=1.5).to_pil())
    with pikepdf.open(path) as document:
        found |= said("\n".join(texts_in(document)))
        for each in document.objects:
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image":
                found |= drawn(pikepdf.PdfImage(each).as_pil_image())
            if isinstance(each, pikepdf.Dictionary) and "/ToUnicode" in each:
                found |= lettered(each.ToUnicode.read_bytes().decode("latin-1"))
    return frozenset(found)


def texts_in(document: pikepdf.Pdf) -> Iterator[str]:
    """Give all texts that stand in the objects of a PDF, its metadata too."""
    for each in (*document.objects, document.docinfo):
        yield from strings_in(each)
        if isinstance(each, pikepdf.Stream) and each.get("/Type") == "/Metadata":
            yield each.read_bytes().decode("utf-8", "replace")


def strings_in(value: object) -> Iterator[str]:
    """Give the texts in an object of a PDF, but not those of objects that it points to."""
    if isinstance(value, pikepdf.String):
        yield str(value)
    elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        yield from texts_of(dict(value.items()).values())
    elif isinstance(value, pikepdf.Array):
        yield from texts_of(list(value))


def texts_of(values: Iterable[object]) -> Iterator[str]:
    """Give the texts in several objects, those that stand in them directly."""
    for each in values:
        if not (isinstance(each, pikepdf.Object) and each.is_indirect):
            yield from strings_in(each)


def lettered(table: str) -> Found:
    """Give the stories for whose letter a font has a glyph."""
    codes = {code.lower() for code in re.findall(r"<([0-9A-Fa-f]{4})>", table)}
    return frozenset(
        (story, WORDS)
        for story, letter in consents.LETTERS.items()
        if f"{ord(letter):04x}" in codes
    )
