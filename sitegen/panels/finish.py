"""The last hand on a PDF: boxes, output intent, languages, metadata, and bytes that never vary.

ISO 15930-7 (PDF/X-4) asks for TrimBox, OutputIntent, Trapped, dates, XMP and a file identifier;
ISO 14289-1 (PDF/UA-1) for a title, languages, `DisplayDocTitle` and its own mark in the XMP.
"""

from __future__ import annotations

import io
import uuid
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from sitegen.errors import SitegenError
from sitegen.panels.colour import OutputProfile
from sitegen.panels.formats import MILLIMETRES, Sheet
from sitegen.values import Value

if TYPE_CHECKING:
    import pikepdf

# The moment written into every panel: a panel's bytes depend on what it shows, not on the clock.
FIXED_MOMENT = "2000-01-01T00:00:00Z"
FIXED_DATE = "D:20000101000000Z"
NAMESPACE = uuid.UUID("6f0f3c0a-6f5b-5f0e-9f57-2c0f3b3f9a11")
PRODUCER = "sitegen panels"


class Facts(Value):
    """What a panel's PDF says about itself; `section_languages` in reading order."""

    title: str
    lang: str
    section_languages: tuple[str, ...]
    identity: str


class UnfinishedPdfError(SitegenError):
    """A PDF whose structure is not what the panel's HTML promised."""


def finish_print(data: bytes, facts: Facts, sheet: Sheet, profile: OutputProfile) -> bytes:
    """A PDF/X-4 that is also PDF/UA-1: boxes from `sheet` on every page, the profile as intent."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            _set_boxes(page, sheet)
        _set_intent(pdf, profile)
        _describe(pdf, facts, print_ready=True)
        return _saved(pdf, "1.6")


def finish_proof(data: bytes, facts: Facts, sheet: Sheet) -> bytes:
    """The proof's PDF/UA-1, cropped to the trim so that a screen shows what will hang."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            _set_boxes(page, sheet)
            page.cropbox = page.trimbox
        _describe(pdf, facts, print_ready=False)
        return _saved(pdf, "1.7")


def _set_boxes(page: pikepdf.Page, sheet: Sheet) -> None:
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    for key, inset_mm in (("/TrimBox", sheet.margin), ("/BleedBox", sheet.slug)):
        inset = inset_mm / MILLIMETRES["pt"]
        edges = (left + inset, bottom + inset, right - inset, top - inset)
        page.obj[key] = [round(edge, 4) for edge in edges]


def _set_intent(pdf: pikepdf.Pdf, profile: OutputProfile) -> None:
    from pikepdf import Array, Dictionary, Name, String

    stream = pdf.make_stream(profile.data)
    stream["/N"] = 4
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(profile.condition),
        OutputCondition=String(profile.description),
        RegistryName=String("http://www.color.org"),
        Info=String(profile.description),
        DestOutputProfile=stream,
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def _describe(pdf: pikepdf.Pdf, facts: Facts, *, print_ready: bool) -> None:
    from pikepdf import Dictionary, Name, String

    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    for key, text in {
        "/Title": facts.title,
        "/Producer": PRODUCER,
        "/Creator": PRODUCER,
        "/CreationDate": FIXED_DATE,
        "/ModDate": FIXED_DATE,
    }.items():
        pdf.docinfo[key] = String(text)
    if print_ready:
        pdf.docinfo["/Trapped"] = Name.False_ if hasattr(Name, "False_") else Name("/False")
        pdf.docinfo["/GTS_PDFXVersion"] = String("PDF/X-4")
    pdf.Root.Lang = String(facts.lang)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    _set_languages(pdf, facts.section_languages)
    metadata = pdf.make_stream(_xmp(facts, print_ready).encode("utf-8"))
    metadata["/Type"] = Name.Metadata
    metadata["/Subtype"] = Name.XML
    pdf.Root.Metadata = metadata


def _set_languages(pdf: pikepdf.Pdf, languages: Sequence[str]) -> None:
    from pikepdf import String

    sections = [element for element in _elements(pdf.Root.StructTreeRoot) if _is(element, "/Sect")]
    if len(sections) != len(languages):
        raise UnfinishedPdfError(
            f"the panel has {len(languages)} sections with a language, its PDF {len(sections)}: "
            "a section of a panel template must not break over pages"
        )
    for element, lang in zip(sections, languages, strict=True):
        element["/Lang"] = String(lang)
    height = float(pdf.pages[0].mediabox[3])
    for figure in _elements(pdf.Root.StructTreeRoot):
        if _is(figure, "/Figure"):
            _turn_upright(figure, height)


def _turn_upright(figure: Any, height: float) -> None:
    # The engine writes CSS pixels from the top; PDF counts points from the bottom (ISO 32000 14.8).
    x1, y1, x2, y2 = (float(edge) * 0.75 for edge in figure["/A"]["/BBox"])
    figure["/A"]["/BBox"] = [round(edge, 2) for edge in (x1, height - y2, x2, height - y1)]


def _elements(node: Any) -> Iterator[Any]:
    """The structure elements below a node, in reading order."""
    import pikepdf

    kids = node.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


def _is(element: Any, kind: str) -> bool:
    return str(element["/S"]) == kind


def _xmp(facts: Facts, print_ready: bool) -> str:
    identity = uuid.uuid5(NAMESPACE, facts.identity)
    printing = (
        "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion><pdf:Trapped>False</pdf:Trapped>"
        if print_ready
        else ""
    )
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:pdf="http://ns.adobe.com/pdf/1.3/" '
        'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" '
        'xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
        'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">\n'
        "<dc:format>application/pdf</dc:format>"
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(facts.title)}</rdf:li></rdf:Alt>'
        f"</dc:title><dc:language><rdf:Bag><rdf:li>{escape(facts.lang)}</rdf:li></rdf:Bag>"
        f"</dc:language><pdf:Producer>{PRODUCER}</pdf:Producer>{printing}"
        f"<pdfuaid:part>1</pdfuaid:part><xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>"
        f"<xmp:CreateDate>{FIXED_MOMENT}</xmp:CreateDate>"
        f"<xmp:ModifyDate>{FIXED_MOMENT}</xmp:ModifyDate>"
        f"<xmp:MetadataDate>{FIXED_MOMENT}</xmp:MetadataDate>"
        f"<xmpMM:DocumentID>uuid:{identity}</xmpMM:DocumentID>"
        "<xmpMM:RenditionClass>default</xmpMM:RenditionClass><xmpMM:VersionID>1</xmpMM:VersionID>\n"
        '</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="r"?>'
    )


def _saved(pdf: pikepdf.Pdf, version: str) -> bytes:
    import pikepdf

    output = io.BytesIO()
    pdf.remove_unreferenced_resources()
    pdf.save(
        output,
        force_version=version,
        deterministic_id=True,
        compress_streams=True,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    return output.getvalue()
