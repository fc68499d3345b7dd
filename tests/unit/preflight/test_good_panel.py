"""A panel that follows the rules passes, and the report says what was measured."""

from __future__ import annotations

from pathlib import Path

import msgspec

from sitegen.preflight.expectations import Expectations
from sitegen.preflight.judgement import CHECKS
from sitegen.preflight.profile import built_in_names
from tests.unit.preflight.conftest import Judge
from tests.unit.preflight.panel import Recipe, expectations_of


def facts(report: object) -> dict[str, str]:
    return {fact.name: fact.value for fact in report.facts}  # type: ignore[attr-defined]


def test_it_passes_every_check(good_panel: Path, judged: Judge) -> None:
    report = judged(good_panel)
    assert report.errors == ()
    assert report.passed
    assert report.checks == tuple(name for name, _ in CHECKS)


def test_what_was_measured_is_told(good_panel: Path, judged: Judge) -> None:
    told = facts(judged(good_panel))
    assert told["page 1 net size"] == "200 × 300 mm"
    assert told["page 1 bleed"] == "5 mm"
    assert told["page 1 bare paper in the bleed"] == "0.00 %"
    assert told["Rubik"] == "CIDFontType2, embedded, subset"
    assert told["page 1 colour spaces"] == "DeviceCMYK, DeviceGray"
    assert told["page 1 heaviest colour"] == "150 %"
    assert told["printing condition"] == "FOGRA39"
    assert told["PDF/X version"] == "PDF/X-4"
    assert told["words found, en"] == "100 %"
    assert told["words found, he"] == "100 %"
    assert float(told["words found, ar"].removesuffix(" %")) >= 80
    assert told["page 1 code"].endswith("(40 mm)")


def test_it_needs_no_expectations(good_panel: Path, judged: Judge) -> None:
    assert judged(good_panel, expected=Expectations()).passed


def test_the_same_file_is_judged_the_same_every_time(good_panel: Path, judged: Judge) -> None:
    assert judged(good_panel) == judged(good_panel)


def test_every_built_in_profile_can_judge_it(good_panel: Path, judged: Judge) -> None:
    verdicts = {name: judged(good_panel, profile=name).passed for name in built_in_names()}
    assert verdicts == {name: name != "x-1a" for name in built_in_names()}


def test_another_press_is_a_warning(good_panel: Path, judged: Judge) -> None:
    report = judged(good_panel, profile="pso-coated-v3")
    assert report.passed
    assert "made for FOGRA39" in str(report.found("output intent", "warning"))


def test_small_type_and_a_small_code_are_warnings(good_panel: Path, judged: Judge) -> None:
    far = Expectations(viewing_distance_mm=1500)
    report = judged(good_panel, expected=far)
    assert report.passed
    assert "smaller than 36 pt" in str(report.found("reading", "warning"))
    assert "150 mm are needed at 1.5 m" in str(report.found("QR code", "warning"))


def test_a_code_too_small_for_the_distance_that_was_ordered_is_an_error(
    good_panel: Path, judged: Judge
) -> None:
    near = msgspec.structs.replace(expectations_of(Recipe()), viewing_distance_mm=400)
    far = msgspec.structs.replace(expectations_of(Recipe()), viewing_distance_mm=3000)
    assert judged(good_panel, expected=near).found("QR code", "error") == ()
    assert "300 mm are needed at 3 m" in str(judged(good_panel, expected=far).found("QR code"))
