"""Whatever a panel is made of, it comes out whole, or its producer is told what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sitegen.errors import SitegenError
from sitegen.panels.production.arrangers import arrange
from sitegen.panels.production.drawing import draw
from sitegen.panels.production.expected import expectations_of
from sitegen.panels.production.reports import PanelFiles
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Panel
from sitegen.preflight.judgement import judge_bytes
from sitegen.preflight.profile import find_profile
from tests.unit.panels.hostile import material

WAYS_OUT = ("use a larger format", "shorten", "write it otherwise")
COUNTED = re.compile(r"(\w\w): \d+ lines? \(about (\d+) words?\) too long")
SAMPLE = (9, 31, 57, 71, 113, 340, 701)


def check(panel: Panel, toolkit: Toolkit) -> str:
    """Make a panel and judge its file; the errors of the judge, or the reason given instead."""
    try:
        drawn = draw(panel, arrange(panel, toolkit), toolkit, lambda photo: b"")
    except SitegenError as error:
        reason = str(error)
        assert any(way in reason for way in WAYS_OUT), reason
        assert "would" not in reason, f"found only when it was drawn: {reason}"
        words = {text.lang: _words(panel, text.lang) for text in panel.texts}
        for lang, count in COUNTED.findall(reason):
            assert int(count) <= words[lang], reason
        return ""
    path = Path("panel.pdf")
    files = PanelFiles(panel=panel, stem="panel", printed=path, proof=path, preview=path)
    report = judge_bytes(
        path.name, drawn.printed, find_profile("iso-coated-v2-300"), expectations_of(files)
    )
    return "; ".join(str(found) for found in report.findings if found.severity == "error")


def _words(panel: Panel, lang: str) -> int:
    (text,) = (text for text in panel.texts if text.lang == lang)
    blocks = sum(len(block.text.split()) for block in text.blocks)
    return max(blocks, len(text.quote.split()))


@pytest.mark.parametrize("number", SAMPLE)
def test_a_panel_is_whole_or_its_producer_is_told_what_to_do(number: int, toolkit: Toolkit) -> None:
    assert not check(material(number), toolkit)


@pytest.mark.soak
@pytest.mark.parametrize("hundred", range(10))
def test_no_panel_of_a_thousand_loses_a_word(hundred: int, toolkit: Toolkit) -> None:
    for number in range(100 * hundred, 100 * hundred + 100):
        assert not check(material(number), toolkit), number
