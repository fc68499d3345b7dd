"""Every surface obeys every permission: the table of docs/safety.md, walked cell by cell."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from sitegen.kinds.consent import Consent
from tests.conftest import MakeOnce
from tests.e2e import consents
from tests.e2e.surfaces import (
    DOCUMENT,
    FACE,
    MARKS,
    NAME,
    SURFACES,
    TRANSLATION,
    VOICE,
    Found,
    Surface,
    marks_by_part,
    on_surface,
)
from tests.sites import run_sitegen
from tests.tools.needs import ROOT

GONE = {
    "–": (),
    "nothing": MARKS,
    "no photo": (FACE, DOCUMENT),
    "no voice": (VOICE, DOCUMENT),
    "no name": (NAME, DOCUMENT),
    "not in it": (TRANSLATION,),
}
"""What each word of the table says is not there."""

FOR_RECORDS = {"asked", "asked_by", "language", "form", "version", "guardian", "reviewed"}
"""What a consent says beside what it permits."""


@cache
def table() -> dict[str, dict[str, str]]:
    """Read the table: by surface and permission, what is there."""
    text = (ROOT / "docs/safety.md").read_text("utf-8")
    lines = re.search(r"(?m)^\| surface .*\n(?:\|.*\n)+", text)
    assert lines
    head, _, *rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in lines[0].splitlines()
    ]
    return {row[0]: dict(zip(head[1:], row[1:], strict=True)) for row in rows}


def make_site(folder: Path) -> None:
    """Make the panels of the site, and the site with their pictures."""
    consents.write_site(folder)
    for command in ("panels", "build"):
        done = run_sitegen(folder, command)
        assert done.code == 0, done.err


@pytest.fixture(scope="module")
def parts(make_once: MakeOnce) -> dict[str, Found]:
    """What is found in all that leaves the site."""
    return marks_by_part(make_once("consents", make_site))


def test_the_table_names_every_permission_and_every_surface() -> None:
    assert list(table()) == [surface.name for surface in SURFACES]
    permissions = set(Consent.__struct_fields__) - FOR_RECORDS
    assert all(set(row) == permissions for row in table().values())
    assert permissions == set(consents.REFUSALS) - {consents.OPEN}


@pytest.mark.parametrize("surface", SURFACES, ids=lambda surface: surface.name)
def test_a_surface_shows_what_was_agreed_and_no_more(
    surface: Surface, parts: dict[str, Found]
) -> None:
    everything = on_surface(surface, parts, consents.OPEN)
    assert everything, "nothing was looked into"
    found = {each: on_surface(surface, parts, each) for each in table()[surface.name]}
    expected = {
        each: everything.difference(GONE[cell]) for each, cell in table()[surface.name].items()
    }
    assert found == expected


def test_nothing_that_leaves_the_site_was_looked_past(parts: dict[str, Found]) -> None:
    passed = {
        part
        for part, found in parts.items()
        if found and not any(each.holds(part, owner_in(part)) for each in SURFACES)
    }
    assert passed == set()


def owner_in(part: str) -> str:
    """Give the word of the story whose page or file a part is."""
    return next((slug for slug in map(consents.slug, consents.REFUSALS) if slug in part), "none")
