"""Front matter as people type it: each slip is told on its line, and what to type instead."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sitegen.content.front_matter.frontmatter import compose
from sitegen.content.front_matter.nodes import FrontMatterError
from tests.unit.site.library import reading

NEWS = "news/2024/new.md"
PHOTOS = {f"content/news/2024/{name}" for name in ("Photo.JPG", "a.jpg")}
DATED = "title: New\ndate: 2024-07-12\n"
CLOSING = "expected a line of --- below the fields"
LOST = "everything behind # is a remark for YAML, so that"
COLON = "a text with a colon needs quotes around it"
DATE = "expected a date such as 2024-07-12, 2025-10 or 2022"
WITHOUT = 'write - youth peace, or - "#youth #peace"'
GROUP = "expected a group of fields, such as"
UNSEEN = "that can't be seen stands"


def said_of(text: str, path: str = NEWS) -> list[str]:
    """Give what is said of an entry: its mistakes, or its warnings where it has none."""
    read = reading({path: text.encode()}, PHOTOS)
    told = read.problems if read.group is None else read.group.warnings
    return [str(problem).removeprefix(f"content/{path}:") for problem in told]


def said_of_fields(fields: str, path: str = NEWS) -> list[str]:
    return said_of(f"---\n{fields}\n---\nText.\n", path)


UNREADABLE = [
    (f"{DATED}tags:\n  * youth", '5: tags: an item begins with "- "; write - youth'),
    (
        f"{DATED}gallery: [{{file: a.jpg, alt: One: two}}]",
        '4: gallery: a text with a colon needs quotes around it: alt: "One: two"',
    ),
    (f'{DATED}tags: ["a" "b"]', "4: tags: a comma is missing between two texts in quotes"),
    (
        f"{DATED}- youth",
        "4: an item found below a field with a value; it stands below one that has none",
    ),
    (f"{DATED}...\nslug: a", '4: "..." ends the fields for YAML; take the line out'),
    (f"{DATED}dateline:Haifa", "4: dateline: no space behind the colon; write dateline: Haifa"),
    ("title:New\ndate: 2024", "2: title: no space behind the colon; write title: New"),
    (
        "title:\u00a0Olive\ndate: 2024",
        "2: title: no-break space (U+00A0) found behind the colon; write title: Olive",
    ),
    (
        f"{DATED}  dateline: X",
        '4: dateline: 2 spaces in front of it, expected none, as before "date" on line 3',
    ),
    ("  title: New\ndate: 2024", "2: title: 2 spaces in front of it, expected none"),
    (
        "title: “Olive: together”\ndate: 2024",
        "2: title: the curly quotes “ are letters of the text, which YAML doesn't know as quotes; "
        'write straight ones: title: "Olive: together"',
    ),
    (
        "title: 'Don't look back'\ndate: 2024",
        '2: title: the apostrophe within the text ends it; write title: "Don\'t look back"',
    ),
    (
        'title: "Say "hi" now"\ndate: 2024',
        "2: title: the quotation mark within the text ends it; write title: 'Say \"hi\" now'",
    ),
    (
        'title: "Peace" is our name\ndate: 2024',
        "2: title: a text goes on behind its quotation mark; put the text in quotes: "
        "title: '\"Peace\" is our name'",
    ),
    (
        "title: '90s songs\ndate: 2024",
        "2: title: a quotation mark is not closed; write title: '90s songs', "
        'or with an apostrophe title: "\'90s songs"',
    ),
    (
        'title: "C:\\photos"\ndate: 2024',
        "2: title: \\p means nothing in double quotes; write the text in single ones: "
        "title: 'C:\\photos'",
    ),
    (
        "title: [Update] We met\ndate: 2024",
        "2: title: text stands behind the bracket that [ opens; put the text in quotes: "
        'title: "[Update] We met"',
    ),
    (
        "title: - dash\ndate: 2024",
        '2: title: a text can\'t begin with -; put the text in quotes: title: "- dash"',
    ),
    (
        "title: *New* report\ndate: 2024",
        '2: title: a text can\'t begin with *; put the text in quotes: title: "*New* report"',
    ),
    ("title: Peace: a story\ndate: 2024", f'2: title: {COLON}: title: "Peace: a story"'),
    (
        f"{DATED}summary: We met\n  for a day\n  and spoke of this: bread",
        "4: summary: the text goes on below with a colon; put all of it in quotes: "
        'summary: "We met …"',
    ),
    (
        f"{DATED}tags: [#youth, #peace]",
        '4: tags: everything behind # is a remark for YAML; write it in quotes: "#youth"',
    ),
    (
        f"{DATED}authors: [Room #1, Room #2]",
        "4: authors: everything behind # is a remark for YAML; put the text that has it in quotes",
    ),
    (f"{DATED}tags:\n- #youth #peace", f'5: {LOST} "#youth #peace" would be lost; {WITHOUT}'),
    (
        f"{DATED}summary: We met\n  and sang #here",
        f'5: {LOST} "#here" would be lost; put all of the text in quotes, from its first line',
    ),
    (
        f"{DATED}tags: [peace, 'don't']",
        '4: tags: the apostrophe within the text ends it; write "don\'t"',
    ),
    (
        f"{DATED}authors: ['it''s', \"a\\\"b\"]\ntags: [peace, 'don't']",
        '5: tags: the apostrophe within the text ends it; write "don\'t"',
    ),
    (
        f'{DATED}tags: ["מנכ"ל", peace]',
        "4: tags: the quotation mark within the text ends it; write 'מנכ\"ל'",
    ),
    (
        f'{DATED}tags: "youth", "peace"',
        "4: tags: a quotation ends before the text does; write tags: [youth, peace] for a list, "
        'or tags: \'"youth", "peace"\'',
    ),
    (
        f"{DATED}tags:\n- 'youth' 'peace'",
        "5: a quotation ends before the text does; write - youth and - peace for a list, "
        "or - \"'youth' 'peace'\"",
    ),
    (
        f"{DATED}tags: [youth, , peace]",
        "4: tags: nothing stands before a comma; take the comma out",
    ),
    (
        f"{DATED}tags:\n-youth\nsummary: x",
        '5: no space behind the dash of an item; write "- youth"',
    ),
    (
        f"{DATED}tags:\n- youth\n -peace",
        '6: warning: "-peace" goes on with the text of the line above; '
        "as an item of its own it has a space behind the dash",
    ),
    (
        f"{DATED}tags: [youth, peace",
        "4: tags: a bracket or brace is not closed; write tags: [youth, peace]",
    ),
    (f"{DATED}extra:\n\tcolour: green", "5: a tab before a field; YAML is indented with spaces"),
    (
        "title New\ndate: 2024",
        '2: "title New" found, expected fields such as "title: …", each with a colon and a space '
        "after the field's name",
    ),
]

SHAPES = [
    (
        "\u200ftitle: New\ndate: 2024",
        f"2: title: a right-to-left mark (U+200F) {UNSEEN} beside the name; take it out",
    ),
    (
        f"{DATED}\u00a0\u00a0dateline: X",
        f"4: dateline: a no-break space (U+00A0) {UNSEEN} beside the name; take it out",
    ),
    (f"{DATED}gallery: [a.jpg]", f'4: gallery[1]: "a.jpg" found, {GROUP} {{file: a.jpg}}'),
    (
        f"{DATED}gallery: a.jpg",
        '4: gallery: "a.jpg" found, expected a list, such as [{file: a.jpg}]',
    ),
    (
        f"{DATED}image:\n  - a.jpg\nalt: Olives",
        f"5: image: a list found, {GROUP} {{file: a.jpg}}",
    ),
    (
        f"{DATED}image: photo.jpg\nalt: Olives",
        '4: image: no file "photo.jpg" at content/news/2024/photo.jpg; did you mean "Photo.JPG"?',
    ),
    (
        f"{DATED}image: {{file:a.jpg, alt: x}}",
        "4: image.file: no space behind the colon; write file: a.jpg",
    ),
    (
        f"{DATED}image:\n  file: a.jpg\n  alt: x\n  dateline: Haifa",
        "7: image.dateline: unknown field; it is no field of this group: it begins as far left as "
        "the group's own name",
    ),
]


@pytest.mark.parametrize(("fields", "said"), [*UNREADABLE, *SHAPES])
def test_a_slip_is_told_on_its_line_with_what_to_type(fields: str, said: str) -> None:
    assert said_of_fields(fields) == [said]


@pytest.mark.parametrize(
    ("path", "field", "said"),
    [
        ("podcast/a/b/c.md", "hosts: [Dana]", f'hosts[1]: "Dana" found, {GROUP} {{name: Dana}}'),
        ("podcast/a/b/c.md", "audio: a.mp3", f'audio: "a.mp3" found, {GROUP} {{file: a.mp3}}'),
        (
            "programs/a.md",
            "figures: [30+]",
            f'figures[1]: "30+" found, {GROUP} {{number: 30+, label: …}}',
        ),
        (
            "programs/a.md",
            "call_to_action: /apply/",
            f'call_to_action: "/apply/" found, {GROUP} {{label: …, url: /apply/}}',
        ),
        ("programs/a.md", "feeds: news", f'feeds: "news" found, {GROUP} {{kinds: [news]}}'),
        # What stands there is no consent: nobody is led to write that it is.
        ("stories/2022/a.md", "consent: yes", f'consent: "yes" found, {GROUP} {{name: …}}'),
    ],
)
def test_where_a_group_belongs_it_is_shown(path: str, field: str, said: str) -> None:
    assert f"4: {said}" in said_of_fields(f"title: A\nguid: g\n{field}", path)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            "title: We are #1\ndate: 2024",
            f'2: title: {LOST} "#1" would be lost; put the text in quotes: title: "We are #1"',
        ),
        (
            "title: Day 1  #peace talks\ndate: 2024",
            f'2: title: {LOST} "#peace talks" would be '
            'lost; put the text in quotes: title: "Day 1  #peace talks"',
        ),
        (
            "title: #PeaceNow march\ndate: 2024",
            f'2: title: {LOST} "#PeaceNow march" would be '
            'lost; put the text in quotes: title: "#PeaceNow march"',
        ),
        (
            f"{DATED}tags: #youth #peace",
            f'4: tags: {LOST} "#youth #peace" would be lost; write '
            'tags: [youth, peace], or tags: "#youth #peace"',
        ),
        (
            f"{DATED}tags:\n  - #youth",
            f'5: {LOST} "#youth" would be lost; write - youth, or - "#youth"',
        ),
    ],
)
def test_a_hashtag_is_never_lost_in_silence(fields: str, said: str) -> None:
    assert said_of_fields(fields) == [said]


@pytest.mark.parametrize(
    "fields",
    [
        "# A remark on its own line\ntitle: New\n  # and one that is indented\ndate: 2024",
        "title: New  # two spaces before, one behind\ndate: 2024",
        "title: New\ndate: 2024-07-12 # the value is a date and can't go on",
        "title: 'New' # nor can a text in quotes\ndate: 2024",
        "title: New\ndate: 2024\ntags: [youth] # nor a list in brackets",
        "title: New\ndate: 2024\ntags: # the list stands below\n  - youth",
        "title: New\ndate: 2024\nfeatured: true # done",
        "title: C#, F# and a#b\ndate: 2024",
        'title: "We are #1"\ndate: 2024\nsummary: |\n  #peace is our #1 word\n',
    ],
)
def test_what_is_clearly_a_remark_or_no_remark_at_all_is_no_mistake(fields: str) -> None:
    assert said_of_fields(fields) == []


def test_what_may_be_a_remark_is_a_warning() -> None:
    assert said_of_fields("title: Room # 4\ndate: 2024") == [
        f'2: warning: title: {LOST} "# 4" would be lost; put the text in quotes: '
        'title: "Room # 4" (a remark has two spaces before #)'
    ]
    assert said_of_fields("title: 'New' #later\ndate: 2024") == [
        '2: warning: title: "#later" is a remark for YAML; a remark has a space behind #'
    ]


def test_curly_quotes_around_a_text_are_shown_and_that_is_said() -> None:
    assert said_of_fields("title: “Olive season”\ndate: 2024") == [
        "2: warning: title: the curly quotes would be shown as a part of the text; "
        "write title: Olive season without them, or title: '“Olive season”' to keep them"
    ]
    assert said_of_fields("title: '“Olive season”'\ndate: 2024") == []
    assert said_of_fields("title: “Olive” and “season”\ndate: 2024") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "———\n{}———\n",
            [
                '1: "———" found, expected a first line of ---',
                '4: "———" found, expected a line of --- below the fields',
            ],
        ),
        ("----\n{}---\n", ['1: "----" found, expected a first line of ---']),
        (
            "\n\n---\n{}---\n",
            ["1: 2 empty lines found above the front matter, expected a first line of ---"],
        ),
        (" ---\n{}---\n", ['1: spaces before "---" found, expected a first line of ---']),
        (
            "\u00a0---\n{}---\n",
            ['1: "---" with a no-break space (U+00A0) found, expected a first line of ---'],
        ),
        (
            "---\n{}----\nText.\n\n---\n\nMore.\n",
            ['4: "----" found, expected a line of --- below the fields'],
        ),
        *(
            (f"---\n{{}}{line}\nText.\n{more}", [f"4: {said} found, {CLOSING}"])
            for more in ("", "\n---\n\nMore.\n")
            for line, said in (
                (" ---", 'spaces before "---"'),
                ("---x", '"---x"'),
                ("--- text", '"--- text"'),
                ("—", '"—"'),
                ("—- text", '"—- text"'),
            )
        ),
        ("---\n{}summary: |\n  We met.\n  ---\n  We sang.\n---\nText.\n ---\n", []),
        ("---\n{}summary: 'We met.\n  ---\n  We sang.'\n---\nText.\n", []),
        (
            "{}",
            [
                "1: no front matter; expected a first line of --- and, below it, at least title: "
                '(found "title: New")'
            ],
        ),
    ],
)
def test_a_line_that_is_not_quite_three_hyphens_is_named(text: str, said: list[str]) -> None:
    assert said_of(text.format(DATED)) == said


def test_marks_and_fields_are_told_together() -> None:
    assert said_of("----\ntitle: Peace: a story\ndate: 2024\n----\nText.\n") == [
        '1: "----" found, expected a first line of ---',
        f'2: title: {COLON}: title: "Peace: a story"',
        '4: "----" found, expected a line of --- below the fields',
    ]


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (
            b"PK\x03\x04\x14\x00",
            "1: this is a Word document or another ZIP file, not a text; "
            "copy its text into a plain text file",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1",
            "1: this is a Word document, not a text; copy its text into a plain text file",
        ),
        (
            "---\ntitle: A\n---\n".encode("utf-16"),
            "1: the text is saved as UTF-16; expected the "
            "file to be saved as UTF-8 (in Notepad: Save as, Encoding: UTF-8)",
        ),
        (
            "---\ntitle: שלום\n---\n".encode("utf-16-le"),
            "1: the text is saved as UTF-16; expected "
            "the file to be saved as UTF-8 (in Notepad: Save as, Encoding: UTF-8)",
        ),
    ],
)
def test_a_file_that_is_no_text_is_called_what_it_is(start: bytes, said: str) -> None:
    (problem,) = reading({NEWS: start}).problems
    assert str(problem) == f"content/{NEWS}:{said}"


@pytest.mark.parametrize(
    ("date", "meant"),
    [
        ("20.11.2026", "2026-11-20"),
        ("20 November 2026", "2026-11-20"),
        ("November 20, 2026", "2026-11-20"),
        ("20. Nov. 2026", "2026-11-20"),
        ("2026/11/20", "2026-11-20"),
        ("2026-1-5", "2026-01-05"),
        ("11.2026", "2026-11"),
        ("20 בנובמבר 2026", "2026-11-20"),
        ("٢٠ نوفمبر ٢٠٢٦", "2026-11-20"),
        ("20 تشرين الثاني 2026", "2026-11-20"),
        ("5/11/2026", "2026-11-05 or 2026-05-11"),
    ],
)
def test_a_date_in_another_form_is_offered_in_ours(date: str, meant: str) -> None:
    assert said_of_fields(f"title: A\ndate: {date}") == [
        f'3: date: "{date}" found, {DATE}; did you mean {meant}?'
    ]


@pytest.mark.parametrize("date", ["next week", "2024-02-30", "32.1.2026", "May we", "1.1.1.1"])
def test_what_is_no_date_is_not_guessed(date: str) -> None:
    (said,) = said_of_fields(f"title: A\ndate: {date}")
    assert "did you mean" not in said


@pytest.mark.parametrize(
    ("moment", "meant"),
    [
        ("20.11.2026 9:00", "2026-11-20T09:00"),
        ("20 November 2026, 4 pm", "2026-11-20T16:00"),
        ("20.11.2026", "2026-11-20"),
        ("20.11.2026 12:30 am", "2026-11-20T00:30"),
    ],
)
def test_a_moment_in_another_form_is_offered_in_ours(moment: str, meant: str) -> None:
    (said,) = said_of_fields(f"title: A\nstart: {moment}", "events/a.md")
    assert said.endswith(f"; did you mean {meant}?")


def test_a_language_that_is_not_even_printed_is_led_to_the_settings() -> None:
    assert said_of_fields("title: A\nlanguages: [en, ru]", "exhibitions/a/index.md") == [
        '3: languages[2]: "ru" found, expected one of en, he, ar, fr; '
        "a language that is only printed stands in print_languages of site.yaml"
    ]


SWALLOWED = "is indented, and so part of this text; a field has no space in front of it"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            f"{DATED}summary: |\n  We met.\n  tags: [peace]",
            [f'6: warning: summary: "tags: [peace]" {SWALLOWED}'],
        ),
        (
            f"{DATED}summary: >-\n  tags:\n   - peace\n\n  authors: [Dana]\nfeatured: true",
            [
                f'5: warning: summary: "tags:" {SWALLOWED}',
                f'8: warning: summary: "authors: [Dana]" {SWALLOWED}',
            ],
        ),
        (
            f"{DATED}extra:\n  note: |2  # as it is\n      alt: x\n  more: y",
            [f'6: warning: note: "alt: x" {SWALLOWED}'],
        ),
        (
            f"{DATED}gallery: []\nextra:\n  notes:\n    - |\n      summary: x",
            [f'8: warning: "summary: x" {SWALLOWED}'],
        ),
        (f"{DATED}summary: |\n  We met.\n  date: noon\n  Place: Haifa\n  and tags: x", []),
        (f"{DATED}summary: |\n  We met.\ntags: [peace]", []),
        (f"{DATED}summary: |\n  - tags: x\n  # tags: x\n  tags:x", []),
        (f"{DATED}summary: 'a |\n  tags x'", []),
    ],
)
def test_a_field_that_became_part_of_a_text_is_told(fields: str, said: list[str]) -> None:
    assert said_of_fields(fields) == said


def test_all_slips_of_a_file_are_told() -> None:
    fields = "title: Peace: a story\ndate:2024\nsummary: 'Don't'\ntags: [a] b"
    assert [said.partition(":")[0] for said in said_of_fields(fields)] == ["2", "3", "4", "5"]


SETTINGS_SLIPS = [
    (
        "menus:\n  main:\n    - label: News\n     url: /news/\n",
        '4: url: 5 spaces in front of it, expected 6, as before "label" on line 3',
    ),
    (
        "menus:\n  main:\n    - label: News\n    url: /news/\n",
        '4: url: 4 spaces in front of it, expected 6, as before "label" on line 3',
    ),
    (
        "languages:\n  en:\n    name: English\n   he:\n    name: עברית\n",
        '4: he: 3 spaces in front of it, expected 2, as before "en" on line 2, '
        'or 4, as before "name" on line 3',
    ),
    (
        "title: A\n url: https://example.org\n",
        '2: url: 1 space in front of it, expected none, as before "title" on line 1',
    ),
]


@pytest.mark.parametrize(("yaml", "said"), SETTINGS_SLIPS)
def test_a_space_too_few_or_too_many_is_told_with_the_column(yaml: str, said: str) -> None:
    with pytest.raises(FrontMatterError) as caught:
        compose(yaml, "site.yaml")
    assert str(caught.value.problems[0]) == f"site.yaml:{said}"


PAGE = (Path(__file__).parents[3] / "docs" / "front-matter.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `([a-z]+: ?.+?)` \|[^|]+\| `(.+?)`", PAGE, re.MULTILINE)


def test_the_guide_shows_what_is_told_and_what_helps() -> None:
    assert len(ROWS) == 12
    needed = {"title": "New", "guid": "g", "date": "2024-07-12", "audio": "{file: a.mp3}"}
    for wrong, right in ROWS:
        is_episode = right.startswith("hosts")
        path = "podcast/a/b/c.md" if is_episode else NEWS
        names = ("title", "guid", "audio") if is_episode else ("title", "date")
        rest = [f"{name}: {needed[name]}" for name in names if not right.startswith(name)]
        files = {"content/podcast/a/b/a.mp3"}
        spoilt, mended = (
            reading({path: "\n".join([field, *rest])}, files) for field in (wrong, right)
        )
        assert spoilt.problems or (spoilt.group and spoilt.group.warnings), wrong
        assert mended.group and not mended.group.warnings, (right, mended.problems)
