"""What goes from the cache after a build: texts and files that nobody demands any longer."""

from __future__ import annotations

from contextlib import closing

from sitegen.builder.scan.previous_build import PreviousBuild
from sitegen.builder.schedule.texts import Conversion
from sitegen.builder.store.bodies import BodyStore
from sitegen.builder.store.folders import Folders
from sitegen.media.cache import MediaCache


def clean_up(
    folders: Folders, conversion: Conversion, made: dict[str, str], last: PreviousBuild
) -> None:
    """Remove what the cache holds of former days."""
    if conversion.changed:
        with closing(BodyStore(folders.bodies)) as store:
            store.clean_up({trace.key for trace in conversion.traces.values()})
    if made != last.traces.made and sum(1 for _ in folders.media.glob("*/*")) > 2 * len(made) + 200:
        MediaCache(folders.media).collect_garbage(made)
