"""The pages of a text that was just saved, before the build that makes everything has made them.

Only what needs nothing else: the entry's own pages, where nothing but its text is another one and
all that it shows was made before. Everything else waits for the build, whose pages replace these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from jinja2 import Environment

from sitegen.builder.options import Placed
from sitegen.builder.schedule.texts import text_of
from sitegen.builder.store.bodies import BodyRecord
from sitegen.builder.tasks.tasks import convert_one, make_environment_of
from sitegen.builder.tasks.workspace import StoredBodies, Workspace
from sitegen.builder.trace.traces import Pair
from sitegen.content.entries.entries import GroupReading, read_group
from sitegen.content.entries.entry import BodySource, Group
from sitegen.content.folder.layout import files_by_entry
from sitegen.content.folder.sources import Sources
from sitegen.content.project import facts_of, read_files
from sitegen.content.validation.context import Facts
from sitegen.engine.query import Answers, Reader
from sitegen.errors import ContentError, Problem, has_errors
from sitegen.extensions import load_extensions
from sitegen.markdown.body import Body
from sitegen.render.render import Renderer
from sitegen.site.route import Route


def conditions(workspace: Workspace) -> tuple[object, ...]:
    """Give what templates are loaded under."""
    small = workspace.library.settings.minify_html
    return workspace.theme.signature, workspace.gate.mark, small


class BodiesWith(StoredBodies):
    """The converted texts of a site, with one that is kept nowhere."""

    def __init__(self, stored: StoredBodies, pair: Pair, record: BodyRecord) -> None:
        super().__init__(stored.store, stored.bodies, stored.again)
        self.bodies = {**stored.bodies, pair: (b"", record.digest)}
        self.pair, self.record = pair, record

    def load(self, id_: str, lang: str) -> Body:
        """Give a converted text. Raises ContentError where it can't be converted again."""
        return self.record.body if (id_, lang) == self.pair else super().load(id_, lang)


@dataclass(frozen=True)
class Preview:
    """What pages were made with when they were put in place; with the same another text is shown.

    `groups` and `routes` are by the path of an entry's file, `demands` all files that were made.
    """

    workspace: Workspace
    groups: Mapping[str, Group]
    routes: Mapping[str, tuple[Route, ...]]
    demands: frozenset[bytes]
    environment: Environment

    @classmethod
    def of(cls, placed: Placed, before: Self | None = None) -> Self:
        """Give that of pages in place. Templates that are as they were `before` stay loaded."""
        workspace = placed.workspace
        is_same = before is not None and conditions(before.workspace) == conditions(workspace)
        environment = before.environment if before and is_same else make_environment_of(workspace)
        routes: dict[str, list[Route]] = defaultdict(list)
        for path, trace in placed.pages.items():
            if path.endswith(".html"):
                routes[trace.source].append(trace.route(path))
        return cls(
            workspace,
            {entry.path: group for group in placed.groups for entry in group.entries},
            {source: tuple(found) for source, found in routes.items()},
            placed.demands,
            environment,
        )

    def warm(self) -> None:
        """Load what shows a text, so that the first save needn't wait for it."""
        path = next((path for path, group in self.groups.items() if not group.guarded), None)
        if path is not None:
            self.pages_after({path})

    @cached_property
    def facts(self) -> Facts:
        """What fields are checked against."""
        settings = self.workspace.library.settings
        return facts_of(self.workspace.files.sources, settings)

    def pages_after(self, saved: Collection[str]) -> dict[str, bytes]:
        """Give the pages of an entry whose text was saved, by output path.

        There are none where more was saved or changed than that, or where the text has a mistake:
        the build tells it.
        """
        if len(saved) != 1:
            return {}
        (path,) = saved
        group = self.groups.get(path)
        if group is None or group.guarded or path not in self.routes:
            return {}
        try:
            return self.rendered(path, group)
        except ContentError:
            return {}

    def rendered(self, path: str, group: Group) -> dict[str, bytes]:
        """Give the pages of one of an entry's files. Raises ContentError for a mistake."""
        body = self.new_text(path, group)
        pair = next((entry.id, entry.lang) for entry in group.entries if entry.path == path)
        if body is None or not body.text.strip() or pair not in self.workspace.library.entries:
            return {}
        record = self.converted(pair, body)
        if any(severity == "error" for *_, severity in record.notices):
            return {}
        if not self.demands.issuperset(record.demands):
            return {}
        bodies = BodiesWith(self.workspace.bodies, pair, record)
        answers = Answers(replace(self.workspace, bodies=bodies))
        renderer = Renderer(self.environment, self.workspace.gate)
        routes = self.routes[path]
        return {route.path: renderer.render(route, Reader(answers)) for route in routes}

    def new_text(self, path: str, group: Group) -> BodySource | None:
        """Give the text of a file as it is now, None where its entry is another one, too."""
        sources = Sources(self.workspace.site, self.workspace.files.sources.survey)
        problems: list[Problem] = []
        paths = [entry.path for entry in group.entries]
        named = files_by_entry(paths, self.facts.languages, self.facts.kinds)
        files = read_files(named[group.id], sources, problems)
        language = self.workspace.library.settings.default_language
        reading: GroupReading = read_group(files, self.facts, language)
        if problems or has_errors(reading.problems) or reading.group != group:
            return None
        return next(body for body in reading.bodies if body.path == path)

    def converted(self, pair: Pair, body: BodySource) -> BodyRecord:
        """Convert a text; nothing of it is kept. Raises ContentError."""
        from sitegen.markdown.convert import Converter

        converter = Converter(load_extensions(self.workspace.site).blocks)
        text = text_of(pair, body)
        return convert_one(text, Answers(self.workspace), converter, self.workspace.gate)
