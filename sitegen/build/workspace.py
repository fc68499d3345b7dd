"""All layers of a site, as tasks ask them; the same in every process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sitegen.build.bodystore import BodyStore
from sitegen.engine.digest import Digest
from sitegen.markdown.body import Body
from sitegen.render.file_queries import Files
from sitegen.render.guard import Names
from sitegen.render.theme import Theme
from sitegen.site.library import Library


class StoredBodies:
    """The converted texts of a site: digests at hand, bodies read when they are asked for."""

    def __init__(
        self, store: Path, bodies: Mapping[tuple[str, str], tuple[Digest, Digest]]
    ) -> None:
        self.store = store
        self.bodies = bodies
        self.opened: BodyStore | None = None

    def digest(self, id_: str, lang: str) -> Digest:
        """Give the digest of a converted text, an empty one where there is none."""
        return self.bodies.get((id_, lang), (b"", b""))[1]

    def load(self, id_: str, lang: str) -> Body:
        """Give a converted text. Raises RuntimeError where the store lost it during the build."""
        key, digest = self.bodies.get((id_, lang), (b"", b""))
        if not key:
            return Body(html="")
        if self.opened is None:
            self.opened = BodyStore(self.store)
        record = self.opened.get(key)
        if record is None or record.digest != digest:
            raise RuntimeError(f"the text of {id_} was lost from the cache during the build")
        return record.body

    def __getstate__(self) -> dict[str, Any]:
        return {"store": self.store, "bodies": self.bodies, "opened": None}


@dataclass(frozen=True)
class Workspace:
    """The layers by name, with what tasks need beside them."""

    site: Path

    library: Library
    theme: Theme
    files: Files
    names: Names
    bodies: StoredBodies
    stage: Path
    page_size: int
    minify: bool

    def layer(self, name: str) -> Any:
        """Give a layer. Raises AttributeError for a name that is none."""
        return getattr(self, name)
