"""What a link that leads nowhere was perhaps meant to name."""

from __future__ import annotations

from posixpath import normpath, relpath
from urllib.parse import unquote

from sitegen.kinds.registry import Kinds
from sitegen.site.library import Library
from sitegen.site.links import id_named
from sitegen.site.queries import LibraryQuery
from sitegen.text import guess


class NearestTo(LibraryQuery[str]):
    """The entry or address that is most like one that isn't there, as a link names it."""

    folder: str
    name: str

    def answer(self, layer: Library) -> str:
        """Give the link's target, "" where nothing is near.

        An entry beside the one that was named comes before one of that name elsewhere.
        """
        if self.name.startswith("/"):
            # The slashes that all of them have would make any two alike.
            known = {address.strip("/"): address for address in layer.addresses.values()}
            # Home has nothing that could be like something.
            known.pop("", None)
            return known.get(guess(unquote(self.name).strip("/"), known), "")
        path = normpath(f"{self.folder}/{unquote(self.name)}")
        above, _, wanted = id_of_file(path, layer.kinds).rpartition("/")
        beside = {id_.rpartition("/")[2]: id_ for id_ in layer.written_in if is_in(id_, above)}
        elsewhere = sorted(id_ for id_ in layer.written_in if id_.endswith(f"/{wanted}"))
        near = beside.get(guess(wanted, beside), "") or next(iter(elsewhere), "")
        if not near:
            return ""
        languages = layer.written_in[near]
        entry = layer.entries[near, self.lang if self.lang in languages else languages[0]]
        return relpath(
            entry.path.removesuffix(f".{entry.lang}.md").removesuffix(".md") + ".md", self.folder
        )


def is_in(id_: str, above: str) -> bool:
    """True for an id that stands directly below another, or a folder."""
    return id_.rpartition("/")[0] == above


def id_of_file(path: str, kinds: Kinds) -> str:
    """Give the id that a file below content/ would have; a translation has its original's."""
    stem = path.removeprefix("content/").removesuffix(".md")
    folder, _, name = stem.rpartition("/")
    base = f"{folder}/{name.partition('.')[0]}" if folder else name.partition(".")[0]
    return id_named(base.removesuffix("/index"), kinds)
