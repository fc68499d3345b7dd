"""Templates in their compiled form, kept between builds: parsing them takes longer than a page.

The store's folder is that of one version of the code, its libraries and the site's extensions.py,
so that the source, its name and whether it is made small decide what is compiled.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from sitegen.engine.digest import Digest, digest_value
from sitegen.engine.store import ObjectStore
from sitegen.safety.gate import Gate


class CompiledTemplates(BytecodeCache):
    """Gives templates compiled, and keeps them: those that say no name which may not be shown."""

    def __init__(self, store: ObjectStore, gate: Gate, *, small: bool) -> None:
        self.store = store
        self.gate = gate
        self.small = small

    def get_bucket(self, environment: Any, name: str, filename: str | None, source: str) -> Bucket:
        """Give the place of a template. Its source is kept with the code, and must be the same."""
        bucket = Bucket(environment, name, source)
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put what was compiled into its place, if it is kept."""
        data = self.store.get(self._key(bucket))
        if data is not None:
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        # The source is kept beside the code; in the code, pieces of a name may have been joined.
        said = [bucket.checksum, *texts_in(bucket.code)] if self.gate else []
        if not self.gate.stops("\n".join(said)):
            self.store.put(self._key(bucket), bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> Digest:
        return digest_value(["compiled", bucket.key, bucket.checksum, self.small, self.gate.mark])


def texts_in(code: CodeType | None) -> Iterator[str]:
    """Give the texts that stand in compiled code."""
    for value in code.co_consts if code else ():
        if isinstance(value, str):
            yield value
        elif isinstance(value, CodeType):
            yield from texts_in(value)
