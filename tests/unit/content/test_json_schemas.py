"""JSON Schemas of front matter and settings judge as the build does, by a validator of others."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, ClassVar, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

import pytest
import yaml
from jsonschema import Draft7Validator

from sitegen.content.entries.pictures import fold_image
from sitegen.content.folder.layout import EntryFile, classify
from sitegen.content.front_matter.frontmatter import compose, split_text
from sitegen.content.new.scaffold import entry_text, settings_text
from sitegen.content.schemas.json_schema import PLAIN, Told, schema_of
from sitegen.content.schemas.site_schemas import files_by_schema, schemas_of
from sitegen.content.settings.names_file import NamesFile
from sitegen.content.settings.settings import Settings
from sitegen.content.validation.context import Facts, Findings, ValidationContext
from sitegen.content.validation.models import read_model
from sitegen.kinds.registry import kinds_of
from sitegen.schema.fields import NumberRule
from sitegen.schema.guide import guide_to
from sitegen.values import Value
from tests.kinds import MODELS
from tests.unit.content.test_scaffold import EXAMPLE_FILES, OFFERED, written_for

ROOT = Path(__file__).resolve().parents[3]
DECLARED = {
    "reports": {
        "label": "Reports",
        "fields": {"authors": ["name"], "pages": "number", "of": "year", "file": "file"},
    }
}


class Loader(yaml.SafeLoader):
    """Reads YAML as editors do: by the core schema of YAML 1.2."""


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)


def as_editors_read(text: str) -> Any:
    """Give what an editor's YAML is, as JSON."""
    return yaml.load(text, Loader) or {}  # noqa: S506 - a safe loader


@lru_cache(maxsize=1)
def validators() -> dict[str, Draft7Validator]:
    """Give the validators of a site in three languages with a kind of its own."""
    settings = read_settings_of(
        "title: A\nurl: https://www.example.org\n"
        "languages: {en: {name: A}, he: {name: B}, ar: {name: C}}\n"
        f"kinds: {json.dumps(DECLARED)}\n"
    )
    return {name: Draft7Validator(schema) for name, schema in schemas_of(settings).items()}


def read_settings_of(text: str) -> Settings:
    """Give settings as they are written."""
    findings = Findings()
    node = compose(text, "site.yaml")
    found = read_model(Settings, node, ValidationContext(facts_about(("en", "he", "ar")), findings))
    assert found is not None, findings.problems
    return found


def facts_about(languages: tuple[str, ...]) -> Facts:
    """Give what fields are checked against: languages, and the files that examples name."""
    kinds = kinds_of({})
    files = frozenset(f"content/{name}" for name in EXAMPLE_FILES)
    zone = ZoneInfo("UTC")
    return Facts(files=files, languages=languages, zone=zone, folder="content", kinds=kinds)


def build_takes(model: type[Value], text: str) -> bool:
    """True where the build finds no mistake in fields of a model."""
    findings = Findings()
    node = fold_image(compose(text, "new.md"))
    read_model(model, node, ValidationContext(facts_about(("en", "he", "ar")), findings))
    return not findings.problems


def editor_takes(schema: str, text: str) -> bool:
    """True where the schema finds no mistake."""
    return validators()[schema].is_valid(as_editors_read(text))


def test_every_schema_is_one() -> None:
    for validator in validators().values():
        Draft7Validator.check_schema(validator.schema)


def shipped() -> list[EntryFile]:
    """Give the entries of the site in this repository."""
    found = (
        classify(path.relative_to(ROOT).as_posix(), ("en", "he", "ar"))
        for path in sorted((ROOT / "content").rglob("*.md"))
    )
    return [file for file in found if isinstance(file, EntryFile)]


def test_every_shipped_entry_is_right() -> None:
    wrong = []
    for file in shipped():
        text = split_text((ROOT / file.path).read_text("utf-8"), file.path).front_matter
        name = f"{file.kind}.{'translation' if file.lang else 'kind'}.json"
        errors = validators()[name].iter_errors(as_editors_read(text))
        wrong += [f"{file.path}: {error.json_path}: {error.message}" for error in errors]
    assert len(shipped()) > 60
    assert wrong == []


def test_the_shipped_settings_are_right() -> None:
    assert editor_takes("site.json", (ROOT / "site.yaml").read_text("utf-8"))


