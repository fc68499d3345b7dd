"""No byte of a published picture tells who took it, where, when, or with what."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from sitegen.media.facts import image_facts
from sitegen.media.make import make_derivatives
from sitegen.media.picture import Derivative, Focus, Use, plan_picture
from sitegen.media.pictures.inspection import residues
from tests.conftest import MakeOnce
from tests.tools.metadata import tags_of
from tests.unit.media.zoo import MARKS, build_zoo

USES = (
    Use(name="page", widths=(100, 240, 480)),
    Use(name="card", widths=(100,), ratio=(1, 1), formats=("jpeg",)),
    Use(name="download", widths=(480,), formats=("jpeg",)),
)
ANIMALS = (
    "moving.gif",
    "moving.png",
    "moving.webp",
    "photo.jpg",
    "picture.avif",
    "picture.png",
    "picture.webp",
    "print.jpg",
    "progressive.jpg",
    "scan.tif",
    "telephone.heic",
    "transparent.png",
)


@pytest.fixture(scope="session")
def zoo(make_once: MakeOnce) -> Path:
    return make_once("zoo", build_zoo)


def publish(source: Path, folder: Path, credit: str = "") -> list[Derivative]:
    """Make all files of a picture for all uses, and write them under a folder."""
    data = source.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    facts = image_facts(data, name=source.name)
    planned = {
        derivative.name: derivative
        for use in USES
        for derivative in plan_picture(
            facts,
            source=source.name,
            digest=digest,
            slug="a-walk",
            use=use,
            focus=Focus(x=30, y=70),
            credit=credit,
        ).derivatives
    }
    made = []
    for derivative, content in make_derivatives(data, list(planned.values())):
        path = folder / derivative.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        made.append(derivative)
    assert {derivative.name for derivative in made} == set(planned)
    return made


def test_the_zoo_is_as_hostile_as_it_says(zoo: Path) -> None:
    assert tuple(sorted(path.name for path in zoo.iterdir())) == ANIMALS
    told = tags_of(zoo)
    assert sorted(told) == [str(zoo / name) for name in ANIMALS]
    for name in ANIMALS:
        data = (zoo / name).read_bytes()
        assert any(mark in data for mark in MARKS), name
        if name != "moving.gif":
            assert any("GPS" in tag for tag in told[str(zoo / name)]), name


@pytest.mark.parametrize("name", ANIMALS)
def test_exiftool_finds_nothing_personal_in_what_is_published(
    name: str, zoo: Path, tmp_path: Path
) -> None:
    made = publish(zoo / name, tmp_path)
    assert tags_of(tmp_path) == {}
    for derivative in made:
        content = (tmp_path / derivative.name).read_bytes()
        assert residues(content, derivative.format) == ()
        assert not any(mark in content for mark in MARKS)


@pytest.mark.parametrize("name", ["photo.jpg", "transparent.png", "moving.gif", "telephone.heic"])
def test_a_credit_is_all_that_is_written_and_it_is_written(
    name: str, zoo: Path, tmp_path: Path
) -> None:
    made = publish(zoo / name, tmp_path, credit="Noor & Dana <صورة>")
    told = tags_of(tmp_path)
    assert len(told) == len(made)
    for tags in told.values():
        assert tags == {"XMP:Credit": "Noor & Dana <صورة>", "XMP:Rights": "Noor & Dana <صورة>"}


def test_the_same_source_gives_the_same_bytes(zoo: Path, tmp_path: Path) -> None:
    for name in ANIMALS:
        first = publish(zoo / name, tmp_path / "first", credit="x")
        assert publish(zoo / name, tmp_path / "second", credit="x") == first
        for derivative in first:
            one = (tmp_path / "first" / derivative.name).read_bytes()
            assert one == (tmp_path / "second" / derivative.name).read_bytes()


def test_names_come_from_the_slug_only(zoo: Path, tmp_path: Path) -> None:
    for derivative in publish(zoo / "telephone.heic", tmp_path):
        assert derivative.name.startswith("media/a-walk-")
        assert "telephone" not in derivative.name
