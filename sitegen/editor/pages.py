"""The editor's pages, from values to HTML."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sitegen.editor.words import LANGUAGES, NAMES, catalog_of
from sitegen.site.languages import direction

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = Path(__file__).parent / "pages"
STYLE = FOLDER / "editor.css"
SCRIPT = FOLDER / "editor.js"


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


def page(template: str, ui: str, **values: Any) -> bytes:
    """Make a page in the language of the person at this machine."""
    catalog = catalog_of(ui)

    def said(message: str, **inserted: Any) -> str:
        words = catalog.singular("", message)
        return words.format(**inserted) if inserted else words

    made = environment().get_template(template)
    shared = {"_": said, "ui": ui, "dir": direction(ui), "uis": LANGUAGES, "ui_names": NAMES}
    return made.render(shared | {"dir_of": direction} | values).encode()
