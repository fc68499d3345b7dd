"""Templates are compiled once and kept; what each is made of is read from its tags."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment

from sitegen.engine.store import ObjectStore
from sitegen.engine.toolchain import built_in_themes
from sitegen.render.queries.theme import parsed_references, references_in
from sitegen.render.templates.compiled import CompiledTemplates
from sitegen.render.templates.whitespace import SmallTemplates
from sitegen.safety.gate import Gate
from sitegen.safety.people import hidden

NAME = "Zohara bat Quillfeather"


class Counting(Environment):
    """An environment that counts what it compiles."""

    compilations = 0
    compile = Environment.compile  # whatever else is compiled once for all tests

    def _parse(self, *source: Any) -> Any:
        self.compilations += 1
        return super()._parse(*source)


def rendered(
    folder: Path, text: str, gate: Gate | None = None, *, small: bool = False
) -> tuple[str, int]:
    """Render a template in a new environment; give what it says, and how many were compiled."""
    environment = Counting(
        loader=DictLoader({"page.html": text}),
        bytecode_cache=CompiledTemplates(ObjectStore(folder), gate or Gate(), small=small),
        extensions=[SmallTemplates] if small else [],
    )
    return environment.get_template("page.html").render(), environment.compilations


def test_a_template_is_compiled_once(tmp_path: Path) -> None:
    assert rendered(tmp_path, "{{ 1 + 1 }}") == ("2", 1)
    assert rendered(tmp_path, "{{ 1 + 1 }}") == ("2", 0)


def test_another_text_is_compiled_anew(tmp_path: Path) -> None:
    rendered(tmp_path, "{{ 1 + 1 }}")
    assert rendered(tmp_path, "{{ 1 + 2 }}") == ("3", 1)


def test_a_text_that_is_made_small_is_compiled_anew(tmp_path: Path) -> None:
    assert rendered(tmp_path, "<p>a  b</p>") == ("<p>a  b</p>", 1)
    assert rendered(tmp_path, "<p>a  b</p>", small=True) == ("<p>a b</p>", 1)


def test_a_damaged_one_is_compiled_anew(tmp_path: Path) -> None:
    rendered(tmp_path, "{{ 1 + 1 }}")
    for path in tmp_path.glob("*/*"):
        path.write_bytes(path.read_bytes()[:-1])
    assert rendered(tmp_path, "{{ 1 + 1 }}") == ("2", 1)


def test_one_that_says_a_name_which_may_not_be_shown_is_kept_nowhere(tmp_path: Path) -> None:
    gate = Gate(hidden((NAME,)), b"mark")
    rendered(tmp_path, f"<p>{NAME}</p>", gate)
    assert not list(tmp_path.glob("*/*"))
    rendered(tmp_path, "<p>Nobody</p>", gate)
    assert list(tmp_path.glob("*/*"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('{% extends "base.html" %}', {"base.html"}),
        ("{%- include 'parts/a.html' ignore missing -%}", {"parts/a.html"}),
        ('{% import "macros/ui.html" as ui with context %}', {"macros/ui.html"}),
        ('{%\nfrom "stem:a.html" import one, two\n%}', {"stem:a.html"}),
        ('{% include ["a.html", "b.html"] %}', {"a.html", "b.html"}),
        ('{% include "a" ~ ".html" %}', {None}),
        ('{% include "a.html" if x else "b.html" %}', {None}),
        ("{% include name %}", {None}),
        ('{% include "a.html" %}{% include name %}', {"a.html", None}),
        ("<p>{{ included }}</p>{% set from = 1 %}", set()),
    ],
)
def test_what_a_template_is_made_of_stands_in_its_tags(text: str, names: set[str | None]) -> None:
    assert set(references_in(text)) == names


def test_the_shipped_templates_are_made_of_what_jinja_finds_in_them() -> None:
    texts = [path.read_text("utf-8") for path in built_in_themes().rglob("templates/**/*.html")]
    assert len(texts) > 30
    for text in texts:
        assert set(references_in(text)) == set(parsed_references(text))


SPACE = st.sampled_from([" ", "\n", "  "])
NAMED = st.sampled_from(
    ['"a.html"', "'a.html'", '["a.html", "b.html"]', "x", '"a" "b"', '"a.html" if x', '"a\\n.html"']
)
TAGS = st.sampled_from(
    ["extends {}", "include {}", "include {} ignore missing", "include {} without context",
     "import {} as c", "import {} as c with context", "from {} import d", "from {} import d as e"]
)  # fmt: skip


@given(st.lists(st.tuples(TAGS, NAMED, SPACE, st.sampled_from(["", "-", "+"])), max_size=3))
def test_no_tag_is_missed_however_it_is_written(tags: list[tuple[str, str, str, str]]) -> None:
    text = "".join(
        f"{{%{sign}{space}{tag.format(name).replace(' ', space)}{space}%}}"
        for tag, name, space, sign in tags
    )
    assert set(references_in(text)) >= set(parsed_references(text))
