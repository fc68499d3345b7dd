"""Whatever a file is, the answer is a report that says what is wrong, never a traceback."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from sitegen.preflight.findings import FileReport
from sitegen.preflight.judgement import judge, judge_bytes
from sitegen.preflight.profile import PrintProfile
from tests.unit.preflight.drawing import draw, image_stream

PROFILE = PrintProfile(name="usual")


def told(data: bytes) -> str:
    report = judge_bytes("foreign.pdf", data, PROFILE)
    assert not report.passed
    return str(report.found("structure", "error"))


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG")
    return out.getvalue()


def locked(user: str) -> bytes:
    with pikepdf.open(io.BytesIO(draw())) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="owner", user=user))
    return out.getvalue()


def without_pages() -> bytes:
    out = io.BytesIO()
    pikepdf.Pdf.new().save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b"dear printer,\n", "not a PDF"),
        (picture(), "not a PDF"),
        (b"%PDF-1.7\n", "damaged and can't be opened"),
        (locked("secret"), "asks for a password"),
        (locked(""), "is encrypted"),
        (without_pages(), "has no page"),
        (draw()[: len(draw()) // 2], "damaged"),
    ],
    ids=[
        "empty",
        "text",
        "a picture",
        "only a header",
        "with a password",
        "with permissions",
        "no pages",
        "cut off",
    ],
)
def test_a_useless_file_is_a_clear_finding(data: bytes, message: str) -> None:
    assert message in told(data)


def test_a_missing_file_is_a_finding(tmp_path: Path) -> None:
    report = judge(tmp_path / "nowhere.pdf", PROFILE)
    assert "can't be read: No such file" in str(report.errors)


def test_a_folder_is_a_finding(tmp_path: Path) -> None:
    assert not judge(tmp_path, PROFILE).passed


@pytest.fixture(scope="module")
def sound() -> bytes:
    def furnish(pdf: pikepdf.Pdf, resources: pikepdf.Dictionary) -> None:
        image = image_stream(pdf, "CMYK", (20, 20), (9, 9, 9, 9))
        resources.XObject = pikepdf.Dictionary(X=image)
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        resources.Font = pikepdf.Dictionary(F=font)

    return draw(b"q 9 0 0 9 0 0 cm /X Do Q BT /F 12 Tf (Hello) Tj ET", furnish)


def is_sensible(report: FileReport) -> bool:
    return report.passed == (not report.errors) and report.file == "foreign.pdf"


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 10_000), st.binary(min_size=1, max_size=4)), max_size=20))
def test_flipped_bytes_never_stop_a_judgement(sound: bytes, flips: list[tuple[int, bytes]]) -> None:
    data = bytearray(sound)
    for place, new in flips:
        start = place % len(data)
        data[start : start + len(new)] = new
    assert is_sensible(judge_bytes("foreign.pdf", bytes(data), PROFILE))


OPERANDS = st.one_of(
    st.integers(-1000, 1000).map(str),
    st.floats(-1e9, 1e9, allow_nan=False).map(lambda number: f"{number:f}"),
    st.sampled_from(["/X", "/F", "/Pattern", "/DeviceRGB", "(text)", "[1 2]", "<<>>", "null"]),
)
OPERATORS = st.sampled_from(
    "q Q cm gs m l c re f S B n g rg k cs scn SCN sh Do BT ET Tf Tm Td TL T* Tr Tj TJ '".split()
)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.lists(OPERANDS, max_size=6), OPERATORS), max_size=25))
def test_odd_instructions_never_stop_a_judgement(
    sound: bytes, instructions: list[tuple[list[str], str]]
) -> None:
    lines = (" ".join([*operands, operator]) for operands, operator in instructions)
    with pikepdf.open(io.BytesIO(sound)) as pdf:
        pdf.pages[0].contents_add("\n".join(lines).encode())
        out = io.BytesIO()
        pdf.save(out)
    assert is_sensible(judge_bytes("foreign.pdf", out.getvalue(), PROFILE))


ENTRIES = st.sampled_from(
    [
        "/Resources",
        "/MediaBox",
        "/TrimBox",
        "/BleedBox",
        "/Contents",
        "/Group",
        "/Annots",
        "/UserUnit",
        "/Rotate",
    ]
)
VALUES = st.sampled_from(
    ["5", "-1.5", "(text)", "/Name", "[]", "[0 0 0 0]", "[9 9 1 1]", "<<>>", "true",
     "[/A /B]", "[0 0 99999999 1]", "[0 0 0.0001 99999]", "<</Font 3/XObject [1]>>"]
)  # fmt: skip


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(ENTRIES, VALUES, max_size=4))
def test_odd_pages_never_stop_a_judgement(sound: bytes, entries: dict[str, str]) -> None:
    with pikepdf.open(io.BytesIO(sound)) as pdf:
        for key, value in entries.items():
            pdf.pages[0][key] = pikepdf.Object.parse(value.encode())
        out = io.BytesIO()
        try:
            pdf.save(out)
        except pikepdf.PdfError:
            return
    assert is_sensible(judge_bytes("foreign.pdf", out.getvalue(), PROFILE))
