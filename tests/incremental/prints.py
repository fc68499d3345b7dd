"""Panels as `sitegen panels` leaves them: pictures of stories, with a record of whose they are."""

from __future__ import annotations

from hashlib import sha256

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
from tests.incremental import media
from tests.incremental.workshop import Workshop

GENEVA = "exhibitions/geneva-2022"
FOLDER = "output-print/geneva-2022"
NOOR, DANI, MARA = "stories/2022/noor", "stories/2022/dani", "stories/2021/mara"
LANGUAGES = ("en", "he", "ar")


def hang(workshop: Workshop, *sets: tuple[str, ...]) -> None:
    """Make a panel of each set of stories (none: the title panel), and write the record."""
    files = Sources(workshop.site, walk_site(workshop.site))
    reading = read_entries(files, read_settings(files), Known())
    groups = {group.id: group for group in reading.groups}
    texts = texts_by_language(reading.texts)

    def digest_of(id_: str) -> str:
        return shown_digest(groups[id_], texts, files.digest)

    panels = []
    for number, stories in enumerate(sets, 1):
        preview, proof = media.png(40 * number, width=12, height=28), b"%PDF-" + bytes([number])
        stem = f"geneva-2022_{number:02d}_panel"
        workshop.write(f"{FOLDER}/{stem}_preview.png", preview)
        workshop.write(f"{FOLDER}/{stem}_proof.pdf", proof)
        workshop.write(f"{FOLDER}/{stem}.pdf", b"not looked at")
        panels.append(
            PrintedPanel(
                kind=("title", "story", "winners")[min(len(stories), 2)],
                number=number,
                stories={story: digest_of(story) for story in stories},
                exhibition=digest_of(GENEVA),
                languages=LANGUAGES,
                width=850,
                height=2000,
                pdf=f"{stem}.pdf",
                proof=f"{stem}_proof.pdf",
                proof_sha256=sha256(proof).hexdigest(),
                preview=f"{stem}_preview.png",
                preview_sha256=sha256(preview).hexdigest(),
            )
        )
    record = PrintRecord(format=FORMAT, exhibition=GENEVA, panels=tuple(panels))
    workshop.write(f"{FOLDER}/panels.json", encode_record(record))


def take_down(workshop: Workshop) -> None:
    """Remove all panels."""
    for path in workshop.files("output-print"):
        workshop.remove(path)
