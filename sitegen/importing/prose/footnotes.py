"""Footnotes as others write them: numbers that lead to a list of notes, which leads back.

Known are those of WordPress, of the Markdown of Python, Jekyll (kramdown), Hugo (goldmark) and
Pandoc, and of our own: a list in something called footnotes, or with the role doc-endnotes, each of
whose items somebody refers to.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

from sitegen.importing.prose.tree import Node

NOTES: Final = "sitegen-notes"
NOTE: Final = "sitegen-footnote"
REFERENCE: Final = "sitegen-note"
LISTS: Final = frozenset({"footnotes", "wp-block-footnotes", "footnote", "footnotes-list"})
MAY_HAVE_NOTES: Final = re.compile("footnote|doc-endnotes")
BACK: Final = frozenset(
    "footnote-backref reversefootnote footnote-back footnote-return footnote-backlink".split()
)
ARROWS: Final = re.compile("[\\s\u00a0↩↑⤴^\ufe0e\ufe0f]+")


def take_footnotes(root: Node) -> None:
    """Mark what are notes, and references to them, in place; notes go to the end."""
    lists = [node for node in root.walk() if _holds_notes(node)]
    items = {
        item.get("id"): item
        for node in lists
        for item in node.walk()
        if item.tag == "li" and item.get("id")
    }
    if not items:
        return
    parents = {id(child): node for node in (root, *root.walk()) for child in node.elements}
    references = [
        node
        for node in root.walk()
        if _target(node) in items and not _is_within(node, lists, parents)
    ]
    names: dict[str, str] = {}
    for node in references:
        names.setdefault(_target(node), str(len(names) + 1))
    for node in lists:
        held = [item for item in node.walk() if item.tag == "li" and item.get("id") in items]
        if not held or any(item.get("id") not in names for item in held):
            return
    for node in references:
        _mark(node, names[_target(node)], parents)
    notes = Node(NOTES, None, (), lists[0].origin)
    root.has_block = True
    for target, name in names.items():
        note = Node(NOTE, {"name": name}, _without_way_back(items[target].children))
        notes.children.append(note)
    for node in lists:
        parents[id(node)].children.remove(node)
    root.children.append(notes)


def _holds_notes(node: Node) -> bool:
    if node.get("role") == "doc-endnotes":
        return True
    return node.tag in ("div", "section", "ol", "aside") and bool(LISTS & node.classes)


def _target(node: Node) -> str:
    href = node.get("href") if node.tag == "a" else ""
    return unquote(href[1:]) if href.startswith("#") else ""


def _is_within(node: Node, lists: list[Node], parents: dict[int, Node]) -> bool:
    at: Node | None = node
    while at is not None:
        if at in lists:
            return True
        at = parents.get(id(at))
    return False


def _mark(node: Node, name: str, parents: dict[int, Node]) -> None:
    """Make a reference of a link, and of what is raised around nothing else."""
    around = parents[id(node)]
    others = [each for each in around.children if each is not node]
    is_alone = all(isinstance(each, str) and not each.strip("[] \n") for each in others)
    marked = around if around.tag == "sup" and is_alone else node
    marked.tag, marked.attributes, marked.children = REFERENCE, {"name": name}, []


def _without_way_back(children: list[Node | str]) -> list[Node | str]:
    found: list[Node | str] = []
    for child in children:
        if isinstance(child, str):
            found.append(child)
        elif not _leads_back(child):
            child.children = _without_way_back(child.children)
            found.append(child)
    return found


def _leads_back(node: Node) -> bool:
    if node.tag != "a":
        return False
    if node.get("role") == "doc-backlink" or BACK & node.classes:
        return True
    return bool(_target(node)) and ARROWS.fullmatch(node.words or " ") is not None
