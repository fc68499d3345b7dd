"""A receipt made: which language it is in, its page as HTML, the same as PDF/UA."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

from sitegen.content.entries.entry import Entry, Group
from sitegen.content.entries.privacy import name_as_written
from sitegen.engine.toolchain import built_in_themes
from sitegen.errors import ContentError, Location, Problem, UsageError
from sitegen.kinds.exhibition import Exhibition
from sitegen.kinds.story import Story
from sitegen.panels.pdf.typesetter import require_weasyprint
from sitegen.panels.receipts.receipt import Told, receipt_of
from sitegen.panels.theme.fonts import print_fonts
from sitegen.panels.theme.theme import Templates, load_theme, read_words
from sitegen.site.reading import ReadSite
from sitegen.values import Value

TEMPLATE, WORDS = "receipt.html", "words.yaml"
FOLDER = "receipts"
NO_CONTACT = (
    "contact: missing, and a receipt says whom to ask; expected an address or a number that a "
    "storyteller can write to or call"
)


class Made(Value):
    """A receipt's two files, and the language that it is in."""

    lang: str
    html: bytes
    pdf: bytes


def make_receipt(site: Path, read: ReadSite, group: Group) -> Made:
    """Make the receipt of a story.

    Raises UsageError for an entry without a consent, ContentError where nobody could be asked,
    MissingToolError without Pango.
    """
    original = next(entry for entry in group.entries if entry.original)
    meta = original.meta
    if not isinstance(meta, Story) or meta.consent is None:
        raise UsageError(f"{group.id}: it has no consent: so that there is nothing to confirm")
    if not read.settings.contact:
        raise ContentError([Problem(Location("site.yaml"), NO_CONTACT)])
    folders = [site / "themes" / read.settings.theme, built_in_themes() / "base"]
    words = read_words(folders[-1] / FOLDER / WORDS)
    own = read_words(folders[0] / FOLDER / WORDS)
    words = {lang: words.get(lang, {}) | own.get(lang, {}) for lang in words | own}
    lang = language_for(meta.consent.language, original, tuple(words))
    entry = next((each for each in group.entries if each.lang == lang), original)
    receipt = receipt_of(meta.consent, told_of(read, entry, original, lang), lang, words[lang])
    templates = Templates(load_theme([folder / FOLDER for folder in folders]))
    fonts = print_fonts(load_theme([folder / "panels" for folder in folders]))
    sources = {
        font.family: f"data:font/ttf;base64,{b64encode(font.data).decode()}" for font in fonts
    }

    def page(fonts: dict[str, str]) -> str:
        return templates.render(
            TEMPLATE, {"receipt": receipt, "words": words[lang], "fonts": fonts}
        )

    return Made(lang=lang, html=page({}).encode(), pdf=set_page(page(sources)))


def language_for(asked: str | None, original: Entry, spoken: tuple[str, ...]) -> str:
    """Give the language in which she was asked, else that of her story.

    Raises UsageError where the theme has no words in it: a page that she can't read is none.
    """
    lang = asked or original.lang
    if lang not in spoken:
        raise UsageError(
            f"there are no words for a receipt in “{lang}”, only in {', '.join(spoken)}: add them "
            f"to themes/…/{FOLDER}/{WORDS}"
        )
    return lang


def told_of(read: ReadSite, entry: Entry, original: Entry, lang: str) -> Told:
    """Gather what she knows of her story, from the file in her language where there is one."""
    meta = entry.meta
    assert isinstance(meta, Story)
    own = read.settings.languages.get(lang)
    paths = (entry.path, original.path)
    names = (name_as_written(read.sources.read(path), path) for path in paths)
    return Told(
        name=next(filter(None, names), ""),
        pseudonym=meta.storyteller.pseudonym,
        title=meta.title,
        site=(own.title if own else "") or read.settings.title,
        contact=read.settings.contact,
        locale=(own.locale if own else "") or lang,
        exhibitions=exhibitions_in(read, lang),
    )


def exhibitions_in(read: ReadSite, lang: str) -> dict[str, str]:
    """Give the titles of exhibitions by their slugs, in a language where they have one in it."""
    found: dict[str, str] = {}
    for group in read.reading.groups:
        for entry in sorted(group.entries, key=lambda each: each.lang != lang):
            if isinstance(entry.meta, Exhibition):
                found.setdefault(group.id.rpartition("/")[2], entry.meta.title)
    return found


def set_page(html: str) -> bytes:
    """Set a page as PDF/UA-1, tagged; nothing is fetched but what stands in it."""
    weasyprint = require_weasyprint()
    data: bytes = weasyprint.HTML(string=html, base_url=None).write_pdf(
        pdf_variant="pdf/ua-1", pdf_tags=True
    )
    return data
