"""Files that were meant as entries and are not read as such, for their names: never in silence.

Windows hides the end of `index.md.txt`, other tools write `.markdown` or `.MD`, and people put a
Word file where its text belongs. What an entry shows or links to is no such file.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from urllib.parse import unquote

from sitegen.content.entries.entry import Group
from sitegen.content.folder.layout import SLUG, original_of, translation_named
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import is_entry_file
from sitegen.errors import ContentError, Location, Problem
from sitegen.kinds.registry import KINDS, Kinds
from sitegen.text import normalize, slugify

PLAIN = re.compile(
    r"(?:\.md)?\.(?:md|mdx|markdown|mdown|mdwn|mdtext|mkdn?|txt|text)|\.md\.(?!docx?|odt|html?)\w+",
    re.IGNORECASE,
)
"""Endings of files that hold text as an entry does: another name is all that they lack. What stands
behind `.md` was added by a program, or by who keeps an older text there."""

OTHER = re.compile(
    r"(?:\.md)?\.(?:html?|mhtml?|doc[xm]?|dot[xm]?|f?odt|ott|rtf|wps|wpd|pages|gdoc|rst|adoc|asciidoc"
    r"|org|wiki|textile|tex)",
    re.IGNORECASE,
)
"""Endings of files whose text has to be taken over into another file."""

BEHIND = re.compile(
    r"(?P<whole>.+?\.(?:md|markdown|mdown|txt|text|html?|docx?|odt|rtf))(?:[^\w.]|_|\.(?!\w+$)).*",
    re.IGNORECASE,
)
"""A name with something behind its ending: browsers and file managers count and mark copies there,
`trip.md (1)`, `trip.md - Copy`."""

MEDIA = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|heic|svg|tiff?|mp[34]|m4[av]|wav|flac|og[ga]|opus|mov|webm|pdf|csv"
    r"|vtt|srt|json|zip|pptx?|xlsx?)$",
    re.IGNORECASE,
)
"""Endings of files that hold no text of an entry, whatever else their names hold."""

COPIED = re.compile(
    r"(?P<of>.+)[-_](?:copy|kopie|copie|copia)(?:[-_]?\d+)?|(?:copy-of|kopie-von|copie-de)-(?P<behind>.+)",
    re.IGNORECASE,
)
"""The name of an entry that was copied, with hyphens for spaces."""

CLUNG = re.compile(r"[^\w.-]+(?:md|markdown|txt)$", re.IGNORECASE)
"""An ending behind another sign than a dot: `trip,md`."""

YEAR = re.compile(r"\d{4}")

UNSEEN = " .\u00a0\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Signs at the end of a name that nobody sees, or that Windows takes away."""


def find_strays(
    sources: Sources, groups: Sequence[Group], languages: Collection[str], kinds: Kinds
) -> list[Problem]:
    """Warn of files below content/ that look like entries and that no entry uses."""
    named = {file for group in groups for file in group.files}
    strangers = {
        path: meant
        for path in sources.identities
        if path.startswith("content/")
        and not is_entry_file(path)
        and path not in named
        and (meant := meant_of(sources, path) or meant_without_ending(sources, path, languages))
    }
    if strangers:
        # A name without an ending is a word that may stand in any text.
        names = {name for path in strangers if "." in (name := name_of(path)).lstrip(".")}
        used = set(mentioned(sources, names)) if names else set()
        strangers = {path: meant for path, meant in strangers.items() if name_of(path) not in used}
    return [
        *(warning(path, meant) for path, meant in strangers.items()),
        *translations(sources, languages),
        *copies(sources),
        *years(groups, kinds),
    ]


def name_of(path: str) -> str:
    """Give the name of a file without its folder."""
    return path.rpartition("/")[2]


def meant_of(sources: Sources, path: str) -> str:
    """Give what to do with a file that looks like an entry, "" for one that looks like none."""
    if name_of(path).startswith("."):
        return meant_of_hidden(sources, path)
    verb, meant = meant_by(path)
    return told_unless_there(sources, path, verb, meant) if meant else ""


def meant_of_hidden(sources: Sources, path: str) -> str:
    """Give what to do with a text whose name begins with a dot, perhaps so that nobody sees it."""
    shown = name_of(path).lstrip(".")
    named = re.sub(r"(?:^|\.)(?:md|markdown)$", "", shown, flags=re.IGNORECASE) or "index"
    call = told_unless_there(sources, path, "call it", f"{named}.md")
    draft = " and write draft: true if nobody is to see it yet" if call.startswith("call") else ""
    return f"its name begins with a dot, which hides it; {call}{draft}"


def told_unless_there(sources: Sources, path: str, verb: str, meant: str) -> str:
    """Say what a file is to be called, but for a copy of one that is called so already."""
    meant = f"{as_named(meant.removesuffix('.md'))}.md"
    if f"{path.removesuffix(name_of(path))}{meant}" in sources.identities:
        return f'"{meant}" is there already: keep one of the two'
    return f'{verb} "{meant}"'


