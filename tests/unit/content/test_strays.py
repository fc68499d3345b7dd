"""What was meant as an entry is read, or told: no file of content/ is passed over in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.content.entries.strays import find_strays
from sitegen.content.folder.layout import classify
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import survey_site, walk_site
from sitegen.content.project import Known, read_entries
from sitegen.content.settings.settings_file import read_settings
from sitegen.errors import ContentError, Problem
from sitegen.kinds.registry import KINDS
from tests.sites import make_site

LANGUAGES = ("en", "he", "ar")

BEHIND_THE_ENDING = (
    *(".md (1)", ".md(1)", ".md [1]", ".md - Copy", ".md copy", ".md copy 2", ".md - Kopie"),
    *(".md_old", ".md_1", ".md-1", ".md 2", ".md;1", ".md,v", ".md!", ".md%20", ".md?raw=true"),
    *(".MD (1)", ".md (1).bak"),
)
"""What browsers, file managers and people add to a name that has its ending."""

COPIES = (
    # Browsers; Windows, macOS and GNOME, in several languages; Dropbox, Syncthing.
    *("{} (1)", "{}(1)", "{} [1]", "{} - Copy", "{} - Copy (2)", "{} copy", "{} copy 2"),
    *("{} (copy)", "{} (another copy)", "{} (3rd copy)", "Copy of {}", "Copy (2) of {}"),
    *("{} - Kopie", "{} – Kopie", "Kopie von {}", "{} - Copie", "Copie de {}", "{} (Kopie)"),
    *("{} - עותק", "עותק של {}", "{} - نسخة", "نسخة من {}"),
    *("{} (Noor's conflicted copy 2024-01-02)", "{}.sync-conflict-20240102-100000-ABCDEFG"),
)


def told(site: Path, files: dict[str, str]) -> list[str]:
    sources = Sources(site, walk_site(make_site(site, files)))
    reading = read_entries(sources, read_settings(sources), Known())
    return [str(each) for each in find_strays(sources, reading.groups, LANGUAGES, KINDS)]


HIDDEN = "its name begins with a dot, which hides it; "


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        (".walk.md", 'call it "walk.md" and write draft: true if nobody is to see it yet'),
        (".index.md", 'call it "index.md" and write draft: true if nobody is to see it yet'),
        (".walk.he.md", 'call it "walk.he.md" and write draft: true if nobody is to see it yet'),
        (".md", 'call it "index.md" and write draft: true if nobody is to see it yet'),
        ("..walk.markdown", 'call it "walk.md" and write draft: true if nobody is to see it yet'),
        (".b.md", '"b.md" is there already: keep one of the two'),
    ],
)
def test_an_entry_that_a_dot_hides_is_told(tmp_path: Path, name: str, mend: str) -> None:
    files = {f"content/news/2024/{name}": "---\ntitle: T\n---\n", "content/news/2024/b.md": ""}
    assert told(tmp_path, files) == [
        f"content/news/2024/{name}:1: warning: looks like an entry and is not read as one; "
        f"{HIDDEN}{mend}, or move it out of content"
    ]


@pytest.mark.parametrize(
    "name",
    ["._trip.md", ".#trip.md", ".trip.md.swp", ".~lock.trip.md#", ".DS_Store", ".trip.md.kate-swp",
     ".goutputstream-A1B2C3.md", ".~trip.md", ".trip.jpg", ".gitkeep"],
)  # fmt: skip
def test_what_programs_hide_is_passed_over(tmp_path: Path, name: str) -> None:
    files = {f"content/news/2024/{name}": "---\n", "content/news/2024/b.md": ""}
    assert told(tmp_path, files) == []


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("index.md.txt", 'call it "index.md"'),
        ("trip.md.txt", 'call it "trip.md"'),
        ("index.MD", 'call it "index.md"'),
        ("trip.Md", 'call it "trip.md"'),
        ("index.markdown", 'call it "index.md"'),
        ("index.txt", 'call it "index.md"'),
        ("index.TXT", 'call it "index.md"'),
        ("index", 'call it "index.md"'),
        ("index.he.txt", 'call it "index.he.md"'),
        ("index.html", 'save its text as "index.md"'),
        ("index.md.docx", 'save its text as "index.md"'),
        ("Our trip.docx", 'save its text as "our-trip.md"'),
        ("trip.doc", 'save its text as "trip.md"'),
        ("trip.odt", 'save its text as "trip.md"'),
        ("trip.mdx", 'call it "trip.md"'),
        ("trip.md.bak", 'call it "trip.md"'),
        ("trip.md.orig", 'call it "trip.md"'),
        ("trip.md.docx", 'save its text as "trip.md"'),
        ("trip.rst", 'save its text as "trip.md"'),
        ("trip.docm", 'save its text as "trip.md"'),
        ("trip.fodt", 'save its text as "trip.md"'),
        ("trip.wpd", 'save its text as "trip.md"'),
        ("trip.md ", 'call it "trip.md"'),
        ("trip.md.", 'call it "trip.md"'),
        ("trip.txt\u00a0", 'call it "trip.md"'),
        ("trip.md\u200f", 'call it "trip.md"'),
        ("trip.he.md\u200b", 'call it "trip.he.md"'),
        *((f"trip{each}", 'call it "trip.md"') for each in BEHIND_THE_ENDING),
        ("trip.he.md (1)", 'call it "trip.he.md"'),
        ("trip.markdown (2)", 'call it "trip.md"'),
        ("trip.txt (1)", 'call it "trip.md"'),
        ("trip (1).txt", 'call it "trip.md"'),
        ("trip.docx (1)", 'save its text as "trip.md"'),
        ("trip (1).docx", 'save its text as "trip.md"'),
        ("trip.md.2024-01-02", 'call it "trip.md"'),
        ("trip.md.txt.txt", 'call it "trip.md"'),
        ("trip.he.md.txt.md.txt", 'call it "trip.he.md"'),
        ("Our trip & more.he.txt", 'call it "our-trip-more.he.md"'),
    ],
)
def test_a_file_that_looks_like_an_entry_is_told_with_its_mend(
    tmp_path: Path, name: str, mend: str
) -> None:
    path = f"content/news/2024/olives/{name}"
    assert told(tmp_path, {path: "Text"}) == [
        f"{path}:1: warning: looks like an entry and is not read as one; {mend}, "
        "or move it out of content"
    ]
    meant = mend.split('"')[1]
    place = f"content/news/2024/{'olives/' if meant.startswith('index') else ''}{meant}"
    assert not isinstance(classify(place, LANGUAGES), Problem), "what is advised is no mistake"


@pytest.mark.parametrize("name", ["walk,md", "walk md", "walk; TXT", "walk-md"])
def test_an_ending_behind_another_sign_than_a_dot_is_none_of_the_name(
    tmp_path: Path, name: str
) -> None:
    path = f"content/news/2024/{name}"
    mend = "walk-md.md" if name == "walk-md" else "walk.md"
    assert told(tmp_path, {path: "---\ntitle: T\n---\n"}) == [
        f'{path}:1: warning: looks like an entry and is not read as one; call it "{mend}", '
        "or move it out of content"
    ]


def test_a_file_that_is_a_mistake_as_an_entry_is_told_once(tmp_path: Path) -> None:
    assert told(tmp_path, {"content/news/2024/trip.md.md": "---\ntitle: T\n---\n"}) == []


@pytest.mark.parametrize("name", ["trip.md (1)", "trip.md.bak", "trip.txt", "trip (1)", "trip.md "])
def test_a_file_beside_the_entry_that_it_is_a_copy_of_takes_nobodys_name(
    tmp_path: Path, name: str
) -> None:
    entry = "---\ntitle: T\ndate: 2024-02-03\n---\n"
    files = {f"content/news/2024/{each}": entry for each in ("trip.md", name)}
    assert told(tmp_path, files) == [
        f"content/news/2024/{name}:1: warning: looks like an entry and is not read as one; "
        '"trip.md" is there already: keep one of the two, or move it out of content'
    ]


@pytest.mark.parametrize("shape", COPIES)
@pytest.mark.parametrize("name", ["trip", "trip.he", "our-long-trip"])
def test_a_copy_is_told_as_one_and_becomes_no_entry(shape: str, name: str) -> None:
    found = classify(f"content/news/2024/{shape.format(name)}.md", LANGUAGES)
    assert isinstance(found, Problem)
    assert found.message == (
        f'is called as a copy of "{name}.md" is; keep one of the two, '
        "or give it a name with no space or bracket"
    )


@pytest.mark.parametrize("shape", ["{}-copy", "{}_copy", "{}-copy-2", "copy-of-{}", "{}-kopie"])
def test_a_copy_with_a_name_of_its_own_is_doubted(tmp_path: Path, shape: str) -> None:
    entry = "---\ntitle: T\ndate: 2024-02-03\n---\n"
    path = f"content/news/2024/{shape.format('walk')}.md"
    assert told(tmp_path / "a", {path: entry, "content/news/2024/walk.md": entry}) == [
        f"{path}:1: warning: looks like a copy of walk.md, and is an entry of its own; "
        "keep one of the two, or give it another name"
    ]
    assert told(tmp_path / "b", {path: entry}) == []


@pytest.mark.parametrize("name", ["~$trip.docx", ".~lock.trip.odt#", "trip.md~"])
def test_what_an_open_file_leaves_beside_it_is_nobodys(tmp_path: Path, name: str) -> None:
    assert told(tmp_path, {f"content/news/2024/{name}": "x"}) == []


@pytest.mark.parametrize(
    "name",
    [
        "trip.md (1).jpg",
        "notes.txt - page 2.pdf",
        "bed.jpg",
        "sound.mp3",
        "minutes.pdf",
        "members.csv",
        "x.vtt",
    ],
)
def test_media_beside_entries_are_no_such_files(tmp_path: Path, name: str) -> None:
    assert told(tmp_path, {f"content/news/2024/{name}": ""}) == []


@pytest.mark.parametrize(
    "text",
    [
        "The [minutes](our%20minutes.txt).",
        "The [minutes](<our minutes.txt>).",
        "The [minutes](/content/news/2024/our minutes.txt)",
    ],
)
def test_what_an_entry_links_to_is_no_such_file(tmp_path: Path, text: str) -> None:
    entry = f"---\ntitle: A\ndate: 2024-02-03\ndraft: true\n---\n\n{text}\n"
    files = {
        "content/news/2024/olives.md": entry,
        "content/news/2024/our minutes.txt": "We met.",
    }
    assert told(tmp_path, files) == []


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("content/stories/2022/noor/index-he.md", "index.he.md"),
        ("content/pages/about/index-he.md", "index.he.md"),
        ("content/pages/about/index_ar.md", "index.ar.md"),
        ("content/news/_index-he.md", "_index.he.md"),
        ("content/podcast/talk/show-he.md", "show.he.md"),
    ],
)
def test_a_translation_with_a_hyphen_is_a_mistake_that_says_its_name(path: str, meant: str) -> None:
    found = classify(path, LANGUAGES)
    assert isinstance(found, Problem)
    assert found.message.endswith(f"did you mean {meant}?")


def test_an_entry_that_looks_like_a_translation_of_its_neighbour_is_told(tmp_path: Path) -> None:
    path = "content/news/2024/trip-he.md"
    assert told(tmp_path, {path: "---\ntitle: T\ndate: 2024-02-03\n---\n"}) == [
        f"{path}:1: warning: looks like a translation of trip.md; did you mean trip.he.md?"
    ]


def test_an_entry_whose_name_ends_like_a_language_is_one(tmp_path: Path) -> None:
    path = "content/news/2024/aid-ar.md"
    assert told(tmp_path, {path: "---\ntitle: T\ndate: 2024-02-03\n---\n"}) == []
    assert not isinstance(classify(path, LANGUAGES), Problem)


def test_a_year_that_is_an_entry_of_itself_is_told(tmp_path: Path) -> None:
    path = "content/news/2024/index.md"
    assert told(tmp_path / "a", {path: "---\ntitle: T\ndate: 2024-02-03\n---\n"}) == [
        f'{path}:1: warning: is read as an entry called "2024"; expected a folder of its own below '
        "content/news/2024, such as content/news/2024/slug/index.md"
    ]
    assert told(tmp_path / "b", {"content/programs/2024/index.md": "---\ntitle: T\n---\n"}) == []


def test_a_site_without_content_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text("title: A\n")
    (line,) = survey_site(tmp_path).problems
    assert str(line).startswith("content:1: no such folder; expected the site's texts")
    (tmp_path / "content" / "news").mkdir(parents=True)
    (tmp_path / "content" / "news" / "photo.jpg").write_bytes(b"")
    (line,) = survey_site(tmp_path).problems
    assert str(line).startswith("content:1: no entry in it")
    with pytest.raises(ContentError, match="no entry in it"):
        walk_site(tmp_path, with_entries=True)
    assert walk_site(tmp_path).identities, "an entry can be begun"


def test_a_file_without_an_ending_that_begins_as_an_entry_is_told(tmp_path: Path) -> None:
    path = "content/news/2024/olives/trip.he"
    assert told(tmp_path / "he", {path: "---\ntitle: A trip\n---\n"}) == [
        f'{path}:1: warning: looks like an entry and is not read as one; call it "trip.he.md", '
        "or move it out of content"
    ]
    path = "content/news/2024/olives/trip"
    for start in ("---\n", "\ufeff---\n", "\n\n---\n"):
        assert told(tmp_path, {path: f"{start}title: A trip\n---\n"}) == [
            f'{path}:1: warning: looks like an entry and is not read as one; call it "trip.md", '
            "or move it out of content"
        ]
    assert told(tmp_path, {path: "A list of things to buy"}) == []
