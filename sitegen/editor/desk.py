"""Opening an entry as a form, and saving it: only where it still is the file that was opened."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import unified_diff

from sitegen.content.editing.document import EditError, edited, values_in, with_ends_of, write_over
from sitegen.content.editing.values import Wanted
from sitegen.content.entries.entries import GroupReading, read_group
from sitegen.content.entries.entry import Group
from sitegen.content.entries.inheritance import NOT_IN_TRANSLATIONS, NOT_INHERITED
from sitegen.content.folder.layout import EntryFile
from sitegen.content.folder.textfile import decode_text
from sitegen.content.front_matter.frontmatter import split_text
from sitegen.content.front_matter.nodes import FrontMatterError
from sitegen.content.project import facts_of
from sitegen.editor.answers import Sent, wanted_of
from sitegen.editor.forms import (
    Control,
    form_of_entry,
    problems_by_field,
    said_in,
    shown,
    top_fields,
)
from sitegen.editor.shelf import Site, translations_of
from sitegen.engine.digest import sha256_hex
from sitegen.errors import ContentError, Location, Problem
from sitegen.kinds.meta import ORIGINAL, Meta
from sitegen.site.addresses import address_of
from sitegen.site.languages import languages_of
from sitegen.text import with_line_feeds


@dataclass(frozen=True, slots=True)
class Sheet:
    """An entry that is open: its form, its text, the digest of the file that it was read from.

    `problems` are those that no field has. `raw` is the whole file where its front matter can't be
    read as a form; the form is empty then. `theirs` is the difference to the file on the disk where
    that was changed meanwhile.
    """

    file: EntryFile
    digest: str
    controls: tuple[Control, ...] = ()
    body: str = ""
    raw: str = ""
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    theirs: str = ""
    saved: bool = False
    names: str = ""
    """The version of its original that a translation names."""

    address: str = ""
    """Where the page is once this is saved, "" where it can't have one."""

    @property
    def has_mistakes(self) -> bool:
        """True where something is to be mended, in a field or elsewhere."""
        wrong = any(control.is_wrong for control in self.controls)
        return wrong or any(problem.severity == "error" for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody sent: the texts of the form, and the digest of the file that it was made of.

    `renews`: the version of its original that a translation says from now on, "" for the former.
    """

    digest: str
    sent: Sent = field(default_factory=dict)
    body: str | None = None
    raw: str | None = None
    renews: str = ""


UTF_16 = "the file was saved as UTF-16, which no build reads; saved here, it is UTF-8"

NOTHING = "---\n---\n\n"
"""A file that says nothing yet; one without a single sign is opened as if it were that."""

EMPTY = BOM_UTF8 + b" \t\r\n"


def open_entry(site: Site, file: EntryFile, *, saved: bool = False) -> Sheet:
    """Open an entry as it stands on the disk. Raises ContentError where it can't be read."""
    data = site.sources.read(file.path)
    text, wrong = text_in(data, file.path)
    if wrong:
        return Sheet(file, sha256_hex(data), raw=text, problems=wrong)
    return sheet_of(site, file, text, sha256_hex(data), saved=saved)


def text_in(data: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """Give a file's text, and what is wrong with how it was saved: what is no UTF-8 but tells what
    it is instead can be read all the same. Raises ContentError for anything else."""
    try:
        return decode_text(data, path) if data.strip(EMPTY) else NOTHING, ()
    except ContentError:
        if not data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            raise
        try:
            text = with_line_feeds(data.decode("utf-16"))
        except UnicodeDecodeError:
            pass
        else:
            return text, (Problem(Location(path), UTF_16),)
        raise


def sheet_of(
    site: Site, file: EntryFile, text: str, digest: str, *, saved: bool = False, theirs: str = ""
) -> Sheet:
    """Give an entry whose file has a text as a form, with all that is wrong in it."""
    reading = judged(site, file, text)
    told = [each for each in reading.problems if each.location.path == file.path]
    warnings = reading.group.warnings if reading.group else ()
    try:
        values = values_in(text, file.path)
    except (EditError, FrontMatterError):
        return Sheet(file, digest, raw=text, problems=tuple(told), theirs=theirs, saved=saved)
    model: type[Meta] = site.kinds[file.kind].model
    base = _inherited(site, file)
    names = [each.name for each in top_fields(model, values)]
    by_field, rest = problems_by_field(told, names)
    # `lang` is the file's name's; consent and dates are the original's.
    left_out = (*NOT_IN_TRANSLATIONS, "lang", ORIGINAL) if file.lang else (ORIGINAL,)
    controls = form_of_entry(model, values, base, by_field, left_out)
    beside = tuple(said_in(controls))
    lost = [p for p in told if p not in rest and not p.message.endswith(beside)]
    return Sheet(
        file,
        digest,
        controls,
        split_text(text, file.path).body.removeprefix("\n"),
        problems=(*rest, *lost),
        warnings=tuple(each for each in warnings if each.location.path == file.path),
        theirs=theirs,
        saved=saved,
        names=shown(values.get(ORIGINAL)).strip(),
        address=_address(site, file, reading.group),
    )


def _inherited(site: Site, file: EntryFile) -> Mapping[str, Wanted]:
    """Give what a translation inherits; nothing for an original."""
    first = next(translations_of(site, file), file)
    if not file.lang or first.lang:
        return {}
    try:
        text = decode_text(site.sources.read(first.path), first.path)
        values = values_in(text, first.path)
    except (ContentError, EditError, FrontMatterError):
        return {}
    return {name: each for name, each in values.items() if name not in NOT_INHERITED}


def judged(site: Site, file: EntryFile, text: str) -> GroupReading:
    """Check an entry of which one file has another text, as a build does before it looks around."""
    facts = facts_of(site.sources, site.settings)
    files = []
    for each in translations_of(site, file):
        data = text.encode() if each.path == file.path else site.sources.read(each.path)
        files.append((each, data))
    return read_group(files, facts, site.settings.default_language)


def save(site: Site, file: EntryFile, draft: Draft) -> Sheet:
    """Save what was sent. Nothing is written where the entry would have a mistake, or its file
    isn't the one that was opened: the sheet then has what was sent, and says so. Where the head of
    the file was broken meanwhile, the sheet is a whole file of what was sent.

    Raises ContentError where the file can't be read or written.
    """
    data = site.sources.read(file.path)
    (text, wrong), digest = text_in(data, file.path), sha256_hex(data)
    if wrong and (draft.raw is None or draft.digest != digest):
        mine = draft.raw or _with_draft(site, file, NOTHING, draft)
        return Sheet(file, digest, raw=mine, problems=wrong, theirs=difference(text, mine))
    ends = "" if wrong else data.decode() if data.strip(EMPTY) else NOTHING
    try:
        raw = draft.raw
        new = _with_draft(site, file, ends, draft) if raw is None else with_ends_of(ends, raw)
    except (EditError, FrontMatterError) as error:
        said = error.problems if isinstance(error, FrontMatterError) else (_said(file, error),)
        mine = _with_draft(site, file, NOTHING, draft)
        return Sheet(file, digest, raw=mine, problems=tuple(said), theirs=difference(text, mine))
    plain = decode_text(new.encode(), file.path)
    if digest != draft.digest and new != ends:
        return sheet_of(site, file, plain, digest, theirs=difference(text, plain))
    sheet = sheet_of(site, file, plain, digest)
    if sheet.has_mistakes:
        return sheet
    if new.encode() != data:
        write_over(site.sources.file(file.path), file.path, new)
    return sheet_of(site, file, plain, sha256_hex(new.encode()), saved=True)


def _with_draft(site: Site, file: EntryFile, text: str, draft: Draft) -> str:
    model: type[Meta] = site.kinds[file.kind].model
    values = values_in(text, file.path)
    fields = list(top_fields(model, values))
    wanted = wanted_of(fields, draft.sent, values)
    if draft.renews and file.lang:
        wanted[ORIGINAL] = draft.renews
    body = None
    if draft.body is not None:
        old = split_text(decode_text(text.encode(), file.path), file.path).body
        body = ("\n" if old.startswith("\n") or not old else "") + draft.body
        body = body if body.endswith("\n") or not body else f"{body}\n"
    return edited(text, file.path, wanted, [field.name for field in fields], body)


def _said(file: EntryFile, error: Exception) -> Problem:
    return Problem(Location(file.path), str(error))


def difference(theirs: str, mine: str) -> str:
    """Give what differs between the file on the disk and what was to be saved, line by line."""
    lines = unified_diff(
        theirs.split("\n"), mine.split("\n"), "on the disk", "what you wrote", lineterm=""
    )
    return "\n".join(lines)


def address_in(site: Site, file: EntryFile) -> str:
    """Give the address of an entry's page as it stands on the disk, "" where it can't have one."""
    text, wrong = text_in(site.sources.read(file.path), file.path)
    return "" if wrong else _address(site, file, judged(site, file, text).group)


def _address(site: Site, file: EntryFile, group: Group | None) -> str:
    entries = group.entries if group else ()
    entry = next((each for each in entries if each.path == file.path), None)
    language = {each.code: each for each in languages_of(site.settings)}
    if entry is None or entry.lang not in language:
        return ""
    return site.settings.root.rstrip("/") + address_of(
        entry, site.kinds[entry.kind], language[entry.lang]
    )
