"""What an old site did not show, or not to everybody: each reason for which a text is a draft.

Sources: Hugo's documentation, "Front matter" and "Build options"; Jekyll's, "Front Matter"; names
that themes of both have for a password and for pages that stand in no list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sitegen.importing.folders.fields import Given

TRUE = frozenset({"true", "t", "yes", "y", "on", "1"})
FALSE = frozenset({"false", "f", "no", "n", "off", "0"})
SAYS_SO = {
    "draft": "it is a draft there",
    "headless": "it has no page there (headless)",
    "private": "it is private there",
    "hidden": "it stands in no list there (hidden)",
    "unlisted": "it stands in no list there (unlisted)",
    "protected": "it is protected there",
    "encrypt": "it is encrypted there",
    "encrypted": "it is encrypted there",
}
WORDS = {
    "status": ("draft", "pending", "private", "future", "scheduled", "unpublished", "hidden"),
    "visibility": ("private", "hidden", "password", "unlisted", "draft"),
}
SECRETS = ("password", "passphrase")
BUILD = ("build", "_build")
NO_PAGE = ("never", "link", *FALSE)
NO_LIST = ("never", *FALSE)


def why_hidden(given: Given) -> Iterator[str]:
    """Say why a text of an old site may not be shown as it comes; nothing where it may."""
    for name, why in SAYS_SO.items():
        if is_true(given.first(name)):
            yield why
    if said(given.value("published")) in FALSE:
        given.first("published")
        yield "it is not published there"
    for name, words in WORDS.items():
        word = said(given.value(name))
        if word in words:
            given.first(name)
            yield f"its {name} there is {word}"
    if said(given.first(*SECRETS) or "") not in ("", *FALSE):
        yield "it has a password there, which no static site can ask for"
    yield from _of_build(given)


def _of_build(given: Given) -> Iterator[str]:
    for name in BUILD:
        options = given.value(name)
        if not isinstance(options, Mapping):
            continue
        lowered = {str(key).lower(): said(value) for key, value in options.items()}
        if lowered.get("render") in NO_PAGE:
            given.first(name)
            yield f"it has no page there ({name}: render)"
        if lowered.get("list") in NO_LIST:
            given.first(name)
            yield f"it stands in no list there ({name}: list)"


def said(value: Any) -> str:
    """Give a value as a word in small letters."""
    return str(value).strip().lower()


def is_true(value: Any) -> bool:
    """True for a value that means yes, however it is written."""
    return said(value) in TRUE


def is_flag(value: Any) -> bool:
    """True for a value that means yes or no, and nothing else."""
    return said(value) in TRUE | FALSE
