"""Code between lines of ``` or ~~~: taken out before anything else is understood as markup."""

from __future__ import annotations

import re
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString, HtmlStash, code_escape

FENCE: Final = re.compile(
    r"^(?P<fence>~{3,}+|`{3,}+)[ ]*(?:\{[ ]*)?\.?(?P<language>[\w#.+-]*)[^\n`]*\n"
    r"(?P<code>.*?)(?<=\n)(?P=fence)[ ]*$",
    re.MULTILINE | re.DOTALL,
)


def stash_fences(text: str, stash: HtmlStash) -> str:
    """Put each fenced piece of code away as an element, and give the text with placeholders."""
    if "```" not in text and "~~~" not in text:
        return text

    def put_away(match: re.Match[str]) -> str:
        pre = Element("pre")
        code = SubElement(pre, "code")
        if match["language"]:
            code.set("class", f"language-{match['language']}")
        code.text = AtomicString(code_escape(match["code"]))
        return f"\n{stash.store(pre)}\n\n"

    return FENCE.sub(put_away, text)
