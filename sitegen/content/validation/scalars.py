"""Reading single values: words, numbers, dates, files, references."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final

from sitegen.content.front_matter.date_guess import Precision, guess_dates
from sitegen.content.front_matter.nodes import Node, Scalar
from sitegen.content.validation.context import INVALID, Reference, ValidationContext, Words
from sitegen.content.validation.keeping_back import hint_to_draft
from sitegen.content.validation.markup import markdown_in, said_of_entity
from sitegen.content.validation.mismatch import mismatch
from sitegen.content.validation.named import read_address_of, read_reference, resolve_file
from sitegen.markdown.text.isolates import isolated
from sitegen.markdown.text.punctuation import set_marks
from sitegen.media.picture import Focus, parse_focus
from sitegen.schema.dates import (
    FIRST_DAY,
    LAST_DAY,
    LocalMoment,
    PartialDate,
    parse_moment,
    parse_partial_date,
    when_clocks_change,
)
from sitegen.schema.fields import (
    EntryRule,
    FileRule,
    LanguageRule,
    LinkRule,
    PathRule,
    ProseRule,
    SectionRule,
    TagRule,
    TextRule,
)
from sitegen.text import (
    did_you_mean,
    normalize,
    said_of_overrides,
    with_directions_isolated,
    without_invisible,
)

DATE_EXPECTED = "a date such as 2024-07-12, 2025-10 or 2022"
MOMENT_EXPECTED = "a moment such as 2024-07-12T09:00+03:00"
LOCAL_EXPECTED = "a date and time such as 2026-03-01T10:00 (without an offset), or a date"
DATES: dict[str, Precision] = {
    DATE_EXPECTED: "date",
    MOMENT_EXPECTED: "moment",
    LOCAL_EXPECTED: "local",
}
FOCUS_EXPECTED = "two percentages from left and top, such as 40% 20%"
ON_ONE_LINE: Final = ("title", "summary")
"""Words that stand in heads of pages, feeds and lists, where no line of theirs begins anew."""
RECORDS: Final = ("consent.asked", "consent.reviewed")
"""Days on which something was done, so that they can't be still to come."""
LONGEST_TAG: Final = 200
"""The bytes of a tag whose page still has a name that file systems hold."""
WORDS_OF_TRUTH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def is_seen(text: str) -> bool:
    """True for a text without signs that nobody sees."""
    return without_invisible(text) == text


def read_text(node: Node, context: ValidationContext) -> Any:
    """Read a text; numbers and words such as `no` are taken as written."""
    if not isinstance(node, Scalar):
        return mismatch(node, context, "a text")
    return normalize(node.text)


def read_free_text(node: Node, context: ValidationContext) -> Any:
    """Read a text that may be shown beside others: it turns none of them round."""
    text = read_text(node, context)
    return text if text is INVALID else isolated_from_others(text, node, context)


def read_shown_text(node: Node, context: ValidationContext) -> Any:
    """Read a text that is shown as it stands."""
    text = read_free_text(node, context)
    return text if text is INVALID else told_of_entity(text, node, context)


def told_of_entity(text: str, node: Node, context: ValidationContext) -> str:
    """Give a text; a sign in it that is written as in HTML is told."""
    if said := said_of_entity(text):
        context.advise(node.location, said)
    return text


def isolated_from_others(text: str, node: Node, context: ValidationContext) -> str:
    """Give a text whose signs of direction end with it; one that turns letters round is told."""
    if said := said_of_overrides(text):
        context.advise(node.location, said)
    return with_directions_isolated(text)


def read_bool(node: Node, context: ValidationContext) -> Any:
    """Read `true` or `false`."""
    if not isinstance(node, Scalar) or node.tag != "bool":
        is_quoted = isinstance(node, Scalar) and node.text.lower() in WORDS_OF_TRUTH
        return mismatch(node, context, "true or false", " (without quotes)" if is_quoted else "")
    return WORDS_OF_TRUTH[node.text.lower()]


def read_int(node: Node, context: ValidationContext) -> Any:
    """Read a whole number in decimal digits."""
    if not isinstance(node, Scalar) or not re.fullmatch(r"-?\d{1,15}", node.text):
        return mismatch(node, context, "a whole number")
    if context.name == "number":
        context.findings.places.append(context.written(node.text, node.location))
    return int(node.text)


def read_float(node: Node, context: ValidationContext) -> Any:
    """Read a number."""
    if not isinstance(node, Scalar) or not re.fullmatch(r"-?\d{1,15}(\.\d+)?", node.text):
        return mismatch(node, context, "a number")
    return float(node.text)


def number_or_text(node: Scalar, context: ValidationContext) -> Any:
    """Read what YAML takes for a number or for true or false; where it is none, the text."""
    if node.tag == "bool":
        return read_bool(node, context)
    try:
        return int(node.text) if node.tag == "int" else float(node.text)
    except ValueError:
        return node.text


def read_date(node: Node, context: ValidationContext) -> Any:
    """Read a date that is as precise as it is known."""
    judged = context.name in ("date", "updated") or context.name.endswith(RECORDS)
    if judged and isinstance(node, Scalar):
        context.findings.places.append(context.written(node.text, node.location))
    return _parsed(node, context, DATE_EXPECTED, parse_partial_date)


def read_moment(node: Node, context: ValidationContext) -> Any:
    """Read a moment; without an offset it is in the site's zone.

    Where clocks change, what is held back is held back longer, and what ends has ended.
    """
    zone, late = context.facts.zone, context.name == "publish"

    def parse(text: str) -> datetime:
        return when_clocks_change(parse_moment(text, zone), late=late)

    return _parsed(node, context, MOMENT_EXPECTED, parse)


