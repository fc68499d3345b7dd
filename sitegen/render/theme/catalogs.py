"""Gettext catalogs: messages of one language, read from .po files, and their plurals."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import StringIO

from sitegen.errors import ContentError, Location, Problem
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

SAID_OF_LIBRARY = (
    (re.compile(r"missing msgstr for msgid '(.*)' on \d+"), 'msgid "{}": no msgstr below it'),
    (re.compile("msg has more translations"), "more forms than nplurals of Plural-Forms says"),
)
"""What Babel says of a catalog, and what is said in its place."""

ESCAPE = re.compile(r"\\(.)")
ESCAPES = 'ntr"\\'
"""Signs that mean something behind a backslash in a catalog. Of gettext's others, programs for
translators write none."""

LONGEST_SHOWN = 60
NO_ESCAPE = 'expected \\n, \\t, \\" or \\\\, or the letter itself'
NO_LINE = "expected msgid, msgstr or msgctxt and a space, words in quotes, or # and a remark"

PLACE = re.compile(r"%\(\w+\)[sd]|\{\w+\}|%%|%")
"""Where a value is filled in; a per cent sign, which is written twice."""

TRIED = range(1001)
"""Numbers that a rule of plurals is tried with: no language's goes by more than three figures."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """The messages of a language: forms by (context, message), and the rule of its plurals.

    The rule is an expression in C, as the header `Plural-Forms` has it.
    """

    messages: Mapping[tuple[str, str], tuple[str, ...]]
    rule: str

    def singular(self, context: str, message: str) -> str:
        """Translate a message; one that is not translated is given as it is."""
        forms = self.messages.get((context, message), ())
        return forms[0] if forms and forms[0] else message

    def plural_form(self, context: str, singular: str, plural: str, number: int) -> str:
        """Translate a message with a number, in the form that the language has for it (CLDR)."""
        forms = self.messages.get((context, singular), ())
        index = plural_rule(self.rule)(number)
        if index < len(forms) and forms[index]:
            return forms[index]
        return singular if number == 1 else plural


@lru_cache(maxsize=32)
def plural_rule(expression: str) -> Callable[[int], int]:
    """Give the function that chooses the form for a number."""
    return gettext.c2py(expression)


def read_catalog(text: str, path: str) -> tuple[dict[tuple[str, str], tuple[str, ...]], str]:
    """Read a .po file. Raises ContentError with the line where it can't be read."""
    from babel.messages.pofile import PoFileError

    if problems := list(lines_misquoted(text, path)):
        raise ContentError(problems)
    source, misfilled = StringIO(text), list[tuple[int, str]]()
    try:
        messages, rule = read_messages(source, misfilled)
    except PoFileError as error:
        # Babel counts lines from 0.
        raise broken_catalog(path, (error.lineno or 0) + 1, error) from None
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        # What Babel doesn't look for it stumbles over, a message's end or the header's behind it.
        raise broken_catalog(path, text.count("\n", 0, source.tell()), error) from None
    if rule and (said := mistake_of(rule)):
        line = text.count("\n", 0, text.find("Plural-Forms:")) + 1
        message = f"Plural-Forms: {rule}: {said}; expected a rule such as plural=(n != 1)"
        raise ContentError([Problem(Location(path, line), message)])
    if misfilled:
        raise ContentError(Problem(Location(path, line), said) for line, said in misfilled)
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
    for pattern, plain in SAID_OF_LIBRARY:
        if found := pattern.match(said):
            said = plain.format(*found.groups())
    message = f"this is no catalog of messages: {said}"
    return ContentError([Problem(Location(path, max(1, line)), message)])


def mistake_of(rule: str) -> str:
    """Say what is wrong with a rule of plurals, "" where every number gets a form by it."""
    try:
        choose = plural_rule(rule)
        forms = [choose(number) for number in TRIED]
    except (ValueError, SyntaxError, ArithmeticError, RecursionError) as error:
        return " ".join(str(error).split())
    return "" if min(forms) >= 0 else f"form {min(forms)} for a number"


def parse_catalog(text: str) -> tuple[dict[tuple[str, str], tuple[str, ...]], str]:
    """Read a .po file: its messages, and the C expression of its plural rule ("" if none)."""
    return read_messages(StringIO(text))


def read_messages(
    source: StringIO, misfilled: list[tuple[int, str]] | None = None
) -> tuple[dict[tuple[str, str], tuple[str, ...]], str]:
    """Do so line by line: where reading breaks off, the source tells how far it came.

    To `misfilled` is added which translations can't be filled in, each with its line.
    """
    from babel.messages.pofile import read_po

    catalog = read_po(source, abort_invalid=True)
    messages: dict[tuple[str, str], tuple[str, ...]] = {}
    for message in catalog:
        if not message.id or message.fuzzy:
            continue
        first = message.id if isinstance(message.id, str) else message.id[0]
        written = message.string or ""
        forms = (written,) if isinstance(written, str) else tuple(written)
        messages[message.context or "", first] = forms
        ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
        if misfilled is not None:
            found = (said for form in forms for said in unknown_places("".join(ids), form))
            misfilled += [(message.lineno or 1, said) for said in dict.fromkeys(found)]
    return messages, catalog.plural_expr if "Plural-Forms:" in source.getvalue() else ""
