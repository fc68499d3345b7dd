"""A set of a real photographer's material comes out whole, or its producer is told what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.commands.judging import profile_for
from sitegen.panels.plan.loading import load_sources
from sitegen.panels.plan.plan import plan_exhibition
from sitegen.panels.production.expected import expectations_of
from sitegen.panels.production.produce import produce
from sitegen.panels.production.reports import PanelFiles
from sitegen.preflight.judgement import judge
from sitegen.schema.formats import BUILT_IN
from tests.tools import verapdf
from tests.tools.pdf import text as text_of_pdf
from tests.tools.reading import share_found
from tests.unit.panels.realistic import write_realistic
from tests.unit.panels.test_hostile import COUNTED, WAYS_OUT

KINDS = ("title", "introduction", "story", "winners", "quote", "closing")
OWN = ("600x900mm", "20x30in", "1500x1000mm", "300x2000mm")
READABLE = 0.8
OTHER_WAYS = ("no sheet is larger", "ask for a larger photo")


def set_of(size: str, kinds: tuple[str, ...] = KINDS, **more: str) -> str:
    """The lines of an exhibition's panels: each kind in one format."""
    fields = "".join(f", {name}: {value}" for name, value in more.items())
    return "".join(f"  - {{type: {kind}, format: {size}{fields}}}\n" for kind in kinds)


def check(site: Path, panels: str, languages: str, words: tuple[int, ...]) -> int:
    """Make and judge the set; how many files came out. Fails for one that isn't as it should be."""
    write_realistic(site, panels, languages, words)
    plan = plan_exhibition("exhibitions/set", load_sources(site))
    report = produce(plan, site / "out", site / "cache", site=site)
    for problem in report.problems:
        assert any(way in problem for way in (*WAYS_OUT, *OTHER_WAYS)), problem
        assert all(int(count) <= max(words) for _, count in COUNTED.findall(problem)), problem
    made = [each for each in (*report.panels, *report.documents) if not each.problem]
    for each in made:
        errors = judge(each.printed, profile_for(each.panel), expectations_of(each)).errors
        assert errors == (), f"{each.stem}: {errors}"
        _read_by_others(each)
    told = verapdf.complaints([each.printed for each in made])
    assert {name: said for name, said in told.items() if said} == {}
    return len(made)


def _read_by_others(files: PanelFiles) -> None:
    """Another program than the judge finds the words of a person's panel."""
    if files.panel.kind not in ("story", "quote"):
        return
    layer = text_of_pdf(files.printed)
    for text in files.panel.texts:
        said = " ".join((text.quote, *(block.text for block in text.blocks)))
        assert share_found(said, layer) >= READABLE, f"{files.stem}: {text.lang}"


def test_grain_dark_grounds_inks_and_scans_come_out_whole(tmp_path: Path) -> None:
    sets = set_of("a3", ("title", "story", "closing"))
    assert check(tmp_path / "site", sets, "en", (60, 90, 130, 900)) >= 10


@pytest.mark.soak
@pytest.mark.parametrize("size", [*BUILT_IN, *OWN])
@pytest.mark.parametrize("languages", ["ar", "en, he", "he, ar, en", "en, he, ar, fr"])
def test_every_format_in_one_to_four_languages(size: str, languages: str, tmp_path: Path) -> None:
    words = (60, 130, 300, 900)
    assert check(tmp_path / "upright", set_of(size), languages, words)
    if not size.startswith("rollup"):
        lying = set_of(size, orientation="landscape", ink_limit="280", bleed="3mm", marks="false")
        assert check(tmp_path / "lying", lying, languages, words)
