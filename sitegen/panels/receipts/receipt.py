"""What a receipt says, from the record of a consent: questions and answers in her language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.content.entries.inheritance import name_of
from sitegen.kinds.consent import Consent
from sitegen.render.templates.stretches import format_partial_date
from sitegen.schema.dates import PartialDate
from sitegen.text import direction
from sitegen.values import Value

PERMISSIONS = ("web", "print", "social", "photo", "voice")


class Told(Value):
    """A story as its teller knows it: her name, the title, the exhibitions by their slugs.

    `locale` is whose way of writing dates the site follows in her language.
    """

    name: str
    pseudonym: str
    title: str
    site: str
    contact: str
    locale: str
    exhibitions: dict[str, str]


class Answer(Value):
    """A question with its answer; `agreed` where that is yes or no."""

    question: str
    answer: str
    agreed: bool | None = None


class Receipt(Value):
    """All that stands on the page, in its order."""

    lang: str
    dir: str
    about: tuple[Answer, ...]
    permissions: tuple[Answer, ...]
    limits: tuple[Answer, ...]
    guardian: bool
    withdrawn: str
    contact: str


def receipt_of(consent: Consent, told: Told, lang: str, words: Mapping[str, str]) -> Receipt:
    """Say what was agreed, in a language that the words are in."""
    return Receipt(
        lang=lang,
        dir=direction(lang),
        about=tuple(about(consent, told, lang, words)),
        permissions=tuple(
            Answer(
                question=words[name],
                answer=words["yes" if getattr(consent, name) else "no"],
                agreed=getattr(consent, name),
            )
            for name in PERMISSIONS
        ),
        limits=tuple(limits(consent, told, lang, words)),
        guardian=consent.guardian,
        withdrawn=dated(consent.withdrawn, told.locale),
        contact=told.contact,
    )


def about(consent: Consent, told: Told, lang: str, words: Mapping[str, str]) -> Iterator[Answer]:
    """Give what was agreed on, when, with whom, by which form; what isn't known is left out."""
    form = words["form_version"] if consent.form and consent.version else "{form}{version}"
    asked_in = name_in(consent.language, lang) if consent.language else ""
    for name, answer in (
        ("for", told.name),
        ("story", told.title),
        ("with", told.site),
        ("asked", dated(consent.asked, told.locale)),
        ("asked_by", consent.asked_by),
        ("asked_in", asked_in),
        ("form", form.format(form=consent.form, version=consent.version)),
    ):
        if answer:
            yield Answer(question=words[name], answer=answer)


def limits(consent: Consent, told: Told, lang: str, words: Mapping[str, str]) -> Iterator[Answer]:
    """Give under which name, in which languages, where and for how long."""
    joined = words["comma"]
    languages = joined.join(name_in(code, lang) for code in consent.languages)
    venues = joined.join(told.exhibitions.get(each, each) for each in consent.venues)
    shown = {"public": told.name, "pseudonym": told.pseudonym}.get(consent.name, "")
    name = words[f"name_{consent.name}" if shown else "name_withheld"].format(name=shown)
    until = words["until_day"].format(date=dated(last_day_of(consent), told.locale))
    yield Answer(question=words["name"], answer=name)
    yield Answer(question=words["languages"], answer=languages or words["languages_all"])
    yield Answer(question=words["venues"], answer=venues or words["venues_all"])
    yield Answer(question=words["until"], answer=until if consent.until else words["until_open"])


def last_day_of(consent: Consent) -> PartialDate | None:
    """Give the last day of a consent, also where a month or a year is written."""
    if consent.until is None:
        return None
    day = consent.until.last_day
    return PartialDate(year=day.year, month=day.month, day=day.day)


def dated(date: PartialDate | None, locale: str) -> str:
    """Write a date in full, "" for none."""
    return format_partial_date(date, locale) if date else ""


def name_in(code: str, lang: str) -> str:
    """Give what a language is called in another one (CLDR), its English name where that isn't
    known."""
    from babel import Locale, UnknownLocaleError

    try:
        own = Locale.parse(lang.replace("-", "_"))
        return Locale.parse(code.replace("-", "_")).get_display_name(own) or name_of(code)
    except (UnknownLocaleError, ValueError):
        return name_of(code)
