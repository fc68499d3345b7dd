"""The editor's pages, from values to HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sitegen.editor.told import Told, told_in
from sitegen.editor.words import LANGUAGES, NAMES, catalog_of
from sitegen.explanations import Entry, entry_of
from sitegen.text import direction

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

PAGE_LINK = re.compile(r"\[([^\]`]+)\]\(([a-z-]+\.md)[^)]*\)")
"""A link to a page of the documentation, which is not served."""

FOLDER = Path(__file__).parent / "pages"
STYLE = FOLDER / "editor.css"
SCRIPT = FOLDER / "editor.js"
COVER_SCRIPT = FOLDER / "cover.js"


BLOCKS = (
    ("quote", " | …", "…", "Somebody's words"),
    ("gallery", "", "![…](photo.jpg)", "Gallery"),
    ("audio", " | voice.mp3", "    transcript: voice.vtt\n\n…", "Recording"),
    ("video", " | https://", "    title: …\n\n…", "Film"),
    ("details", " | …", "…", "More on a click"),
    ("button", "", "[…](https://)", "Button"),
    ("numbers", "", "60+ | …", "Numbers"),
    ("chart", " | numbers.csv", "    caption: …\n\n…", "Chart"),
)
"""The blocks of texts as they are begun: name, what stands behind it, what within, what it is."""


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Give the environment of the pages: what is put in is text, never markup."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def apart(text: str) -> str:
    """Give a text that goes into a sentence: its direction is its own (UAX #9, FSI and PDI)."""
    return f"\u2068{text}\u2069"


def entry_html(entry: Entry) -> Markup:
    """Give an entry of the documentation as HTML; links to its other pages become their names."""
    from markdown import markdown
    from markupsafe import Markup

    text = PAGE_LINK.sub(r"\1 (docs/\2)", entry.text)
    return Markup(markdown(text, extensions=["fenced_code", "sane_lists"]))


def page(template: str, ui: str, **values: Any) -> bytes:
    """Make a page in the language of the person at this machine."""
    catalog = catalog_of(ui)

    def said(message: str, **inserted: Any) -> str:
        words = catalog.singular("", message)
        return words.format(**inserted) if inserted else words

    def filled(message: str, inserted: Mapping[str, str]) -> str:
        return said(message, **{name: apart(text) for name, text in inserted.items()})

    def told(text: str) -> Told:
        return told_in(ui, text)

    def explanation(message: str) -> str:
        entry = entry_of(message)
        return entry.name if entry else ""

    made = environment().get_template(template)
    shared = {
        "_": said,
        "ui": ui,
        "dir": direction(ui),
        "uis": LANGUAGES,
        "ui_names": NAMES,
        "blocks": BLOCKS,
    }
    helpers = {
        "apart": apart,
        "filled": filled,
        "dir_of": direction,
        "told": told,
        "explanation": explanation,
    }
    return made.render(shared | helpers | values).encode()
