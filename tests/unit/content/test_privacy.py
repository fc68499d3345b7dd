"""A name that its storyteller did not agree to show is kept out, or the build says where it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.content.entries.entries import GroupReading
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import walk_site
from sitegen.content.settings.settings_file import private_names_in
from sitegen.values import texts_of
from tests.sites import make_site
from tests.unit.site.library import reading

NAME = "Nadia Darwish"
HEBREW, ARABIC = "נדיה דרוויש", "نادية درويش"
PLACE = "stories/2022/bread"


def story(
    fields: str = "",
    body: str = "",
    name: str = NAME,
    consent: str = "consent: {name: pseudonym, web: true}",
    place: str = PLACE,
) -> GroupReading:
    """Read a story of a storyteller whose name is private."""
    front = f"title: Bread\nstoryteller: {{name: {name}, pseudonym: Noor, role: Baker}}\n{consent}"
    text = f"{front}\n{fields}\n---\n{body}"
    photos = {f"content/{place}/{file}" for file in ("nadia_darwish_1.jpg", "a.jpg")}
    return reading({f"{place}/index.md": text}, photos)


def findings(read: GroupReading) -> list[str]:
    """Give what was found, after a look that no report repeats the name."""
    for problem in read.problems:
        for name in (NAME, HEBREW, ARABIC):
            assert name.casefold() not in str(problem).casefold()
    return [problem.message for problem in read.problems]


@pytest.mark.parametrize(
    "consent", ["{name: pseudonym, web: true}", "{name: withheld, web: true}", "{web: true}"]
)
def test_a_private_name_is_taken_out_of_the_values(consent: str) -> None:
    read = story(consent=f"consent: {consent}")
    assert read.group is not None
    assert not any("Nadia" in text for text in texts_of(read.group))
    assert read.private_names == (NAME,)
    assert read.group.guarded


def test_without_a_consent_the_name_is_private_too() -> None:
    read = story(consent="")
    assert read.group is not None
    assert not any("Nadia" in text for text in texts_of(read.group))


def test_a_public_name_stays() -> None:
    read = story(consent="consent: {name: public}", body=f"{NAME} bakes.")
    assert read.group is not None
    assert NAME in texts_of(read.group)
    assert read.private_names == ()
    assert not read.group.guarded


@pytest.mark.parametrize(
    ("agreed", "kept"), [("public", True), ("pseudonym", True), ("withheld", False)]
)
def test_the_pseudonym_goes_where_every_name_is_withheld(agreed: str, kept: bool) -> None:
    read = story(consent=f"consent: {{name: {agreed}}}")
    assert read.group is not None
    assert ("Noor" in texts_of(read.group)) is kept


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (NAME, f"I met {NAME}."),
        (NAME, "I met NADIA DARWISH."),
        (NAME, "I met Nadia\nDarwish."),
        (NAME, "I met Nadia\u00a0Darwish’s sister."),
        (NAME, "I met **Nadia** Darwish."),
        (NAME, "![photo](nadia-darwish.jpg)"),
        (NAME, "![photo](nadia_darwish_2.jpg)"),
        (NAME, f"I met Nadia{30 * ' '}*Darwish*."),
        (NAME, "I met <b>Nadia</b> Darwish."),
        (NAME, "I met [Nadia](/about/) Darwish."),
        (NAME, "I met Nadia&nbsp;Darwish."),
        ("Ra'ed Al-Hadi", "Ra’ed Al‑Hadi bakes."),
        ("Ra’ed Al-Hadi", "Ra'ed al Hadi bakes."),
        ("Ra'ed Al-Hadi", "Raed AlHadi bakes."),
        ("ג'ודי דוגמה", "פגשתי את ג׳ודי דוגמה."),
        ("José Peña", "Jose\u0301 Pen\u0303a bakes."),
        ("José Peña", "Jose Pena bakes."),
        (HEBREW, f"פגשתי את {HEBREW}."),
        (HEBREW, f"נסעתי ל{HEBREW} ושבתי."),
        (HEBREW, f"ש{HEBREW}, שלום"),
        (HEBREW, f"וכש{HEBREW} באה"),
        (HEBREW, "נָדְיָה דרוויש"),
        (HEBREW, "נדיה\u200f דרוויש"),
        (ARABIC, f"التقيت {ARABIC}."),
        (ARABIC, f"و{ARABIC} هنا"),
        (ARABIC, f"ول{ARABIC} بيت"),
        (ARABIC, "نَادِيَة درويش"),
        (ARABIC, "نـــادية درويش"),
    ],
)
def test_a_private_name_in_the_text_is_found_however_it_is_written(name: str, text: str) -> None:
    assert findings(story(name=name, body=text)) == [
        "storyteller.name: the name stands in the text, but consent.name does not allow it "
        "to be shown; take it out"
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (NAME, "Nadia bakes. Then Darwish."),
        (NAME, "Nadia Darwishes"),
        ("Ann", "Anna and Joanne planned an annual fair."),
        ("עלי", "בעלי דיבר, ועליו שרנו"),
        (HEBREW, "נדיה אחרת, ודרוויש אחר"),
        (ARABIC, "نادية أخرى"),
        ('"-"', "A dash - here — and there."),
        ("'…'", "And so on…"),
    ],
)
def test_other_words_are_let_through(name: str, text: str) -> None:
    assert findings(story(name=name, body=text)) == []


def test_each_place_in_the_text_is_told_with_its_line() -> None:
    read = story(body=f"Ça va, e\u0301te\u0301.\n\n{NAME}\n\nand {NAME}\n")
    assert [problem.location.line for problem in read.problems] == [8, 10]


@pytest.mark.parametrize(
    "fields",
    [
        f"summary: {NAME} bakes",
        f"tags: [{NAME}]",
        f"quote: I am {NAME}",
        f"extra: {{a: [{{b: {NAME}}}]}}",
        f"extra: {{{NAME}: baker}}",
        "aliases: [/stories/nadia-darwish/]",
        "url: /stories/nadia-darwish/",
        "portrait: {file: nadia_darwish_1.jpg, alt: x}",
        f"portrait: {{file: a.jpg, alt: {NAME} bakes}}",
        f"image: a.jpg\nalt: x\ncaption: Photo of {NAME}",
    ],
)
def test_a_private_name_in_another_field_is_found(fields: str) -> None:
    messages = findings(story(fields))
    assert messages
    assert all("the name stands in another field" in message for message in messages)


def test_a_private_name_in_another_field_of_a_group_is_found() -> None:
    read = reading(
        {
            f"{PLACE}/index.md": f"title: A\nconsent: {{name: pseudonym}}\n"
            f"storyteller: {{name: {NAME}, organisation: Bakery of {NAME}}}"
        }
    )
    assert "another field" in findings(read)[0]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        (NAME, "nadia-darwish"),
        (NAME, "nadia-darwish-baker"),
        (NAME, "the-bread-of-nadia-darwish"),
        (NAME, "Nadia_Darwish"),
        (HEBREW, "נדיה-דרוויש"),
        (ARABIC, "نادية-درويش"),
    ],
)
def test_a_private_name_in_the_address_is_found(name: str, slug: str) -> None:
    for read in (story(name=name, place=f"stories/2022/{slug}"), story(f"slug: {slug}", name=name)):
        assert any("the name stands in the address" in message for message in findings(read))


def test_a_part_of_another_word_in_the_address_is_no_name() -> None:
    assert findings(story(name="Ann", place="stories/2022/annual-planning")) == []


def test_a_name_that_only_a_translation_writes_is_private_in_every_language() -> None:
    original = f"title: A\nconsent: {{name: pseudonym}}\nstoryteller: {{name: {NAME}}}\n---\n"
    hebrew = f"title: א\nstoryteller: {{name: {HEBREW}}}\n---\nשלום\n"
    texts = {f"{PLACE}/index.md": original, f"{PLACE}/index.he.md": hebrew}
    assert findings(reading(texts)) == []
    assert reading(texts).private_names == tuple(sorted((NAME, HEBREW)))
    for file, leak in (("index.md", f"{original}{HEBREW}"), ("index.he.md", f"{hebrew}{NAME}")):
        read = reading({**texts, f"{PLACE}/{file}": leak})
        assert read.group is None
        assert len(findings(read)) == 1
        assert read.problems[0].location.path == f"content/{PLACE}/{file}"


@pytest.mark.parametrize(
    "fields",
    [
        "storyteller: {name: NAME}",
        "'storyteller': {name: NAME}",
        '"story\\x74eller": {name: NAME}',
        '"\\u0073toryteller": {name: NAME}',
        "? storyteller\n: name: NAME",
        "{storyteller: {name: NAME}}",
        "guests:\n  - {name: NAME, consent: {name: withheld}}",
        'guests: [{name: NAME, "\\x63onsent": {}}]',
    ],
)
def test_a_name_is_found_however_its_field_is_written(tmp_path: Path, fields: str) -> None:
    text = f"---\n{fields.replace('NAME', NAME)}\n---\n"
    site = make_site(tmp_path, {"content/stories/2022/bread/index.md": text})
    assert NAME in private_names_in(Sources(site, walk_site(site)))
