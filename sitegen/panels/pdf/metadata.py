"""What a panel's PDF says about itself, in the information dictionary and in XMP."""

from __future__ import annotations

import uuid
from html import escape
from typing import TYPE_CHECKING

from sitegen.values import Value

if TYPE_CHECKING:
    from pikepdf import Pdf

# A panel's bytes depend on what it shows, not on the clock: PDF/X asks for dates, here they are.
FIXED_MOMENT = "2000-01-01T00:00:00Z"
FIXED_DATE = "D:20000101000000Z"
NAMESPACE = uuid.UUID("6f0f3c0a-6f5b-5f0e-9f57-2c0f3b3f9a11")
PRODUCER = "sitegen panels"


class Facts(Value):
    """A PDF's title and main language, and the text that its document identifier is made from."""

    title: str
    lang: str
    identity: str


def describe(pdf: Pdf, facts: Facts, *, print_ready: bool) -> None:
    """Write title, language and conformance; `print_ready` adds the mark of PDF/X-4."""
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
        pdf.docinfo["/Trapped"] = Name("/False")
        pdf.docinfo["/GTS_PDFXVersion"] = String("PDF/X-4")
    pdf.Root.Lang = String(facts.lang)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    metadata = pdf.make_stream(xmp(facts, print_ready=print_ready).encode("utf-8"))
    metadata["/Type"] = Name.Metadata
    metadata["/Subtype"] = Name.XML
    pdf.Root.Metadata = metadata


def xmp(facts: Facts, *, print_ready: bool) -> str:
    """The XMP packet (ISO 16684-1) with the marks of PDF/UA-1 and, for print, PDF/X-4."""
    identity = uuid.uuid5(NAMESPACE, facts.identity)
    printing = (
        "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion><pdf:Trapped>False</pdf:Trapped>"
        if print_ready
        else ""
    )
    title, lang = escape(facts.title, quote=False), escape(facts.lang, quote=False)
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
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt>'
        f"</dc:title><dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag>"
        f"</dc:language><pdf:Producer>{PRODUCER}</pdf:Producer>{printing}"
        f"<pdfuaid:part>1</pdfuaid:part><xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>"
        f"<xmp:CreateDate>{FIXED_MOMENT}</xmp:CreateDate>"
        f"<xmp:ModifyDate>{FIXED_MOMENT}</xmp:ModifyDate>"
        f"<xmp:MetadataDate>{FIXED_MOMENT}</xmp:MetadataDate>"
        f"<xmpMM:DocumentID>uuid:{identity}</xmpMM:DocumentID>"
        "<xmpMM:RenditionClass>default</xmpMM:RenditionClass><xmpMM:VersionID>1</xmpMM:VersionID>\n"
        '</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="r"?>'
    )
