"""What is at a target without a switch, also after a publish that broke off.

Such a target is a bucket, or web space without links: its files are sent one by one. What is about
to be sent is written down there first (`PENDING`), and `RECORD` says what was there before. Between
the two and what the host itself can tell, a publish that follows knows each of our files: none that
only the broken one sent stays unknown, and so none that shows somebody who has withdrawn since.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from sitegen.errors import SitegenError
from sitegen.publish.people import joined
from sitegen.publish.record import Kept, Record

OURS = ".sitegen/"
RECORD = f"{OURS}published.json"
PENDING = f"{OURS}pending.json"

LOST = "somebody broke this publish's lock and publishes now; nothing more was sent"


def found_there(published: Record | None, pending: Record, tags: Mapping[str, str]) -> Record:
    """Say what is there after a publish broke off: of its files, and of those before it.

    `tags` is what the host calls the contents of the files that are there, by path; the records
    have the same names in `keys`. A file whose content nobody knows has an empty digest, so that it
    is sent again or goes. Whoever either of the two shows may be seen there. The record has no
    name of a release, since none is there whole.
    """
    known = [pending, *([published] if published else [])]
    files: dict[str, str] = {}
    kept: dict[str, Kept] = {}
    for path in sorted({path for record in known for path in record.present}):
        if path not in tags:
            continue
        holds = [record for record in known if record.keys.get(path) == tags[path]]
        digest = holds[0].present.get(path, "") if holds else ""
        until = next((each.kept[path].until for each in known if path in each.kept), 0)
        if until and not any(path in record.files for record in known):
            kept[path] = Kept(digest=digest, until=until)
        else:
            files[path] = digest
    keys = {path: tag for path, tag in tags.items() if path in files or path in kept}
    people = joined(record.people for record in reversed(known))
    return replace(
        published or pending, release="", files=files, kept=kept, keys=keys, people=people
    )


def whole(current: Record | None) -> Sequence[Record]:
    """Give what is there as a release, none where it isn't one."""
    return (current,) if current and current.release else ()


def refuse_foreign(foreign: Collection[str], where: str, otherwise: str) -> None:
    """Raise SitegenError where a publish would write over files that aren't ours.

    `otherwise` is what can be done but moving them away.
    """
    if foreign:
        first, *more = sorted(foreign)
        others = f" and {len(more)} more files" if more else ""
        raise SitegenError(
            f"{where} holds {first!r}{others} that sitegen didn't put there; move that away, or "
            f"{otherwise}. Nothing was changed"
        )
