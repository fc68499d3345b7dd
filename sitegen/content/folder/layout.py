"""The folder layout: which file of `content/` is which entry, in which language.

PRODUCT.md, "The folder" and "Exact shapes".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from sitegen.content.folder.survey import is_entry_file
from sitegen.errors import Location, Problem
from sitegen.kinds.registry import KINDS, Kinds
from sitegen.text import did_you_mean, normalize
from sitegen.values import Value

SLUG = re.compile(r"[^\W_](?:[\w-]*[^\W_])?")

WORDS = "copy|kopie|copie|copia|cópia|kopia|עותק|نسخة"
COPY = re.compile(
    r"(?P<of>.+?)(?: ?\(\d+\)| ?\[\d+\]|\.sync-conflict-.+| \(.*\bconflicted copy\b.*\)"
    rf"| (?:[-–—] )?\(?(?:[\w ]+ )?(?:{WORDS})\)?(?: ?\(?\d+\)?)?)"
    rf"|(?:{WORDS})(?: \(\d+\))? (?:of|von|de|di|של|من) (?P<behind>.+)",
    re.IGNORECASE,
)
"""What browsers, file managers and programs that keep folders alike call a copy."""

ENDED = re.compile(r"(?P<name>.+?)(?:\.(?:md|markdown|txt|text))+", re.IGNORECASE)
"""A name to which a program added an ending before `.md` was added once more."""

UNFINISHED = re.compile(r"[_.-]?(?:drafts?|unpublished|טיוט(?:ה|ות)|مسود(?:ة|ات))", re.IGNORECASE)
"""What people call a folder of texts that nobody is to see yet: `_drafts` is one of Jekyll's."""


class EntryFile(Value):
    """A Markdown file by what its path says. `lang` is "" for an original."""

    path: str
    id: str
    kind: str
    lang: str = ""

    @property
    def folder(self) -> str:
        """Where names of media in its front matter begin."""
        return self.path.rpartition("/")[0]


def classify(path: str, languages: Collection[str], kinds: Kinds = KINDS) -> EntryFile | Problem:
    """Say which entry and language a Markdown file below `content/` is.

    Gives a Problem for a folder or language that the site doesn't have, or a name that can't
    become part of an address.
    """
    parts = normalize(path).removeprefix("content/").removesuffix(".md").split("/")
    if original := original_of(parts[-1]):
        message = (
            f'is called as a copy of "{original}.md" is; keep one of the two, '
            "or give it a name with no space or bracket"
        )
        return Problem(Location(path), message)
    stem, dot, lang = parts[-1].partition(".")
    meant = translation_named(stem, languages)
    if meant and meant.partition(".")[0] in kinds.fixed_names and not dot:
        return Problem(Location(path), f'"{stem}" is no name of an entry; did you mean {meant}.md?')
    if small := fixed_name_meant(stem, parts[0], kinds):
        named = f"{small}{dot}{lang}"
        return Problem(Location(path), f'"{stem}" is no name of an entry; did you mean {named}.md?')
    if ended := ENDED.fullmatch(parts[-1]):
        told = f'"{parts[-1]}.md" is no name of an entry; did you mean {ended["name"]}.md?'
        return Problem(Location(path), told)
    if "." in lang and all(each in languages for each in lang.split(".")):
        named = ", ".join(lang.split("."))
        return Problem(
            Location(path), f"several languages in the file's name: {named}; expected one"
        )
    if dot and lang not in languages:
        expected = ", ".join(languages)
        return Problem(
            Location(path),
            f'"{lang}" in the file\'s name is no language of the site; expected one of {expected}'
            f"{did_you_mean(lang, languages)} (a slug has no dot)",
        )
    speaking = next((each for each in kinds if each.file == stem and not each.folder), None)
    if speaking:
        return EntryFile(path=path, id="/".join([*parts[:-1], stem]), kind=speaking.name, lang=lang)
    folder = parts[0] if len(parts) > 1 else ""
    if folder not in kinds.by_folder:
        hint = did_you_mean(folder, kinds.by_folder)
        return Problem(
            Location(path),
            f'"{folder or parts[0]}" is no kind of content; expected a file in one of '
            f"{', '.join(sorted(kinds.by_folder))}{hint}",
        )
    return _entry_file(path, [*parts[:-1], stem], lang, kinds)


def fixed_name_meant(stem: str, folder: str, kinds: Kinds) -> str:
    """Give the name that files of a kind have, of which a name differs in its capitals alone, as
    phones and word processors write it: `index` for Index; "" for others."""
    small = stem.lower()
    if small == stem:
        return ""
    known = {each.file for each in kinds if each.file and each.folder in ("", folder)} | {"index"}
    return small if small in known else ""


def as_folder(slug: str) -> str:
    """Give the name of a folder for a slug: one that would be taken for drafts gets a number."""
    return f"{slug}-1" if UNFINISHED.fullmatch(slug) else slug


def original_of(stem: str) -> str:
    """Give what a file is a copy of, by its name without `.md`; "" for a name of its own."""
    copied = COPY.fullmatch(stem)
    return (copied["of"] or copied["behind"]) if copied else ""


def files_by_entry(
    paths: Iterable[str], languages: Collection[str], kinds: Kinds
) -> dict[str, list[EntryFile]]:
    """Give the Markdown files below content/ by the entry that they belong to.

    Those that stand in a wrong place, or have a wrong name, are left out.
    """
    found: dict[str, list[EntryFile]] = {}
    for path in paths:
        if is_entry_file(path):
            file = classify(path, languages, kinds)
            if isinstance(file, EntryFile):
                found.setdefault(file.id, []).append(file)
    return found


def translation_named(stem: str, languages: Collection[str]) -> str:
    """Give what a translation is called that was called `index-he`: `index.he`; "" for others."""
    before, sign, lang = stem.replace("_", "-").rpartition("-")
    return f"{stem[: len(before)]}.{lang}" if sign and before and lang in languages else ""


def _entry_file(path: str, parts: list[str], lang: str, kinds: Kinds) -> EntryFile | Problem:
    kind = kinds.by_folder[parts[0]]
    marked = next((e for e in kinds.marked if (e.folder, e.file) == (parts[0], parts[-1])), None)
    if marked or parts[-1] == "index":
        kind, parts = marked or kind, parts[:-1]
    held = next((part for part in parts[1:-1] if UNFINISHED.fullmatch(part)), None)
    if held is not None:
        return Problem(
            Location(path),
            f'a folder called "{held}" holds nothing back; expected {kind.example}, '
            "with draft: true as long as nobody is to see it",
        )
    wrong = next((part for part in parts[1:] if SLUG.fullmatch(part) is None), None)
    if wrong is not None:
        return Problem(
            Location(path),
            f'"{wrong}" can\'t be part of an address; expected letters, digits and hyphens',
        )
    if len(parts) not in kind.depths:
        return Problem(Location(path), f"not a place for this kind; expected {kind.example}")
    return EntryFile(path=path, id="/".join(parts), kind=kind.name, lang=lang)
