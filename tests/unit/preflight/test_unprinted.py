"""What nobody prints is judged by nobody: fonts that show no letter, layers that are off."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from sitegen.preflight.evidence import open_evidence
from sitegen.preflight.expectations import Expectations
from sitegen.preflight.findings import FileReport
from tests.unit.preflight.drawing import LENIENT, draw, judge_drawing

SHOWN = b"BT /F 12 Tf 100 100 Td (words) Tj ET"
HEAVY = b"1 .9 .8 .7 k 100 100 50 50 re f"
Furnish = Callable[[Pdf, Dictionary], None]


def add_font(pdf: Pdf, resources: Dictionary) -> None:
    resources.Font = Dictionary(
        F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    )


def on_layers(**configuration: object) -> Furnish:
    """Two layers, `Guides` and `Words`, and a font; values that are lists name layers by number."""

    def furnish(pdf: Pdf, resources: Dictionary) -> None:
        add_font(pdf, resources)
        groups = [
            pdf.make_indirect(Dictionary(Type=Name.OCG, Name=name)) for name in ("Guides", "Words")
        ]
        groups[0].Usage = Dictionary(Print=Dictionary(PrintState=Name.ON))
        usual = Dictionary()
        for key, value in configuration.items():
            if key == "AS":
                rule = Dictionary(Event=Name.Print, Category=[Name.Print], OCGs=Array(groups))
                usual.AS = Array([rule])
            elif isinstance(value, list):
                usual[f"/{key}"] = Array([groups[number] for number in value])
            else:
                usual[f"/{key}"] = value
        pdf.Root.OCProperties = Dictionary(OCGs=Array(groups), D=usual)
        both = Array(groups)
        resources.Properties = Dictionary(
            G=groups[0],
            W=groups[1],
            Any=Dictionary(Type=Name.OCMD, OCGs=both),
            All=Dictionary(Type=Name.OCMD, OCGs=both, P=Name.AllOn),
            NotG=Dictionary(Type=Name.OCMD, VE=Array([Name.Not, groups[0]])),
        )
        form = pdf.make_stream(HEAVY + b" " + SHOWN)
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, [0, 0, 300, 300]
        form.OC, form.Resources = groups[0], Dictionary(Font=resources.Font)
        resources.XObject = Dictionary(Form=pdf.make_indirect(form))

    return furnish


def told(report: FileReport, check: str) -> list[str]:
    return [str(each) for each in report.errors if each.check == check]


@pytest.mark.parametrize(
    ("content", "missing"),
    [
        (SHOWN, True),
        (b"BT /F 12 Tf 14 TL ET", False),
        (b"", False),
        (b"BT /F 12 Tf () Tj [-20 ()] TJ ET", False),
        (b"BT /F 12 Tf [-20 (a)] TJ ET", True),
        (b"BT /F 12 Tf 3 Tr (a) Tj ET", False),
        (b"BT /F 12 Tf 3 Tr (a) Tj 7 Tr (b) Tj ET", True),
        (b"q BT /F 12 Tf ET Q BT (a) Tj ET", False),
    ],
)
def test_a_font_that_shows_no_letter_is_not_missed(content: bytes, missing: bool) -> None:
    report = judge_drawing(content, add_font)
    assert [("isn't embedded: the printer" in each) for each in told(report, "fonts")] == (
        [True] if missing else []
    )
    notes = [str(each) for each in report.found("fonts", "info")]
    assert [("shows no letter" in each) for each in notes] == ([] if missing else [True])


def test_a_font_that_a_later_page_shows_is_missed() -> None:
    import io

    import pikepdf

    from sitegen.preflight.judgement import judge_bytes

    def furnish(pdf: Pdf, resources: Dictionary) -> None:
        add_font(pdf, resources)
        resources.Font.F = pdf.make_indirect(resources.Font.F)

    with pikepdf.open(io.BytesIO(draw(b"", furnish))) as pdf:
        pdf.pages.append(pdf.pages[0])
        pdf.pages[1].Contents = pdf.make_stream(SHOWN)
        out = io.BytesIO()
        pdf.save(out)
    report = judge_bytes("two.pdf", out.getvalue(), LENIENT)
    (found,) = (each for each in report.found("fonts") if "Helvetica" in str(each))
    assert (found.severity, found.page) == ("error", 2)


@pytest.mark.parametrize(
    ("configuration", "layer", "printed"),
    [
        ({"OFF": [0]}, b"G", False),
        ({"OFF": [0]}, b"W", True),
        ({"ON": [0]}, b"G", True),
        ({}, b"G", True),
        ({"BaseState": Name.OFF, "ON": [1]}, b"G", False),
        ({"BaseState": Name.OFF, "ON": [0]}, b"G", True),
        ({"OFF": [0], "AS": True}, b"G", True),
        ({"OFF": [0], "Intent": Name.Design}, b"G", True),
        ({"OFF": [0]}, b"Any", True),
        ({"OFF": [0, 1]}, b"Any", False),
        ({"OFF": [0]}, b"All", False),
        ({"OFF": [0]}, b"NotG", True),
        ({"OFF": [1]}, b"NotG", False),
        ({"OFF": [0]}, b"Missing", True),
    ],
)
def test_a_layer_that_is_off_is_no_ink(
    configuration: dict[str, object], layer: bytes, printed: bool
) -> None:
    content = b"/OC /" + layer + b" BDC /P BMC " + HEAVY + b" " + SHOWN + b" EMC EMC"
    report = judge_drawing(content, on_layers(**configuration))
    for check in ("ink", "fonts"):
        assert bool(told(report, check)) is printed
    words = open_evidence(
        "a.pdf", draw(content, on_layers(**configuration)), LENIENT, Expectations()
    )
    assert [line.text for line in words.pages[0].lines] == (["words"] if printed else [])


def test_a_form_on_a_layer_that_is_off_is_no_ink_and_the_layer_is_told() -> None:
    report = judge_drawing(b"/Form Do", on_layers(OFF=[0]))
    assert told(report, "ink") == told(report, "fonts") == []
    (note,) = report.found("effects", "info")
    assert "the layer “Guides” is off" in str(note)
    assert told(judge_drawing(b"/Form Do", on_layers()), "ink") != []


def test_what_stands_behind_a_layer_that_is_off_is_judged() -> None:
    content = b"/OC /G BDC " + SHOWN + b" EMC EMC " + HEAVY
    assert told(judge_drawing(content, on_layers(OFF=[0])), "ink") != []
