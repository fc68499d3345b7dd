"""The real site with an exhibition whose panels were made: its pictures and their record."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from pathlib import Path

from PIL import Image

from sitegen.content.project import Known, read_entries, read_settings
from sitegen.content.source import walk_site
from sitegen.content.sources import Sources
from sitegen.site.prints import (
    FORMAT,
    PrintedPanel,
    PrintRecord,
    encode_record,
    shown_digest,
    texts_by_language,
)

EXHIBITION = "exhibitions/geneva-2022"
STORIES = (
    "stories/2022/a-classroom-in-two-languages",
    "stories/2022/a-courtyard-with-open-doors",
    "stories/2022/the-night-shift",
)
PANELS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("title", ()),
    ("introduction", ()),
    *(("story", (story,)) for story in STORIES),
    ("winners", STORIES),
    ("closing", ()),
)
"""The kinds of the panels in their order, with the stories on each."""


def hang(site: Path) -> None:
    """Leave in a site's folder what `sitegen panels geneva-2022` leaves: drawn roll-ups here."""
    folder = site / "output-print/geneva-2022"
    folder.mkdir(parents=True)
    digests = digests_of(site)
    panels = tuple(
        print_one(folder, number, kind, stories, digests)
        for number, (kind, stories) in enumerate(PANELS, 1)
    )
    record = PrintRecord(format=FORMAT, exhibition=EXHIBITION, panels=panels, documents=())
    (folder / "panels.json").write_bytes(encode_record(record))


def digests_of(site: Path) -> dict[str, str]:
    """Give by id what a record says of each entry."""
    files = Sources(site, walk_site(site))
    reading = read_entries(files, read_settings(files), Known())
    texts = texts_by_language(reading.texts)
    return {group.id: shown_digest(group, texts, files.digest) for group in reading.groups}


def print_one(
    folder: Path, number: int, kind: str, stories: tuple[str, ...], digests: dict[str, str]
) -> PrintedPanel:
    """Write a panel's files; give what is written down of it."""
    stem = f"geneva-2022_{number:02d}_{kind}"
    drawn = BytesIO()
    Image.new("RGB", (680, 1600), (20 * number, 90, 120)).save(drawn, "PNG")
    files = {f"{stem}_preview.png": drawn.getvalue(), f"{stem}_proof.pdf": b"", f"{stem}.pdf": b""}
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return PrintedPanel(
        kind=kind,
        number=number,
        stories={story: digests[story] for story in stories},
        exhibition=digests[EXHIBITION],
        languages=("en", "he", "ar"),
        width=850,
        height=2000,
        pdf=f"{stem}.pdf",
        proof=f"{stem}_proof.pdf",
        proof_sha256=sha256(b"").hexdigest(),
        preview=f"{stem}_preview.png",
        preview_sha256=sha256(drawn.getvalue()).hexdigest(),
    )
