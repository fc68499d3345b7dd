"""What the record of panels says, for tests that leave panels in a site without drawing them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import walk_site
from sitegen.content.project import Known, read_entries
from sitegen.content.settings.covers_files import with_covers
from sitegen.content.settings.settings_file import read_settings
from sitegen.site.prints import PrintedPanel, shown_digest, texts_by_language

LANGUAGES = ("en", "he", "ar")


def digests_of(site: Path) -> dict[str, str]:
    """Give by id what a record says of each entry."""
    files = with_covers(Sources(site, walk_site(site))).sources
    reading = read_entries(files, read_settings(files), Known())
    texts = texts_by_language(reading.texts)
    return {group.id: shown_digest(group, texts, files.digest) for group in reading.groups}


def printed_panel(
    stem: str,
    kind: str,
    number: int,
    stories: Sequence[str],
    exhibition: str,
    digests: Mapping[str, str],
    files: Mapping[str, bytes],
    languages: tuple[str, ...] = LANGUAGES,
    size: tuple[float, float] = (850, 2000),
) -> PrintedPanel:
    """Give what is written down of a panel whose files' names begin with `stem`; `size` in mm."""
    proof, preview = f"{stem}_proof.pdf", f"{stem}_preview.png"
    return PrintedPanel(
        kind=kind,
        number=number,
        stories={story: digests[story] for story in stories},
        exhibition=digests[exhibition],
        languages=languages,
        width=size[0],
        height=size[1],
        pdf=f"{stem}.pdf",
        proof=proof,
        proof_sha256=sha256(files[proof]).hexdigest(),
        preview=preview,
        preview_sha256=sha256(files[preview]).hexdigest(),
    )
