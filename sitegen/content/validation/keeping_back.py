"""What other programs write to keep an entry from readers, and what does so here: `draft: true`.

Some say what hides (`hidden: true`), some what shows (`published: false`). A mend that took one
for the other would publish what was to stay hidden, so nothing is offered by the likeness of names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final

from sitegen.content.front_matter.nodes import Node, Scalar, is_null
from sitegen.content.validation.context import ValidationContext
from sitegen.text import guess

HIDES: Final = frozenset(
    "archive archived confidential deleted disabled embargoed exclude excluded headless hidden hide"
    " ignore ignored internal invisible membersonly nolist norender offline password private"
    " protected removed restricted secret skip trash trashed unlisted withheld workinprogress"
    " wip".split()
)
SHOWS: Final = frozenset(
    "approved build display enabled final listed live online output permalink public publish"
    " published ready release released render show showinlist shown visible".split()
)
STATES: Final = frozenset(
    "access draftstatus poststatus publicationstatus publishstatus state status visibility"
    " workflow wpstatus".split()
)
"""Names of fields, without hyphens, that say it by a word."""

HIDING_WORDS: Final = HIDES | frozenset(
    "archiviert autodraft draft entwurf false future inactive inprogress inreview no nobody none"
    " members notpublished off paid pending pendingreview review scheduled subscribers unpublished"
    " טיוטה מוסתר פרטי مسودة مخفي خاص".split()
)
SHOWING_WORDS: Final = SHOWS | frozenset(
    ("active", "all", "everybody", "everyone", "on", "true", "yes")
)

NEGATED: Final = re.compile(
    r"(?:donot|dont|doesnot|non|not|no|never|un|in|dis|off|hide|skip|exclude|without|omit|disable|de)"
    r"(?P<behind>.+)|"
    r"(?P<before>.+?)(?:notallowed|denied|refused|withheld|forbidden|disabled|hidden|revoked|off|not|no)"
)
"""A name that says the opposite of the one in it."""

TRUE: Final = frozenset(("true", "yes", "on", "1", "y", "always", "now"))
FALSE: Final = frozenset(("false", "no", "off", "0", "n", "never", "none", "null", ""))
PUBLISHED: Final = re.compile(r"(?:date|first)?published?(?:at|on|date)?")
"""The moment from which an entry is shown: where it has none, it isn't."""

DATE: Final = re.compile(r"\d.*\d")

WRITE_DRAFT: Final = 'write "draft: true", which hides the entry'
TAKE_OUT: Final = "what is no draft is shown, so take the line out"

SURE: Final = 0.8
"""How like a name has to be to that of a field with yes or no."""

SAME: Final = 0.85
"""How like what is negated has to be to the name of a field."""


def said_of_hiding(name: str, value: Node) -> str:
    """Say how an entry is hidden, or shown, where a field of another program says that it is.

    Gives "" for a field that says something else, or nothing that can be made out.
    """
    if not isinstance(value, Scalar):
        return ""
    text, bare = _bare(value.text), _without_is(_bare(name))
    if bare in STATES:
        return WRITE_DRAFT if text in HIDING_WORDS else TAKE_OUT if text in SHOWING_WORDS else ""
    if is_null(value):
        return WRITE_DRAFT if PUBLISHED.fullmatch(bare) else ""
    sign = _hides(bare)
    if not sign or (sign < 0 and DATE.fullmatch(text) and text not in TRUE | FALSE):
        return ""
    if bare == "password" and text not in FALSE:
        return WRITE_DRAFT
    if text not in TRUE | FALSE:
        return ""
    return WRITE_DRAFT if (text in TRUE) == (sign > 0) else TAKE_OUT


def hint_to_draft(value: Node, context: ValidationContext) -> str:
    """Give the hint behind a mistake in a field that was to hide its entry: `publish: false`."""
    is_outermost = "draft" in context.around and not re.search(r"[.\[]", context.name)
    said = said_of_hiding(context.name, value) if is_outermost else ""
    return f"; {said}" if said else ""


def opposite_meant(name: str, value: Node, known: Collection[str], switches: Iterable[str]) -> str:
    """Say how a name that negates a field's is written: the field with the opposite value.

    `switches` are the names of fields that are true or false. Gives "" for any other name.
    """
    behind = opposite_of(name, known)
    if not behind or behind not in set(switches):
        return ""
    text = _bare(value.text) if isinstance(value, Scalar) else ""
    if text in TRUE:
        return f'write "{behind}: false"'
    return f'"{behind}" is the field, and says the opposite'


def opposite_of(name: str, known: Collection[str]) -> str:
    """Give the known name that a name negates (`no_photo`, `unlocked`), "" where it does none."""
    bare = _without_is(_bare(name))
    found = NEGATED.fullmatch(bare)
    if found is None or bare in {_bare(each) for each in known}:
        return ""
    rest = found["behind"] or found["before"]
    return guess(rest, known, near=SAME)


def is_sure(name: str, meant: str) -> bool:
    """True where a name is surely that of a field with yes or no, and no word of its own."""
    letters, bare = _bare(meant), _bare(name)
    if sorted(bare) == sorted(letters):
        return True
    return any(guess(each, (letters,), near=SURE) for each in (bare, _without_is(bare)))


def is_of_hiding(name: str) -> bool:
    """True for a name that says whether an entry is shown: no other is meant by its likeness."""
    return _without_is(_bare(name)) in HIDES | SHOWS | STATES


def _hides(bare: str) -> int:
    """Give 1 for a name that hides an entry where it is true, -1 where it is false, else 0."""
    if bare in HIDES:
        return 1
    if bare in SHOWS:
        return -1
    found = NEGATED.fullmatch(bare)
    rest = (found["behind"] or found["before"]) if found else ""
    if rest in ("draft", *HIDES):
        return -1
    return 1 if rest in SHOWS else 0


def _bare(text: str) -> str:
    return re.sub(r"[\s_-]+", "", text.casefold())


def _without_is(bare: str) -> str:
    return bare.removeprefix("is") if len(bare) > 4 else bare
