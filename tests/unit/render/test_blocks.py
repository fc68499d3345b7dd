"""What decides a page's own blocks: all that they can see, and nothing that is printed around."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from jinja2 import DictLoader, Environment

from sitegen.render.queries.blocks import ALONE, BlocksOf, OwnBlocks
from sitegen.render.templates.hot import IMPORTED, HotEnvironment, HotTemplate

BASE = """\
{% import "ui.html" as ui with context %}
{% set where = "base" %}
<head>{% block head %}{% include "head.html" %}{% block extra %}{% endblock %}{% endblock %}</head>
{% if page %}<p>{{ page }}</p>{% endif %}{% include "header.html" %}
<main>{% block main %}{{ ui.said(where) }}{% endblock %}</main>
{% block foot %}{{ ui.said("foot") }}{% endblock %}
"""
MIDDLE = """\
{% extends "base.html" %}
{% set above = "middle" %}
{% block main %}{{ super() }}{% block text %}{{ above }}{% endblock %}{% endblock %}
"""
PAGE = """\
{% extends "middle.html" %}
{% import "ui.html" as own with context %}
{% set told %}{{ own.said("told") }}{% endset %}
{% block text %}{{ super() }}{{ told }}{{ where }}{% endblock %}
{% block extra %}<meta>{% endblock %}
{% block foot %}{{ told }}{% endblock %}
"""
TEMPLATES = {
    "base.html": BASE,
    "middle.html": MIDDLE,
    "page.html": PAGE,
    "ui.html": "{% macro said(x) %}<b>{{ x }} {{ page }}</b>{% endmacro %}",
    "head.html": "<title>{{ page }}</title>",
    "header.html": "<header>{{ page }}</header>",
}


@dataclass(frozen=True)
class Texts:
    """The templates of a theme."""

    templates: dict[str, str]

    @property
    def files(self) -> tuple[str, ...]:
        return tuple(f"templates/{name}" for name in self.templates)

    def text(self, name: str) -> str | None:
        return self.templates.get(name.removeprefix("templates/"))


def own_blocks(**changed: str) -> OwnBlocks:
    """Give what decides the blocks of page.html, some templates changed (`base="…"`)."""
    texts = {f"{name}.html": text for name, text in changed.items()}
    theme: Any = Texts(TEMPLATES | texts)
    return BlocksOf(name="page.html").answer(theme)


class Loader(DictLoader):
    """Gives templates as a theme's loader does."""

    def get_source(self, environment: Environment, template: str) -> Any:
        return super().get_source(environment, template.removeprefix(ALONE))


@pytest.mark.parametrize(
    "changed",
    [
        {"base": BASE.replace("<main>", "<main id='m'>")},
        {"base": BASE.replace("<p>", "<p class='p'>")},
        {"base": BASE + "<p>{{ page }}</p>"},
        {"base": BASE.replace('said("foot")', 'said("feet")')},
        {"page": PAGE.replace("foot %}{{ told }}", "foot %}{{ where }}")},
        {"header": "<header></header>"},
        {"middle": MIDDLE + "<p>never printed</p>"},
    ],
)
def test_what_is_printed_around_them_changes_nothing(changed: dict[str, str]) -> None:
    found = own_blocks(**changed)
    assert found.names == ("head", "main")
    assert found == own_blocks()


@pytest.mark.parametrize(
    "changed",
    [
        {"base": BASE.replace('"base"', '"ground"')},
        {"base": BASE.replace("<head>", "{% set above = 1 %}<head>")},
        {"base": BASE.replace("(where)", "(where ~ 1)")},
        {"middle": MIDDLE.replace('"middle"', '"mean"')},
        {"middle": MIDDLE.replace("{{ above }}", "{{ above }}!")},
        {"page": PAGE.replace('said("told")', 'said("tell")')},
        {"page": PAGE.replace("<meta>", "<link>")},
        {"ui": TEMPLATES["ui.html"].replace("b>", "i>")},
        {"head": "<title></title>"},
    ],
)
def test_what_they_can_see_decides_them(changed: dict[str, str]) -> None:
    found = own_blocks(**changed)
    assert found.names == ("head", "main")
    assert found.decided_by != own_blocks().decided_by


def test_a_template_that_appears_decides_them_too() -> None:
    optional = PAGE.replace("<meta>", "{% include 'more.html' ignore missing %}")
    assert own_blocks(page=optional) != own_blocks(page=optional, more="more")
    any_of_all = PAGE.replace("<meta>", "{% include page ignore missing %}")
    assert own_blocks(page=any_of_all) != own_blocks(page=any_of_all, more="more")


@pytest.mark.parametrize(
    "changed",
    [
        {"base": "{% set n = namespace(x=1) %}" + BASE},
        {"base": BASE.replace("block main", "block main scoped")},
        {"base": BASE.replace("block main %}{{ ui.said(where) }}", "block main required %}")},
        {"base": BASE + "{% set above = 1 %}"},
        {"base": BASE.replace("<head>", "{% if page %}{% set above = 1 %}{% endif %}<head>")},
        {"page": PAGE.replace("{{ where }}", "{{ self.foot() }}")},
        {"page": PAGE.replace('"middle.html"', "page")},
        {"page": PAGE.replace('"middle.html"', '"missing.html"')},
        {"page": PAGE.replace('"middle.html"', '"page.html"')},
        {"page": PAGE + "{% if %}"},
        {"base": "{% autoescape false %}{% set above = 1 %}{% endautoescape %}" + BASE},
    ],
)
def test_blocks_that_see_more_are_left_in_their_page(changed: dict[str, str]) -> None:
    assert own_blocks(**changed) == OwnBlocks()


@pytest.mark.parametrize("name", ["page.html", "middle.html", "base.html"])
def test_a_page_with_blocks_that_were_made_before_is_as_jinja_makes_it(name: str) -> None:
    environment = HotEnvironment(loader=Loader(TEMPLATES), autoescape=True)
    plain = Environment(loader=DictLoader(TEMPLATES), autoescape=True)
    wanted = plain.get_template(name).render({"page": "<A>"})
    given = {"page": "<A>", IMPORTED: {}}
    alone, whole = (environment.get_template(each) for each in (ALONE + name, name))
    assert isinstance(alone, HotTemplate)
    assert isinstance(whole, HotTemplate)
    made = alone.blocks_alone(given, ("head", "main"))
    assert whole.around(given, made) == whole.around(given, {}) == wanted
    assert "<b>base &lt;A&gt;</b>" in made["main"]
    kept = whole.around({"page": "other", IMPORTED: {}}, made)
    assert made["main"] in kept
    assert "<header>other</header>" in kept