def read_local_moment(node: Node, context: ValidationContext) -> Any:
    """Read a date, with or without a time, that has its zone in another field."""

    def parse(text: str) -> LocalMoment:
        if len(text) > 10:
            # parse_moment refuses forms that only Python reads, such as 2026-W09-7T10:00.
            parse_moment(text, UTC)
            if datetime.fromisoformat(text).tzinfo is not None:
                raise ValueError("has an offset; the zone is the field time_zone")
            moment = LocalMoment(text=text)
        else:
            moment = LocalMoment(text=str(parse_partial_date(text)))
        if not FIRST_DAY <= moment.naive.date() <= LAST_DAY:
            raise ValueError(f"no such day in every zone; they go to {LAST_DAY}")
        return moment

    return _parsed(node, context, LOCAL_EXPECTED, parse)


def read_focus(node: Node, context: ValidationContext) -> Any:
    """Read a focal point."""
    return _parsed(node, context, FOCUS_EXPECTED, parse_focus)


def _parsed(
    node: Node, context: ValidationContext, expected: str, parse: Callable[[str], object]
) -> Any:
    if not isinstance(node, Scalar):
        return mismatch(node, context, expected)
    try:
        return parse(node.text)
    except ValueError as error:
        reason = str(error) if str(error).startswith(("no such", "has an")) else ""
        hint = f" ({reason})" if reason else hint_to_draft(node, context)
        if expected in DATES:
            hint = hint or guess_dates(node.text, context.facts.languages, DATES[expected])
        return mismatch(node, context, expected, hint)


def read_ruled_text(rule: object, node: Node, context: ValidationContext) -> Any:
    """Read a text and hold it against its rule."""
    text = read_text(node, context)
    if text is INVALID or text == "":
        return text
    if isinstance(rule, ProseRule):
        return read_words(rule, text, node, context)
    if isinstance(rule, FileRule):
        path = text if text in rule.names else resolve_file(rule, text, node, context)
        if rule.spoken and path is not INVALID:
            lang = context.facts.written_in.get(node.location.path, "")
            # Told to nobody: a recording is translated by a transcript of its own, or not at all.
            context.findings.words.append(Words(path, lang, context.name, node.location, True))
        return path
    if isinstance(rule, LinkRule | PathRule):
        return read_address_of(rule, text, node, context)
    if isinstance(rule, EntryRule):
        return read_reference(rule, text, node, context)
    if isinstance(rule, LanguageRule | SectionRule):
        return read_choice(rule, text, node, context)
    if isinstance(rule, TagRule):
        return read_tag(text, node, context)
    if isinstance(rule, TextRule) and not (rule.accepts(text) and (rule.free or is_seen(text))):
        return mismatch(node, context, rule.expected, did_you_mean(text, rule.known()))
    if context.name == "guid":
        context.findings.places.append(context.written(text, node.location))
        return text
    return told_of_entity(text, node, context)


def read_words(rule: ProseRule, text: str, node: Node, context: ValidationContext) -> Any:
    """Give words for readers, as their language sets them."""
    if not rule.accepts(text):
        return mismatch(node, context, rule.expected)
    if said := markdown_in(text):
        context.advise(node.location, said)
    text = isolated_from_others(text, node, context)
    text = " ".join(text.split()) if context.name in ON_ONE_LINE else text.strip()
    lang = context.facts.written_in.get(node.location.path, "")
    words = read_prose(rule, text, lang)
    context.findings.words.append(Words(words, lang, context.name, node.location, rule.is_name))
    return words


def read_tag(text: str, node: Node, context: ValidationContext) -> Any:
    """Give the name of a tag, and note it."""
    name = without_invisible(text)
    if len(name.encode()) > LONGEST_TAG:
        size = f" ({len(name.encode())} bytes)"
        return mismatch(node, context, f"a tag of at most {LONGEST_TAG} bytes", size)
    if said := markdown_in(name):
        context.advise(node.location, said)
    context.findings.tags.append(Reference(name, context.name, node.location))
    return name


def read_choice(
    rule: LanguageRule | SectionRule, text: str, node: Node, context: ValidationContext
) -> Any:
    """Give a text that is one of what the site has: its languages, or its lists."""
    facts = context.facts
    known = facts.languages if isinstance(rule, LanguageRule) else facts.kinds.sections
    if text in known:
        return text
    hint = did_you_mean(text, known)
    if isinstance(rule, LanguageRule) and rule.printed and not hint:
        hint = "; a language that is only printed stands in print_languages of site.yaml"
    return mismatch(node, context, f"one of {', '.join(known)}", hint)


def read_prose(rule: ProseRule, text: str, lang: str) -> str:
    """Give a text as its language sets it; as it is where no language is known.

    The marks of names are their owners'.
    """
    if not lang:
        return text
    if rule.is_name:
        return isolated(text, lang)
    time, gap, words = text.partition(" ") if rule.is_timed else ("", "", text)
    return time + gap + isolated(set_marks(words, lang), lang)


SCALARS: dict[object, Callable[[Node, ValidationContext], Any]] = {
    str: read_shown_text,
    bool: read_bool,
    int: read_int,
    float: read_float,
    PartialDate: read_date,
    datetime: read_moment,
    LocalMoment: read_local_moment,
    Focus: read_focus,
}
"""Types that are written as one word, with the function that reads them."""
