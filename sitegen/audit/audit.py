"""The audit: an output is read, judged by all rules, and each cause is reported once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from sitegen.audit.history import last_changes
from sitegen.audit.reading import read_site
from sitegen.audit.rules import CHECKS, RELEASE_CHECKS
from sitegen.audit.site import BuiltSite, Finding, Severity
from sitegen.audit.sources import SourceFinder
from sitegen.build.lastbuild import LastBuild, last_build
from sitegen.build.options import BuildOptions
from sitegen.content.settings import AllowedFinding
from sitegen.errors import Location

EXAMPLES = 3
"""Outputs that a report names of all that share a cause."""

Collect = Callable[[BuiltSite], Iterator[Finding]]


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
class Report:
    """What an audit found, sorted by place, and how many files and pages it judged."""

    causes: tuple[Cause, ...]
    files: int
    pages: int

    @property
    def errors(self) -> int:
        """How many causes are errors."""
        return sum(cause.severity == "error" for cause in self.causes)


def audit(options: BuildOptions, *, release: bool = False) -> Report:
    """Judge the output of the last build; with `release`, also whether it may go out.

    Raises SitegenError where there is no output to judge, ContentError for a wrong site.yaml.
    """
    last = last_build(options)
    site, findings = read_site(last, options.jobs)
    if len(site.library.languages) > 1:
        site = replace(site, changed=last_changes(options.site))
    for check in (*CHECKS, *(RELEASE_CHECKS if release else ())):
        findings += check(site)
    meant = last.settings.check.allow
    kept = [finding for finding in findings if not is_meant(finding, meant)]
    return Report(
        causes=tuple(causes_of(kept, finder_of(last, site))),
        files=len(site.files),
        pages=len(site.pages),
    )


def finder_of(last: LastBuild, site: BuiltSite) -> SourceFinder:
    """Give what finds sources for the findings of a build."""
    theme = last.theme
    templates = {
        theme.origin(name): path
        for name, path in theme.files.items()
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
