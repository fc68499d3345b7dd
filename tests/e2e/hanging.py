"""The real site with an exhibition whose panels were made: its pictures and their record."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image

from sitegen.site.prints import FORMAT, PrintedPanel, PrintRecord, encode_record
from tests.printed import digests_of, printed_panel

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
    return printed_panel(stem, kind, number, stories, EXHIBITION, digests, files)
