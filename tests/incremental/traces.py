"""Which outputs the last build rendered."""

from __future__ import annotations

from sitegen.builder.store.folders import Folders
from sitegen.builder.store.state import StateFolder
from sitegen.builder.trace.traces import Traces
from tests.incremental.workshop import Workshop


def rendered_by(workshop: Workshop) -> set[str]:
    """Build, and give the paths of the outputs that this build rendered."""
    report = workshop.build().report
    assert report is not None
    if not report.rendered:
        return set()
    folder = StateFolder(Folders.of(workshop.options()).state)
    state = folder.load()
    assert state is not None
    traces = folder.load_part("traces", Traces, state)
    assert traces is not None
    found = {path for path, page in traces.pages.items() if page.build == traces.builds}
    assert len(found) == report.rendered
    return found
