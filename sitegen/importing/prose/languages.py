"""Languages that a text says it is in, where our pages wouldn't know it by themselves."""

from __future__ import annotations

from typing import Final

from sitegen.importing.prose.tree import Node
from sitegen.markdown.text.language_codes import is_language_code, language_code_meant
from sitegen.markdown.text.scripts import FOREIGN, Script, script_of

PARTS: Final = frozenset("caption cite dd dt figcaption footer li summary td th".split())
# Of these, a page says which of its words are, by their letters.
KNOWN_BY_LETTERS: Final[dict[str, Script]] = {"he": "hebrew", "iw": "hebrew", "ar": "arabic"}


def language_of(node: Node, page: str) -> tuple[str, str]:
    """Give the language that an element has to be given, "" for none, and what is lost of what it
    says. `page` is the language (BCP 47) of the page."""
    given = (node.get("lang") or node.get("xml:lang")).strip()
    if not given:
        return "", ""
    code = given if is_language_code(given) else language_code_meant(given)
    if not code:
        return "", f'a language that has no such code: lang="{given[:20]}"'
    first = code.partition("-")[0]
    script = KNOWN_BY_LETTERS.get(first)
    if script is not None and _is_all_in(node, script):
        return "", ""
    if first == page.partition("-")[0].lower() and _is_all_in(node, script_of(page)):
        return "", ""
    return code, ""


def with_languages_inside(root: Node) -> None:
    """Put the language of an item, a cell and the like around what stands in it, in place."""
    for node in root.walk():
        if node.tag in PARTS and node.get("lang"):
            inner = Node("span", {"lang": node.attributes.pop("lang")}, node.children)
            inner.has_block = node.has_block
            node.children = [inner]


def _is_all_in(node: Node, script: Script) -> bool:
    """Tell whether no word of an element has letters of another script."""
    return not any(FOREIGN[script].search(words) for words in node.texts())
