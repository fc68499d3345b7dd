"""What an output was made from, and why the last build made or reused it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from sitegen.builder.commit.manifest import MANIFEST
from sitegen.builder.options import BuildOptions
from sitegen.builder.scan.previous_build import PreviousBuild
from sitegen.builder.scan.previous_site import previous_site
from sitegen.builder.trace.dependencies import Dependencies, Question
from sitegen.builder.trace.traces import PageTrace
from sitegen.content.folder.static import STATIC
from sitegen.content.settings.settings import Settings
from sitegen.engine.digest import encode
from sitegen.errors import SitegenError
from sitegen.media.picture import Derivative
from sitegen.render.bodies import BodyOf
from sitegen.render.files.demands import (
    AudioCopy,
    ChaptersCopy,
    Demand,
    PlainCopy,
    SocialCard,
    TextFile,
)
from sitegen.render.queries.theme import AssetAddress
from sitegen.text import did_you_mean
from sitegen.values import Value

SEARCH = "pagefind/"
ANSWER = "answer:"


class Explanation(Value):
    """What is known of an output.

    `made` is true where the last build made it, false where it reused it; `because` says why it
    was made when it was made last. `demanded_by` are the outputs that show it, where it is no page.
    """

    path: str
    what: str
    made: bool
    because: str
    changed: Question | None = None
    questions: tuple[Question, ...] = ()
    files: tuple[str, ...] = ()
    demanded_by: tuple[str, ...] = ()


def explain_static(path: str) -> Explanation:
    """Explain a file that is published as it is."""
    return Explanation(
        path=path,
        what=f"the site's own file of {STATIC}/, without metadata",
        made=False,
        because=f"it stands in {STATIC}/",
        files=(f"{STATIC}/{path}",),
    )


@dataclass(frozen=True)
class Explainer:
    """Explains the outputs of a build."""

    options: BuildOptions
    last: PreviousBuild
    settings: Settings
    dependencies: Dependencies

    def explain(self, wanted: str) -> Explanation:
        """Explain an output. Raises SitegenError where the last build left none of that path."""
        path = self.find(wanted)
        page = self.last.traces.pages.get(path)
        if page is not None:
            return self.explain_page(path, page)
        demand = self.demands.get(path)
        if demand is not None:
            return self.explain_demand(path, *demand)
        if f"{STATIC}/{path}" in self.last.state.sources:
            return explain_static(path)
        asset = next((n for n, p in self.dependencies.theme.assets.items() if p == path), "")
        if asset:
            return self.explain_asset(path, asset)
        what = "a file of the search index, made from the text of all pages of its language"
        if path == MANIFEST:
            what = "the list of all that sitegen wrote, with the digest of each file"
        return Explanation(path=path, what=what, made=False, because="what it is made from changed")

    def find(self, wanted: str) -> str:
        """Give the output that a path, an address or a file name means."""
        outputs = {**self.last.state.outputs, MANIFEST: None}
        plain = unquote(wanted.removeprefix(self.settings.base)).partition("#")[0]
        name = f"{self.options.output.name}/"
        below = plain.removeprefix(str(self.options.output)).lstrip("/")
        starts = ("", self.settings.root.lstrip("/"), f"{name}", f"./{name}")
        for candidate in (below.removeprefix(start) for start in starts):
            for ending in ("", "index.html", "/index.html"):
                if candidate + ending in outputs:
                    return candidate + ending
        hint = did_you_mean(below, outputs)
        raise SitegenError(f"{wanted}: the last build of {self.options.output} made no such{hint}")

    def explain_page(self, path: str, page: PageTrace) -> Explanation:
        """Explain what was rendered."""
        traces = self.last.traces
        idle = self.last.previous.folder.was_idle()
        questions = [self.dependencies.question(traces.reads[place][0]) for place in page.reads]
        changed = None
        if page.reason.startswith(ANSWER):
            changed = self.dependencies.question(bytes.fromhex(page.reason.removeprefix(ANSWER)))
        about = ", ".join(filter(None, (page.lang, *page.args)))
        return Explanation(
            path=path,
            what=f"rendered as {page.page} ({about})" if about else f"rendered as {page.page}",
            made=page.build == traces.builds and not idle,
            because=reason_in_words(page),
            changed=changed,
            questions=tuple(questions),
            files=tuple(sorted({file for each in questions for file in each.files})),
        )

    @cached_property
    def demands(self) -> dict[str, tuple[int, Demand]]:
        """What pages and texts demand, with its place in the table, by output path."""
        from sitegen.builder.tasks.derive import DEMANDS

        decoded = ((place, DEMANDS.decode(d)) for place, d in enumerate(self.last.traces.demands))
        return {demand.name: (place, demand) for place, demand in decoded}

    def explain_demand(self, path: str, place: int, demand: Demand) -> Explanation:
        """Explain a picture, recording, copy or card."""
        traces = self.last.traces
        bodies = {
            encode(BodyOf(id=id_, lang=lang))
            for id_, languages in traces.texts.items()
            for lang, text in languages.items()
            if place in text.demands
        }
        shown = {place for place, read in enumerate(traces.reads) if read[0] in bodies}
        return Explanation(
            path=path,
            what=demand_in_words(demand),
            made=False,
            because="pages demand it; it is kept as long as its source and its form are the same",
            files=tuple(sorted(sources_of(demand))),
            demanded_by=sorted_paths(
                each
                for each, page in traces.pages.items()
                if place in page.demands or not shown.isdisjoint(page.reads)
            ),
        )

    def explain_asset(self, path: str, name: str) -> Explanation:
        """Explain a file of the theme."""
        traces = self.last.traces
        question = encode(AssetAddress(name=name))
        asked = {place for place, read in enumerate(traces.reads) if read[0] == question}
        return Explanation(
            path=path,
            what=f"the theme's {name}",
            made=False,
            because="the theme publishes it; its name changes with its content",
            files=tuple(sorted(self.dependencies.files_of_asset(name))),
            demanded_by=sorted_paths(
                each for each, page in traces.pages.items() if not asked.isdisjoint(page.reads)
            ),
        )


def explain(options: BuildOptions, path: str) -> Explanation:
    """Explain an output of the last build.

    Raises SitegenError where nothing is known of that build or of that path, ContentError where
    site.yaml or the theme have mistakes.
    """
    last = previous_site(options)
    dependencies = Dependencies(last.library, last.theme)
    return Explainer(options, last.build, last.settings, dependencies).explain(path)


def reason_in_words(page: PageTrace) -> str:
    """Say why a page was rendered when it was rendered last."""
    if page.reason.startswith(ANSWER):
        return "an answer differed"
    if page.reason == "new" and page.build == 1:
        return "nothing was known of it: a first build, --clean, or a new version of sitegen"
    words = {
        "new": "there was no such page before",
        "missing": "it was missing from the output",
        "altered": "it had been changed in the output by something else",
    }
    return words.get(page.reason, "it was asked for")


def demand_in_words(demand: Demand) -> str:
    """Say what a demanded file is."""
    match demand:
        case Derivative(format=format_, width=width, height=height):
            return f"a picture of {width} × {height} pixels as {format_}"
        case AudioCopy():
            return "a recording whose tags are written anew"
        case PlainCopy():
            return "a copy without metadata and comments"
        case ChaptersCopy():
            return "the chapters that a recording holds, for podcast apps"
        case SocialCard():
            return "the card that services show beside a link"
        case TextFile():
            return "what phones are told of the site"
    return "a file of the theme"


def sources_of(demand: Demand) -> set[str]:
    """Give the files that a demanded file is made from."""
    return {getattr(demand, name, "") for name in ("source", "cover")} - {""}


def sorted_paths(paths: Iterable[str]) -> tuple[str, ...]:
    """Give paths, sorted."""
    return tuple(sorted(paths))
