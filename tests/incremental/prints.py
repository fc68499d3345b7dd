"""Panels as `sitegen panels` leaves them: pictures of stories, with a record of whose they are."""

from __future__ import annotations

from sitegen.site.prints import FORMAT, PrintedPanel, PrintRecord, encode_record
from tests.incremental import media
from tests.incremental.workshop import Workshop
from tests.printed import LANGUAGES, digests_of, printed_panel

GENEVA = "exhibitions/geneva-2022"
FOLDER = "output-print/geneva-2022"
NOOR, DANI, MARA = "stories/2022/noor", "stories/2022/dani", "stories/2021/mara"


def hang(workshop: Workshop, *sets: tuple[str, ...]) -> None:
    """Make a panel of each set of stories (none: the title panel), and write the record.

    With them go a press sheet in English and a hanging plan, which name every story.
    """
    digests = digests_of(workshop.site)
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
    stem = f"geneva-2022_{number:02d}_panel" if number else f"geneva-2022_{kind}"
    files = {
        f"{stem}_preview.png": media.png(40 * number, width=12, height=28),
        f"{stem}_proof.pdf": pdf(f"{number} {kind}"),
        f"{stem}.pdf": b"not looked at",
    }
    for name, data in files.items():
        workshop.write(f"{FOLDER}/{name}", data)
    languages = LANGUAGES if number else ("en",)
    return printed_panel(stem, kind, number, stories, GENEVA, digests, files, languages)


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
