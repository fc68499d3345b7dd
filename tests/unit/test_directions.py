"""Signs of direction end where their text ends, and none turns letters round."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel import Locale
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import walk_site
from sitegen.engine.store import ObjectStore
from sitegen.errors import ContentError
from sitegen.render.queries.files import Files, TableOf
from sitegen.text import OVERRIDES, direction, said_of_overrides, with_directions_isolated
from tests.sites import make_site, run_sitegen
from tests.unit.markdown.site import conversion_of

SIGNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
MIXED = st.text(alphabet=f"{SIGNS}ab1 אب", max_size=20)


@given(MIXED)
def test_a_text_reaches_no_further_than_its_end(text: str) -> None:
    settled = with_directions_isolated(text)
    begun = 0
    for sign in re.findall(f"[{SIGNS}]", settled):
        assert sign in "\u2066\u2067\u2068\u2069"
        begun += -1 if sign == "\u2069" else 1
        assert begun >= 0
    assert begun == 0
    assert re.sub(f"[{SIGNS}]", "", settled) == re.sub(f"[{SIGNS}]", "", text)


@given(MIXED)
def test_a_text_that_is_settled_stays_as_it_is(text: str) -> None:
    settled = with_directions_isolated(text)
    assert with_directions_isolated(settled) == settled
    assert said_of_overrides(settled) == ""
    assert bool(said_of_overrides(text)) == (OVERRIDES.search(text) is not None)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("plain", "plain"),
        ("\u202bשלום\u202c!", "\u2067שלום\u2069!"),
        ("\u2067שלום", "\u2067שלום\u2069"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("a\u202eb\u202cc", "abc"),
        ("a\u202cb\u2069", "ab"),
        ("\u202aa\u2067b\u202cc\u2069d", "\u2066a\u2067bc\u2069d\u2069"),
        ("\u2067a\u202bb\u2069c", "\u2067a\u2067b\u2069\u2069c"),
    ],
)
def test_what_is_kept(typed: str, kept: str) -> None:
    assert with_directions_isolated(typed) == kept


@pytest.mark.parametrize("sign", ["\u202e", "&#x202e;", "&#8238;", "&#X00202E"])
def test_a_body_holds_none_however_it_is_written(sign: str) -> None:
    found = conversion_of(f"One.\n\nTwo\nthree {sign}more.\n")
    assert "\u202e" not in found.body.html
    assert "\u202e" not in found.body.text
    (notice,) = found.notices
    assert (notice.line, notice.severity) == (4, "warning")
    assert "U+202E" in notice.message


def test_a_pair_in_a_body_is_nobodys_business() -> None:
    found = conversion_of("The word \u202bשלום\u202c here.\n")
    assert found.notices == ()
    assert found.body.text == "The word \u2067שלום\u2069 here."


def test_a_field_that_turns_letters_round_is_told_and_shown_as_it_is_read(tmp_path: Path) -> None:
    site = make_site(
        tmp_path / "site",
        {
            "content/news/2024/new.md": (
                "---\ntitle: A talk \u202ecod.exe\ndate: 2024-07-12\n"
                "extra: {word: \u202bx}\n---\n\nWords.\n"
            )
        },
    )
    done = run_sitegen(site, "build")
    assert done.code == 0, done.err
    assert done.lines[0] == (
        "content/news/2024/new.md:2: warning: title: a sign that nobody sees turns letters round "
        "here (U+202E); it is left out, so type the letters as they are read"
    )
    pages = [path.read_text("utf-8") for path in (site / "output").rglob("*.html")]
    assert any("A talk cod.exe" in page for page in pages)
    assert not any("\u202e" in page for page in pages)


def test_a_file_whose_name_turns_letters_round_is_to_be_renamed(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", {"content/news/2024/photo\u202egpj.exe": b"x"})
    done = run_sitegen(site, "build")
    assert done.lines[0] == (
        "content/news/2024/photo\\u202egpj.exe:1: the name holds '\\u202e', which no address has; "
        "rename it"
    )


def test_a_table_that_turns_letters_round_is_refused_with_its_line(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", {"content/data/t.csv": "a,b\n\u202ex,y\n"})
    files = Files(Sources(site, walk_site(site)), ObjectStore(tmp_path / "objects"), 1, tmp_path)
    with pytest.raises(ContentError, match="a sign that nobody sees turns letters") as told:
        TableOf(path="content/data/t.csv").answer(files)
    assert [each.location.line for each in told.value.problems] == [2]


def test_every_language_has_the_direction_that_unicode_knows() -> None:
    """CLDR's characterOrder, as Babel has it."""
    known = {code: Locale.parse(code).character_order for code in locale_identifiers()}
    wrong = {
        code
        for code, order in known.items()
        if (direction(code.replace("_", "-")) == "rtl") != (order == "right-to-left")
    }
    assert not wrong
