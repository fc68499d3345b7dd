"""The audit: an output is read, judged by all rules, and each cause is reported once."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from functools import partial

from sitegen.audit.history import last_changes
from sitegen.audit.reading import read_site
from sitegen.audit.rules import CHECKS, RELEASE_CHECKS
from sitegen.audit.site import BuiltSite, Finding, Severity
from sitegen.audit.sources import SourceFinder
from sitegen.builder.commit.manifest import read_manifest
from sitegen.builder.options import BuildOptions, Progress, silent
from sitegen.builder.scan.previous_site import PreviousSite, previous_site
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import walk_site
from sitegen.content.settings.settings import AllowedFinding
from sitegen.errors import Location
from sitegen.site.freshness import Translation, dated_in

EXTERNAL = "external.json"
"""The file beside the cache with what is known of addresses elsewhere; it outlives versions."""

LOUDNESS = "loudness.json"
"""The file beside the cache with how loud recordings are."""

EXAMPLES = 3
"""Outputs that a report names of all that share a cause."""


@dataclass(frozen=True, slots=True, order=True)
class Cause:
    """One thing to mend: where, by which rule, the first outputs that show it, their number."""

    location: Location
    rule: str
    message: str
    severity: Severity
    outputs: tuple[str, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """What is judged beside the output itself.

    `release`: whether it may go out; `html` and `browser`: a sample of pages by the Nu checker and
    by axe; `external`: the addresses elsewhere; `live`: where it should be live, "" for nowhere;
    `aside`: rules that don't count this time.
    """

    release: bool = False
    html: bool = False
    browser: bool = False
    external: bool = False
    live: str = ""
    aside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Report:
    """What an audit found, sorted by place, and how many files and pages it judged.

    `notes` say what could not be judged; `moved` are the outputs that only lead on, with where to.
    """

    causes: tuple[Cause, ...]
    files: int
    pages: int
    notes: tuple[str, ...] = ()
    moved: Mapping[str, str] = field(default_factory=dict)

    @property
    def errors(self) -> int:
        """How many causes are errors."""
        return sum(cause.severity == "error" for cause in self.causes)


def audit(options: BuildOptions, asked: Asked = Asked(), progress: Progress = silent) -> Report:
    """Judge the output of the last build.

    Raises SitegenError where there is no output to judge, ContentError for a wrong site.yaml.
    """
    return audit_of(previous_site(options), asked, progress)


def audit_of(last: PreviousSite, asked: Asked, progress: Progress = silent) -> Report:
    """Judge an output by what its build left. Raises SitegenError where it can't be read."""
    site, findings = read_site(last, last.options.jobs)
    if len(site.library.languages) > 1:
        site = replace(
            site, changed=last_changes(last.options.site), translations=translations(last)
        )
    for check in (*CHECKS, *(RELEASE_CHECKS if asked.release else ())):
        findings += check(site)
    if asked.html or asked.browser:
        findings += judge_sample(last, site, asked)
    notes: list[str] = []
    if asked.external:
        notes = ask_elsewhere(last, site, findings, progress)
    notes += judge_loudness(last, site, findings, progress)
    if asked.live:
        findings += judge_live(last, site, asked.live, progress)
    meant = last.settings.check.allow
    kept = [
        finding
        for finding in findings
        if finding.rule not in asked.aside and not is_meant(finding, meant)
    ]
    return Report(
        causes=tuple(causes_of(kept, finder_of(last, site))),
        files=len(site.files),
        pages=len(site.pages),
        notes=tuple(notes),
        moved=moved_pages(site),
    )


def translations(last: PreviousSite) -> Mapping[str, Translation]:
    """Give the site's translations as their files are now, by these."""
    folder = last.options.site
    sources = Sources(folder, walk_site(folder, with_entries=True))
    return {each.path: each for each in dated_in(sources, last.settings)}


def moved_pages(site: BuiltSite) -> dict[str, str]:
    """Give the outputs that stand for an entry's former address, with where each leads."""
    return {
        path: facts.refresh
        for path, facts in site.pages.items()
        if facts.refresh and path in site.origins and site.origins[path].page == "redirect"
    }


