"""What a field's name was meant to be where no field has it, and what a group was to hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from sitegen.content.front_matter.items import as_item, bulleted, said_of_field
from sitegen.content.front_matter.nodes import Node, Scalar, Sequence, says_nothing
from sitegen.content.front_matter.quoting import (
    named,
    unseen_around,
    unspaced,
    without_unseen,
)
from sitegen.content.validation.keeping_back import (
    is_of_hiding,
    is_sure,
    opposite_meant,
    opposite_of,
    said_of_hiding,
)
from sitegen.text import guess

UNPUBLISHED = ("unpublish", "unpublishdate", "unpublishat", "unpublishedat", "unpublishon")

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
    **dict.fromkeys(("published", "created", "dategmt", "postdate"), ("date",)),
    **dict.fromkeys(("publishdate", "embargo", "embargountil"), ("publish",)),
    **dict.fromkeys(
        ("expiration", "expirationdate", "expirydate", *UNPUBLISHED),
        ("expires",),
    ),
    "offline": ("place", "venues"),
    "revoked": ("withdrawn",),
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


def meant_name(name: str, known: Iterable[str], switches: Collection[str]) -> str:
    """Give the name that an unknown one was meant as, "" where nobody can tell.

    `switches` are the known fields that are true or false: a word that is somewhat like one of
    them may well say the opposite.
    """
    names = tuple(known)
    called = MEANT.get(name.lower()) or MEANT.get(re.sub("[_-]", "", name.lower()), ())
    if meant := next((each for each in called if each in names), ""):
        return meant
    if is_of_hiding(name) or opposite_of(name, names):
        return ""
    near = guess(name, names, near=NEAR)
    return near if near not in switches or is_sure(name, near) else ""


def meant_by(
    name: str, value: Node, known: Iterable[str], switches: Collection[str], around: Iterable[str]
) -> str:
    """Say what is wrong with an unknown name, and what to type.

    `known` are the names that may stand there, `switches` those of them that are true or false,
    `around` those of the fields outside the group.
    """
    known, goes_on = tuple(known), not says_nothing(value)
    if slip := _slip_in(name, known, goes_on=goes_on):
        return slip
    if name == "cover" and not FIELDS_OF_PICTURES.isdisjoint(known):
        return f"unknown field; {COVER}"
    if "draft" in known and (mend := said_of_hiding(name, value)):
        return f"unknown field; {mend}"
    if opposite := opposite_meant(name, value, known, switches):
        return f"unknown field; {opposite}"
    meant = meant_name(name, known, switches)
    is_other_number = meant in (f"{name}s", name.removesuffix("s"))
    if name in around and name not in known and not is_other_number:
        hint = "it is no field of this group: it begins as far left as the group's own name"
        return f"unknown field; {hint}"
    if name.strip().isdecimal() and not goes_on:
        return f"unknown field; {COMMA}"
    return f'unknown field; did you mean "{meant}"?' if meant else "unknown field"


def _slip_in(name: str, known: Collection[str], *, goes_on: bool) -> str:
    """Say what of a name was typed that belongs to none; "" for a name that only is unknown."""
    sign = unseen_around(name)
    if sign:
        return f"a {named(sign)} that can't be seen stands beside the name; take it out"
    if (item := bulleted(name)) in known and item:
        return said_of_field(f"{item}: …")
    if item:
        return f'an item begins with "- "; write - {item}: …'
    if said := unspaced(name):
        return f"{said}…" if goes_on else said
    return ""


def found_text(node: Node) -> str:
    """Give the text that was found where a group belongs, as it is written in one; "" for none."""
    item = node.items[0] if isinstance(node, Sequence) and node.items else node
    text = item.text if isinstance(item, Scalar) and len(item.text) <= 60 else ""
    return as_item(text)
