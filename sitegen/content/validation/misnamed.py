"""What a field's name was meant to be where no field has it, and what a group was to hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sitegen.content.front_matter.items import as_item, bulleted
from sitegen.content.front_matter.nodes import Node, Scalar, Sequence
from sitegen.content.front_matter.quoting import (
    named,
    unseen_around,
    unspaced,
    without_unseen,
)
from sitegen.text import guess

MEANT: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("description", "excerpt", "subtitle", "abstract"), ("summary",)),
    **dict.fromkeys(("location", "venue", "where"), ("place", "venues", "dateline")),
    **dict.fromkeys(("category", "categories", "keywords", "topics", "labels"), ("tags",)),
    **dict.fromkeys(("cover", "thumbnail", "photo", "picture"), ("image", "portrait")),
    **dict.fromkeys(("lastmod", "modified"), ("updated",)),
    **dict.fromkeys(("author", "by", "byline"), ("authors", "author")),
    **dict.fromkeys(("timezone", "zone", "tz"), ("time_zone", "timezone")),
    "permalink": ("url",),
    "redirect_from": ("aliases",),
    "weight": ("order",),
    "published": ("draft",),
    "language": ("lang",),
    "link": ("url", "online"),
}
"""What other programs call a field, with what it is called here: the first that may stand there."""

NEAR = 0.65
"""How like a name has to be to the one that was meant: "hours" isn't "focus"."""

COMMA = "a comma ends a text in braces, so one with a comma needs quotes"

FIELDS_OF_PICTURES = frozenset(("file", "image", "portrait"))
COVER = (
    'the picture itself is "image" or "portrait"; what nobody may see of it stands in a file '
    "beside it, such as photo.jpg.yaml"
)


def bare_name(name: str) -> str:
    """Give a name without unseen signs around it and without a value that clings to its colon."""
    return without_unseen(name).partition(":")[0]


def meant_name(name: str, known: Iterable[str]) -> str:
    """Give the name that an unknown one was meant as, "" where nobody can tell."""
    names = tuple(known)
    called = MEANT.get(name.lower(), ())
    return next((each for each in called if each in names), "") or guess(name, names, near=NEAR)


def meant_by(name: str, known: Iterable[str], around: Iterable[str], *, goes_on: bool) -> str:
    """Say what is wrong with an unknown name, and what to type.

    `known` are the names that may stand there, `around` those of the fields outside the group;
    `goes_on` is true where a value follows.
    """
    sign = unseen_around(name)
    if sign:
        return f"a {named(sign)} that can't be seen stands beside the name; take it out"
    if item := bulleted(name):
        return f'an item begins with "- "; write - {item}: …'
    if said := unspaced(name):
        return f"{said}…" if goes_on else said
    if name == "cover" and not FIELDS_OF_PICTURES.isdisjoint(known):
        return f"unknown field; {COVER}"
    meant = meant_name(name, known)
    is_other_number = meant in (f"{name}s", name.removesuffix("s"))
    if name in around and name not in known and not is_other_number:
        hint = "it is no field of this group: it begins as far left as the group's own name"
        return f"unknown field; {hint}"
    if name.strip().isdecimal() and not goes_on:
        return f"unknown field; {COMMA}"
    return f'unknown field; did you mean "{meant}"?' if meant else "unknown field"


def found_text(node: Node) -> str:
    """Give the text that was found where a group belongs, as it is written in one; "" for none."""
    item = node.items[0] if isinstance(node, Sequence) and node.items else node
    text = item.text if isinstance(item, Scalar) and len(item.text) <= 60 else ""
    return as_item(text)
