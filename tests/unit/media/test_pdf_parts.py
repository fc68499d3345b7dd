"""PDFs: what draws no page is taken out, and what stays in a stream is looked into."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Name, Pdf, String
from pikepdf import Dictionary as Dict
from PIL import Image, ImageCms

from sitegen.errors import MediaError
from sitegen.media.sanitize.files import sanitize
from sitegen.media.styles.fonts import rubik_path, subset_font
from sitegen.safety.gate import UNREADABLE, Gate
from sitegen.safety.pdf_streams import LARGEST
from sitegen.safety.people import hidden
from tests.unit.media.zoo import SECRET, encoded, scene

NAME = "Zohara Quillfeather"
SAID = NAME.encode()
GATE = Gate(hidden((NAME,)))
SIZE = (300, 200)

Plant = Callable[[Pdf, Dict], None]


def report(plant: Plant) -> bytes:
    """Give a document of one page, with something planted in it."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=SIZE)
    page.Contents = document.make_stream(b"1 0 0 rg 50 50 100 100 re f")
    plant(document, page.obj)
    return saved(document)


def saved(document: Pdf, **options: object) -> bytes:
    target = io.BytesIO()
    document.save(target, **options)
    return target.getvalue()


def drawn(data: bytes) -> bytes:
    """Give the pixels of a document's page."""
    return bytes(pypdfium2.PdfDocument(data)[0].render().to_pil().tobytes())


def held(data: bytes) -> bytes:
    """Give all bytes of a document, its streams unpacked."""
    with pikepdf.open(io.BytesIO(data)) as document:
        streams = [each for each in document.objects if isinstance(each, pikepdf.Stream)]
        return data + b"".join(each.read_bytes() for each in streams)


def photo() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = NAME
    return encoded(scene((40, 40)), "JPEG", exif=exif)


def noted(document: Pdf, page: Dict, **fields: object) -> None:
    note = Dict(Type=Name.Annot, Rect=Array([0, 0, 9, 9]), **fields)
    page.Annots = Array([document.make_indirect(note)])


def attached(data: bytes) -> Plant:
    def plant(document: Pdf, page: Dict) -> None:
        files = Dict(F=document.make_stream(data), UF=document.make_stream(data))
        spec = Dict(Type=Name.Filespec, F=String("a.bin"), EF=files, RF=Dict(F=Array([files.F])))
        noted(document, page, Subtype=Name.FileAttachment, FS=spec)

    return plant


def at_root(key: str, make: Callable[[Pdf], object]) -> Plant:
    return lambda document, _: setattr(document.Root, key, make(document))


def signed(document: Pdf, page: Dict) -> None:
    value = Dict(Type=Name.Sig, ByteRange=Array([0, 1, 2, 3]), Contents=String(SAID), Name=NAME)
    noted(document, page, Subtype=Name.Widget, FT=Name.Sig, V=document.make_indirect(value))


def sound(document: Pdf, page: Dict) -> None:
    noted(document, page, Subtype=Name.Sound, Sound=document.make_stream(SAID, R=8000))


def marked_in_a_form(document: Pdf, page: Dict) -> None:
    inner = document.make_stream(SAID, Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
    form = document.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]))
    form.Private, form.Resources = document.make_stream(SAID), Dict(XObject=Dict(P=inner))
    page.Resources = Dict(XObject=Dict(F=form))
    inner.write(b"\0" * 3)


def script(document: Pdf) -> object:
    return document.make_stream(SAID)


GOES: dict[str, Plant] = {
    "a file of a note": attached(SAID),
    "a photo of a note": attached(photo()),
    "a script of a link": lambda document, page: noted(
        document, page, Subtype=Name.Link, A=Dict(S=Name.JavaScript, JS=document.make_stream(SAID))
    ),
    "a program that a link runs": lambda document, page: noted(
        document, page, Subtype=Name.Link, A=Dict(S=Name.Launch, F=String(f"C:\\{NAME}"))
    ),
    "what happens when a page opens": lambda _, page: setattr(
        page, "AA", Dict(O=Dict(S=Name.URI, URI=String(NAME)))
    ),
    "data of a form": lambda document, _: setattr(
        document.Root, "AcroForm", Dict(Fields=Array([]), XFA=document.make_stream(SAID))
    ),
    "data of a form, in parts": lambda document, _: setattr(
        document.Root, "AcroForm", Dict(XFA=Array([String("a"), document.make_stream(SAID)]))
    ),
    "a stream of the root": at_root("ZZ", script),
    "streams in a list of the root": at_root("ZZ", lambda document: Array([script(document)] * 2)),
    "certificates": at_root("DSS", lambda document: Dict(Certs=Array([script(document)]))),
    "a stream of a page": lambda document, page: setattr(page, "ZZ", document.make_stream(SAID)),
    "a stream of a drawing": marked_in_a_form,
    "a stream of the trailer": lambda document, _: document.trailer.__setitem__(
        "/ZZ", document.make_stream(SAID)
    ),
    "who signed": signed,
    "a voice": sound,
}


