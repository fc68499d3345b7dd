"""Gettext catalogs: messages of one language, read from .po files, and their plurals."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import StringIO

from sitegen.errors import ContentError, Location, Problem
from sitegen.render.theme.catalog_shape import HEADER, misshapen, plural_header
from sitegen.text import UNFIT, shortened

MESSAGE_LINE = re.compile(r"\s*(?:(?:msgctxt|msgid|msgid_plural|msgstr)\b|[\"“”„])")
QUOTED_LINE = re.compile(
    r'\s*(?:msg(?:ctxt|id|id_plural|str(?:\[[^\]]*\])?)\s*)?"(?:[^"\\]|\\.)*"\s*'
)
"""A line of a message as it should be: the keyword, if one begins, and words in quotes."""

KNOWN_LINE = re.compile(
    r"\s*(?:$|#|[\"“”„]|msg(?:ctxt|id|id_plural|str(?:\[\d{1,2}\])?)(?: |$|[\"“”„]))"
)
"""A line as catalogs have them, as far as the words in its quotes."""

ESCAPE = re.compile(r"\\(.)")
ESCAPES = 'ntr"\\'
"""Signs that mean something behind a backslash in a catalog. Of gettext's others, programs for
translators write none."""

LONGEST_SHOWN = 60
NO_ESCAPE = 'expected \\n, \\t, \\" or \\\\, or the letter itself'
NO_LINE = "expected msgid, msgstr or msgctxt and a space, words in quotes, or # and a remark"

PLACE = re.compile(r"%\(\w+\)[sd]|\{\w+\}|%%|%")
"""Where a value is filled in; a per cent sign, which is written twice."""

TRIED = (*range(1001), 10**6)
"""Numbers that a rule of plurals is tried with: languages go by three figures, or by millions."""

ENGLISH = "(n != 1)"
"""The rule of messages as they are written."""

Messages = dict[tuple[str, str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Catalog:
    """The messages of a language: forms by (context, message), and the rule of its plurals.

    The rule is an expression in C, as the header `Plural-Forms` has it. It counts for these
    messages alone: those of the catalog that this one goes over have forms by a rule of their own.
    """

    messages: Mapping[tuple[str, str], tuple[str, ...]]
    rule: str
    below: Catalog | None = None

    def singular(self, context: str, message: str) -> str:
        """Translate a message; one that is not translated is given as it is."""
        forms = self.messages.get((context, message), ())
        if forms and forms[0]:
            return forms[0]
        return self.below.singular(context, message) if self.below else message

    def plural_form(self, context: str, singular: str, plural: str, number: int) -> str:
        """Translate a message with a number, in the form that the language has for it (CLDR)."""
        if forms := self.messages.get((context, singular), ()):
            index = plural_rule(self.rule)(number)
            if index < len(forms) and forms[index]:
                return forms[index]
        if self.below:
            return self.below.plural_form(context, singular, plural, number)
        return singular if number == 1 else plural


@lru_cache(maxsize=32)
def plural_rule(expression: str) -> Callable[[int], int]:
    """Give the function that chooses the form for a number."""
    return gettext.c2py(expression)


def read_catalog(text: str, path: str, rule: str = ENGLISH) -> tuple[Messages, str]:
    """Read a .po file: its messages, and the rule of their plurals, which is the one given where
    it has none. Raises ContentError with the lines that can't be read.
    """
    from babel.messages.pofile import PoFileError

    if problems := list(lines_misquoted(text, path)) or list(misshapen(text, path, forms_by(rule))):
        raise ContentError(problems)
    source, misfilled = source_of(text, rule), list[tuple[int, str]]()
    try:
        messages, rule = read_messages(source, misfilled)
    except PoFileError as error:
        # Babel counts lines from 0.
        raise broken_catalog(path, (error.lineno or 0) + 1 - len(ADDED), error) from None
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        # What Babel doesn't look for it stumbles over, a message's end or the header's behind it.
        line = source.getvalue().count("\n", 0, source.tell()) - len(ADDED)
        raise broken_catalog(path, line, error) from None
    problems = [Problem(Location(path, line), said) for line, said in misfilled]
    if said := mistake_of(rule, plural_header(text)):
        line = text.count("\n", 0, text.find(HEADER)) + 1
        message = f"{HEADER} {rule}: {said}; expected a rule such as plural=(n != 1)"
        problems.insert(0, Problem(Location(path, line), message))
    if problems:
        raise ContentError(problems)
    return messages, rule


def lines_misquoted(text: str, path: str) -> Iterator[Problem]:
    """Report lines whose words don't stand between two quotation marks: Babel takes a letter for
    the one that lacks, and says nothing."""
    for number, line in enumerate(text.split("\n"), 1):
        if not KNOWN_LINE.match(line):
            message = f"{shortened(line.strip(), LONGEST_SHOWN)}: {NO_LINE}"
            yield Problem(Location(path, number), message)
        elif not MESSAGE_LINE.match(line):
            continue
        elif not QUOTED_LINE.fullmatch(line):
            message = f'{line.strip()}: expected words between two quotation marks: msgid "Share"'
            yield Problem(Location(path, number), message)
        elif unfit := unfit_in(line):
            yield Problem(Location(path, number), unfit)


def unfit_in(line: str) -> str:
    """Say which sign of a line would be published as it stands, "" where none would."""
    if unfit := UNFIT.search(line):
        return f"the sign U+{ord(unfit[0]):04X} found, which no page can hold; take it out"
    unknown = next((each for each in ESCAPE.finditer(line) if each[1] not in ESCAPES), None)
    if unknown is None:
        return ""
    return f"{unknown[0]}: means nothing in a catalog; {NO_ESCAPE}"


def unknown_places(original: str, form: str) -> Iterator[str]:
    """Say for which places of a translation nothing is filled in: the original lacks them."""
    known = [match[0] for match in PLACE.finditer(original)]
    for match in PLACE.finditer(form):
        if match[0] == "%":
            yield f'"{form}": write a per cent sign as %%'
        elif match[0] not in ("%%", *known):
            expected = " or ".join(dict.fromkeys(known)) or "none"
            yield f"{match[0]}: nothing is filled in for it; expected {expected}, as in msgid"


def broken_catalog(path: str, line: int, error: Exception) -> ContentError:
    """Say of a file and a line that messages can't be read from there."""
    said = " ".join(str(error).split())
    message = f"this is no catalog of messages: {said}"
    return ContentError([Problem(Location(path, max(1, line)), message)])


