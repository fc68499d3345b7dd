"""ISO 15930-7, rule by rule: the list of docs/preflight.md, and a good panel that breaks each.

The list is independent of the checks: its clauses are those of the standard's own contents.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Encryption, Name, Pdf, StreamDecodeLevel

from tests.unit.preflight.conftest import Judge
from tests.unit.preflight.panel import describe_press
from tests.unit.preflight.test_documentation import section

Break = Callable[[Pdf], None]


def add_state(**entries: object) -> Break:
    """Give a hand that adds a graphics state to the page."""

    def change(pdf: Pdf) -> None:
        pdf.pages[0].Resources.ExtGState["/Odd"] = Dictionary(Type=Name.ExtGState, **entries)

    return change


def add_stream(**entries: object) -> Break:
    """Give a hand that adds a form to the page."""

    def change(pdf: Pdf) -> None:
        form = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": [0, 0, 1, 1], **entries}
        pdf.pages[0].Resources.XObject["/Odd"] = pdf.make_stream(b"", **form)

    return change


def add_root(name: str, value: object) -> Break:
    """Give a hand that adds an entry to the catalogue."""

    def change(pdf: Pdf) -> None:
        pdf.Root[name] = value

    return change


def edit_xmp(name: str, value: str = "") -> Break:
    """Give a hand that changes or takes out a property of XMP."""

    def change(pdf: Pdf) -> None:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            del metadata[name]
            if value:
                metadata[name] = value

    return change


def double_intent(pdf: Pdf) -> None:
    pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0])


def unname_condition(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents[0].OutputConditionIdentifier


def drop_profile(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents[0].DestOutputProfile


def intend_a_screen(pdf: Pdf) -> None:
    pdf.Root.OutputIntents = [describe_press(pdf, b"RGB ")]


def paint_in_rgb(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(b"q 1 0 0 rg 60 60 20 20 re f Q")


def blend_in_rgb(pdf: Pdf) -> None:
    pdf.pages[0].Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)


def take_font_away(pdf: Pdf) -> None:
    font = next(iter(pdf.pages[0].Resources.Font.values()))
    del font.DescendantFonts[0].FontDescriptor["/FontFile2"]


def compress_by_lzw(pdf: Pdf) -> None:
    form = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 1, 1])
    form.write(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", filter=Name.LZWDecode)
    pdf.pages[0].Resources.XObject["/Odd"] = form


def open_trapped(pdf: Pdf) -> None:
    pdf.docinfo["/Trapped"] = Name.Unknown


def drop_trim(pdf: Pdf) -> None:
    del pdf.pages[0]["/TrimBox"]


def add_art(pdf: Pdf) -> None:
    pdf.pages[0].ArtBox = pdf.pages[0].TrimBox


def trim_beyond_bleed(pdf: Pdf) -> None:
    left, bottom, right, top = (float(side) for side in pdf.pages[0].TrimBox)
    pdf.pages[0].BleedBox = [left + 5, bottom, right, top]


def add_alternate(pdf: Pdf) -> None:
    picture = next(
        each for each in pdf.pages[0].Resources.XObject.values() if each.Subtype == Name.Image
    )
    picture.Alternates = Array([Dictionary(Image=picture, DefaultForPrinting=True)])


def add_link(pdf: Pdf) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[10, 10, 50, 50])
    pdf.pages[0].Annots = Array([pdf.make_indirect(link)])


BROKEN: dict[str, Break] = {
    "one output intent is PDF/X's": double_intent,
    "it names its printing condition": unname_condition,
    "its ICC profile is in the file": drop_profile,
    "that profile is of a printer": intend_a_screen,
    "colours of the device are those of the output intent": paint_in_rgb,
    "transparency isn't blended in another device's colours": blend_in_rgb,
    "every font is embedded": take_font_away,
    "no stream lies in another file": add_stream(F="elsewhere.bin"),
    "no page or picture stands for one in another file": add_stream(OPI=Dictionary()),
    "nothing is compressed by LZW": compress_by_lzw,
    "Trapped says true or false": open_trapped,
    "it says the same in XMP": edit_xmp("pdf:Trapped", "True"),
    "XMP says which PDF/X it is": edit_xmp("pdfxid:GTS_PDFXVersion"),
    "XMP names the document, its version and its rendition": edit_xmp("xmpMM:RenditionClass"),
    "every page has a TrimBox or an ArtBox": drop_trim,
    "and not both": add_art,
    "the trim lies within the bleed, and both within the page": trim_beyond_bleed,
    "no transfer curves": add_state(TR=Name.Identity),
    "no screens but those of the press": add_state(HT=Dictionary(HalftoneType=6)),
    "no PostScript": add_stream(Subtype=Name.PS),
    "no picture is printed instead of another": add_alternate,
    "notes and links lie outside of what is printed": add_link,
    "no actions": add_root("/OpenAction", Dictionary(S=Name.Named, N=Name.Print)),
    "no scripts": add_root("/OpenAction", Dictionary(S=Name.JavaScript, JS="app.alert(1)")),
    "rendering intents are the four that there are": add_state(RI=Name.Prettiest),
    "layers don't switch by themselves": add_root(
        "/OCProperties", Dictionary(OCGs=[], D=Dictionary(AS=[]))
    ),
    "no forms in XML": add_root("/AcroForm", Dictionary(Fields=[], XFA="x")),
}
IN_BYTES: dict[str, Callable[[bytes], bytes]] = {
    "nothing stands before the file's head": lambda data: b"From: a mail\r\n\r\n" + data,
    "the file has an identifier": lambda data: data.replace(b"/ID [", b"/XD ["),
}
LOCKED = "no encryption"


def rules() -> dict[str, str]:
    """Return the listed rules, each with its check, "–" for those that nothing judges."""
    rows = section("PDF/X-4, rule by rule")
    return dict(re.findall(r"^\| 6\.\d+ \| ([^|]+) \| ([^|]+) \|$", rows, re.MULTILINE))


JUDGED = {rule: check for rule, check in rules().items() if check != "–"}


def test_every_rule_that_is_judged_is_broken_here() -> None:
    assert {*BROKEN, *IN_BYTES, LOCKED} == set(JUDGED)


@pytest.mark.parametrize("rule", JUDGED)
def test_a_panel_that_breaks_a_rule_fails_the_check_that_the_list_names(
    rule: str, good_panel: Path, tmp_path: Path, judged: Judge
) -> None:
    bad = tmp_path / "bad.pdf"
    if rule in BROKEN:
        with Pdf.open(good_panel) as pdf:
            BROKEN[rule](pdf)
            pdf.save(bad, stream_decode_level=StreamDecodeLevel.none, compress_streams=False)
    elif rule in IN_BYTES:
        bad.write_bytes(IN_BYTES[rule](good_panel.read_bytes()))
    else:
        with Pdf.open(good_panel) as pdf:
            pdf.save(bad, encryption=Encryption(owner="owner", user=""))
    assert JUDGED[rule] in {finding.check for finding in judged(bad).errors}


def test_a_good_panel_breaks_none(good_panel: Path, judged: Judge) -> None:
    assert judged(good_panel).errors == ()
