"""A field that somebody wrote and left empty is told: a mistake where a value is needed, else a
warning. An empty text is taken where it says something."""

from __future__ import annotations

from typing import get_type_hints
from zoneinfo import ZoneInfo

import msgspec
import pytest

from sitegen.content.entries.entries import read_group
from sitegen.content.folder.layout import EntryFile
from sitegen.content.front_matter.frontmatter import compose
from sitegen.content.settings.settings import Settings
from sitegen.content.validation.context import Facts, Findings, ValidationContext
from sitegen.content.validation.mismatch import NOTHING_SAID
from sitegen.content.validation.models import fields_of, read_model
from sitegen.content.validation.shapes import takes_empty
from sitegen.kinds.consent import Consent
from sitegen.values import Value
from tests.kinds import MODELS as KIND_MODELS

FACTS = Facts(files=frozenset({"x.jpg"}), languages=("en", "he"), zone=ZoneInfo("UTC"))
MODELS: dict[str, type[Value]] = {**KIND_MODELS, "settings": Settings}
PATH = "content/events/a.he.md"
NOTHING = {"none": "", "two quotes": '""', "blanks": '"  "', "an unseen sign": '"\\u200f"'}


def read(model: type[Value], text: str) -> tuple[Value | None, Findings]:
    """Read front matter as it would stand in a file."""
    findings = Findings()
    return read_model(model, compose(text, "x.md"), ValidationContext(FACTS, findings)), findings


def fields_to_fill(model: type[Value]) -> list[str]:
    """Give the fields of a kind for which an empty text is nothing."""
    hints = get_type_hints(model, include_extras=True)
    return [
        info.name for info in msgspec.structs.fields(model) if not takes_empty(hints[info.name])
    ]


@pytest.mark.parametrize("written", NOTHING.values(), ids=NOTHING)
@pytest.mark.parametrize("kind", MODELS)
def test_no_field_of_any_kind_is_left_empty_in_silence(kind: str, written: str) -> None:
    for name in fields_to_fill(MODELS[kind]):
        _, findings = read(MODELS[kind], f"{name}: {written}\n")
        told = [str(each) for each in (*findings.problems, *findings.warnings)]
        if fields_of(MODELS[kind])[name].required:
            assert f"x.md:1: {name}: missing; this field is required" in told
        else:
            assert f"x.md:1: warning: {name}: {NOTHING_SAID}" in told


@pytest.mark.parametrize(
    ("kind", "fields", "told"),
    [
        ("event", "tags: [a, '']", "tags[2]: nothing found, expected a value, or one item less"),
        ("event", "tags:\n- \n", "tags[1]: nothing found, expected a value, or one item less"),
        ("show", "guid: x\nsubscribe: {apple: }", "subscribe.apple: nothing found, expected a"),
        ("show", "guid: x\nowner: {name: '', email: a@b.example}", "owner.name: missing; this"),
        ("program", "figures: [{number: 1, label: ''}]", "figures[1].label: missing; this field"),
        (
            "settings",
            "url: https://a.example\nactions: [{label: {en: ''}, url: /}]",
            "actions[1].label.en: nothing found, expected a value",
        ),
    ],
)
def test_an_empty_value_is_a_mistake_where_one_is_needed(kind: str, fields: str, told: str) -> None:
    value, findings = read(MODELS[kind], f"title: A\n{fields}\n")
    assert value is None
    assert findings.problems[0].message.startswith(told)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("event", 'title: A\nimage: {file: /x.jpg, alt: ""}'),
        ("page", 'title: A\nmenu: ""'),
        ("page", 'title: A\ntags: []\nextra: {a: "", b: , c: [""]}'),
        ("settings", "title: A\nurl: https://a.example\nshare: []"),
    ],
)
def test_an_empty_value_that_says_something_is_taken(kind: str, text: str) -> None:
    value, findings = read(MODELS[kind], text)
    assert value is not None
    assert (findings.problems, findings.warnings) == ([], [])


def test_a_setting_left_empty_is_as_if_it_were_not_there() -> None:
    value, _ = read(Settings, 'title: A\nurl: https://a.example\ntheme: ""\ntimezone: ""')
    assert isinstance(value, Settings)
    assert (value.theme, value.timezone) == ("base", "UTC")


def test_a_translation_takes_away_with_an_empty_field_what_it_would_inherit() -> None:
    original = b"---\ntitle: A\nplace: Haifa\nsummary: We met.\n---\n"
    translation = '---\ntitle: א\nplace: ""\nsummary:\nregistration:\n---\n'.encode()
    files = [
        (EntryFile(path="content/events/a.md", id="events/a", kind="event"), original),
        (EntryFile(path=PATH, id="events/a", kind="event", lang="he"), translation),
    ]
    group = read_group(files, FACTS, "en").group
    assert group is not None
    said = [(getattr(each.meta, "place", ""), each.meta.summary) for each in group.entries]
    assert said == [("Haifa", "We met."), ("", "")]
    assert [str(each) for each in group.warnings] == [
        f"{PATH}:5: warning: registration: {NOTHING_SAID}"
    ]


@pytest.mark.parametrize("written", [*NOTHING.values(), "[]"])
@pytest.mark.parametrize("name", ["languages", "venues", "until", "withdrawn"])
def test_what_limits_a_consent_is_never_empty(name: str, written: str) -> None:
    """Left out, it limits nothing; empty, it would do so in silence."""
    made, findings = read(Consent, f"web: true\n{name}: {written}\n")
    assert made is None
    (told,) = findings.problems
    assert f"{name}: nothing found, which would not limit what is shown; write the " in str(told)
