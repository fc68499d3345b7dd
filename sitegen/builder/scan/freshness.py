"""Whether an output is still what its sources say: asked before it is made public."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sitegen.builder.options import BuildOptions
from sitegen.builder.scan.previous_state import PreviousState, read_previous_state
from sitegen.builder.store.folders import Folders
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import Survey, survey_prints
from sitegen.engine.period import Period
from sitegen.errors import SitegenError

NAMED = 3
"""Changed sources that are named."""


def check_fresh(options: BuildOptions, at: datetime, found: Survey) -> None:
    """Raise SitegenError where a build at that moment might make another output than the last.

    A source that was saved since, or a time that has come (an embargo, the end of a consent), would
    otherwise be published as it was. `found` are the site's sources. Nothing is written.
    """
    previous = read_previous_state(Folders.of(options), options)
    if not previous.known:
        raise SitegenError(f"{options.output}: nothing is known of a build; type sitegen build")
    if not Period(previous.state.start, previous.state.end).includes(at):
        raise SitegenError(
            f"{options.output}: something has come due since it was built, such as the end of an "
            "embargo or of a consent; type sitegen build, then publish"
        )
    if changed := sorted(changed_sources(previous, options, found)):
        more = f" and {len(changed) - NAMED} more" if len(changed) > NAMED else ""
        raise SitegenError(
            f"{', '.join(changed[:NAMED])}{more}: changed since the output was built; "
            "type sitegen build, then publish"
        )


def changed_sources(previous: PreviousState, options: BuildOptions, found: Survey) -> Iterator[str]:
    """Give the sources that are new, gone or other than those of the last build.

    A fresh checkout has other times and the same bytes: those are what counts.
    """
    known = previous.state.sources
    surveys = (found, survey_prints(options.site))
    yield from known.keys() ^ {path for survey in surveys for path in survey.identities}
    for survey in surveys:
        sources = Sources(options.site, survey, previous.digests_of(survey.identities))
        for path in sources.identities.keys() & known.keys():
            if sources.file_digest(path) != known[path].digest:
                yield path
