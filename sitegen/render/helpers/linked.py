"""Values as templates and feeds may print them: their addresses lead where they say."""

from __future__ import annotations

from msgspec.structs import replace

from sitegen.addresses import partition_address
from sitegen.content.entries.entry import Entry
from sitegen.content.entries.linked import Change, with_links
from sitegen.content.folder.static import STATIC
from sitegen.engine.query import Reader
from sitegen.render.queries.files import FileDigest
from sitegen.site.links import Target, find_target
from sitegen.site.navigation import Setting
from sitegen.site.queries import EntryOf


def entry_shown(reader: Reader, lang: str, id_: str) -> Entry | None:
    """Give an entry with its addresses as readers of a language follow them, None if not shown."""
    entry = reader.fetch(EntryOf(lang=lang, id=id_))
    if entry is None:
        return None
    meta = with_links(entry.meta, leading(reader, lang))
    assert meta is not None, "no kind of entry is an address"
    return entry if meta is entry.meta else replace(entry, meta=meta)


def follow(reader: Reader, lang: str, address: str, folder: str = "") -> Target | None:
    """Find what an address within the site leads to, for readers of a language; None if nothing.

    What `static/` has is published as it lies there, in no language.
    """
    found = find_target(reader.fetch, lang, address, folder)
    name = partition_address(address)[0]
    if found or not name.startswith("/") or not reader.fetch(FileDigest(path=f"{STATIC}{name}")):
        return found
    root = str(reader.fetch(Setting(lang=lang, name="root")))
    return Target(url=root.rstrip("/") + address, lang=lang)


def leading(reader: Reader, lang: str) -> Change:
    """Give what makes of an address as it is written the one that readers of a language follow.

    It gives "" for what is not shown; that nothing stands there was a mistake already.
    """

    def lead(address: str) -> str:
        if not address.startswith("/"):
            return address
        target = follow(reader, lang, address)
        return target.url if target else ""

    return lead
