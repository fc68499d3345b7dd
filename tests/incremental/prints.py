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
    """Make a panel of each set of stories (none: the title panel), and write the record.

    With them go a press sheet in English and a hanging plan, which name every story.
    """
    files = Sources(workshop.site, walk_site(workshop.site))
    reading = read_entries(files, read_settings(files), Known())
    groups = {group.id: group for group in reading.groups}
    texts = texts_by_language(reading.texts)
    digests = {id_: shown_digest(groups[id_], texts, files.digest) for id_ in groups}
    kinds = [("title", "story", "winners")[min(len(stories), 2)] for stories in sets]
    made = [
        print_one(workshop, kind, number, stories, digests)
        for number, (kind, stories) in enumerate(zip(kinds, sets, strict=True), 1)
    ]
    every = tuple(sorted({story for stories in sets for story in stories}))
    documents = [
        print_one(workshop, kind, 0, every, digests) for kind in ("press-sheet", "hanging-plan")
    ]
    record = PrintRecord(
        format=FORMAT, exhibition=GENEVA, panels=tuple(made), documents=tuple(documents)
    )
    workshop.write(f"{FOLDER}/panels.json", encode_record(record))


def print_one(
    workshop: Workshop, kind: str, number: int, stories: tuple[str, ...], digests: dict[str, str]
) -> PrintedPanel:
    """Write a panel's files; give what is written down of it."""
    preview = media.png(40 * number, width=12, height=28)
    proof = pdf(f"{number} {kind}")
    stem = f"geneva-2022_{number:02d}_panel" if number else f"geneva-2022_{kind}"
    workshop.write(f"{FOLDER}/{stem}_preview.png", preview)
    workshop.write(f"{FOLDER}/{stem}_proof.pdf", proof)
    workshop.write(f"{FOLDER}/{stem}.pdf", b"not looked at")
    return PrintedPanel(
        kind=kind,
        number=number,
        stories={story: digests[story] for story in stories},
        exhibition=digests[GENEVA],
        languages=LANGUAGES if number else ("en",),
        width=850,
        height=2000,
        pdf=f"{stem}.pdf",
        proof=f"{stem}_proof.pdf",
        proof_sha256=sha256(proof).hexdigest(),
        preview=f"{stem}_preview.png",
        preview_sha256=sha256(preview).hexdigest(),
    )


def pdf(words: str) -> bytes:
    """Give an empty page that tells who made it, which must not be published."""
    import io

    import pikepdf

    document = pikepdf.new()
    document.add_blank_page(page_size=(100 + len(words), 100))
    document.docinfo["/Author"] = f"Secret author of {words}"
    target = io.BytesIO()
    document.save(target, deterministic_id=True)
    return target.getvalue()


def take_down(workshop: Workshop) -> None:
    """Remove all panels."""
    for path in workshop.files("output-print"):
        workshop.remove(path)