def mistake_of(rule: str, count: int | None) -> str:
    """Say what is wrong with a rule of plurals, "" where every number gets a form by it.

    `count` is how many forms the header says there are, None where it says nothing.
    """
    try:
        choose = plural_rule(rule)
        forms = [choose(number) for number in TRIED]
    except (ValueError, SyntaxError, ArithmeticError, RecursionError) as error:
        return " ".join(str(error).split())
    if min(forms) < 0:
        return f"form {min(forms)} for a number"
    if count is not None and max(forms) >= count:
        return f"form {max(forms)} for a number, the first is 0 and nplurals={count}"
    return ""


def forms_by(rule: str) -> int:
    """Give how many forms a rule knows that is right."""
    choose = plural_rule(rule)
    return max(choose(number) for number in TRIED) + 1


ADDED = ('msgid ""', 'msgstr "Plural-Forms: nplurals={count}; plural={rule};\\n"')
"""Lines of a header that is put before each catalog: what its own header doesn't say holds on."""


def source_of(text: str, rule: str) -> StringIO:
    """Give a catalog to be read line by line, with a rule for one that says none."""
    header = "\n".join(ADDED).format(count=forms_by(rule), rule=rule)
    return StringIO(f"{header}\n{text}")


def parse_catalog(text: str) -> tuple[Messages, str]:
    """Read a .po file that is known to be right: its messages, and the rule of their plurals."""
    return read_messages(source_of(text, ENGLISH))


def read_messages(
    source: StringIO, misfilled: list[tuple[int, str]] | None = None
) -> tuple[Messages, str]:
    """Do so line by line: where reading breaks off, the source tells how far it came.

    To `misfilled` is added which translations can't be filled in, each with its line.
    """
    from babel.messages.pofile import read_po

    catalog = read_po(source, abort_invalid=True)
    messages: Messages = {}
    for message in catalog:
        if not message.id or message.fuzzy:
            continue
        first = message.id if isinstance(message.id, str) else message.id[0]
        written = message.string or ""
        forms = (written,) if isinstance(written, str) else tuple(written)
        messages[message.context or "", first] = forms
        ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
        if misfilled is not None:
            line = (message.lineno or 1) - len(ADDED)
            found = (said for form in forms for said in unknown_places("".join(ids), form))
            misfilled += [(line, said) for said in dict.fromkeys(found)]
    return messages, catalog.plural_expr
