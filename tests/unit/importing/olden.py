"""Folders of other generators as tests bring them in, and what is said of their files."""

from __future__ import annotations

from pathlib import Path

from sitegen.content.editing.values import Wanted
from sitegen.importing.bringing import look_at
from sitegen.importing.folders.bringing import imported_folder
from sitegen.importing.folders.values import System
from sitegen.importing.values import Imported, ImportedEntry, Item
from tests.sites import write_files


def brought(
    site: Path, system: System, files: dict[str, str | bytes], **others: str | bytes
) -> Imported:
    """Give what a folder becomes."""
    folder = site.parent / "old"
    write_files(folder, {**files, **others})
    return imported_folder(folder, system, look_at(site).settings)


def by_path(whole: Imported) -> dict[str, ImportedEntry]:
    """Give the entries by their files."""
    return {entry.path: entry for entry in whole.entries}


def item(whole: Imported, where: str) -> Item:
    """Give the item of a file."""
    return next(each for each in whole.items if each.where == where)


def told(whole: Imported, where: str) -> list[str]:
    """Give what is said of a file."""
    return [f"{remark.what}: {remark.why}" for remark in item(whole, where).remarks]


def shown(fields: dict[str, Wanted] | object) -> dict[str, Wanted]:
    """Give the fields that say something."""
    assert isinstance(fields, dict)
    return {name: value for name, value in fields.items() if value not in (None, ())}
