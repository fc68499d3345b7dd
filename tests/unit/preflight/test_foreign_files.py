"""Files of design programs: what is usual in them is no mistake, what does harm is found."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from pikepdf import Array, Dictionary, Name, Pdf, String

from sitegen.commands.preflight import command, size_of
from sitegen.panels.pictures.intents import load_profile
from sitegen.preflight.findings import FileReport
from sitegen.preflight.judgement import judge_bytes
from sitegen.preflight.pdf.icc import read_header
from tests.unit.preflight.drawing import LENIENT, draw, judge_drawing

ALL = Array([
    Name.Separation, Name.All, Name.DeviceCMYK,
    Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1),
])  # fmt: skip
# Eight marks of the trim's corners, outside the bleed of 14.2 pt.
CORNERS = b"-40 0 m -20 0 l -40 283 m -20 283 l 0 -40 m 0 -20 l 283 -40 m 283 -20 l "
OTHERS = b"303 0 m 323 0 l 303 283 m 323 283 l 0 303 m 0 323 l 283 303 m 283 323 l "


def registration(pdf: Pdf, resources: Dictionary) -> None:
    resources.ColorSpace = Dictionary(All=ALL)


def ink_errors(report: FileReport) -> list[str]:
    return [str(each) for each in report.findings if each.check == "ink"]


@pytest.mark.parametrize(
    "marks",
    [
        pytest.param(CORNERS.replace(b"l ", b"l S ") + OTHERS.replace(b"l ", b"l S "), id="apart"),
        pytest.param(CORNERS + OTHERS + b"S", id="as one path"),
    ],
)
def test_registration_marks_outside_the_bleed_are_no_ink(marks: bytes) -> None:
    report = judge_drawing(b"/All CS 1 SCN 0.25 w " + marks, registration)
    assert ink_errors(report) == []


def test_colour_bars_in_the_slug_are_no_ink() -> None:
    assert ink_errors(judge_drawing(b"1 1 1 1 k -60 -60 10 10 re f")) == []


@pytest.mark.parametrize("place", [b"100 100", b"-10 -10"])
def test_registration_colour_on_the_panel_or_in_its_bleed_is_too_much_ink(place: bytes) -> None:
    report = judge_drawing(b"/All cs 1 scn " + place + b" 5 5 re f", registration)
    assert "400 % of ink (Separation (All) 100)" in ink_errors(report)[0]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"0.05 w 10 10 m 90 10 l S", "0.05 pt"),
        (b"0 w 10 10 m 90 10 l S", "0 pt"),
        (b"q 0.1 0 0 0.1 0 0 cm 1 w 100 100 m 900 100 l S Q", "0.1 pt"),
        (b"0.25 w 10 10 m 90 10 l S", ""),
        (b"0.05 w 10 10 m 90 10 l n", ""),
        (b"0.05 w -40 0 m -20 0 l S", ""),
        (b"0.05 w 0.3 w 10 10 m 90 10 l S", ""),
    ],
)
def test_hairlines_are_told_where_they_are_printed(content: bytes, told: str) -> None:
    found = [each for each in judge_drawing(content).warnings if "pt thin" in str(each)]
    assert [f"a line is {told} thin" in str(each) for each in found] == ([True] if told else [])


def changed(change: object) -> FileReport:
    with pikepdf.open(io.BytesIO(draw())) as pdf:
        change(pdf)  # type: ignore[operator]
        out = io.BytesIO()
        pdf.save(out)
    return judge_bytes("drawing.pdf", out.getvalue(), LENIENT)


SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def on_the_page(pdf: Pdf) -> None:
    pdf.pages[0].obj.AA = Dictionary(O=SCRIPT)


def on_closing(pdf: Pdf) -> None:
    pdf.Root.AA = Dictionary(WC=SCRIPT)


def behind_another_action(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.Named, N=Name.NextPage, Next=Array([SCRIPT]))


def on_a_note(pdf: Pdf) -> None:
    note = Dictionary(Subtype=Name.Widget, Rect=[-90, -90, -80, -80], AA=Dictionary(E=SCRIPT))
    pdf.pages[0].obj.Annots = Array([note])


def in_a_ring(pdf: Pdf) -> None:
    action = pdf.make_indirect(Dictionary(S=Name.Named, N=Name.NextPage))
    action.Next = action
    pdf.Root.OpenAction = action


@pytest.mark.parametrize(
    "change", [on_the_page, on_closing, behind_another_action, on_a_note, in_a_ring]
)
def test_scripts_are_found_wherever_an_event_may_begin_one(change: object) -> None:
    assert "the file holds JavaScript" in str(changed(change).errors)


def test_plain_actions_are_no_scripts() -> None:
    def turn(pdf: Pdf) -> None:
        pdf.Root.OpenAction = Dictionary(S=Name.Named, N=Name.NextPage)

    assert "JavaScript" not in str(changed(turn).findings)


def test_files_within_the_file_are_told_by_their_names() -> None:
    def attach(pdf: Pdf) -> None:
        pdf.attachments["prices.xlsx"] = b"secret"

    assert "the file carries other files (prices.xlsx)" in str(changed(attach).warnings)


def test_a_profile_that_is_cut_short_is_damaged() -> None:
    data = load_profile("iso-coated-v2-300").data
    assert read_header(data) is not None
    for length in (len(data) - 1, 3000, 200, 130):
        assert read_header(data[:length]) is None
    # A header that is honest about the size, over a table of tags that reaches beyond it.
    short = (3000).to_bytes(4, "big") + data[4:3000]
    assert read_header(short) is None


def test_what_every_program_reads_is_a_remark(monkeypatch: pytest.MonkeyPatch) -> None:
    told = (
        "WARNING: <_io.BytesIO object at 0x7f00>: reported number of objects (9) is not one plus"
        " the highest object number (7); this is a common error handled correctly by qpdf and most"
        " other applications"
    )
    monkeypatch.setattr(
        "sitegen.preflight.evidence.Evidence.syntax_problems", lambda evidence: [told]
    )
    report = judge_drawing()
    (found,) = (each for each in report.findings if "read by every program" in str(each))
    assert found.severity == "info"
    assert "0x" not in str(found)


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4\nnothing", b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj"]
)
def test_no_message_tells_of_the_machines_memory(data: bytes) -> None:
    report = judge_bytes("x.pdf", data, LENIENT)
    assert report.errors
    assert "object at" not in str(report.errors)


@pytest.mark.parametrize(
    ("trim", "size"),
    [("a1", "594x841mm"), ("A4", "210x297mm"), ("roll-up", "850x2000mm"), ("9x9", "9x9")],
)
def test_a_trim_may_be_a_formats_name(trim: str, size: str) -> None:
    assert size_of(trim) == size


def test_the_command_takes_a_formats_name(tmp_path: Path) -> None:
    path = tmp_path / "drawing.pdf"
    path.write_bytes(draw())
    told = CliRunner().invoke(command, ["--trim", "a4", str(path)])
    assert "the TrimBox is 100 × 100 mm where 210 × 297 mm are asked" in told.output
