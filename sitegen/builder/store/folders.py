"""Where a build keeps what it knows."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from sitegen.builder.options import BuildOptions
from sitegen.engine.clock import Clock
from sitegen.engine.digest import digest_bytes, digest_value
from sitegen.engine.files import read_tree, whole_path
from sitegen.engine.toolchain import built_in_themes, toolchain_digest

ORIGINALS = "originals"


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders of a build below that of the cache, which may be deleted at any time."""

    cache_root: Path
    toolchain: str
    state: Path

    @classmethod
    def of(cls, options: BuildOptions) -> Folders:
        """Find the folders of a build: one a version of sitegen, in it one an output folder."""
        root = options.cache_root
        toolchain = toolchain_digest(*outside_inputs(options.site))
        label = digest_bytes(os.fsencode(whole_path(options.output))).hex()[:16]
        return cls(root, toolchain, root / "cache" / toolchain / f"output-{label}")

    @property
    def cache(self) -> Path:
        """The cache of this version."""
        return self.cache_root / "cache" / self.toolchain

    @property
    def bodies(self) -> Path:
        """The table of converted texts."""
        return self.cache / "bodies.db"

    @property
    def parts(self) -> Path:
        """The table of the own parts of pages."""
        return self.cache / "parts.db"

    @property
    def objects(self) -> Path:
        """What was found out about files."""
        return self.cache / "objects"

    @property
    def media(self) -> Path:
        """Finished pictures and recordings: they outlive versions, and their keys say all."""
        return self.cache_root / "media"

    @property
    def originals(self) -> Path:
        """What originals said when they were translated."""
        return self.cache_root / ORIGINALS

    @property
    def stage(self) -> Path:
        """Outputs that are finished and not yet in place."""
        return self.cache_root / "stage"

    @property
    def recordings(self) -> Path:
        """Finished recordings among them. The cache keeps none: one is made as fast as copied."""
        return self.stage / "recordings"


def read_clock(options: BuildOptions) -> Clock:
    """Read the clocks of the cache's file system, which is the site's as a rule, and the output's.

    Nothing is touched where only the author writes.
    """
    return Clock.read(options.cache_root, options.output)


def outside_inputs(site: Path) -> list[bytes]:
    """Give what makes outputs but is no source: the site's code, a built-in theme elsewhere."""
    inputs = []
    extensions = site / "extensions.py"
    if extensions.is_file():
        inputs.append(extensions.read_bytes())
    themes = built_in_themes().resolve()
    if not themes.is_relative_to(site.resolve()):
        inputs.append(digest_value(read_tree(themes)))
    return inputs