def judge_sample(last: PreviousSite, site: BuiltSite, asked: Asked) -> Iterator[Finding]:
    """Judge every page type, and every structure that is new, by slow judges."""
    from sitegen.audit.browser import violations
    from sitegen.audit.nu import html_errors
    from sitegen.audit.sample import sample

    folder, output = last.options.site, last.options.output
    paths = sample(site, lambda path: (output / path).read_bytes())
    if asked.html:
        yield from html_errors(folder, output, paths)
    if asked.browser:
        yield from violations(folder, output, site, paths)


def ask_elsewhere(
    last: PreviousSite, site: BuiltSite, findings: list[Finding], progress: Progress
) -> list[str]:
    """Ask for addresses elsewhere that are due; adds dead ones, gives what could not be checked."""
    from sitegen.audit import external, recordings
    from sitegen.audit.asking import ask_all

    store = last.folders.cache_root / EXTERNAL
    ignored = last.settings.check.ignore
    sounds = {
        address: each
        for address, each in recordings.recordings(site).items()
        if not external.is_ignored(address, ignored)
    }
    wanted = {address: each.page for address, each in sounds.items()}
    wanted |= external.addresses(site, ignored)
    known = external.load(store)
    due = [
        each
        for each in wanted
        if external.is_due(known.get(each), time.time(), is_file=each in sounds)
    ]
    answers = ask_all(
        due, lambda done, total: progress("asking elsewhere", done, total), files=sounds.keys()
    )
    for address, answer in answers.items():
        known[address] = external.judge(answer, known.get(address), time.time())
    external.save(store, {address: known[address] for address in wanted})
    findings += external.dead(wanted, known)
    findings += recordings.wrong(sounds, known)
    return external.notes(wanted, known)


def judge_loudness(
    last: PreviousSite, site: BuiltSite, findings: list[Finding], progress: Progress
) -> list[str]:
    """Measure podcasts that weren't yet; adds what is wrong, gives what could not be measured."""
    from sitegen.audit import loudness

    wanted = loudness.recordings(site)
    if not wanted:
        return []
    found = walk_site(last.options.site)
    # The build has read them: an hour of sound isn't read again to know which it is.
    sources = Sources(last.options.site, found, last.build.previous.digests_of(found.identities))
    store = last.folders.cache_root / LOUDNESS
    told = partial(progress, "listening")
    wrong, notes = loudness.judge_recordings(wanted, sources, store, last.options.jobs, told)
    findings += wrong
    return notes


def judge_live(
    last: PreviousSite, site: BuiltSite, url: str, progress: Progress
) -> Iterator[Finding]:
    """Judge what is live at an address."""
    from sitegen.audit import live

    yield from live.overdue(url, last.build.state.end, datetime.now(UTC))
    manifest = read_manifest(last.options.output)
    ends = {path: site.target(to, path).path or "" for path, to in moved_pages(site).items()}
    digests = {path: manifest.get(end, "") for path, end in ends.items()}
    told = partial(progress, "fetching")
    yield from live.compare(url, manifest, told, digests)


def finder_of(last: PreviousSite, site: BuiltSite) -> SourceFinder:
    """Give what finds sources for the findings of a build."""
    theme = last.theme
    templates = {
        theme.origin(name): theme.path_of(file)
        for name, file in theme.files.items()
        if ":" not in name and name.endswith((".html", ".css"))
    }
    return SourceFinder(last.options.site, site, templates)


def is_meant(finding: Finding, meant: Sequence[AllowedFinding]) -> bool:
    """True where the settings say that a rule's finding at an output is as it should be."""
    address = f"/{finding.output.removesuffix('index.html')}" if finding.output else ""
    return any(
        each.rule == finding.rule
        and (fnmatchcase(address, each.at) or fnmatchcase(finding.source, each.at))
        for each in meant
    )


def causes_of(findings: Iterable[Finding], finder: SourceFinder) -> list[Cause]:
    """Put findings together that one change would mend: the same words at the same place."""
    outputs: dict[tuple[Location, str, str, Severity], dict[str, None]] = {}
    for finding in findings:
        key = (finder.locate(finding), finding.rule, finding.message, finding.severity)
        shown = outputs.setdefault(key, {})
        if finding.output:
            shown[finding.output] = None
    return sorted(
        Cause(*key, outputs=tuple(sorted(shown)[:EXAMPLES]), count=len(shown))
        for key, shown in outputs.items()
    )