@pytest.mark.parametrize("name", GOES)
def test_what_draws_no_page_is_taken_out(name: str) -> None:
    told = report(GOES[name])
    assert SAID in held(told)
    made = sanitize(told, "a.pdf")
    assert SAID not in held(made)
    assert not GATE.stops_file("a.pdf", made)
    assert drawn(made) == drawn(told)
    assert sanitize(made, "a.pdf") == made


def content(code: bytes) -> Plant:
    return lambda document, page: setattr(page, "Contents", document.make_stream(code))


def with_font(key: str, data: bytes | Callable[[], bytes], **fields: object) -> Plant:
    def plant(document: Pdf, page: Dict) -> None:
        describes = Dict(Type=Name.FontDescriptor, FontName=Name.X)
        made = data if isinstance(data, bytes) else data()
        describes[key] = document.make_stream(made, **fields)
        font = Dict(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.X, FontDescriptor=describes)
        page.Resources = Dict(Font=Dict(F1=font))

    return plant


def letters(code: bytes) -> Plant:
    def plant(document: Pdf, page: Dict) -> None:
        shapes = Dict(a=document.make_stream(code))
        font = Dict(Type=Name.Font, Subtype=Name.Type3, CharProcs=document.make_indirect(shapes))
        page.Resources = Dict(Font=Dict(F1=font))

    return plant


def coloured(data: bytes) -> Plant:
    def plant(document: Pdf, page: Dict) -> None:
        space = Array([Name.ICCBased, document.make_stream(data, N=3)])
        page.Resources = Dict(ColorSpace=Dict(C=Array([Name.Indexed, space, 0, String(b"\0\0\0")])))

    return plant


