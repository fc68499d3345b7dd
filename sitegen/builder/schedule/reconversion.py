"""Texts that the cache has lost: another output's build replaced them, or a file was damaged."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from sitegen.builder.schedule.texts import Conversion, text_of
from sitegen.builder.store.bodies import BodyRecord
from sitegen.builder.tasks.tasks import convert_one
from sitegen.builder.tasks.workspace import StoredBodies, Workspace
from sitegen.content.project import read_text
from sitegen.engine.query import Answers
from sitegen.extensions import load_extensions


def with_bodies(workspace: Workspace, conversion: Conversion, store: Path | None) -> Workspace:
    """Give layers whose pages can ask for the converted texts, kept in a store if there is one."""
    again = partial(convert_again, workspace)
    return replace(workspace, bodies=StoredBodies(store, conversion.digests(), again))


def convert_again(workspace: Workspace, id_: str, lang: str) -> BodyRecord:
    """Convert a text whose trace holds, so that the result is what it was.

    Raises ContentError where its file has changed since the build began.
    """
    from sitegen.markdown.convert import Converter

    entry = workspace.library.entries[id_, lang]
    source = read_text(workspace.files.sources, entry.path)
    converter = Converter(load_extensions(workspace.site).blocks)
    return convert_one(text_of((id_, lang), source), Answers(workspace), converter, workspace.gate)