@pytest.mark.parametrize("kind", MODELS)
def test_every_field_that_is_offered_is_right(kind: str) -> None:
    text = OFFERED.sub("", entry_text(MODELS[kind], written_for(kind)))
    fields = as_editors_read(split_text(text, "new.md").front_matter)
    errors = validators()[f"{kind}.kind.json"].iter_errors(fields)
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


def test_every_setting_that_is_offered_is_right() -> None:
    written = {"title": '"A"', "url": "https://www.example.org"}
    assert editor_takes("site.json", OFFERED.sub("", settings_text(Settings, written)))


@pytest.mark.parametrize(
    ("kind", "fields", "right"),
    [
        ("page", "title: 2024", True),
        ("page", "title: No", True),
        ("page", "title:", False),
        ("page", 'title: " "', False),
        ("page", "summary: A", False),
        ("page", "title: A\ntitel: B", False),
        ("page", "title: A\nmenu: main", True),
        ("page", "title: A\nmenu: man", False),
        ("page", "title: A\nmenu:", True),
        ("page", "title: A\norder: 3", True),
        ("page", 'title: A\norder: "3"', True),
        ("page", "title: A\norder: third", False),
        ("page", "title: A\ndraft: true", True),
        ("page", "title: A\ndraft: yes", True),
        ("page", 'title: A\ndraft: "true"', False),
        ("page", "title: A\ndraft: maybe", False),
        ("page", "title: A\ntags: [a, 2024]", True),
        ("page", "title: A\ntags: a", False),
        ("page", "title: A\ntags: [a, ]\naliases: [about]", False),
        ("page", "title: A\nslug: זית-1", True),
        ("page", "title: A\nslug: my slug", False),
        ("page", "title: A\nurl: /a/ב/", True),
        ("page", "title: A\nurl: a/", False),
        ("page", "title: A\nlang: he", True),
        ("page", "title: A\nlang: hebrew", False),
        ("page", "title: A\nimage: photo.jpg\nalt: B\nfocus: 40% 20%", True),
        ("page", "title: A\nimage: {file: photo.jpg, alt: B}", True),
        ("page", "title: A\nimage: {alt: B}", False),
        ("page", "title: A\nimage: {file: photo.jpg, text: B}", False),
        ("page", "title: A\nalt: B", False),
        ("page", "title: A\nimage: photo.jpg\nfocus: left", False),
        ("page", "title: A\nextra: {a: [1, {b: }]}", True),
        ("page", "title: A\npublish: 2026-03-01T09:00", True),
        ("page", "title: A\npublish: 2026-03-01", True),
        ("page", "title: A\npublish: 2026", False),
        ("page", "title: A\npublish: tomorrow", False),
        ("news", "title: A\ndate: 2024-07-12", True),
        ("news", "title: A\ndate: 2024-07", True),
        ("news", "title: A\ndate: 2024", True),
        ("news", "title: A", False),
        ("news", "title: A\ndate:", False),
        ("news", "title: A\ndate: 12.7.2024", False),
        ("news", "title: A\ndate: 2024-13-01", False),
        ("news", "title: A\ndate: 2024\nauthors: [A, B]", True),
        ("news", "title: A\ndate: 2024\nauthors: {name: A}", False),
        ("event", "title: A\nstart: 2026-03-01T10:00\ntime_zone: Asia/Jerusalem", True),
        ("event", "title: A\nstart: 2026-03-01T10:00+02:00", False),
        ("event", "title: A\nstart: 2026-03-01\ntime_zone: Asia/Jerusalm", False),
        ("event", "title: A\nonline: https://meet.example.org/", True),
        ("event", "title: A\nonline: HTTP://meet.example.org", True),
        ("event", "title: A\nonline: example.org", False),
        ("show", "title: A\nguid: g\nowner: {name: A, email: a@example.org}", True),
        ("show", "title: A\nguid: g\nowner: {name: A, email: a}", False),
        ("show", "title: A\nguid: g\nowner: {name: A}", False),
        ("show", "title: A\nguid: g g", False),
        ("show", "title: A\nguid: g\nsubscribe: {apple: podcasts}", False),
        ("episode", 'title: A\nguid: g\naudio: {}\nduration: "12:34"', True),
        ("episode", 'title: A\nguid: g\naudio: {}\nduration: "12 minutes"', False),
        ("episode", 'title: A\nguid: g\naudio: {}\nchapters: ["00:00 A"]', True),
        ("story", "title: A\nconsent: {name: pseudonym, web: true, until: 2027}", True),
        ("story", "title: A\nconsent: {name: nobody}", False),
        ("story", "title: A\nconsent: true", False),
        ("exhibition", "title: A\nstories: {year: 2022, award: winner}", True),
        ("exhibition", "title: A\nstories: {year: 2022, prize: winner}", False),
        ("exhibition", "title: A\npanels: [{type: story, format: a1, copies: 2}]", True),
        ("exhibition", "title: A\npanels: [{type: story, ink_limit: 900}]", False),
        ("exhibition", "title: A\npanels: [{copies: 0}]", False),
        ("exhibition", "title: A\nvenues: [{city: A, country: CH}]", True),
        ("exhibition", "title: A\nvenues: [{city: A, country: Switzerland}]", False),
        ("exhibition", "title: A\nvenues: {city: A}", False),
        ("program", "title: A\nfeeds: {kinds: [news], tags: [youth]}", True),
        ("program", "title: A\nfeeds: {kinds: [newz]}", False),
    ],
    ids=str,
)
def test_an_entry_is_judged_as_the_build_judges_it(kind: str, fields: str, right: bool) -> None:
    assert build_takes(MODELS[kind], fields) is right
    assert editor_takes(f"{kind}.kind.json", fields) is right


