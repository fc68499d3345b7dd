"""What the lists of the site say of themselves."""

from __future__ import annotations

from sitegen.kinds.kind import FOLDER, SPEAKS_FOR_A_FOLDER, Kind, Placed
from sitegen.kinds.meta import Meta


class Section(Meta):
    """The title, summary and text of a list page (`_index.md`)."""


def path_of(section: Placed) -> str:
    """Stand at the address of the list."""
    folder = section.id.rpartition("/")[0]
    return f"/{folder}/" if folder else "/"


SECTION = Kind(
    name="section",
    model=Section,
    file=SPEAKS_FOR_A_FOLDER,
    inside=FOLDER,
    listed=False,
    tagged=False,
    path=path_of,
)
