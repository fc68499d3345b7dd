"""Profiles are found by name, read from YAML, and their figures follow the distance."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.errors import UsageError
from sitegen.preflight.profile import (
    DEFAULT_PROFILE,
    PrintProfile,
    built_in_names,
    find_profile,
    needed_code,
    needed_ppi,
    needed_type,
)


def written(folder: Path, text: str) -> str:
    path = folder / "printer.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_usual_profile_is_built_in() -> None:
    assert find_profile(DEFAULT_PROFILE).ink_limit == 300
    assert DEFAULT_PROFILE in built_in_names()


def test_a_mistyped_name_gets_a_guess() -> None:
    with pytest.raises(UsageError, match='did you mean "iso-coated-v2-300"'):
        find_profile("iso-coated-v2")


def test_a_profile_of_ones_own_inherits_what_it_does_not_say(tmp_path: Path) -> None:
    own = find_profile(written(tmp_path, "ink_limit: 280\ntrim: [850, 2000]\nbleed_mm: 10\n"))
    assert (own.name, own.ink_limit, own.trim, own.bleed_mm) == ("printer", 280, (850, 2000), 10)
    assert own.standard == "PDF/X-4"


def test_it_may_be_based_on_another(tmp_path: Path) -> None:
    own = find_profile(written(tmp_path, "based_on: large-print\nminimum_type_pt: 20\n"))
    assert (own.standard, own.minimum_type_pt) == ("none", 20)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("inc_limit: 280", r'inc_limit: unknown field; did you mean "ink_limit"'),
        ("ink_limit: much", r"ink_limit"),
        ("ink_limit: -1", r"ink_limit"),
        ("- 280", r"is a mapping"),
        ("ink_limit: [", r"not YAML"),
        ("based_on: nobody", r"“nobody” is not built in"),
    ],
)
def test_a_wrong_profile_says_what_is_wrong(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        find_profile(written(tmp_path, text))


def test_a_profile_that_is_not_there_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="can't be read"):
        find_profile(str(tmp_path / "none.yaml"))


def test_pixels_follow_the_distance_beyond_close_viewing() -> None:
    assert needed_ppi(100, 500) == needed_ppi(100, 1500) == 100
    assert needed_ppi(100, 3000) == 50


def test_type_and_codes_follow_the_distance() -> None:
    profile = PrintProfile()
    assert needed_type(profile, 1000) == 24
    assert needed_type(profile, 100) == 12
    assert needed_code(profile, 1500) == 150
    assert needed_code(profile, 50) == 20
