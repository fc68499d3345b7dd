"""A new entry's file explains every field, and each of its examples is right as it stands."""

from __future__ import annotations

import re
from typing import get_type_hints
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.entries.pictures import fold_image
from sitegen.content.front_matter.frontmatter import compose, split_document
from sitegen.content.front_matter.nodes import Scalar
from sitegen.content.front_matter.quoting import quoted
from sitegen.content.new.scaffold import entry_text, ordered_fields
from sitegen.content.validation.context import Facts, Findings, ValidationContext
from sitegen.content.validation.forms import example_of, form_of, group_in
from sitegen.content.validation.models import read_model
from sitegen.kinds.meta import ORIGINAL, Meta
from sitegen.schema.dates import PartialDate
from sitegen.schema.guide import guide_to
from sitegen.text import UNFIT
from sitegen.values import Value
from tests.kinds import MODELS

EXAMPLE_FILES = (
    *("photo.jpg", "file.jpg", "voice.mp3", "voice.vtt", "episode.mp3", "episode.vtt"),
    *("floor-plan.pdf", "city-of-geneva.svg"),
)
FACTS = Facts(
    files={f"content/{name}" for name in EXAMPLE_FILES},
    languages=("en", "he", "ar"),
    zone=ZoneInfo("UTC"),
    folder="content",
)
OFFERED = re.compile(r"^#(?! \S)", re.MULTILINE)
"""The `#` before a field that is offered; an explanation has a space behind it."""

WRITTEN = {"title": '"A title"', "guid": "g", "number": "1", "date": "2024-07-12", "audio": "{}"}


def written_for(kind: str) -> dict[str, str]:
    """Give values for what a kind can't be without."""
    required = (f.name for f in msgspec.structs.fields(MODELS[kind]) if f.required)
    return {name: WRITTEN[name] for name in required}


def mistakes_in(text: str, kind: str) -> list[str]:
    """Give what the schema holds against an entry's file."""
    findings = Findings()
    node = fold_image(split_document(text, "new.md").front_matter)
    read_model(MODELS[kind], node, ValidationContext(FACTS, findings))
    return [str(problem) for problem in findings.problems]


@pytest.mark.parametrize("kind", MODELS)
def test_a_new_entry_has_no_mistake(kind: str) -> None:
    assert mistakes_in(entry_text(MODELS[kind], written_for(kind)), kind) == []


@pytest.mark.parametrize("kind", MODELS)
def test_every_field_that_is_offered_is_right_once_its_sign_is_taken_away(kind: str) -> None:
    text = OFFERED.sub("", entry_text(MODELS[kind], written_for(kind)))
    assert mistakes_in(text, kind) == []
    offered = split_document(text, "new.md").front_matter.fields
    assert set(MODELS[kind].__struct_fields__) - {ORIGINAL} <= set(offered)
    assert ORIGINAL not in offered, "only a translation has it"


@pytest.mark.parametrize("kind", MODELS)
def test_an_explanation_stands_before_every_field(kind: str) -> None:
    lines = entry_text(MODELS[kind], written_for(kind)).split("\n")
    for name in (name for name in ordered_fields(MODELS[kind]) if name != ORIGINAL):
        place = next(
            n for n, line in enumerate(lines) if line.startswith((f"{name}:", f"#{name}:"))
        )
        assert lines[place - 1].startswith("# "), name


def models() -> list[type[Value]]:
    """Give every kind, and every group of fields in one, however deep."""
    found: list[type[Value]] = []
    pending: list[type[Value]] = [Meta, *MODELS.values()]
    while pending:
        model = pending.pop()
        if model in found:
            continue
        found.append(model)
        inner = (group_in(hint) for hint in get_type_hints(model, include_extras=True).values())
        pending += [group for group in inner if group]
    return found


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_every_field_is_described_in_words(model: type[Value]) -> None:
    undescribed = [name for name in model.__struct_fields__ if not guide_to(model, name).what]
    assert not undescribed, f"say beside the field what {model.__name__}.{undescribed} is"


def test_no_field_is_described_that_does_not_exist() -> None:
    strangers = [
        f"{model.__name__}.{name}"
        for model in models()
        for name in vars(model).get("guide", {})
        if name not in model.__struct_fields__
    ]
    assert strangers == []


class Festival(Meta):
    """A kind that nobody described."""

    stages: int = 0
    opening: PartialDate | None = None


def test_a_new_field_appears_by_itself() -> None:
    text = entry_text(Festival, {"title": "A"})
    assert "# A whole number.\n#stages: 1\n" in text
    assert "# A date such as 2024-07-12, 2025-10 or 2022.\n#opening: 2024-07-12\n" in text


@pytest.mark.parametrize("hint", [str, bool, int, PartialDate])
def test_a_type_has_a_form_and_an_example(hint: object) -> None:
    assert form_of(hint)
    assert example_of(hint)


@given(st.text(min_size=1).filter(lambda title: not UNFIT.search(title)))
def test_any_title_is_written_as_yaml_on_one_line(title: str) -> None:
    written = quoted(title)
    assert "\n" not in written
    node = compose(f"title: {written}\n", "new.md").fields["title"]
    assert isinstance(node, Scalar)
    assert node.text == title