@pytest.mark.parametrize(
    ("fields", "right"),
    [
        ("title: A\nauthors: [A, B]\npages: 12\nof: 2024", True),
        ("title: A\nauthors: A", False),
        ("title: A\npages: many", False),
        ("title: A\nof: 20244", False),
        ("title: A\nauthor: A", False),
    ],
)
def test_a_kind_of_the_site_s_own_is_judged_too(fields: str, right: bool) -> None:
    text = f"title: A\nurl: https://example.org\nkinds: {json.dumps(DECLARED)}\n"
    model = kinds_of(read_settings_of(text).kinds)["reports"].model
    assert build_takes(model, fields) is right
    assert editor_takes("reports.kind.json", fields) is right


BASE = "title: A\nurl: https://www.example.org\n"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (BASE, True),
        ("title: A\n", False),
        ("title: A\nurl: example.org", False),
        (f"{BASE}timezone: Europe/Paris", True),
        (f"{BASE}timezone: Paris", False),
        (f"{BASE}languages: {{en: {{name: English, locale: en-GB}}}}", True),
        (f"{BASE}languages: {{en: {{name: English, locale: en-XX}}}}", False),
        (f"{BASE}languages: {{english: {{name: English}}}}", False),
        (f"{BASE}languages: [en]", False),
        (f"{BASE}menus: {{main: [{{label: A, url: /a/}}]}}", True),
        (f"{BASE}menus: {{main: [{{label: {{en: A}}, url: /a/}}]}}", True),
        (f"{BASE}menus: {{top: []}}", False),
        (f"{BASE}menus: {{main: [{{label: A}}]}}", False),
        (f"{BASE}share: [email, mastodon]", False),
        (f"{BASE}page_size: 0", False),
        (f"{BASE}seach: true", False),
        (f"{BASE}publish: {{a: {{to: folder, path: ../a, url: http://localhost:8080}}}}", True),
        (f"{BASE}publish: {{a: {{to: ftp, path: ../a, url: http://localhost:8080}}}}", False),
        (f"{BASE}publish: {{a: {{to: folder, url: http://localhost:8080}}}}", False),
        (
            f"{BASE}kinds: {{reports: {{label: A, fields: {{by: [name], of: {{form: year}}}}}}}}",
            True,
        ),
        (f"{BASE}kinds: {{reports: {{label: A, fields: {{by: names}}}}}}", False),
        (f"{BASE}kinds: {{Reports: {{label: A}}}}", False),
    ],
)
def test_settings_are_judged_as_the_build_judges_them(text: str, right: bool) -> None:
    assert build_takes(Settings, text) is right
    assert editor_takes("site.json", text) is right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("people: [{name: A B, spellings: [C D]}]\nplaces: []", True),
        ("people: [{nam: A B}]", False),
        ("people: [A B]", False),
        ("persons: []", False),
    ],
)
def test_names_are_judged_as_the_build_judges_them(text: str, right: bool) -> None:
    assert build_takes(NamesFile, text) is right
    assert editor_takes("names.json", text) is right


def test_a_translation_says_what_differs_and_nothing_that_is_the_original_s() -> None:
    assert editor_takes("news.translation.json", "summary: A\nalt: B")
    assert editor_takes("exhibition.translation.json", "venues: [{city: A}]")
    assert not editor_takes("news.translation.json", "title: A\ndate: 2024")
    assert not editor_takes("story.translation.json", "consent: {web: true}")


