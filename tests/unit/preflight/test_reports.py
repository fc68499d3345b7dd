"""Reports say the same to people, to programs and on a terminal."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sitegen.errors import UsageError
from sitegen.preflight.command import parse_trim, preflight_files, summary_lines
from sitegen.preflight.expectations import Expectations
from sitegen.preflight.findings import FileReport, error, fact, warning
from sitegen.preflight.report import write_html, write_json
from tests.unit.preflight.drawing import draw


def failed() -> FileReport:
    return FileReport(
        file="a <b>.pdf",
        profile="iso-coated-v2-300",
        passed=False,
        checks=("resolution", "reading"),
        findings=(
            warning("reading", "long lines", page=1),
            error(
                "resolution",
                "portrait.jpg is 1600 px wide; 850 mm at 100 ppi needs 3346 px",
                page=1,
                place="0 mm from the left",
                mend="ask for a larger photo, or use format A2",
            ),
        ),
        facts=(fact("boxes", "net size", "850 × 2000 mm"),),
    )


def passed() -> FileReport:
    return FileReport(file="b.pdf", profile="iso-coated-v2-300", passed=True)


class Outline(HTMLParser):
    """Notes what a reader of the page would meet."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_the_page_needs_nothing_else() -> None:
    page = write_html([failed()])
    outline = Outline()
    outline.feed(page)
    assert not [tag for tag, _ in outline.tags if tag in ("script", "link", "img", "iframe")]
    assert "http" not in page.replace("http-equiv", "")


def test_the_page_can_be_read_without_seeing_it() -> None:
    outline = Outline()
    outline.feed(write_html([failed(), passed()]))
    names = [tag for tag, _ in outline.tags]
    assert ("html", {"lang": "en"}) in outline.tags
    assert names.count("h1") == names.count("main") == names.count("title") == 1
    assert names.count("table") == names.count("caption") == 2
    assert all("scope" in attributes for tag, attributes in outline.tags if tag == "th")
    labels = {attributes.get("aria-labelledby") for _, attributes in outline.tags} - {None}
    assert labels <= {attributes.get("id") for _, attributes in outline.tags}


def test_errors_come_first_and_say_page_and_mend() -> None:
    outline = Outline()
    outline.feed(write_html([failed()]))
    text = " ".join(" ".join(outline.texts).split())
    assert text.index("needs 3346 px") < text.index("long lines")
    assert "Mend: ask for a larger photo, or use format A2" in text
    assert "1 of 1 file must be mended before printing" in text
    assert "a <b>.pdf" in text


def test_the_record_holds_everything() -> None:
    record = json.loads(write_json([failed(), passed()]))
    assert record["passed"] is False
    assert [file["passed"] for file in record["files"]] == [False, True]
    assert record["files"][0]["findings"][1]["mend"].endswith("format A2")
    assert record["files"][0]["facts"][0]["value"] == "850 × 2000 mm"


def test_lines_for_a_terminal_name_file_page_and_mend() -> None:
    assert summary_lines([failed(), passed()]) == (
        "a <b>.pdf: page 1: portrait.jpg is 1600 px wide; 850 mm at 100 ppi needs 3346 px: "
        "ask for a larger photo, or use format A2 (0 mm from the left)",
        "a <b>.pdf: warning: page 1: long lines",
    )


def test_no_report_at_all_is_a_page_too() -> None:
    assert "0 files passed" in write_html([])


def test_a_set_is_judged_in_its_order(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    paths = [tmp_path / "b.pdf", tmp_path / "a.pdf", tmp_path / "other" / "b.pdf"]
    for path in paths:
        path.write_bytes(draw())
    told: list[str] = []
    reports = preflight_files(
        paths,
        "large-print",
        expected={paths[1]: Expectations(trim_mm=(10, 10))},
        trim="100x100mm",
        advance=lambda report: told.append(report.file),
    )
    assert [report.file for report in reports] == ["b.pdf", "a.pdf", "b.pdf (2)"]
    assert told == ["b.pdf", "a.pdf", "b.pdf"]
    assert [bool(report.found("boxes", "error")) for report in reports] == [False, True, False]


def test_sizes_are_read_in_millimetres_and_inches() -> None:
    assert parse_trim("850x2000") == parse_trim("850 × 2000 mm") == (850, 2000)
    assert parse_trim("24x36in") == pytest.approx((609.6, 914.4))


@pytest.mark.parametrize("text", ["850", "axb", "0x10", "-1x5", "1e9x1"])
def test_what_is_no_size_is_a_usage_error(text: str) -> None:
    with pytest.raises(UsageError, match="is no size"):
        parse_trim(text)


def test_what_is_wrong_on_many_pages_is_one_line() -> None:
    found = [error("boxes", "no TrimBox", page=page, mend="export it") for page in range(1, 201)]
    report = FileReport(file="a.pdf", profile="office", passed=False, findings=tuple(found))
    assert summary_lines([report]) == (
        "a.pdf: page 1: no TrimBox: export it (and on 199 more pages)",
    )
