"""What the audit keeps of a file: all that a rule asks, and nothing that depends on other files."""

from __future__ import annotations

from typing import Literal

from sitegen.values import Value

Use = Literal[
    "link",
    "picture",
    "media",
    "style",
    "script",
    "frame",
    "form",
    "icon",
    "hint",
    "feed",
    "share",
    "language",
]
"""What a page gives an address for."""

FETCHED: frozenset[Use] = frozenset(
    {"picture", "media", "style", "script", "frame", "icon", "hint"}
)
"""Uses for which a browser asks by itself, without a reader's click."""


class Reference(Value, array_like=True, tag=False):
    """An address as a page writes it, and its use."""

    address: str
    use: Use


class PageFacts(Value, array_like=True, tag=False):
    """A page of HTML.

    `size` is its length in bytes when compressed with gzip; `refresh` the address that it leads on
    to at once; `alternates` pairs of hreflang and address; `anchors` every id and name that an
    address can end in; `repeated` the ids that stand more than once; `references`
    what it refers to, but not those parts of its own that are there; `outline` what is wrong with
    its headings, with the text of each; `unnamed` and `unsized` the
    pictures without a text or a size; `inline` scripts, styles and handlers written into it;
    `parts` the languages that parts of it are in, with their direction.
    """

    size: int
    lang: str = ""
    direction: str = ""
    title: str = ""
    description: str = ""
    canonical: tuple[str, ...] = ()
    unindexed: bool = False
    refresh: str = ""
    policy: str = ""
    alternates: tuple[tuple[str, str], ...] = ()
    anchors: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    outline: tuple[tuple[str, str], ...] = ()
    unnamed: tuple[str, ...] = ()
    unsized: tuple[str, ...] = ()
    inline: tuple[str, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()


class OtherFacts(Value, array_like=True, tag=False):
    """A file that is no page: a feed, a calendar, the site map, a style sheet, a picture.

    `wrong` says what isn't as its format has it; `references` are the addresses that it gives;
    `traces` name what a picture or recording tells beside itself.
    """

    size: int
    wrong: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    traces: tuple[str, ...] = ()
