"""Whether a text of ours shows what some HTML shows: the proof for what is Markdown already."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from sitegen.importing.prose.addresses import Addresses
from sitegen.importing.prose.figures import READERS
from sitegen.importing.prose.proof import Everything, difference, rendered
from sitegen.importing.prose.reading import Reading
from sitegen.markdown.convert import Converter


def shown_otherwise(html: str, markdown: str, language: str) -> str:
    """Say how a text of ours differs from HTML whose addresses are its own; "": it says the same.

    What no text can hold, such as a script, counts as something else.
    """
    reading = Reading(Addresses(str, str, is_ours=True), READERS)
    blocks = reading.read(html)
    lost = next((each.what for block in blocks for each in block.told if each.is_lost), "")
    return lost or difference(blocks, markdown, language)


def mistake_in(markdown: str, language: str) -> str:
    """Give the first mistake of a text of ours, "" for none."""
    return rendered(markdown, language)[1]


@lru_cache(maxsize=1)
def _converter() -> Converter:
    return Converter()


def places_in(markdown: str, language: str) -> frozenset[str]:
    """Give the places of a text of ours that links can lead to."""
    body = _converter().convert(markdown, lang=language, resolver=Everything()).body
    return frozenset(unescape(found) for found in re.findall(r'\sid="([^"]+)"', body.html))