def profile() -> bytes:
    """Give a colour profile whose description is a name, of two bytes a letter (`mluc`)."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    words = "sRGB built-in".encode("utf-16-be")
    assert words in made
    return made.replace(words, NAME[: len(words) // 2].encode("utf-16-be"))


def subset(table: str) -> bytes:
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(subset_font(rubik_path().read_bytes(), "Ab")), recalcTimestamp=False)
    font.flavor = None
    font["name"].setName(NAME, 8, 3, 1, 0x409)
    del font[table]
    target = io.BytesIO()
    font.save(target)
    return target.getvalue()


def bare_outlines() -> bytes:
    from fontTools.fontBuilder import FontBuilder
    from fontTools.misc.psCharStrings import T2CharString

    made = FontBuilder(1000, isTTF=False)
    made.setupGlyphOrder([".notdef"])
    shape = T2CharString(program=[500, "endchar"])
    made.setupCFF("Xx", {"Notice": NAME, "FullName": "Other"}, {".notdef": shape}, {})
    return bytes(made.font["CFF "].compile(made.font))


STAYS: dict[str, Plant] = {
    "rich text": lambda document, page: noted(
        document, page, Subtype=Name.Text, RC=document.make_stream(b"<p>%s</p>" % SAID)
    ),
    "a field's value": lambda document, page: noted(
        document, page, Subtype=Name.Widget, FT=Name.Tx, V=document.make_stream(SAID)
    ),
    "UTF-16 in a field's value": lambda document, page: noted(
        document, page, Subtype=Name.Widget, V=document.make_stream(NAME.encode("utf-16"))
    ),
    "a note in UTF-8": lambda document, page: noted(
        document, page, Subtype=Name.Text, Contents=String("זהרה קווילפדר".encode())
    ),
    "another word": content(b"/Span <</Alt (%s)>> BDC EMC" % SAID),
    "an expansion": content(b"/Span <</E <%s>>> BDC EMC" % SAID.hex().encode()),
    "an unknown key": content(b"/Span <</Note (Zoh\\141ra Quillfeather)>> DP"),
    "nested": content(b"/Span <</A <</B [(%s)]>>>> BDC EMC" % SAID),
    "the head of a picture within": content(b"BI /W 1/H 1/BPC 8/CS/G/N (%s) ID x EI" % SAID),
    "content over two streams": lambda document, page: setattr(
        page,
        "Contents",
        Array([document.make_stream(b"/S <</Alt"), document.make_stream(b"(%s)>> BDC" % SAID)]),
    ),
    "content that is damaged": content(b"/Span <</Alt (%s) >> >> BDC ] ) ( EMC" % SAID),
    "letters of a drawn font": letters(b"0 0 d0 /Span <</Alt (%s)>> BDC EMC" % SAID),
    "Type 1": with_font("/FontFile", b"%%!PS-AdobeFont /Notice (%s) def" % SAID),
    "Type 1 with signs": with_font("/FontFile", b"%!PS /N (Zohar\\141 Quillfeather) def eexec 0"),
    "TrueType": with_font("/FontFile2", lambda: subset("cmap")),
    "TrueType without names of letters": lambda document, page: with_font(
        "/FontFile2", subset("post")
    )(document, page),
    "bare outlines": lambda document, page: with_font(
        "/FontFile3", bare_outlines(), Subtype=Name.Type1C
    )(document, page),
    "a damaged font": with_font("/FontFile2", b"\0\1\0\0\xff\xff" + SAID),
    "a coding": lambda document, page: setattr(
        page,
        "Resources",
        Dict(Font=Dict(F=Dict(Type=Name.Font, ToUnicode=document.make_stream(b"%%%s\n" % SAID)))),
    ),
}


@pytest.mark.parametrize("name", STAYS)
def test_what_stays_in_a_stream_is_looked_into(name: str) -> None:
    made = sanitize(report(STAYS[name]), "a.pdf")
    assert gate_for(name).stops_file("a.pdf", made)


def gate_for(name: str) -> Gate:
    return Gate(hidden(("זהרה קווילפדר",))) if "UTF-8" in name else GATE


def test_the_description_of_a_colour_profile_is_looked_into() -> None:
    gate = Gate(hidden((NAME[:13],)))
    assert gate.stops_file("a.pdf", sanitize(report(coloured(profile())), "a.pdf"))


def test_a_photo_within_what_draws_a_page_loses_its_records() -> None:
    def plant(document: Pdf, page: Dict) -> None:
        code = b"q 90 0 0 90 9 9 cm BI /W 40/H 40/BPC 8/CS/RGB/F/DCT ID %s\nEI Q" % photo()
        page.Contents = document.make_stream(code)

    told = report(plant)
    made = sanitize(told, "a.pdf")
    assert SAID in held(told)
    assert SAID not in held(made)
    assert drawn(made) == drawn(told) != drawn(report(content(b"")))


def test_a_photo_packed_twice_within_what_draws_a_page_is_refused() -> None:
    code = b"BI /W 40/H 40/BPC 8/CS/RGB/F[/AHx/DCT] ID %s>\nEI" % photo().hex().encode()
    with pytest.raises(MediaError, match=r"^a\.pdf: a photo within .*; export the PDF again$"):
        sanitize(report(content(code)), "a.pdf")


def test_a_pdf_that_a_password_opens_is_told() -> None:
    document = pikepdf.new()
    document.add_blank_page()
    locked = saved(document, encryption=pikepdf.Encryption(owner="o", user="u", R=6))
    with pytest.raises(MediaError, match=r"^a\.pdf: the PDF opens with a password only, .*; save"):
        sanitize(locked, "a.pdf")
    free = saved(document, encryption=pikepdf.Encryption(owner="o", user="", R=6))
    assert sanitize(free, "a.pdf")


@pytest.mark.parametrize(
    "data", [b"no zlib at all", zlib.compress(bytes(LARGEST + 1), 1)], ids=["damaged", "too large"]
)
def test_what_cannot_be_unpacked_is_refused(data: bytes) -> None:
    def plant(document: Pdf, page: Dict) -> None:
        page.Contents = document.make_stream(b"")
        page.Contents.write(data, filter=Name.FlateDecode)

    with pytest.raises(MediaError, match=r"^a\.pdf: the PDF is damaged or locked; export it again"):
        sanitize(report(plant), "a.pdf")


def test_content_of_no_grammar_is_read_as_it_stands() -> None:
    made = report(content(b"/Span <</Alt (Zohara) /X 1 0 R>> BDC (%s) BDC" % SAID))
    assert GATE.stops_file("a.pdf", made)


def test_what_cannot_be_looked_into_is_stopped_and_read_as_it_stands_at_home() -> None:
    with pytest.raises(MediaError, match=UNREADABLE):
        GATE.stops_file("a.pdf", b"%PDF-1.7 " + SAID)
    assert GATE.stops_source("a.pdf", b"%PDF-1.7 " + SAID)
    assert not GATE.stops_source("a.pdf", b"%PDF-1.7 " + SECRET.encode())