def as_named(stem: str) -> str:
    """Give the name of an entry, with its language, for one that may have further endings behind
    it, stand for a copy, or hold signs that no address has."""
    stem = original_of(stem) or stem
    while PLAIN.fullmatch((parts := split_ending(stem))[1]):
        stem = parts[0]
    stem = CLUNG.sub("", stem) or stem
    slug, dot, rest = stem.partition(".")
    is_fit = SLUG.fullmatch(slug) or slug in KINDS.fixed_names
    return stem if is_fit else f"{slugify(slug) or slug}{dot}{rest}"


def meant_by(path: str) -> tuple[str, str]:
    """Give how a file becomes an entry, and as what: "" for one that looks like none."""
    name = name_of(path)
    stem, ending = split_ending(name.rstrip(UNSEEN))
    if name in KINDS.fixed_names or (PLAIN.fullmatch(ending) and f"{stem}.md" != name):
        return "call it", f"{stem}.md"
    if OTHER.fullmatch(ending):
        return "save its text as", f"{stem}.md"
    found = None if MEDIA.search(name) else BEHIND.fullmatch(name)
    if found is None:
        return "", ""
    return (
        ("call it", found["whole"]) if found["whole"].endswith(".md") else meant_by(found["whole"])
    )


def meant_without_ending(sources: Sources, path: str, languages: Collection[str]) -> str:
    """Give what would make an entry of a file whose name has no ending, but for a language at
    most; "" for other files."""
    name = name_of(path)
    _, dot, last = name.rpartition(".")
    if (dot and last not in languages) or not starts_as_entry(sources, path):
        return ""
    return told_unless_there(sources, path, "call it", f"{name}.md")


def starts_as_entry(sources: Sources, path: str) -> bool:
    """True for a file that begins with the line that front matter begins with."""
    try:
        return sources.read(path).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"---")
    except ContentError:
        # What can't be read looks like nothing.
        return False


def split_ending(name: str) -> tuple[str, str]:
    """Divide a file's name before its ending, `.md.txt` being one."""
    found = re.fullmatch(r"(.+?)((?:\.md)?\.[^.]+)", name, re.IGNORECASE)
    return (found[1], found[2]) if found else (name, "")


def warning(path: str, meant: str) -> Problem:
    """Give the warning for a file, with what to do."""
    message = f"looks like an entry and is not read as one; {meant}, or move it out of content"
    return Problem(Location(path), message, "warning")


def mentioned(sources: Sources, names: Collection[str]) -> Iterator[str]:
    """Give those names of files that stand in the text or front matter of any entry."""
    for path in sources.identities:
        if is_entry_file(path):
            try:
                text = sources.read(path).decode("utf-8", "replace")
            except ContentError:
                # Told where the entry is read.
                continue
            plain = normalize(unquote(text))
            yield from (name for name in names if name in plain)


def translations(sources: Sources, languages: Collection[str]) -> Iterator[Problem]:
    """Warn of `about-he.md` beside `about.md`, which is an entry of its own and no translation."""
    for path in sources.identities:
        folder, _, name = path.rpartition("/")
        meant = translation_named(name.removesuffix(".md"), languages)
        if meant and is_entry_file(path):
            original = f"{folder}/{meant.rpartition('.')[0]}.md"
            if original in sources.identities:
                message = (
                    f"looks like a translation of {name_of(original)}; did you mean {meant}.md?"
                )
                yield Problem(Location(path), message, "warning")


def copies(sources: Sources) -> Iterator[Problem]:
    """Warn of `trip-copy.md` beside `trip.md`: the same entry once more, at another address."""
    for path in sources.identities:
        folder, _, name = path.rpartition("/")
        found = COPIED.fullmatch(name.removesuffix(".md")) if is_entry_file(path) else None
        original = f"{found['of'] or found['behind']}.md" if found else ""
        if original and f"{folder}/{original}" in sources.identities:
            message = (
                f"looks like a copy of {original}, and is an entry of its own; "
                "keep one of the two, or give it another name"
            )
            yield Problem(Location(path), message, "warning")


def years(groups: Sequence[Group], kinds: Kinds) -> Iterator[Problem]:
    """Warn of `news/2024/index.md`: an entry called 2024, and hardly meant as one."""
    for group in groups:
        name = name_of(group.id)
        if kinds[group.kind].yearly and YEAR.fullmatch(name):
            for path in sorted({entry.path for entry in group.entries}):
                if path.startswith(f"content/{group.id}/index."):
                    message = (
                        f'is read as an entry called "{name}"; expected a folder of its own below '
                        f"content/{group.id}, such as content/{group.id}/slug/index.md"
                    )
                    yield Problem(Location(path), message, "warning")
