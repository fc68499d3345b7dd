"""The short ways of templates lead to what Jinja2's own lead to."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import (
    DictLoader,
    Environment,
    StrictUndefined,
    UndefinedError,
    pass_context,
    pass_eval_context,
)
from jinja2.environment import TemplateModule
from markupsafe import Markup

from sitegen.render.templates import filters
from sitegen.render.templates.hot import IMPORTED, HotEnvironment

SETTINGS: dict[str, Any] = {"autoescape": True, "undefined": StrictUndefined}
BOTH = (Environment(**SETTINGS), HotEnvironment(**SETTINGS))


class Marked:
    """A value that knows its own markup."""

    def __html__(self) -> str:
        return "<i>&</i>"


class Spoken(str):
    """A text of a kind of its own."""

    __slots__ = ()


@dataclass(frozen=True)
class Helpers:
    """Functions that templates call."""

    def named(self, *parts: Any, **more: Any) -> str:
        """Give what it was called with."""
        return f"<{parts}{more}>"

    @pass_context
    def in_context(self, context: Any, part: str) -> str:
        """Give what Jinja2 gives to a method that asks for the context."""
        return f"{context.resolve('page')}{part}"


@pass_context
def variable(context: Any, name: str) -> str:
    """Give a variable, one of a loop too."""
    return str(context.resolve(name))


@pass_eval_context
def escaping(state: Any) -> str:
    """Say whether what is printed is escaped."""
    return str(state.autoescape)


GIVEN: dict[str, Any] = {
    "helper": Helpers().named,
    "variable": variable,
    "escaping": escaping,
    "page": "a & b",
}
MACROS = (
    "{% macro put(value, more='&') %}<p>{{ value }}{{ more }}"
    "{{ caller() if caller is defined }}</p>{% endmacro %}"
)


def rendered(environment: Environment, text: str, **given: Any) -> str:
    """Render a template."""
    return environment.from_string(text).render(**GIVEN, **given)


VALUES = st.one_of(
    st.text(), st.text().map(Markup), st.text("<&>'\" a").map(Spoken), st.integers(), st.none(),
    st.floats(allow_nan=False), st.booleans(), st.just(Marked()), st.lists(st.text(), max_size=2),
)  # fmt: skip


@given(VALUES)
def test_a_value_is_printed_as_jinja_prints_it(value: object) -> None:
    text = (
        "{{ x }}{{ x ~ x }}{% set y %}{{ x }}{% endset %}{{ y }}{{ [x]|join }}"
        "{% autoescape false %}{{ x }}{% endautoescape %}"
    )
    plain, hot = (rendered(each, text, x=value) for each in BOTH)
    assert hot == plain


@pytest.mark.parametrize(
    "text",
    [
        "{{ helper('<', x=1) }}",
        "{% for one in [1, 2] %}{% set two = one %}{{ variable('two') }}"
        "{{ helper(one) }}{{ variable('page') }}{% endfor %}",
        MACROS + "{{ put('<') }}{{ put('<'|safe, more=page) }}{{ put(put(page)) }}",
        MACROS + "{% for one in 'ab' %}{% call put(one) %}{{ one }}&{% endcall %}{% endfor %}",
        MACROS + "{% autoescape false %}{{ put('<') }}{{ escaping() }}{% endautoescape %}",
        "{{ escaping() }}{{ 'a-b'.replace('-', '<') }}{{ ('<'|safe).upper() }}",
        "{% block one %}{% set page = 'c' %}{{ variable('page') }}{% endblock %}",
    ],
)
def test_a_function_is_called_as_jinja_calls_it(text: str) -> None:
    plain, hot = (rendered(each, text) for each in BOTH)
    assert hot == plain


@pytest.mark.parametrize("text", ["{{ unknown }}", "{{ unknown() }}", "{{ page.unknown }}"])
def test_what_is_unknown_is_a_mistake(text: str) -> None:
    for environment in BOTH:
        with pytest.raises(UndefinedError):
            rendered(environment, text)


def test_a_method_that_asks_for_the_context_is_given_it() -> None:
    given: dict[str, Callable[..., str]] = {"method": Helpers().in_context}
    plain, hot = (rendered(each, "{{ method('x') }}", **given) for each in BOTH)
    assert hot == plain


UI = "{% macro said(x) %}{{ x }} {{ page }} {{ who|d('nobody') }}{% endmacro %}"
PARTS = {
    "ui": UI,
    "counted": "{% set n = namespace(x=0) %}{% macro next() %}{% set n.x = n.x + 1 %}{{ n.x }}"
    "{% endmacro %}",
    "looking": "{% macro said() %}{{ ''|seen }}{% endmacro %}",
    "wider": "{% import 'ui' as ui with context %}"
    "{% macro said(x) %}{{ ui.said(x) }}{% endmacro %}",
    "widest": "{% set page = page ~ '!' %}{% from 'wider' import said with context %}"
    "{% import 'ui' as ui with context %}"
    "{% macro next() %}{{ ui.said(1) }}{{ said(2) }}{% endmacro %}",
    "cycling": "{% set c = cycler('a', 'b') %}{% macro next() %}{{ c.next() }}{% endmacro %}",
    "listing": "{% if page %}{% set c = [] %}{% endif %}"
    "{% macro next() %}{{ c.append(1)|d('', true) }}{{ c }}{% endmacro %}",
    "chosen": "{% set name = 'ui' %}{% import name as ui with context %}"
    "{% macro said(x) %}{{ ui.said(x) }}{% endmacro %}",
    "hopeful": "{% macro said(x) %}{{ x }}{% if not x %}{% import 'nowhere' as n with context %}"
    "{% endif %}{% endmacro %}",
    "within": "{% macro said(x) %}{% set n = namespace(x=[x]) %}{% for y in [page, who|d('')] %}"
    "{% set n.x = n.x + [y] %}{% endfor %}{{ n.x|join }}{% endmacro %}",
    "global": "{% macro said(x) %}{{ range }}{% endmacro %}",
}


@pass_context
def seen(context: Any, _: str) -> str:
    """A filter of a site that looks at a variable which the template doesn't name."""
    return str(context.resolve("who"))


