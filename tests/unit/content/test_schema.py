"""Every field is held against its schema, and every mistake is said so that it can be mended."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.front_matter.frontmatter import compose
from sitegen.content.front_matter.nodes import FrontMatterError
from sitegen.content.validation.context import Facts, Findings, ValidationContext
from sitegen.content.validation.models import read_model
from sitegen.kinds.episode import Episode
from sitegen.kinds.event import Event
from sitegen.kinds.exhibition import Exhibition, StoryQuery
from sitegen.kinds.meta import Meta
from sitegen.kinds.news import News
from sitegen.kinds.page import Page
from sitegen.kinds.program import Program
from sitegen.kinds.show import Show
from sitegen.kinds.story import Story
from sitegen.text import slugify
from tests.kinds import MODELS

V = TypeVar("V", bound=Meta)
PATH = "content/news/2024/a/index.md"
FILES = {"content/news/2024/a/photo.jpg", "content/news/2024/a/a.mp3", "content/logo.png"}
FACTS = Facts(
    files=FILES,
    languages=("en", "he", "ar"),
    zone=ZoneInfo("Asia/Jerusalem"),
    folder="content/news/2024/a",
)


def check(model: type[V], yaml: str) -> tuple[V | None, Findings]:
    """Give what was read of some YAML, and what was found on the way."""
    findings = Findings()
    return read_model(model, compose(yaml, PATH), ValidationContext(FACTS, findings)), findings


def value_of(model: type[V], yaml: str) -> V:
    """Give the value of YAML without a mistake; a title is there already."""
    value, findings = check(model, f"title: A\n{yaml}")
    assert value is not None, findings.problems
    return value


def mistakes_in(model: type[Meta], yaml: str) -> list[str]:
    """Give what is said of YAML with mistakes; a title is there already, on the first line."""
    value, findings = check(model, f"title: A\n{yaml}")
    assert value is None or not findings.problems
    return [str(problem).removeprefix(f"{PATH}:") for problem in findings.problems]


@pytest.mark.parametrize("chapter", ["Start", "00:00", "0 Start", "12:60 Late", "Start 00:00"])
def test_a_chapter_says_when_it_begins(chapter: str) -> None:
    episode = f'guid: e\naudio: {{file: a.mp3}}\nchapters: ["00:00 Start", "{chapter}"]\n'
    assert mistakes_in(Episode, episode) == [
        f'4: chapters[2]: "{chapter}" found, expected a time and a title, such as '
        '"12:34 The garden"'
    ]


def test_a_title_is_enough() -> None:
    assert value_of(Meta, "") == Meta(title="A")


def test_a_missing_title_is_a_mistake_also_where_its_name_stands_empty() -> None:
    for yaml, line in (("summary: B", 1), ("summary: B\ntitle:", 2)):
        value, findings = check(Page, yaml)
        assert value is None
        assert [str(p) for p in findings.problems] == [
            f"{PATH}:{line}: title: missing; this field is required"
        ]


def test_an_empty_field_is_a_field_left_out() -> None:
    assert value_of(Page, "summary:\ntags: ~\nimage:\ndate: null\nextra:") == Page(title="A")


def test_a_field_that_does_not_exist_is_a_mistake_with_a_guess() -> None:
    assert mistakes_in(Page, "sumary: B") == ['2: sumary: unknown field; did you mean "summary"?']
    assert mistakes_in(Page, "zzzzz: B") == ["2: zzzzz: unknown field"]
    assert mistakes_in(Page, "quote: B") == ["2: quote: unknown field"]


def test_a_required_field_under_a_name_written_wrongly_is_one_mistake() -> None:
    _, findings = check(Page, "titel: About")
    assert [str(p) for p in findings.problems] == [
        f'{PATH}:1: titel: unknown field; did you mean "title"?'
    ]


def test_all_mistakes_are_reported_at_once_each_with_its_line() -> None:
    yaml = "sumary: B\ndate: someday\ndraft: maybe\ntags: one\nimage:\n  fil: photo.jpg\n"
    assert [mistake.partition(": ")[0] for mistake in mistakes_in(News, yaml)] == list("23457")


@pytest.mark.parametrize("word", ["no", "on", "2022", "1.50", "2024-07-12", "true", "007"])
def test_a_text_is_taken_as_it_is_written(word: str) -> None:
    assert value_of(Meta, f"summary: {word}").summary == word


def test_texts_are_brought_into_one_unicode_form() -> None:
    assert value_of(Meta, "tags: [Cafe\u0301]").tags == ("Caf\u00e9",)


@pytest.mark.parametrize(("word", "truth"), [("true", True), ("yes", True), ("off", False)])
def test_true_and_false(word: str, truth: bool) -> None:
    assert value_of(Meta, f"draft: {word}").draft is truth


def test_addresses_and_slugs_lose_what_nobody_sees() -> None:
    yaml = "title: A\nslug: \u200fשלום\u200e\nurl: /ש\u00adלום/\naliases: [/\u200bold/]"
    meta, findings = check(Page, yaml)
    assert not findings.problems
    assert meta is not None
    assert (meta.slug, meta.url, meta.aliases) == ("שלום", "/שלום/", ("/old/",))
    assert slugify("ש\u200fלום") == "שלום"


def test_dates_moments_and_local_times() -> None:
    meta = value_of(Meta, "date: 2023-10\npublish: 2024-07-12T09:00\nexpires: 2024-07-12T09:00Z")
    assert str(meta.date) == "2023-10"
    assert meta.publish == datetime(2024, 7, 12, 6, tzinfo=UTC)
    assert meta.expires == datetime(2024, 7, 12, 9, tzinfo=UTC)
    event = value_of(Event, "start: 2026-03-01T10:00\nend: 2026-03\ntime_zone: Europe/Zurich")
    assert event.start and event.start.naive == datetime(2026, 3, 1, 10)
    assert event.start.has_time
    assert event.end and event.end.naive == datetime(2026, 3, 1)
    assert not event.end.has_time


def test_a_group_a_list_of_groups_and_a_table() -> None:
    program = value_of(
        Program,
        'figures:\n  - {number: "30+", label: groups}\n'
        "call_to_action: {label: Apply, url: /apply/}\nfeeds: {kinds: [news], tags: [youth]}",
    )
    assert (program.figures[0].number, program.figures[0].label) == ("30+", "groups")
    assert program.call_to_action and program.call_to_action.url == "/apply/"
    assert program.feeds.kinds == ("news",)
    show = value_of(Show, "guid: x\nsubscribe: {apple: https://a.example/1}")
    assert show.subscribe == {"apple": "https://a.example/1"}


def test_an_exhibition_hangs_a_list_of_stories_or_what_a_question_chooses() -> None:
    assert value_of(Exhibition, "stories: [stories/2022/a]").stories == ("stories/2022/a",)
    chosen = value_of(Exhibition, "stories: {year: 2022, award: winner}").stories
    assert chosen == StoryQuery(year=2022, award="winner")
    assert "expected a list or a group of fields" in mistakes_in(Exhibition, "stories: all")[0]


def test_extra_is_the_one_place_for_anything() -> None:
    extra = value_of(
        Meta, "extra: {a: 1, b: [x, 2.5, true], c: {d: ~}, e: 2024-07-12, f: 1_0, g: .nan}"
    ).extra
    assert extra == {
        "a": 1,
        "b": ("x", 2.5, True),
        "c": {"d": None},
        "e": "2024-07-12",
        "f": 10,
        "g": ".nan",
    }


def test_files_are_found_beside_the_entry_or_from_the_site_folder() -> None:
    image = value_of(Meta, "image: {file: photo.jpg, alt: x, focus: 40% 20%}").image
    assert image and image.file == "content/news/2024/a/photo.jpg"
    assert (image.focus.x, image.focus.y) == (40, 20)
    for name in ("/content/logo.png", "../../../logo.png"):
        image = value_of(Meta, f"image: {{file: {name}, alt: x}}").image
        assert image and image.file == "content/logo.png"


@pytest.mark.parametrize(
    ("model", "yaml", "said"),
    [
        (Meta, "summary: [a]", "summary: a list found, expected a text"),
        (Meta, "draft: maybe", 'draft: "maybe" found, expected true or false'),
        (Meta, 'draft: "true"', "expected true or false"),
        (Meta, "tags: youth", 'tags: "youth" found, expected a list, such as [youth]'),
        (Meta, "tags: [a, [b]]", "tags[2]: a list found, expected a text"),
        (Meta, "date: 12.7.2024", "expected a date such as 2024-07-12, 2025-10 or 2022"),
        (Meta, "date: 2024-02-30", "(no such day in the calendar)"),
        (Meta, "publish: noon", "expected a moment such as 2024-07-12T09:00+03:00"),
        (Meta, "slug: a.b", 'slug: "a.b" found, expected letters, digits and hyphens'),
        (Meta, "slug: ../a", "expected letters, digits and hyphens"),
        (Meta, "url: about", "expected an address of this site that begins with a slash"),
        (Meta, "aliases: [/ok/, nope]", "aliases[2]: "),
        (Meta, "aliases: [/a?b]", "aliases[1]: "),
        (Meta, "aliases: [/b%20c/]", "(a space stands in it, which no page's address has)"),
        (Meta, "aliases: [/a/../../b/]", "and has no part that begins with a dot"),
        (Meta, "aliases: [/./a/]", "and has no part that begins with a dot"),
        (Meta, "url: /..", "and has no part that begins with a dot"),
        (Meta, "url: /.sitegen-manifest.json", "and has no part that begins with a dot"),
        (Meta, "lang: English", "expected one of en, he, ar"),
        (Meta, "extra: words", 'extra: "words" found, expected a group of fields'),
        (Meta, "image: {file: foto.jpg}", 'no file "foto.jpg" at content/news/2024/a/foto.jpg; '),
        (Meta, "image: {file: ../../../../../etc/x}", "leaves the site folder"),
        (Meta, "image: {file: 'https://a.example/a.jpg'}", "expected the name of a file beside"),
        (Meta, "image: {alt: x}", "image.file: missing; this field is required"),
        (Meta, "image: {file: photo.jpg, focus: left}", 'image.focus: "left" found, expected two'),
        (Meta, "image: {file: photo.jpg, focus: 101% 0%}", "expected two percentages"),
        (Story, "year: next", 'year: "next" found, expected a whole number'),
        (
            Story,
            "award: winer",
            "expected one of winner, finalist, honourable-mention; did you mean",
        ),
        (Story, "consent: yes", 'consent: "yes" found, expected a group of fields'),
        (Story, "consent: {wbe: true}", 'consent.wbe: unknown field; did you mean "web"?'),
        (Story, "consent: {languages: [en, xx]}", 'consent.languages[2]: "xx" found, expected one'),
        (Story, "consent: {until: never}", "consent.until: "),
        (
            Exhibition,
            "panels: [{copies: 0}]",
            'panels[1].copies: "0" found, expected a whole number',
        ),
        (Exhibition, "panels: [{}, {bleed: 5}]", 'panels[2].bleed: "5" found, expected a length'),
        (
            Exhibition,
            "panels: [{format: a7}]",
            'panels[1].format: "a7" found, expected one of rollup-850x2000, a0, a1, a2, a3, a4, '
            "24x36in, 1000x1000, or a size with its unit and sides of 50 mm to 5 m",
        ),
        (Exhibition, "panels: [{format: 850 x 2000}]", '"850 x 2000" found, expected one of'),
        (Exhibition, "panels: [{format: rolup}]", 'did you mean "rollup"?'),
        (Exhibition, "panels: [{format: 9000x100mm}]", '"9000x100mm" found, expected one of'),
        (
            Exhibition,
            "panels: [{orientation: landscape}]",
            'panels[1].orientation: "landscape" found, expected portrait: rollup-850x2000 stands',
        ),
        (
            Exhibition,
            "panels: [{bleed: 200mm}]",
            '"200mm" found, expected a length with its unit and of at most 50 mm',
        ),
        (Exhibition, "panels: [{viewing_distance: 5mm}]", "of 0.2 m to 50 m, such as 1.5m"),
        (
            Exhibition,
            "panels: [{ink_limit: 10}]",
            '"10" found, expected the most ink at one place in per cent, 200 to 400',
        ),
        (
            Exhibition,
            "panels: [{profile: iso-coatet-v2-300}]",
            'panels[1].profile: "iso-coatet-v2-300" found, expected iso-coated-v2-300, or the '
            'printer\'s ICC file beside the entry; did you mean "iso-coated-v2-300"?',
        ),
        (
            Exhibition,
            "panels: [{languages: [de]}]",
            'panels[1].languages[1]: "de" found, expected one of en, he, ar',
        ),
        (Exhibition, "venues: [{map: geneva}]", "venues[1].map: "),
        (Event, "time_zone: Jerusalem", "expected a time zone, such as Asia/Jerusalem"),
        (
            Event,
            "start: 2026-03-01T10:00+02:00",
            "(has an offset; the zone is the field time_zone)",
        ),
        (Event, "start: 2026-W09-7T10:00", "expected a date and time such as 2026-03-01T10:00"),
        (Event, "start: 20260301T1000", "expected a date and time such as 2026-03-01T10:00"),
        (Event, "online: javascript:alert(1)", "expected an address: https://…"),
        (Event, "online: //evil.example/", "expected an address: https://…"),
        (Show, "guid: a b", 'guid: "a b" found, expected an identifier without spaces'),
        (Episode, 'guid: "a\\nb"\naudio: {}', "expected an identifier on one line"),
        (Episode, "guid: a\naudio: {}\nduration: long", 'expected a duration as "minutes:seconds"'),
        (Episode, "guid: a\naudio: {}\ntype: ful", 'did you mean "full"?'),
        (Show, "guid: a\nsubscribe: {apple: soon}", "subscribe.apple: "),
        (Page, "menu: side", 'menu: "side" found, expected one of main, footer'),
        (Program, "figures: [{number: 3}]", "figures[1].label: missing; this field is required"),
    ],
)
def test_a_wrong_value_is_told_with_what_was_found_and_what_is_expected(
    model: type[Meta], yaml: str, said: str
) -> None:
    mistakes = mistakes_in(model, yaml)
    assert len(mistakes) == 1, mistakes
    assert said in mistakes[0]


def test_a_long_value_is_not_repeated_in_full() -> None:
    assert len(mistakes_in(Meta, f"date: {'x' * 1000}")[0]) < 200


def test_what_names_another_entry_is_noted_with_its_place() -> None:
    _, findings = check(News, "title: A\ndate: 2024\nprograms: [programs/a, programs/b]")
    assert [(r.id, r.field, r.location.line) for r in findings.references] == [
        ("programs/a", "programs[1]", 3),
        ("programs/b", "programs[2]", 3),
    ]


def test_a_picture_without_alt_is_a_warning_and_an_empty_one_is_an_answer() -> None:
    value, findings = check(Meta, "title: A\nimage: {file: photo.jpg}")
    assert value is not None
    assert [(w.severity, w.message[:20]) for w in findings.warnings] == [
        ("warning", "image.alt: no alt te")
    ]
    assert not check(Meta, "title: A\nimage: {file: photo.jpg, alt: ''}")[1].warnings


YAML_VALUES = st.recursive(
    st.sampled_from(["a", "7", "-1.5", "true", "2024-07-12", "2026-03-01T10:00", "~", '"x: y"'])
    | st.text(alphabet="0123456789-:TWZ+%. /", max_size=20).map(lambda text: f"'{text}'"),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(
            st.sampled_from(["file", "name", "url", "start", "alt"]), inner, max_size=3
        ).map(lambda pairs: "{" + ", ".join(f"{k}: {v}" for k, v in pairs.items()) + "}")
    ),
    max_leaves=6,
)


@given(st.data(), st.sampled_from(sorted(MODELS)))
def test_any_value_in_any_field_is_read_or_reported(data: st.DataObject, kind: str) -> None:
    model = MODELS[kind]
    names = data.draw(st.lists(st.sampled_from(model.__struct_fields__), unique=True, max_size=4))
    lines = [f"{name}: {data.draw(YAML_VALUES)}" for name in names]
    try:
        value, findings = check(model, "\n".join(lines))
    except FrontMatterError:
        return
    assert (value is None) == bool(findings.problems)
    if isinstance(value, Event) and value.start:
        assert value.start.naive and value.start.day.first_day


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("description", "summary"),
        ("categories", "tags"),
        ("author", "authors"),
        ("lastmod", "updated"),
        ("permalink", "url"),
        ("sumary", "summary"),
        ("Tags", "tags"),
    ],
)
def test_a_field_is_guessed_by_its_letters_or_by_what_it_is_called_elsewhere(
    typed: str, meant: str
) -> None:
    assert mistakes_in(News, f"date: 2024-01-01\n{typed}: x\n") == [
        f'3: {typed}: unknown field; did you mean "{meant}"?'
    ]


@pytest.mark.parametrize("typed", ["name", "layout", "colour"])
def test_nothing_is_guessed_that_is_hardly_like_it(typed: str) -> None:
    assert mistakes_in(News, f"date: 2024-01-01\n{typed}: x\n") == [f"3: {typed}: unknown field"]


@pytest.mark.parametrize("zone", ["IST", "GMT+2", "UTC+02:00", "Israel Time"])
def test_no_zone_is_guessed_that_is_hours_away(zone: str) -> None:
    (said,) = mistakes_in(Event, f"start: 2026-03-01T10:00\ntime_zone: {zone}\n")
    assert "did you mean" not in said


def test_a_word_of_truth_in_quotes_is_told_to_have_none() -> None:
    assert mistakes_in(Meta, 'draft: "true"\n') == [
        '2: draft: "true" found, expected true or false (without quotes)'
    ]


@pytest.mark.parametrize(
    "text",
    [
        "We **really** met",
        "We *really* met",
        "The `code`",
        "See [this](https://a.example)",
        "A <b>bold</b> word",
        "One<br>two",
        "זה **חשוב** מאוד",
    ],
)
def test_markdown_in_a_field_is_told(text: str) -> None:
    _, findings = check(Meta, f"title: A\nsummary: {text}\n")
    assert [problem.location.line for problem in findings.warnings] == [2]
    assert "is shown as it stands" in findings.warnings[0].message


@pytest.mark.parametrize(
    "text",
    ["משתתפים*ות וחברים*ות", "Call *1234 or *5678", "5 * 3 * 2", "a < b > c", "[sic] (yes)"],
)
def test_signs_in_a_field_that_mean_themselves_are_let_alone(text: str) -> None:
    _, findings = check(Meta, f'title: A\nsummary: "{text}"\n')
    assert findings.warnings == []


@pytest.mark.parametrize("country", ["Switzerland", "ch", "ZZ", "CHE", "XA"])
def test_a_country_is_two_letters_that_mean_one(country: str) -> None:
    assert mistakes_in(Exhibition, f"venues: [{{city: Geneva, country: {country}}}]\n") == [
        f'2: venues[1].country: "{country}" found, expected a country as two capital letters, '
        "such as CH"
    ]


def test_a_comma_that_ends_a_number_in_braces_is_told() -> None:
    (said,) = mistakes_in(Program, "figures: [{number: 6,000, label: people}]\n")
    assert said == (
        "2: figures[1].000: unknown field; a comma ends a text in braces, so one with a comma "
        'needs quotes: number: "6,000"'
    )


@pytest.mark.parametrize(
    "typed", ["|\n  Two\n  lines\n", ">\n  Two\n  lines\n", '"Two\\nlines "\n']
)
def test_a_summary_stands_on_one_line(typed: str) -> None:
    assert value_of(Meta, f"summary: {typed}").summary == "Two lines"
