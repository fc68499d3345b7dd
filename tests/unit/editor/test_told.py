"""What fields say and what is wrong with them is told in the language of the person who writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from sitegen.editor.fields import FieldType, fields_of
from sitegen.editor.forms import top_fields
from sitegen.editor.told import FOLDER, lacks_translation, told_in
from sitegen.editor.words import catalog_of
from sitegen.explanations import GAP, docs, entries, is_of
from sitegen.kinds.consent import Consent
from sitegen.schema.dates import PartialDate
from sitegen.site.rights import SOMEBODY, TELLER
from sitegen.site.visibility import NO_CONSENT, NOTHING_LEFT, Moment, why_refused
from tests.kinds import MODELS

LANGUAGES = ("he", "ar")
GAPS = re.compile(r"\{\d\}")


def every_field() -> Iterator[FieldType]:
    """Give all fields of all kinds, those in groups too."""
    left = [field for model in MODELS.values() for field in top_fields(model, {})]
    while left:
        field = left.pop()
        yield field
        if field.group:
            left.extend(fields_of(field.group))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_field_is_explained_in_each_language(lang: str) -> None:
    said = {text for field in every_field() for text in (field.what, field.form)}
    assert [text for text in sorted(said) if lacks_translation(lang, text)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_why_an_entry_is_not_shown_is_told_in_each_language(lang: str) -> None:
    now = datetime(2026, 3, 1, tzinfo=UTC)
    moment, before = Moment(now, UTC), PartialDate(year=2026, month=2, day=1)
    consents = [
        Consent(withdrawn=before),
        Consent(web=False),
        Consent(web=True, until=before),
        Consent(web=True, languages=("fr",)),
    ]
    refused = [why_refused(each, "en", "web", moment) for each in consents]
    assert all(refused)
    reasons = [f"{who} has {why}" for why in refused for who in (TELLER, SOMEBODY)]
    reasons += [NO_CONSENT, NOTHING_LEFT]
    assert [text for text in reasons if lacks_translation(lang, text)] == []


STILL_IN_ENGLISH = {
    '"…" in its host mixes letters of two directions, …',
    "a sign that nobody sees turns letters round (U+…)",
    "a title stands in double quotes: …",
    "more than … changes",
    "the front matter can't be read: …",
}
"""Mistakes in fields that nobody has translated: the list may grow shorter, never longer."""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_mistakes_in_fields_are_told_in_each_language(lang: str) -> None:
    texts = [text for (_, text) in catalog_of(lang, FOLDER).messages]
    known = [_regex(text) for text in texts]
    lacking = {
        pattern
        for name in names_below("The fields above the text")
        for pattern in entries()[name].patterns
        if not any(each.fullmatch(sample(pattern)) for each in known)
        and not any(is_of(f"{start(pattern)}{GAP}", GAPS.sub("x", text)) for text in texts)
    }
    assert lacking == STILL_IN_ENGLISH


def names_below(heading: str) -> list[str]:
    """Give the names of the entries of a part of docs/errors.md."""
    page = (docs() / "errors.md").read_text("utf-8")
    part = page.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"^### (.+)$", part, re.MULTILINE)


FIELD_BEFORE = re.compile(r"\A(?:…|date): ")


def start(pattern: str) -> str:
    """Give a pattern without the field that stands before it."""
    return FIELD_BEFORE.sub("", pattern)


def sample(pattern: str) -> str:
    """Give a message of a pattern."""
    return start(pattern).replace(GAP, "x")


def _regex(text: str) -> re.Pattern[str]:
    return re.compile(".+?".join(re.escape(part) for part in GAPS.split(text)), re.DOTALL)


def test_a_mistake_is_told_with_what_was_found_in_its_own_direction() -> None:
    said = (
        '"12.7.2024" found, expected a date such as 2024-07-12, 2025-10 or 2022; '
        "did you mean 2024-07-12 or 2024-12-07?"
    )
    told = told_in("he", said)
    assert (told.lang, told.dir) == ("he", "rtl")
    assert told.html == (
        "נמצא <bdi>&#34;12.7.2024&#34;</bdi>, אבל צריך להיות תאריך כמו "
        "2024-07-12, 2025-10 או 2022; אולי הכוונה ל־<bdi>2024-07-12 or 2024-12-07</bdi>?"
    )


def test_what_nobody_has_translated_stays_english() -> None:
    told = told_in("ar", "a <new> mistake")
    assert (told.html, told.lang, told.dir) == ("a &lt;new&gt; mistake", "en", "ltr")


def test_what_was_found_is_never_markup() -> None:
    assert "<b>" not in told_in("he", '"<b>" found, expected a whole number').html


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_translation_has_no_gap_that_its_text_lacks(lang: str) -> None:
    for (_, text), forms in catalog_of(lang, FOLDER).messages.items():
        assert set(GAPS.findall(forms[0])) <= set(GAPS.findall(text))


def test_both_languages_have_the_same_texts() -> None:
    assert set(catalog_of("he", FOLDER).messages) == set(catalog_of("ar", FOLDER).messages)
