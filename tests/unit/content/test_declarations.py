"""Mistakes in the declaration of a kind are told where they stand, all together."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.declarations import check_declarations
from sitegen.content.front_matter.frontmatter import compose
from sitegen.content.front_matter.nodes import Mapping
from sitegen.content.settings.settings import Settings
from sitegen.content.validation.context import Facts, Findings, ValidationContext
from sitegen.content.validation.models import read_model
from sitegen.errors import Problem
from sitegen.kinds.declared import FORMS, DeclaredKind
from sitegen.kinds.registry import KINDS, kinds_of

FACTS = Facts(files=frozenset(), languages=("en", "he"), zone=ZoneInfo("UTC"))
HEAD = "title: A\nurl: https://www.example.org\nkinds:\n"
ONE = "one of text, name, number, year, date, boolean, file, image, link, entry"


def mistakes_in(declared: str) -> list[str]:
    """Give what is held against the lines below `kinds:`."""
    node = compose(HEAD + declared, "site.yaml")
    assert isinstance(node, Mapping)
    findings = Findings()
    read_model(Settings, node, ValidationContext(FACTS, findings))
    found: list[Problem] = [*findings.problems]
    found += check_declarations(node.fields["kinds"], FACTS.languages)
    return [str(problem) for problem in sorted(found)]


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        (
            "  reports: {fields: {year: year}}",
            "4: kinds.reports.label: missing; this field is required",
        ),
        (
            "  reports: {label: {en: R}}",
            "4: kinds.reports.label: no label in he; expected one in each language",
        ),
        (
            "  reports:\n    label: R\n    fields: {pdf: fil}",
            f'6: kinds.reports.fields.pdf: "fil" found, expected {ONE}; did you mean "file"?',
        ),
        (
            "  reports:\n    label: R\n    fields: {who: [txt]}",
            f'6: kinds.reports.fields.who[1]: "txt" found, expected {ONE}; did you mean "text"?',
        ),
        (
            "  reports:\n    label: R\n    fields: {who: [text, name]}",
            "6: kinds.reports.fields.who: 2 forms found; expected one, such as [text]",
        ),
        (
            "  reports:\n    label: R\n    fields: {title: text}",
            "6: kinds.reports.fields.title: every entry has this field; expected another name",
        ),
        (
            "  reports:\n    label: R\n    fields: {year: year, pdf: file}\n    order: -yer",
            '7: kinds.reports.order: "-yer" found, expected one of date, updated, title, year, '
            'or - before one; did you mean "year"?',
        ),
        (
            "  reports:\n    label: R\n    feeds: true",
            '6: kinds.reports.feeds: unknown field; did you mean "feed"?',
        ),
        (
            "  Reports: {label: R}",
            '4: kinds.Reports: "Reports" found, expected a name of lowercase letters, digits and '
            "hyphens, such as reports",
        ),
    ],
    ids=lambda text: text.split(":")[0] + text[-12:],
)
def test_a_mistake_is_told_with_its_place(declared: str, said: str) -> None:
    assert mistakes_in(declared) == [f"site.yaml:{said}"]


TAKEN = (*KINDS.by_name, *KINDS.by_folder, "tags", "search", "media", "he")


@pytest.mark.parametrize("name", TAKEN)
def test_no_kind_takes_the_name_of_what_every_site_has(name: str) -> None:
    assert mistakes_in(f"  {name}: {{label: R}}") == [
        f'site.yaml:4: kinds.{name}: "{name}" is the name of something that every site has; '
        "expected another name"
    ]


FIELDS = st.dictionaries(
    st.from_regex(r"[a-z]{4,9}x", fullmatch=True),
    st.sampled_from(FORMS).flatmap(lambda form: st.sampled_from([form, (form,)])),
    max_size=6,
)


@given(FIELDS)
def test_any_declared_kind_takes_an_entry_without_its_fields(fields: dict[str, str]) -> None:
    declared = DeclaredKind(label="R", fields=fields)  # type: ignore[arg-type]
    kind = kinds_of({"reports": declared})["reports"]
    findings = Findings()
    meta = read_model(kind.model, compose("title: A", "a.md"), ValidationContext(FACTS, findings))
    assert findings.problems == []
    kept = kind.keep(meta)
    assert kept.fields == {}
    assert all(getattr(kept, name) is None for name in fields)