def of_parts(kind: type[Environment]) -> Environment:
    """Give an environment with templates that import others."""
    environment = kind(loader=DictLoader(PARTS), **SETTINGS)
    environment.filters["seen"] = seen
    return environment


@pytest.mark.parametrize("name", PARTS)
@pytest.mark.parametrize(
    "between", ["", "{% set who = 'she' %}", "{% set page = 'b' %}", "{% set range = 1 %}"]
)
def test_macros_are_those_that_jinja_imports(name: str, between: str) -> None:
    call = "next()" if "next()" in PARTS[name] else "said('x')" if name != "looking" else "said()"
    imported = f"{{% import '{name}' as m with context %}}{{{{ m.{call} }}}};"
    text = "".join(
        [
            imported,
            between,
            imported,
            f"{{% for who in ['he', 'we'] %}}{imported}{{% endfor %}}",
            f"{{% macro inside(page) %}}{imported}{{% endmacro %}}{{{{ inside('c') }}}}",
            imported,
        ]
    )
    plain, hot = (of_parts(each) for each in (Environment, HotEnvironment))
    given = {"page": "a", "who": "they", IMPORTED: {}}
    assert hot.from_string(text).render(given) == plain.from_string(text).render(given)


def test_macros_are_made_once_for_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    module = TemplateModule.__init__

    def counted(self: Any, template: Any, context: Any) -> None:
        made.append(template.name)
        module(self, template, context)

    monkeypatch.setattr(TemplateModule, "__init__", counted)
    imported = "{% import 'ui' as m with context %}{% import 'wider' as w with context %}"
    hot = of_parts(HotEnvironment).from_string((imported + "{{ m.said(1) }}{{ w.said(2) }}") * 3)
    for _ in range(2):
        hot.render({"page": "a", IMPORTED: {}})
    assert sorted(made) == ["ui"] * 2 + ["wider"] * 2


def test_macros_are_made_when_one_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    monkeypatch.setattr(TemplateModule, "__init__", lambda self, *given: made.append(given[0].name))
    hot = of_parts(HotEnvironment)
    imported = "{% import 'ui' as m with context %}"
    assert hot.from_string(imported).render({"page": "a", IMPORTED: {}}) == ""
    assert made == []
    with pytest.raises(UndefinedError):
        hot.from_string(imported + "{{ m.said(1) }}").render({"page": "a", IMPORTED: {}})
    assert made == ["ui"]


def test_the_variables_that_filters_look_at_are_known() -> None:
    code = inspect.getsource(filters)
    looked_at = re.findall(r"context\.resolve\(\"(\w+)\"\)", code)
    assert set(looked_at) == set(filters.LOOKED_AT)
    assert len(looked_at) == code.count("context.resolve")
