"""What a file says of itself in its XMP metadata and its Info dictionary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sitegen.preflight.pdf.objects import damage, entry, is_stream, text_of
from sitegen.values import Value

if TYPE_CHECKING:
    import pikepdf

NAMES = {
    "pdfx_version": ("{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion",),
    "trapped": ("{http://ns.adobe.com/pdf/1.3/}Trapped",),
    "pdfua_part": ("{http://www.aiim.org/pdfua/ns/id/}part",),
    "title": ("{http://purl.org/dc/elements/1.1/}title",),
    **{
        name: (f"{{http://ns.adobe.com/xap/1.0/mm/}}{name}",)
        for name in ("DocumentID", "VersionID", "RenditionClass")
    },
}
MEDIA = ("ID", "Class")


class Claims(Value):
    """What a file claims; "" where it says nothing. `has_xmp` is false without readable XMP.

    `has_media_names`: XMP names the document, its version and its rendition.
    """

    has_xmp: bool = False
    pdfx_version: str = ""
    info_pdfx_version: str = ""
    trapped: str = ""
    xmp_trapped: str = ""
    has_media_names: bool = False
    pdfua_part: str = ""
    title: str = ""


def read_claims(pdf: pikepdf.Pdf) -> Claims:
    """Read the claims of a file (ISO 15930-7, 6.9 and 6.11; ISO 14289-1, 5)."""
    found = _read_xmp(pdf)
    info = entry(pdf.trailer, "/Info")
    trapped = entry(info, "/Trapped")
    return Claims(
        has_xmp=found is not None,
        pdfx_version=(found or {}).get("pdfx_version", ""),
        info_pdfx_version=text_of(entry(info, "/GTS_PDFXVersion")),
        trapped=(
            str(trapped).removeprefix("/")
            if trapped is not None
            else (found or {}).get("trapped", "")
        ),
        xmp_trapped=(found or {}).get("trapped", ""),
        has_media_names=all((found or {}).get(name) for name in NAMES if name.endswith(MEDIA)),
        pdfua_part=(found or {}).get("pdfua_part", ""),
        title=(found or {}).get("title", ""),
    )


def _read_xmp(pdf: pikepdf.Pdf) -> dict[str, str] | None:
    if not is_stream(entry(pdf.Root, "/Metadata")):
        return None
    try:
        metadata: Any = pdf.open_metadata(
            set_pikepdf_as_editor=False, update_docinfo=False, strict=True
        )
        return {
            field: next((str(metadata[name]) for name in names if name in metadata), "")
            for field, names in NAMES.items()
        }
    except damage():
        return None
