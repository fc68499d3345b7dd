"""A storyteller's receipt: one page in her own language, which says what the record says."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from sitegen.engine.toolchain import built_in_themes
from sitegen.panels.theme.theme import read_words
from tests.sites import SETTINGS, make_site, run_sitegen
from tests.tools import pdf
from tests.tools.verapdf import complaints

FOLDER = "private/receipts"
NAMES = {"en": "Example Name", "he": "שם לדוגמה", "ar": "اسم للمثال"}
TITLES = {"en": "The night shift", "he": "משמרת הלילה", "ar": "نوبة الليل"}
CONTACT = "office@example.org"
TEXTS = {
    "en": ("Under which name Another one: Noor", "Until 31 December 2027, that day included"),
    "he": ("באיזה שם בשם אחר: נור", "עד 31 בדצמבר 2027, כולל אותו יום"),
    "ar": ("بأي اسم باسم آخر: نور", "حتى 31 ديسمبر 2027، وهذا اليوم مشمول"),
}
LANGUAGES = tuple(NAMES)
SITE = {
    "site.yaml": f"contact: {CONTACT}\n{SETTINGS}".replace(
        "en: {name: English}", "en: {name: English, locale: en-GB}"
    ),
    "content/exhibitions/geneva-2022/index.md": "---\ntitle: Voices in Geneva\n---\n\nHere.\n",
}


def story(lang: str, consent: str) -> dict[str, str]:
    """Give a story in three languages, agreed to in one of them."""
    told = {
        code: f"title: {TITLES[code]}\nstoryteller: {{name: {NAMES[code]}, pseudonym: {noor}}}\n"
        for code, noor in (("en", "Noor"), ("he", "נור"), ("ar", "نور"))
    }
    said = f"consent: {{language: {lang}, {consent}}}\n"
    folder = f"content/stories/2022/in-{lang}"
    return {
        f"{folder}/index.md": f"---\n{told['en']}{said}---\n\nWe began.\n",
        f"{folder}/index.he.md": f"---\n{told['he']}---\n\nהתחלנו.\n",
        f"{folder}/index.ar.md": f"---\n{told['ar']}---\n\nبدأنا.\n",
    }


AGREED = (
    "name: pseudonym, web: true, photo: true, until: 2027, venues: [geneva-2022], "
    "asked: 2022-03-01, asked_by: AB, form: 2022-014, version: '2', guardian: true"
)


def words_in(page: str) -> str:
    """Give the words of a page of HTML as they are read."""
    return " ".join(re.sub("<[^>]+>", " ", page.partition("<body>")[2]).split())


def test_it_is_one_page_in_each_language_and_passes_for_everybodys_reader(tmp_path: Path) -> None:
    files = {path: text for lang in LANGUAGES for path, text in story(lang, AGREED).items()}
    site = make_site(tmp_path, {**SITE, **files})
    for lang in LANGUAGES:
        done = run_sitegen(site, "consent", f"stories/2022/in-{lang}")
        assert done.code == 0, done.err
        stem = f"{FOLDER}/stories-2022-in-{lang}.{lang}"
        assert done.out.splitlines() == [f"{stem}.pdf", f"{stem}.html"]
        assert "give it to nobody else" in done.err
        page = (site / f"{stem}.html").read_text("utf-8")
        direction = "ltr" if lang == "en" else "rtl"
        assert f'<html lang="{lang}" dir="{direction}">' in page
        said = words_in(page)
        for each in (NAMES[lang], TITLES[lang], CONTACT, "AB", "2022-014", "Voices in Geneva"):
            assert each in said
        assert all(each in said for each in TEXTS[lang]), said
        assert pdf.run("pdfinfo", site / f"{stem}.pdf").count("Pages:           1\n") == 1
        assert CONTACT in pdf.text(site / f"{stem}.pdf")
    made = sorted((site / FOLDER).iterdir())
    assert {stat.S_IMODE(path.stat().st_mode) for path in made} == {0o600}
    assert stat.S_IMODE((site / FOLDER).stat().st_mode) == 0o700
    papers = [path for path in made if path.suffix == ".pdf"]
    assert complaints(papers) == {path.name: [] for path in papers}


def test_yes_and_no_are_those_of_the_record(tmp_path: Path) -> None:
    site = make_site(tmp_path, {**SITE, **story("en", "name: withheld, print: true, voice: true")})
    assert run_sitegen(site, "consent", "/stories/2022/in-en/").code == 0
    said = words_in((site / f"{FOLDER}/stories-2022-in-en.en.html").read_text("utf-8"))
    assert "On the website No On panels of exhibitions Yes On the cards" in said
    assert "With your photo No With your voice Yes" in said
    assert "Under which name Without a name" in said
    assert "Until when Until you take it back" in said


def test_who_took_it_back_is_told_so_and_nothing_of_what_was_agreed(tmp_path: Path) -> None:
    files = story("he", f"{AGREED}, withdrawn: 2026-11-02")
    site = make_site(tmp_path, {**SITE, **files})
    path = "content/stories/2022/in-he/index.he.md"
    assert run_sitegen(site, "consent", path).code == 0
    said = words_in((site / f"{FOLDER}/stories-2022-in-he.he.html").read_text("utf-8"))
    assert "תאריך הביטול: 2 בנובמבר 2026" in said
    assert "באתר כן" not in said


def test_receipts_are_neither_published_nor_a_reason_to_refuse_a_build(tmp_path: Path) -> None:
    site = make_site(tmp_path, {**SITE, **story("en", AGREED)})
    assert run_sitegen(site, "consent", "stories/2022/in-en").code == 0
    done = run_sitegen(site, "build")
    assert done.code == 0, done.err
    left = [path for path in (site / "output").rglob("*") if path.is_file()]
    assert left
    assert not any(b"Example Name" in path.read_bytes() for path in left)


@pytest.mark.parametrize(
    ("word", "files", "code", "said"),
    [
        ("stories/2022/nobody", {}, 2, 'no entry "stories/2022/nobody"; expected its id, such as'),
        ("news/2024/trip", {}, 2, "news/2024/trip: it has no consent"),
        ("stories/2022/noor", {"site.yaml": SETTINGS}, 1, "site.yaml:1: contact: missing"),
        ("stories/2022/in-fr", story("fr", AGREED), 2, "no words for a receipt in “fr”"),
    ],
    ids=["nobody", "a post", "no contact", "no words"],
)
def test_what_can_not_be_confirmed_is_said(
    tmp_path: Path, word: str, files: dict[str, str], code: int, said: str
) -> None:
    site = make_site(tmp_path, {**SITE, **files})
    done = run_sitegen(site, "consent", word)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert not (site / FOLDER).exists()


def test_the_three_languages_say_the_same_sentences() -> None:
    words = read_words(built_in_themes() / "base/receipts/words.yaml")
    assert set(words) == set(LANGUAGES)
    assert words["en"].keys() == words["he"].keys() == words["ar"].keys()
    for key, text in words["en"].items():
        places = set(re.findall(r"{\w+}", text))
        assert all(set(re.findall(r"{\w+}", words[lang][key])) == places for lang in LANGUAGES), key
