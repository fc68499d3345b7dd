"""The files of a build that is refused anyway, looked at all the same.

A build judges a file when it makes what a page shows of it; a mistake elsewhere keeps it from
coming so far. So that this hides no file that can't be used, those are looked at here, and nothing
of what comes of it is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from posixpath import splitext

from sitegen.builder.tasks.workspace import Workspace
from sitegen.content.entries.named_files import named_files
from sitegen.content.folder.static import ADDED_TO, STATIC
from sitegen.content.project import Reading
from sitegen.content.settings.settings_file import SETTINGS
from sitegen.errors import ContentError, Location, MediaError, MissingToolError, Problem
from sitegen.media.file_type import PICTURE_ENDINGS
from sitegen.render.files.demands import AUDIO_TYPES
from sitegen.render.helpers.tables import TABLES
from sitegen.render.queries.files import AudioFactsOf, CuesOf, Files, ImageFactsOf, text_of
from sitegen.safety.gate import SECRET, problem_at

TRANSCRIPTS = (".vtt", ".srt", ".json", ".txt")
PAPER = ".pdf"
NAMED = "a storyteller's name that may not be shown stands in this line; take it out"


def files_with_mistakes(
    workspace: Workspace, reading: Reading, static: Mapping[str, str]
) -> list[Problem]:
    """Give the mistakes in files that fields name and in those that are published as they are.

    `static` are the latter's sources, by output path.
    """
    shown = [named_files(entry.meta) for entry in workspace.library.entries.values()]
    failed = [unfinished.files for unfinished in reading.unfinished.values()]
    named = {path for paths in (*shown, *failed) for path in paths}
    looks = [(path, look_at_named(workspace.files, path)) for path in sorted(named)]
    papers = [path for path in sorted(named) if path.lower().endswith(PAPER)]
    looks += [(path, look_at_static(workspace, path, path)) for path in papers]
    looks += [(path, look_at_static(workspace, name, path)) for name, path in static.items()]
    found = [problem for path, look in looks for problem in problems_of(path, look)]
    return [*found, *names_on_all_pages(workspace)]


def names_on_all_pages(workspace: Workspace) -> Iterator[Problem]:
    """Give the lines of the settings, of the tables and of what robots and hosts are told in which
    the gate finds a name: what shows these is stopped, and can't say what it was made from."""
    gate, files = workspace.gate, workspace.files
    added = {f"{STATIC}/{name}" for name in ADDED_TO}
    for path in sorted(files.sources.identities) if gate else ():
        is_table = path.startswith(f"{TABLES}/") and path.endswith(".csv")
        if path == SETTINGS or is_table or path in added:
            try:
                lines = gate.lines(text_of(files, path))
            except ContentError:
                # Told where the file is read.
                continue
            yield from (problem_at(path, NAMED, line + 1) for line in lines)


def covered_with_mistakes(files: Files) -> list[Problem]:
    """Give the mistakes in covers that only their pictures show: a region beside its picture.

    They are looked at whether or not a page shows them now; a picture that is well is remembered.
    """
    looks = ((path, look_at_named(files, path)) for path in sorted(files.sources.covers))
    return [problem for path, look in looks for problem in problems_of(path, look)]


def problems_of(path: str, look: Callable[[], object]) -> Iterable[Problem]:
    """Look at a file; give what is wrong with it."""
    try:
        look()
    except ContentError as error:
        return error.problems
    except MediaError as error:
        return [Problem(Location(path), str(error).removeprefix(f"{path}: "))]
    except MissingToolError:
        # Told when the file is made, which is no mistake of whoever wrote the site.
        return ()
    return ()


def look_at_named(files: Files, path: str) -> Callable[[], object]:
    """Give what looks at a file as the pages that show it do."""
    ending = splitext(path)[1].lower()
    if ending in PICTURE_ENDINGS:
        return lambda: ImageFactsOf(path=path).answer(files)
    if ending in TRANSCRIPTS:
        return lambda: CuesOf(path=path).answer(files)
    if ending in AUDIO_TYPES:
        return lambda: AudioFactsOf(path=path).answer(files)
    return look_at_nothing


def look_at_nothing() -> None:
    """Leave a file alone of which pages show nothing."""


def look_at_static(workspace: Workspace, name: str, path: str) -> Callable[[], object]:
    """Give what looks at a file that is published as it is, by a name; the gate does so, too."""
    from sitegen.media.sanitize.files import sanitize

    def look() -> None:
        made = sanitize(workspace.files.sources.read(path), path, as_it_is=True)
        if workspace.gate.stops_file(name, made):
            raise ContentError([problem_at(path, SECRET)])

    return look
