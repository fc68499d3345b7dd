"""What `sitegen preflight` and `sitegen panels` call: a set of files, judged one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from sitegen.errors import UsageError
from sitegen.preflight.expectations import Expectations
from sitegen.preflight.findings import FileReport, Finding
from sitegen.preflight.profile import DEFAULT_PROFILE, find_profile

MM_PER_INCH = 25.4


def preflight_files(
    paths: Iterable[Path],
    profile_name: str = DEFAULT_PROFILE,
    *,
    expected: Mapping[Path, Expectations] | None = None,
    trim: str = "",
    address: str = "",
    viewing_distance_mm: float | None = None,
    advance: Callable[[FileReport], None] | None = None,
) -> tuple[FileReport, ...]:
    """Judge files in the given order by a profile, built in or a YAML file.

    `expected` says what is expected of a file, by its path; `trim` ("850x2000", mm or "24x36in"),
    `address` and `viewing_distance_mm` hold for the files it doesn't name. `advance` is called
    with each report as it is made. Raises UsageError for an unknown profile or a wrong `trim`,
    MissingToolError when a package is missing.
    """
    from sitegen.preflight.judgement import judge

    profile = find_profile(profile_name)
    common = Expectations(
        trim_mm=parse_trim(trim) if trim else None,
        address=address,
        viewing_distance_mm=viewing_distance_mm,
    )
    reports = []
    for path in paths:
        report = judge(path, profile, (expected or {}).get(path, common))
        reports.append(report)
        if advance is not None:
            advance(report)
    return with_distinct_names(reports)


def with_distinct_names(reports: Sequence[FileReport]) -> tuple[FileReport, ...]:
    """The reports, with a number behind the name of a second file of one name."""
    seen: dict[str, int] = {}
    distinct = []
    for report in reports:
        seen[report.file] = seen.get(report.file, 0) + 1
        count = seen[report.file]
        name = report.file if count == 1 else f"{report.file} ({count})"
        distinct.append(msgspec.structs.replace(report, file=name))
    return tuple(distinct)


def parse_trim(text: str) -> tuple[float, float]:
    """A net size in mm from `850x2000`, `850x2000mm` or `24x36in`. Raises UsageError."""
    bare = text.strip().lower().replace("×", "x").replace(" ", "")
    scale = MM_PER_INCH if bare.endswith("in") else 1.0
    width, _, height = bare.removesuffix("mm").removesuffix("in").partition("x")
    try:
        size = (float(width) * scale, float(height) * scale)
    except ValueError:
        size = (0.0, 0.0)
    if not all(0 < side < 100_000 for side in size):
        raise UsageError(
            f"“{text}” is no size: write width x height, such as 850x2000 or 24x36in, or a format"
            " such as a1"
        )
    return size


def summary_lines(reports: Iterable[FileReport]) -> tuple[str, ...]:
    """The errors and warnings of reports as lines for a terminal: `file: page 1: message: mend`.

    What is noticed on many pages of a file is one line, with the pages' count.
    """
    return tuple(line for report in reports for line in _lines_of(report))


def _lines_of(report: FileReport) -> Iterator[str]:
    alike: dict[tuple[str, str, str, str], list[Finding]] = {}
    for found in (*report.errors, *report.warnings):
        place = found.place if found.page else ""
        alike.setdefault((found.severity, found.message, found.mend, place), []).append(found)
    for (severity, *_), findings in alike.items():
        more = len({each.page for each in findings}) - 1
        told = f" (and on {more} more page{'' if more == 1 else 's'})" if more else ""
        yield f"{report.file}: {'warning: ' if severity == 'warning' else ''}{findings[0]}{told}"