def hints_in(hint: Any) -> Iterator[Any]:
    """Give a type and every type that stands in it, those of fields of groups too."""
    yield hint
    inner = get_args(hint)[:1] if get_origin(hint) is Annotated else get_args(hint)
    if isinstance(hint, type) and issubclass(hint, Value):
        inner = tuple(get_type_hints(hint, include_extras=True).values())
    for each in inner:
        if each not in (..., Any, ClassVar) and get_origin(each) is not ClassVar:
            yield from hints_in(each)


RULED = {
    hint: None
    for model in (*MODELS.values(), Settings, NamesFile)
    for hint in hints_in(model)
    if get_origin(hint) is Annotated and hasattr(hint.__metadata__[0], "accepts")
}
TEXTS = (
    *("1", "en", "zh-Hans", "he-IL", "/", "/a/", "/.well-known/a", "/א/", "א-1", "a", "A.b", "x y"),
    *("https://a.example", " HTTP://a.example/ב", "mailto:a@b.example", "tel:+97221234567", "#a"),
    *("a.md", "../a/b.md#c", "us@example.org", "מ@example.org", "5 mm", "1,5cm", "600 × 900 mm"),
    *("A1", "Roll-Up", "24x36IN", "12:34", "1:02:03", "Asia/Jerusalem", "UTC", "CH", "XK", "-date"),
    *("page_count", "git@git.example.org:org/site.git", "~/site", "web.example.org", "a b"),
    *("12:34 The garden", "1.5m", "60 IN", "0123456789abcdef", "An Office <office@example.org>"),
    *("FREQ=WEEKLY;INTERVAL=2", "#1d2b2a", "300 800"),
)


@pytest.mark.parametrize("hint", RULED, ids=lambda hint: hint.__metadata__[0].expected[:40])
def test_no_text_is_refused_that_a_rule_accepts(hint: Any) -> None:
    rule = hint.__metadata__[0]
    schema = Draft7Validator(schema_of(hint, Told()))
    known = (*getattr(rule, "known", tuple)(), *getattr(rule, "all_known", tuple)())
    if isinstance(rule, NumberRule):
        known = (rule.least, rule.most or 10**6)
    taken = [text for text in (*TEXTS, *known) if accepted(rule, text)]
    assert taken
    assert [text for text in taken if not schema.is_valid(text)] == []


def accepted(rule: Any, text: Any) -> bool:
    """True for a text or number that a rule accepts."""
    return isinstance(text, int) is isinstance(rule, NumberRule) and bool(rule.accepts(text))


def is_for(pattern: str, path: str) -> bool:
    """True for a path that a pattern of files names, as editors read it: **, *, @(…), !(…)."""
    text = re.escape(pattern.removeprefix("./")).replace(r"\*\*/", "(?:.*/)?")
    text = text.replace(r"\|", "|").replace(r"\)", ")").replace(r"@\(", "(?:")
    text = re.sub(r"!\\\(([^)]*)\)", r"(?!(?:\1)\\.(?:md|en|he|ar))\\*", text)
    return re.fullmatch(text.replace(r"\*", "[^/]*"), path) is not None


def test_every_file_has_the_schema_of_its_kind_and_no_other() -> None:
    settings = read_settings_of((ROOT / "site.yaml").read_text("utf-8"))
    patterns = files_by_schema(settings, "schemas")
    for file in shipped():
        found = [name for name, each in patterns.items() if any(is_for(p, file.path) for p in each)]
        whole = "translation" if file.lang else "kind"
        assert found == [f"./schemas/{file.kind}.{whole}.json"], file.path


GROUPS = {
    hint: None
    for model in (*MODELS.values(), Settings, NamesFile)
    for hint in hints_in(model)
    if isinstance(hint, type) and issubclass(hint, Value) and hint not in PLAIN
}


@pytest.mark.parametrize("model", GROUPS, ids=lambda model: model.__name__)
def test_every_field_says_what_it_is(model: type[Value]) -> None:
    silent = [name for name in model.__struct_fields__ if not guide_to(model, name).what]
    assert not silent, f"say in the guide of {model.__name__} what {silent} are"


def test_a_type_that_front_matter_can_not_have_is_told_to_its_author() -> None:
    with pytest.raises(TypeError, match="no schema says what"):
        schema_of(bytes, Told())
