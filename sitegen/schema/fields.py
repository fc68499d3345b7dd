"""The types of front matter fields: what a value must look like, said in words for its author."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated

from sitegen.addresses import AddressError, is_mailbox, read_address
from sitegen.markdown.text.language_codes import CODE, TWO_LETTERS, is_language_code
from sitegen.schema.zones import is_time_zone, places_of_zones, time_zones


@dataclass(frozen=True, slots=True)
class NumberRule:
    """A rule that a number must fulfil: not below `least`, not above `most`.

    `expected` completes "expected …".
    """

    expected: str
    least: int
    most: int | None = None

    def accepts(self, number: float) -> bool:
        """True for a number between the two."""
        return self.least <= number and (self.most is None or number <= self.most)


@dataclass(frozen=True, slots=True)
class LanguageRule:
    """The text is one of the site's languages, those that are only printed included.

    `printed` is true where a language may be meant that is on panels alone.
    """

    printed: bool = False


@dataclass(frozen=True, slots=True)
class SectionRule:
    """The text is the folder of a list of the site, one of a kind that it declares included."""

    expected: str = "the name of a list, such as news"


@dataclass(frozen=True, slots=True)
class TextRule:
    """A rule that a text must fulfil; `expected` completes "expected …".

    `known` gives texts that may have been meant by one that it doesn't accept; `all_known` gives
    all that it accepts, where there are only so many. `like` is a pattern of every text that it
    accepts, for editors: others may have it too. A `free` one may hold unseen signs.
    """

    expected: str
    accepts: Callable[[str], bool]
    known: Callable[[], Iterable[str]] = tuple
    all_known: Callable[[], Iterable[str]] = tuple
    like: str = ""
    free: bool = False


@dataclass(frozen=True, slots=True)
class TagRule:
    """The text is the name of a tag, in which nothing is unseen."""


TIMED = re.compile(r"(?:(?:(\d+):)?(\d{1,2}):)([0-5]\d)(\.\d{1,3})?[ \t]+(\S.*)", re.DOTALL)
"""A time and what is then: hours, minutes, seconds, their fraction, words."""


@dataclass(frozen=True, slots=True)
class ProseRule:
    """The text is words for readers: marks and numbers are set as its language writes them.

    `is_name`: it names something, in every language the same, with the marks of its owner.
    `is_timed`: a time for machines stands before the words.
    """

    is_name: bool = False
    is_timed: bool = False

    @property
    def expected(self) -> str:
        """What completes "expected …"."""
        return 'a time and a title, such as "12:34 The garden"' if self.is_timed else "a text"

    def accepts(self, text: str) -> bool:
        """True for words with the time before them that they need."""
        return not self.is_timed or TIMED.fullmatch(text.strip()) is not None


WEB = r"\s*[Hh][Tt][Tt][Pp][Ss]?:.*"
PRIVATE = "https:"
MAIL_OR_ADDRESS = r"\S+[@:]\S+"
ANY_ADDRESS = r".*(?:[:/#?]|\.md).*"


@dataclass(frozen=True, slots=True)
class LinkRule:
    """The text is an address that is published: of another site, or of a page of this one.

    What stands on this site is looked up once all entries are known. A `whole` one is published as
    it is written: apps and machines follow it, that don't know this site. For a `contact` an
    address of mail does as well, and one of the web is read in private.
    """

    whole: bool = False
    contact: bool = False

    @property
    def expected(self) -> str:
        """What completes "expected …"."""
        if self.contact:
            return "an address of mail, or one that begins with https://"
        if self.whole:
            return "an address in full: https://…"
        return "an address: https://…, mailto:…, tel:…, /path/ or an entry's file"

    @property
    def like(self) -> str:
        """A pattern of every address that it accepts; others may have it too."""
        if self.contact:
            return MAIL_OR_ADDRESS
        return WEB if self.whole else ANY_ADDRESS

    def accepts(self, text: str) -> bool:
        """True for what is surely meant as an address."""
        if self.contact and ":" not in text:
            return is_mailbox(text)
        try:
            kind = read_address(text).kind
        except AddressError:
            return False
        if self.contact and not text.startswith(PRIVATE):
            return False
        return kind == "web" or (kind in ("contact", "site") and not self.whole)


@dataclass(frozen=True, slots=True)
class PathRule:
    """The text is where a page of this site stands, or a part of that.

    Per cent signs, which browsers put for letters, are decoded. What is unseen is dropped: nobody
    could type it. `like` is a pattern of every text that it accepts.
    """

    expected: str
    accepts: Callable[[str], bool]
    like: str = ""


@dataclass(frozen=True, slots=True)
class FileRule:
    """The text names a file beside the entry (or, with a leading slash, from the site folder).

    `names` stand for files that come with sitegen; where there are such, a file that isn't beside
    the entry is looked for from the site folder. What a `spoken` file says is in the language of
    the text that names it. The file stands `below` a folder of the site, "" for any.
    """

    expected: str = "the name of a file beside the entry"
    names: tuple[str, ...] = ()
    spoken: bool = False
    below: str = ""


@dataclass(frozen=True, slots=True)
class EntryRule:
    """The text is the id of another entry, of a `kind` ("": of any).

    `by_name`: the last part of the id is what is kept, and the entry may be still to come.
    """

    kind: str = ""
    by_name: bool = False
    expected: str = "the id of an entry, such as programs/young-voices"


@dataclass(frozen=True, slots=True)
class Matching:
    """A test that is true for a text which its pattern describes as a whole."""

    pattern: re.Pattern[str]

    def __call__(self, text: str) -> bool:
        """True for such a text."""
        return self.pattern.fullmatch(text) is not None


def matches(pattern: str) -> Matching:
    """Give a test that is true for a text which the pattern describes as a whole."""
    return Matching(re.compile(pattern))


IS_PATH = matches(r"/(?:[^\s?#\\/]+/)*(?:[^\s?#\\/]+)?")


def is_address(text: str) -> bool:
    """True for a path below the site's root, which no part of it leads out of.

    Parts that begin with a dot lead up, or are hidden files; well-known ones are public (RFC 8615).
    """
    parts = text.split("/")
    return IS_PATH(text) and all(part in ("", ".well-known") or part[0] != "." for part in parts)


Slug = Annotated[
    str,
    PathRule(
        "letters, digits and hyphens, without dots, spaces or slashes",
        matches(r"[^\W_](?:[\w-]*[^\W_])?"),
        like=r"[^\s./?#\\]+",
    ),
]
Address = Annotated[
    str,
    PathRule(
        "an address of this site that begins with a slash, such as /about/us/, "
        "and has no part that begins with a dot",
        is_address,
        like=r"/[^\s?#\\]*",
    ),
]
Tag = Annotated[str, TagRule()]
LanguageCode = Annotated[
    str,
    TextRule(
        "a language code, such as en, he or ar",
        is_language_code,
        lambda: TWO_LETTERS,
        like=CODE.pattern,
    ),
]
SectionName = Annotated[str, SectionRule()]
SiteLanguage = Annotated[str, LanguageRule()]
PrintLanguage = Annotated[str, LanguageRule(printed=True)]
PositiveInt = Annotated[int, NumberRule("a whole number above 0", 1)]
LinkTarget = Annotated[str, LinkRule()]
WholeAddress = Annotated[str, LinkRule(whole=True)]
Contact = Annotated[str, LinkRule(whole=True, contact=True)]
TimeZoneName = Annotated[
    str,
    TextRule("a time zone, such as Asia/Jerusalem", is_time_zone, places_of_zones, time_zones),
]
CountryCode = Annotated[
    str,
    TextRule(
        "a country as two capital letters, such as CH",
        # ISO 3166-1 leaves these to whoever uses them; XK is everybody's for Kosovo.
        matches(r"(?!AA|Q[M-Z]|X(?!K)|ZZ)[A-Z]{2}"),
    ),
]
Email = Annotated[
    str, TextRule("an address of mail, such as us@example.org", is_mailbox, like=r"[^@]+@[^@]+")
]
Duration = Annotated[
    str,
    TextRule(
        'a duration as "minutes:seconds" or "hours:minutes:seconds"',
        matches(r"(?:\d+:)?\d{1,2}:[0-5]\d"),
    ),
]
Version = Annotated[
    str,
    TextRule(
        "what sitegen writes: 16 digits, which a command (sitegen translated FILE) renews",
        matches(r"[0-9a-f]{16}"),
    ),
]
Identifier = Annotated[str, TextRule("an identifier without spaces", matches(r"\S+"), free=True)]
LineIdentifier = Annotated[
    str, TextRule("an identifier on one line", matches(r"\S(?:.*\S)?"), free=True)
]
Prose = Annotated[str, ProseRule()]
Name = Annotated[str, ProseRule(is_name=True)]
TimedProse = Annotated[str, ProseRule(is_timed=True)]
FileReference = Annotated[str, FileRule()]
SpokenFile = Annotated[str, FileRule(spoken=True)]
