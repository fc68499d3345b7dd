"""Which pages slow judges look at: every page type, and every structure that is new."""

from __future__ import annotations

from collections.abc import Callable

from sitegen.audit.site import BuiltSite


def sample(site: BuiltSite, read: Callable[[str], bytes]) -> tuple[str, ...]:
    """Give the pages to judge, in order; `read` gives the bytes of an output.

    The first page of each type and language, and each page in which an element stands below others
    as in no page before: ten thousand pages of one template are not judged ten thousand times.
    """
    seen: set[tuple[str, ...]] = set()
    types: set[tuple[str, str]] = set()
    chosen = []
    for path in sorted(site.pages, key=lambda path: (path.count("/"), path)):
        origin = site.origins.get(path)
        kind = (origin.page, origin.lang) if origin else ("", "")
        fresh = structure(read(path)) - seen
        if fresh or kind not in types:
            seen |= fresh
            types.add(kind)
            chosen.append(path)
    return tuple(chosen)


def structure(data: bytes) -> set[tuple[str, ...]]:
    """Give every element of a page with the names of the two around it."""
    from selectolax.lexbor import LexborHTMLParser

    root = LexborHTMLParser(data.decode("utf-8", errors="replace")).root
    found: set[tuple[str, ...]] = set()
    if root is None:
        return found
    for node in root.traverse(include_text=False):
        parent = node.parent
        above = parent.parent if parent is not None else None
        around = (above.tag if above else "", parent.tag if parent else "")
        found.add((*map(str, around), str(node.tag)))
    return found
