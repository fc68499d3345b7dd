"""What goes from the cache after a build: texts, parts and files that nobody wants any longer."""

from __future__ import annotations

from contextlib import closing

from sitegen.builder.scan.previous_build import PreviousBuild
from sitegen.builder.schedule.rendering import Rendering
from sitegen.builder.schedule.texts import Conversion
from sitegen.builder.store.bodies import BodyStore
from sitegen.builder.store.folders import Folders
from sitegen.builder.store.parts import PartStore, key_of
from sitegen.media.cache import MediaCache


def clean_up(
    folders: Folders,
    conversion: Conversion,
    rendering: Rendering,
    made: dict[str, str],
    last: PreviousBuild,
) -> None:
    """Remove what the cache holds of former days."""
    if conversion.changed:
        with closing(BodyStore(folders.bodies)) as store:
            store.clean_up({trace.key for trace in conversion.traces.values()})
    if rendering.rendered:
        with closing(PartStore(folders.parts)) as parts:
            parts.clean_up({key_of(path) for path in rendering.pages})
    if made != last.traces.made and sum(1 for _ in folders.media.glob("*/*")) > 2 * len(made) + 200:
        MediaCache(folders.media).collect_garbage(made)
