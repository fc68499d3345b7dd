"""What a withdrawal is about, written down until it is done: in private/, which never leaves.

So it can be run again after a failure, when the entry's files are gone already, and the proof can
be repeated as long as the file stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from sitegen.content.folder.survey import PRIVATE
from sitegen.content.settings.tombstones import mark_of
from sitegen.engine.files import write_atomically
from sitegen.errors import SitegenError
from sitegen.values import Value
from sitegen.withdraw.markers import Markers

FOLDER = f"{PRIVATE}/withdrawn"
FORMAT = 1
ONLY_MINE = 0o600

ARCHIVE, REMOVE = "archive", "remove"
"""Two steps: its files are in the archive; they left the site."""


class Case(Value, tag=False):
    """One withdrawal: what goes, by which markers it is recognised, which steps are done.

    `date` is the day in ISO 8601. `files` have the SHA-256 of each; they go into `archive`, a
    folder, or are deleted where that is empty; `copies` are archives into which an earlier choice
    may have copied some. `withheld` are files of somebody's that others use: they stay in the site
    and are shown nowhere. `telling` are those of the addresses that say a name; `sets` are the
    exhibitions with panels of it, `hung` the places where those hang or hung.
    """

    id: str
    kind: str
    date: str
    archive: str
    files: dict[str, str]
    addresses: tuple[str, ...]
    telling: tuple[str, ...]
    outputs: tuple[str, ...]
    sets: tuple[str, ...]
    markers: Markers
    secret: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    hung: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    format: int = FORMAT

    @property
    def name(self) -> str:
        """What it is called in file names: nobody's name."""
        return mark_of(self.id)

    @property
    def has_gone(self) -> bool:
        """True where its files left the site, or lie in the archive already."""
        return self.is_done(ARCHIVE) or self.is_done(REMOVE)

    def is_done(self, step: str) -> bool:
        """True for a step that was done by an earlier run, or by this one."""
        return step in self.done


def place_of(site: Path, id_: str) -> Path:
    """Give the file in which an entry's withdrawal is written down."""
    return site / FOLDER / f"{mark_of(id_)}.json"


def write_case(site: Path, case: Case) -> None:
    """Write a withdrawal down, for nobody else to read. Raises OSError, SitegenError."""
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    ignored = folder / ".gitignore"
    if not ignored.exists():
        ignored.write_text("*\n", encoding="utf-8")
    if read_case(place_of(site, case.id)) == case:
        return
    data = msgspec.json.format(msgspec.json.encode(case), indent=1)
    write_atomically(place_of(site, case.id), data + b"\n", mode=ONLY_MINE)


def read_case(path: Path) -> Case | None:
    """Read a withdrawal, None where there is none. Raises SitegenError for a damaged file."""
    try:
        case = msgspec.json.decode(path.read_bytes(), type=Case)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.MsgspecError) as error:
        raise SitegenError(f"{path}: can't be read ({error}); remove it and begin anew") from None
    return case if case.format == FORMAT else None


def cases(site: Path) -> Iterator[Case]:
    """Give all withdrawals that are written down. Raises SitegenError for damaged files."""
    for path in sorted((site / FOLDER).glob("*.json")):
        if case := read_case(path):
            yield case
