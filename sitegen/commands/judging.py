"""Judging print files from the command line: each once for its bytes, told on the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from sitegen.engine.digest import digest_value
from sitegen.engine.store import ObjectStore
from sitegen.errors import MissingToolError, SitegenError
from sitegen.preflight.findings import FileReport

if TYPE_CHECKING:
    from sitegen.panels.cache.file_facts import FileFactsCache
    from sitegen.panels.cache.judged_photos import JudgedPhotos
    from sitegen.panels.production.reports import PanelFiles
    from sitegen.panels.values import Panel
    from sitegen.preflight.profile import PrintProfile

OFFICE = {"minimum_type_pt": 7.0, "longest_line": 95, "longest_sentence": 40}
"""What is asked of lists and sheets, which are read in the hand."""

LIBRARIES = ("pikepdf", "pypdfium2", "pillow", "fonttools")


def require_panels() -> None:
    """Raise MissingToolError, with the line that mends it, where printing lacks something."""
    from sitegen.environment.distributions import missing_distributions
    from sitegen.environment.mending import mending_line, supplier
    from sitegen.environment.report import missing_needs

    packages = missing_distributions("panels")
    if packages:
        raise MissingToolError(f"panels need more Python: pip install {' '.join(packages)}")
    needs = missing_needs("panels")
    if needs:
        raise MissingToolError(f"panels need more: {mending_line(needs, supplier())}")


def judge_panel(
    files: PanelFiles, kept: Path, known: FileFactsCache, code: list[str], cache: Path
) -> FileReport:
    """Judge a panel's print file against what it should hold; a file judged before is not again,
    nor a page that paints what it did.

    `kept` is the folder of earlier judgements, `known` what is known of files, `code` of judges,
    `cache` the folder of what is kept of panels.
    """
    from sitegen.panels.cache.pieces import Pieces, file_of_judged
    from sitegen.panels.production.expected import expectations_of

    profile = profile_for(files.panel)
    expected = expectations_of(files)
    file = known.digest(files.printed)
    key = digest_value([files.printed.name, file, profile, expected, code])
    store = ObjectStore(kept)
    before = store.get(key)
    if before is not None:
        return msgspec.msgpack.decode(before, type=FileReport)
    from sitegen.preflight.judgement import judge

    memory = Pieces(file_of_judged(cache, files.stem), "\n".join(code).encode())
    report = judge(files.printed, profile, expected, memory, _judged_photos(files, cache, code))
    memory.save()
    store.put(key, msgspec.msgpack.encode(report))
    return report


def _judged_photos(files: PanelFiles, cache: Path, code: list[str]) -> JudgedPhotos | None:
    """What is kept of a panel's photo; None where it has none: documents have many, all small."""
    from sitegen.panels.cache.judged_photos import JudgedPhotos
    from sitegen.panels.production.code import code_digest

    photo = files.panel.photo
    if photo is None or not photo.digest:
        return None
    return JudgedPhotos(cache / "photos", photo.digest, code_digest(), code)


def profile_for(panel: Panel) -> PrintProfile:
    """Give the profile by which a panel or document is judged.

    Documents come from an office printer and are read in the hand. A printer's own colour profile
    has no name that we know: what its output intent says is not held against it.
    """
    from sitegen.panels.values import DOCUMENT_KINDS
    from sitegen.preflight.profile import DEFAULT_PROFILE, built_in_names, find_profile

    replace, printing = msgspec.structs.replace, panel.printing
    if panel.kind in DOCUMENT_KINDS:
        profile = find_profile("large-print")
        is_list = panel.kind != "large-print"
        return replace(profile, name="office", **OFFICE) if is_list else profile
    if printing.profile in built_in_names():
        profile = find_profile(printing.profile)
    else:
        profile = replace(find_profile(DEFAULT_PROFILE), name=printing.profile, conditions=())
    return replace(profile, ink_limit=printing.ink_limit)


def code_of_judges() -> list[str]:
    """Give what a judgement depends on beside the file: our code and the libraries."""
    import sitegen.preflight

    package = Path(sitegen.preflight.__path__[0])
    files = sorted(package.rglob("*.py"))
    code = [sha256(path.read_bytes()).hexdigest() for path in files]
    return [*code, *(f"{name} {version(name)}" for name in LIBRARIES)]


def print_summary(reports: Sequence[FileReport]) -> None:
    """Print what is to be mended on standard error, and the verdict on each file."""
    from sitegen.preflight.command import summary_lines

    for line in summary_lines(reports):
        click.echo(line, err=True)
    for report in reports:
        click.echo(f"{report.file}: {'passed' if report.passed else 'failed'}")


def write_page(path: Path, reports: Sequence[FileReport]) -> None:
    """Write the reports as a page. Raises SitegenError where that can't be."""
    from sitegen.preflight.report import write_html

    write_text(path, write_html(reports))


def write_text(path: Path, text: str) -> None:
    """Write a text where it isn't there already. Raises SitegenError where that can't be."""
    data = text.encode()
    try:
        if not path.is_file() or path.read_bytes() != data:
            path.write_bytes(data)
    except OSError as error:
        raise SitegenError(f"{path}: can't be written: {error.strerror}") from None
