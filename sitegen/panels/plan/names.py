"""File names that a printer understands without opening the file."""

from __future__ import annotations

from sitegen.panels.values import DOCUMENT_KINDS, Panel


def file_stem(panel: Panel) -> str:
    """`geneva-2022_03_slug_850x2000mm_3lang_x1`: set, place in the hanging, size, copies.

    A panel in one language is named by it (`_he`), so that sets of one language stay apart. A
    document has no place in the hanging: `geneva-2022_labels_a4_3lang`.
    """
    languages = panel.languages
    spoken = languages[0] if len(languages) == 1 else f"{len(languages)}lang"
    if panel.kind in DOCUMENT_KINDS:
        return f"{panel.exhibition}_{panel.kind}_{panel.format.name}_{spoken}"
    return (
        f"{panel.exhibition}_{panel.number:02d}_{panel.slug}_{panel.format.size}"
        f"_{spoken}_x{panel.printing.copies}"
    )
