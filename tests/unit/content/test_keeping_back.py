"""What was to stay hidden is never published by the mend that a message offers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_type_hints

import msgspec
import pytest

from sitegen.content.validation.keeping_back import HIDES, SHOWS
from sitegen.kinds.consent import Consent
from sitegen.values import Value
from tests.kinds import MODELS
from tests.unit.content.test_as_typed import DATED, said_of_fields
from tests.unit.content.test_empty_fields import read
from tests.unit.site.library import reading

OF_OTHERS = (
    # Jekyll; Hugo; Eleventy; Hexo, Ghost, Gatsby's starters; WordPress's exports; people.
    *("published: false", "headless: true", "permalink: false", "visible: no", "hidden: yes"),
    *("status: draft", "status: private", "post_status: auto-draft", "status: Pending Review"),
    *("visibility: private", "private: true", "Published: No", "isPublished: false", "public: 0"),
    *("publish: false", "publish: no", "publish: never", "unpublished: true", "is_hidden: true"),
    *("not_published: true", "do_not_publish: true", "wip: true", "archived: true", "show: off"),
    *("published_at: null", "published:", "datePublished: ~", "visibility: members"),
    *('published: "false"', "password: olive", "draft_status: in progress", "status: טיוטה"),
)
"""Fields of other programs with which an entry isn't shown."""

SHOWN = ("published: true", "hidden: false", "status: publish", "visible: yes", "publish: now")

NEGATIONS = ("no_{}", "not_{}", "un{}", "no{}", "hide_{}", "in{}", "{}_off", "{}_not_allowed")
WRITE = re.compile(r'write "(?P<field>[a-z_]+: [a-z]+)"')
OFFERED = re.compile(r'did you mean "([^"]+)"')


def switches() -> Iterator[tuple[type[Value], str]]:
    """Give each field that is true or false, of every kind and of consents."""
    for model in (*MODELS.values(), Consent):
        hints = get_type_hints(model, include_extras=True)
        for info in msgspec.structs.fields(model):
            if hints[info.name] is bool:
                yield model, info.name


@pytest.mark.parametrize("field", OF_OTHERS)
@pytest.mark.parametrize("path", ["news/2024/new.md", "pages/new.md"])
def test_what_hides_elsewhere_is_hidden_by_the_mend(field: str, path: str) -> None:
    fields = DATED if path.startswith("news") else "title: New\n"
    (said,) = said_of_fields(f"{fields}{field}", path)
    mend = WRITE.search(said)
    assert mend and not OFFERED.search(said), said
    read_again = reading({path: f"---\n{fields}{mend['field']}\n---\n".encode()})
    assert read_again.group and read_again.group.entries[0].meta.draft


@pytest.mark.parametrize("field", SHOWN)
def test_what_shows_elsewhere_is_taken_out(field: str) -> None:
    (said,) = said_of_fields(f"{DATED}{field}")
    assert said.endswith("; what is no draft is shown, so take the line out")


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("programs/a.md", "title: A\nstatus: draft"),
        ("events/a.md", "title: A\nstart: 2026-03-01\nstatus: private"),
    ],
)
def test_a_status_that_the_kind_does_not_have_is_led_to_the_draft(path: str, fields: str) -> None:
    (said,) = said_of_fields(fields, path)
    assert said.endswith('; write "draft: true", which hides the entry')


@pytest.mark.parametrize(
    "field",
    ["show: [a, b]", "_build: {list: never}", "hidden:", "visible: in part", "state: Bavaria"],
)
def test_what_says_neither_is_only_unknown(field: str) -> None:
    (said,) = said_of_fields(f"{DATED}{field}")
    assert said.endswith(": unknown field")


def test_a_translation_is_hidden_alike() -> None:
    told = reading(
        {
            "news/2024/a.md": f"---\n{DATED}---\n".encode(),
            "news/2024/a.he.md": "---\ntitle: א\npublished: false\n---\n".encode(),
        }
    ).problems
    assert [problem.message for problem in told] == [
        'published: unknown field; write "draft: true", which hides the entry'
    ]


@pytest.mark.parametrize("shape", NEGATIONS)
def test_no_field_is_offered_for_its_opposite(shape: str) -> None:
    for model, name in switches():
        for value in ("true", "yes", "false", "maybe"):
            _, findings = read(model, f"{shape.format(name)}: {value}\n")
            said = [p.message for p in findings.problems if p.message.startswith(shape[:2])]
            said = said or [p.message for p in findings.problems if "unknown field" in p.message]
            offered = [each for text in said for each in OFFERED.findall(text)]
            assert name not in offered, (model, shape, value, said)
            written = [found["field"] for text in said for found in WRITE.finditer(text)]
            assert f"{name}: true" not in written or (name, value) == ("draft", "false"), said


def test_a_word_for_hiding_is_no_slip_of_another_name() -> None:
    # In a consent, "private" was near to "print".
    for model in (*MODELS.values(), Consent):
        for name in sorted(HIDES | SHOWS):
            _, findings = read(model, f"{name}: perhaps\n")
            said = " ".join(each.message for each in findings.problems)
            offered = set(OFFERED.findall(said))
            assert offered <= {"date", "url", "place", "venues"}, (model, name, said)


@pytest.mark.parametrize(
    ("field", "meant"),
    [
        ("published: 2024-01-02", "date"),
        ("created: 2024-01-02", "date"),
        ("publishDate: 2030-01-02", "publish"),
        ("expiryDate: 2030-01-02", "expires"),
        ("unpublish: 2030-01-02", "expires"),
        ("unpublished_at: 2030-01-02", "expires"),
        ("drafts: true", "draft"),
        ("is_draft: true", "draft"),
        ("featurd: true", "featured"),
    ],
)
def test_the_mend_of_a_moment_or_a_slip_says_the_same(field: str, meant: str) -> None:
    (said,) = said_of_fields(f"{DATED}{field}")
    assert said.endswith(f'unknown field; did you mean "{meant}"?')
