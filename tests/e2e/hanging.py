"""The real site with an exhibition whose panels were made: its pictures and their record."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image

from sitegen.schema.formats import BUILT_IN, Format, parse_format
from sitegen.site.prints import FORMAT, PrintedPanel, PrintRecord, encode_record
from tests.printed import digests_of, printed_panel

EXHIBITION = "exhibitions/geneva-2022"
STORIES = (
    "stories/2022/a-classroom-in-two-languages",
    "stories/2022/a-courtyard-with-open-doors",
    "stories/2022/the-night-shift",
)
PANELS: tuple[tuple[str, tuple[str, ...], Format], ...] = (
    ("title", (), BUILT_IN["rollup-850x2000"]),
    ("introduction", (), BUILT_IN["a0"]),
    ("story", STORIES[:1], BUILT_IN["24x36in"]),
    ("story", STORIES[1:2], parse_format("a1", "landscape")),
    ("story", STORIES[2:], BUILT_IN["a2"]),
    ("winners", STORIES, parse_format("a3", "landscape")),
    ("quote", STORIES[:1], BUILT_IN["1000x1000"]),
    ("closing", (), BUILT_IN["a4"]),
)
"""The kinds of the panels in their order, with the stories on each: one of each built-in format."""

NARROW = 1600
"""Pixels of a picture's narrow side, as the panels' maker draws them."""


def hang(site: Path) -> None:
    """Leave in a site's folder what `sitegen panels geneva-2022` leaves: plain grounds here."""
    folder = site / "output-print/geneva-2022"
    folder.mkdir(parents=True)
    digests = digests_of(site)
    panels = tuple(
        print_one(folder, number, kind, stories, digests, size)
        for number, (kind, stories, size) in enumerate(PANELS, 1)
    )
    record = PrintRecord(format=FORMAT, exhibition=EXHIBITION, panels=panels, documents=())
    (folder / "panels.json").write_bytes(encode_record(record))


def print_one(
    folder: Path,
    number: int,
    kind: str,
    stories: tuple[str, ...],
    digests: dict[str, str],
    size: Format,
) -> PrintedPanel:
    """Write a panel's files; give what is written down of it."""
    stem = f"geneva-2022_{number:02d}_{kind}"
    drawn = BytesIO()
    scale = NARROW / min(size.width, size.height)
    pixels = (round(size.width * scale), round(size.height * scale))
    Image.new("RGB", pixels, (20 * number, 90, 120)).save(drawn, "PNG")
    files = {f"{stem}_preview.png": drawn.getvalue(), f"{stem}_proof.pdf": b"", f"{stem}.pdf": b""}
    for name, data in files.items():
        (folder / name).write_bytes(data)
    trimmed = (size.width, size.height)
    return printed_panel(stem, kind, number, stories, EXHIBITION, digests, files, size=trimmed)
