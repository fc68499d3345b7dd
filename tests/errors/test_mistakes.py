"""Every mistake is told in a line that says where and what to mend, and nothing is written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sitegen.content.folder.survey import NO_SITE
from tests.errors.in_fields import IN_FIELDS, IN_YAML
from tests.errors.in_files import IN_FILES
from tests.errors.in_texts import EMBEDDED, IN_TEMPLATES, IN_TEXTS, NAMED, STORY, TEMPLATE
from tests.errors.mistake import DATED, NEWS, Mistake, entry
from tests.incremental.media import png
from tests.sites import CONSENT, SETTINGS, Files, bytes_of, run_sitegen, write_files

OTHER = "content/news/2024/other.md"
MARK = ".sitegen-in-progress"
MISTAKES = (*IN_YAML, *IN_FIELDS, *IN_FILES, *IN_TEXTS, *IN_TEMPLATES)


def make(mistake: Mistake, site: Path) -> None:
    """Make a mistake in a site."""
    write_files(site, mistake.files)
    if mistake.spoil:
        mistake.spoil(site)


def conclusion(count: int) -> str:
    """Give the last line of a failed build."""
    return f"{count} mistake{'s' if count > 1 else ''}; nothing was written"


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_told_where_it_is_and_nothing_is_written(mistake: Mistake, site: Path) -> None:
    before = bytes_of(site / "output")
    make(mistake, site)
    done = run_sitegen(site, "build")
    told = [line for line in done.lines if not line.startswith("nothing is known of")]
    assert told == [*mistake.lines, conclusion(len(mistake.lines))]
    assert (done.code, done.out) == (1, "")
    assert bytes_of(site / "output") == before
    assert not (site / "output" / MARK).exists()
    assert "Traceback" not in done.err
    assert "Layla" not in done.err


PICTURES = re.compile(r"^content/news/2024/(?=vi\w+\.(?:png|yaml))")
"""Where the pictures of mistakes stand, and what covers them."""


def in_a_file_of_its_own(mistake: Mistake, number: int) -> Mistake:
    """Give a mistake moved from the news post to another one."""
    own = f"content/news/2024/n{number:02}"

    def moved(text: str) -> str:
        return PICTURES.sub(f"{own}/", text.replace(NEWS, f"{own}.md"))

    files = {moved(path): content for path, content in mistake.files.items()}
    lines = tuple(moved(line) for line in mistake.lines)
    return Mistake(mistake.name, files, lines, mistake.spoil)


TAKEN = "a former address that is taken"
ALONE = (
    "50 MB of front matter",
    "2 MB of front matter",
    TAKEN,
    f"{TAKEN} by an entry further down",
)
"""Two that take their time, and two that are none once the other entry has mistakes, too."""

TOGETHER = tuple(
    in_a_file_of_its_own(mistake, number)
    for number, mistake in enumerate((*IN_YAML, *IN_FIELDS[:9], *IN_FILES, *IN_TEXTS[:4]))
    if mistake.name not in ALONE
)


def test_all_mistakes_of_all_files_are_told_at_once_and_sorted(site: Path) -> None:
    for mistake in TOGETHER:
        make(mistake, site)
    write_files(site, {TEMPLATE: EMBEDDED + "{% if %}\n"})
    done = run_sitegen(site, "build")
    expected = {line for mistake in TOGETHER for line in mistake.lines}
    expected.add(f"{TEMPLATE}:3: template: Expected an expression, got 'end of statement block'")
    told = done.lines[:-1]
    assert set(told) >= expected
    places = [line.split(":")[:2] for line in told]
    assert places == sorted(places, key=lambda place: (place[0], int(place[1])))
    assert len(told) > 30
    assert done.lines[-1] == conclusion(len(told))


FIELDS = "title: New\ndate: 12.7.2024\nprograms: [programs/forum]\nimage: olives.jpg"
TEXT = "\nSee [it](/none/) and [that](trpi.md).\n\n![Olives](olives.jpg)\n"


def test_mistakes_of_fields_hide_none_of_references_and_links(site: Path) -> None:
    write_files(site, {NEWS: entry(FIELDS, TEXT), OTHER: entry("title: 'Don't'", TEXT)})
    done = run_sitegen(site, "build")
    in_text = (
        'link to "/none/": nothing there',
        'link to "trpi.md": nothing there; did you mean "trip.md"?',
        'picture "olives.jpg": nothing there',
    )
    assert [line.partition(": ")[2] for line in done.lines if line.startswith(OTHER)] == [
        'title: the apostrophe within the text ends it; write title: "Don\'t"',
        *in_text,
    ]
    assert [line.removeprefix(f"{NEWS}:") for line in done.lines if line.startswith(NEWS)] == [
        '3: date: "12.7.2024" found, expected a date such as 2024-07-12, 2025-10 or 2022; '
        "did you mean 2024-07-12 or 2024-12-07?",
        '4: programs[1]: no entry "programs/forum"; expected an id such as programs/young-voices',
        '5: image: no file "olives.jpg" at content/news/2024/olives.jpg',
        f"8: {in_text[0]}",
        f"8: {in_text[1]}",
        f"10: {in_text[2]}",
    ]


UNUSABLE = {
    "content/news/2024/olives.jpg": b"no picture",
    "content/news/2024/press.png": b"no picture",
    "content/podcast/talks/season-1/one.mp3": b"no sound",
    "content/podcast/talks/season-1/one.vtt": b"no transcript",
    "static/map.png": b"no picture",
    "static/map.svg": b"<svg",
    "static/map.pdf": b"%PDF-1.7 cut",
}
NAMING = {
    NEWS: entry(f"{DATED}\nimage: olives.jpg\nalt: Olives"),
    "content/podcast/talks/show.md": entry("title: Talks\nguid: a"),
    "content/podcast/talks/season-1/season.md": entry("title: One\nguid: b\nnumber: 1"),
    "content/podcast/talks/season-1/one.md": entry(
        "title: One\nguid: c\ndate: 2024-07-12\naudio: {file: one.mp3}\ntranscript: one.vtt"
    ),
}


@pytest.mark.parametrize(
    "other",
    [
        {"site.yaml": SETTINGS + "page_size: many\n"},
        {OTHER: entry(f"{DATED}\nsumary: x\ngallery: [{{file: press.png, alt: x}}]")},
        {"content/pages/late.md": entry("title: Late", "[x](none.md)")},
        {TEMPLATE: EMBEDDED + "{{ unknown }}{% endblock %}\n"},
    ],
    ids=["settings", "fields", "a text", "a template"],
)
def test_no_mistake_hides_a_file_that_cannot_be_used(site: Path, other: Files) -> None:
    write_files(site, {**UNUSABLE, **NAMING, **other})
    done = run_sitegen(site, "build")
    told = {line.partition(":")[0] for line in done.lines[:-1]}
    unseen = set() if OTHER in other else {"content/news/2024/press.png"}
    assert told == {*UNUSABLE, next(iter(other))} - unseen


SHOWN = """\
{% if entry.meta.image %}
<img src="{{ picture(entry.meta.image, "card").src }}" alt="">
<img src="{{ picture(entry.meta.image, "lead").src }}" alt="">
{% endif %}
{% endblock %}
"""
PLACES = "pictures:\n  card: {widths: [320, 720]}\n  lead: {widths: [480, 1600]}\n"


def test_a_photo_that_has_to_be_stretched_is_a_warning_as_long_as_it_is_shown(site: Path) -> None:
    photo = "content/news/2024/olives.png"
    fields = f"{DATED}\nimage: olives.png\nalt: Olives"
    look = {TEMPLATE: EMBEDDED + SHOWN, "themes/tiny/theme.yaml": PLACES}
    write_files(site, {NEWS: entry(fields), photo: png(9, width=160), **look})
    said = (
        f"{photo}:1: warning: 160 px wide, and stretched where it stands as lead; "
        "expected at least 800, better 1600"
    )
    for text in ("We went.", "We went twice."):
        write_files(site, {"content/news/2024/trip.md": entry(DATED, text)})
        assert said in run_sitegen(site, "build").lines
    assert run_sitegen(site, "build", "--strict").code == 1
    write_files(site, {photo: png(9, width=800)})
    assert "olives.png" not in run_sitegen(site, "build", "--strict").err


def test_what_podcast_directories_ask_for_is_told_as_long_as_it_is_missing(site: Path) -> None:
    show = "content/podcast/talks/show.md"
    whole = "title: Talks\nguid: a\nsummary: We talk.\ncategory: [Documentary]\n"
    sound = 'audio: {url: "https://a.example/a"}'
    season = {
        "content/podcast/talks/one/season.md": entry("title: One\nguid: b\nnumber: 1"),
        "content/podcast/talks/one/e.md": entry(f"title: E\nguid: c\ndate: 2024-01-01\n{sound}"),
    }
    write_files(site, {show: entry(f"{whole}owner: {{name: A, email: a@a.example}}"), **season})
    said = [
        "content/podcast/talks/one/e.md:1: warning: audio: length is not known; podcast apps ask "
        "for it (write length: beside url:)",
        "content/podcast/talks/one/e.md:1: warning: audio: type is not known; podcast apps ask "
        "for it (write type: beside url:)",
        f"{show}:1: warning: artwork: missing; podcast directories ask for a square picture",
    ]
    for text in ("We went.", "We went twice."):
        write_files(site, {"content/news/2024/trip.md": entry(DATED, text)})
        lines = run_sitegen(site, "build").lines
        assert [line for line in lines if "podcast" in line and "ask" in line] == said


def test_an_organisation_that_no_member_is_called_is_a_warning(site: Path) -> None:
    tables = {
        "content/data/members.csv": "name,ulr\nOne Land,\nOne Land,\n",
        "content/data/members.he.csv": "name,own_name\nOne Land,ארץ\nOne Lend,ארץ\n",
    }
    write_files(site, tables)
    done = run_sitegen(site, "build")
    assert done.code == 0
    assert [line for line in done.lines if "members" in line] == [
        'content/data/members.csv:1: warning: column "ulr": not shown; '
        'expected name, url, kind, about; did you mean "url"?',
        'content/data/members.csv:3: warning: name: "One Land" also stands in line 2',
        'content/data/members.he.csv:3: warning: name: no member "One Lend" in '
        'content/data/members.csv; did you mean "One Land"?',
    ]


def test_a_remark_in_the_settings_that_may_be_text_is_a_warning(site: Path) -> None:
    spoilt = (site / "site.yaml").read_text().replace("Many voices", "Many voices # one land")
    write_files(site, {"site.yaml": spoilt})
    done = run_sitegen(site, "build")
    assert done.code == 0
    assert done.lines[0].startswith("site.yaml:1: warning: title: everything behind # is a remark")


def test_a_story_without_consent_is_a_warning_and_not_published(site: Path) -> None:
    write_files(site, {STORY: entry("title: Water", "\nText.\n")})
    said = (
        f"{STORY}:1: warning: consent: missing, so the story is not published; "
        "expected what its storyteller agreed to"
    )
    done = run_sitegen(site, "build")
    assert done.code == 0
    assert said in done.lines
    assert not (site / "output/stories/2022/layla").exists()
    strict = run_sitegen(site, "build", "--strict")
    assert strict.code == 1
    assert strict.lines == [said, "warnings are mistakes with --strict; nothing was written"]


def test_a_name_in_what_all_pages_show_is_told_where_it_stands(site: Path) -> None:
    shown = '{% block main %}{{ setting("description") }}{{ table("a.csv") }}{% endblock %}'
    write_files(
        site,
        {
            STORY: entry(NAMED),
            "site.yaml": f"{SETTINGS}# Our words\ndescription: Layla Haddad spoke\n",
            "content/data/a.csv": 'who\n"One\nLayla Haddad"\n',
            TEMPLATE: '{% extends "base.html" %}\n' + shown,
        },
    )
    done = run_sitegen(site, "build")
    said = "a storyteller's name that may not be shown stands in this line; take it out"
    line = SETTINGS.count("\n") + 2
    assert done.code == 1
    assert {f"content/data/a.csv:3: {said}", f"site.yaml:{line}: {said}"} < set(done.lines)
    assert "Layla" not in done.err


def test_a_draft_without_consent_is_no_warning(site: Path) -> None:
    write_files(site, {STORY: entry("title: Water\ndraft: true")})
    assert run_sitegen(site, "build", "--strict").code == 0


def test_a_story_whose_consent_has_ended_is_gone(site: Path) -> None:
    ending = CONSENT.replace("}", ", until: 2030-05-31}")
    write_files(site, {STORY: entry(f"title: Water\n{ending}", "\nText.\n")})
    page = site / "output/stories/2022/layla/index.html"
    assert run_sitegen(site, "build", "--at", "2030-05-31T23:59").code == 0
    assert page.exists()
    done = run_sitegen(site, "build", "--at", "2030-06-01T00:00")
    assert done.code == 0
    assert not page.exists()


def test_a_pseudonym_stands_where_the_name_may_not(site: Path) -> None:
    write_files(site, {STORY: entry(NAMED, "\nText.\n")})
    assert run_sitegen(site, "build").code == 0
    output = b"".join(path.read_bytes() for path in site.rglob("*") if is_made(path, site))
    assert b"Layla" not in output


def is_made(path: Path, site: Path) -> bool:
    """True for a file of the output or the cache."""
    return path.is_file() and path.relative_to(site).parts[0] in ("output", ".sitegen")


def test_after_the_mistake_is_mended_the_site_is_as_before(site: Path) -> None:
    before = bytes_of(site / "output")
    make(IN_FIELDS[0], site)
    assert run_sitegen(site, "build").code == 1
    (site / NEWS).unlink()
    assert run_sitegen(site, "build").code == 0
    assert bytes_of(site / "output") == before


def test_a_folder_that_is_no_site_is_wrong_usage(tmp_path: Path) -> None:
    done = run_sitegen(tmp_path, "build")
    assert (done.code, done.out) == (2, "")
    assert done.lines == [f".: {NO_SITE}"]


BUNDLED = {
    "themes/tiny/theme.yaml": "bundles: {site.css: [css/site.css]}\n",
    "themes/tiny/assets/css/site.css": "p { color: red }\n",
}
MISTAKEN_THEMES = {
    "themes/tiny/theme.yaml": (b"name: tiny\nextends: base\nnme: x\n", "3: nme: unknown field"),
    "site.yaml": (f"{SETTINGS}theme_options: {{nowhere: 1}}\n", "theme_options.nowhere: unknown"),
    "themes/tiny/messages/he.po": (
        'msgid "a\nmsgstr ""\n',
        '1: msgid "a: expected words between two quotation',
    ),
    "themes/tiny/assets/css/site.css": (
        "p { background: url(none.png) }\n",
        "1: url(none.png): no such file in the theme",
    ),
}


@pytest.mark.parametrize("path", MISTAKEN_THEMES)
def test_a_mistake_in_the_theme_hides_none_in_a_text(path: str, site: Path) -> None:
    content, said = MISTAKEN_THEMES[path]
    texts = {NEWS: entry(DATED, "[words](nowhere.md)\n\n```\ncode\n")}
    write_files(site, {**BUNDLED, path: content, **texts})
    done = run_sitegen(site, "build")
    assert any(line.startswith(f"{path}:") and said in line for line in done.lines)
    assert f'{NEWS}:5: link to "nowhere.md": nothing there' in done.lines
    assert any(line.startswith(f"{NEWS}:7: code that begins") for line in done.lines)
