"""The old path of each post as an alias of its entry: where it is neither the new one nor taken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from sitegen.importing.old_paths import REFUSED, can_be_alias
from sitegen.importing.values import Remark
from sitegen.importing.wordpress.places import Place
from sitegen.text import normalize

SLASHES = re.compile("/+")


@dataclass(frozen=True, slots=True)
class Aliases:
    """The aliases of an entry, and what is to be told of them."""

    paths: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


def aliases_of(placed: Iterable[Place], claimed: dict[str, str], root: str) -> dict[str, Aliases]:
    """Give the aliases of entries by source; `claimed` are addresses with what has them, to which
    the aliases come. `root` is the path of the site's address."""
    found: dict[str, Aliases] = {}
    for place in placed:
        remarks: list[Remark] = []
        paths = tuple(_of(place, claimed, root, remarks))
        if paths or remarks:
            found[place.version.source] = Aliases(paths, tuple(remarks))
    return found


def _of(place: Place, claimed: dict[str, str], root: str, remarks: list[Remark]) -> Iterator[str]:
    link = place.version.post.link
    parts = urlsplit(link)
    if not link or parts.query or place.version.source.partition("#")[2]:
        return
    whole = SLASHES.sub("/", normalize(unquote(parts.path))) or "/"
    old = "/" + whole.removeprefix(root)
    if not whole.startswith(root) or not can_be_alias(old):
        remarks.append(Remark("to look at", f"{link}: {REFUSED}"))
        return
    if old.rstrip("/") == unquote(place.address).rstrip("/"):
        return
    owner = claimed.setdefault(old.rstrip("/").casefold(), place.version.source)
    if owner == place.version.source:
        yield old
    else:
        remarks.append(Remark("to look at", f"{link}: something else stands at its old address"))
