"""All layers of a site, as tasks ask them; the same in every process."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sitegen.builder.store.bodies import BodyRecord, BodyStore
from sitegen.engine.digest import Digest
from sitegen.markdown.body import Body
from sitegen.render.queries.files import Files
from sitegen.render.queries.prints import Prints
from sitegen.render.theme.theme import Theme
from sitegen.safety.gate import Gate
from sitegen.site.library import Library


class StoredBodies:
    """The converted texts of a site: digests at hand, bodies read when they are asked for.

    `again` converts a text that the store has lost, or has as another output's build left it.
    """

    def __init__(
        self,
        store: Path | None,
        bodies: Mapping[tuple[str, str], tuple[Digest, Digest]],
        again: Callable[[str, str], BodyRecord] | None = None,
    ) -> None:
        self.store = store
        self.bodies = bodies
        self.again = again
        self.opened: BodyStore | None = None

    def digest(self, id_: str, lang: str) -> Digest:
        """Give the digest of a converted text, an empty one where there is none."""
        return self.bodies.get((id_, lang), (b"", b""))[1]

    def load(self, id_: str, lang: str) -> Body:
        """Give a converted text. Raises ContentError where it can't be converted again."""
        key, digest = self.bodies.get((id_, lang), (b"", b""))
        if not key:
            return Body(html="")
        if self.opened is None:
            self.opened = BodyStore(self.store)
        record = self.opened.get(key)
        if record is None or record.digest != digest:
            record = self._convert(id_, lang, digest)
            self.opened.put([(key, record)])
        return record.body

    def _convert(self, id_: str, lang: str, digest: Digest) -> BodyRecord:
        record = self.again(id_, lang) if self.again else None
        if record is None or record.digest != digest:
            raise RuntimeError(f"the text of {id_} is not what its trace says")
        return record

    def __getstate__(self) -> dict[str, Any]:
        return {**vars(self), "opened": None}


@dataclass(frozen=True)
class Workspace:
    """The layers by name, with what tasks need beside them."""

    site: Path

    library: Library
    theme: Theme
    files: Files
    prints: Prints
    gate: Gate
    bodies: StoredBodies
    stage: Path

    def layer(self, name: str) -> Any:
        """Give a layer. Raises AttributeError for a name that is none."""
        return getattr(self, name)
