"""One roll-up, set by sitegen, by Chromium and by Typst from the same words and photo.

Chromium prints sitegen's own HTML with the photo and fonts beside it; Typst sets a template of the
same boxes and sizes (`sites/typst/panel.typ`).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.generators import TOOLS
from benchmarks.measure import CommandError, Figures, measure
from benchmarks.peers import install_python

ROOT = Path(__file__).parents[1]
CODE = TOOLS / "bench" / "panel-code"
CODES = os.pathsep.join([str(CODE), str(ROOT)])
SITES = Path(__file__).parent / "sites"
TYPST = ("typst==0.15.2",)
PRINTING = ("--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")


@dataclass(frozen=True)
class Printed:
    """What a program took for the panel, and what its PDF is."""

    figures: Figures
    size: int
    facts: str


def measured(site: Path, folder: Path) -> Iterator[tuple[str, Printed]]:
    """Let each program make the first panel, and look at its PDF. Raises CommandError."""
    lay_out(site, folder)
    install_python(TOOLS / "typst", TYPST)
    for name, command, pdf in programs(site, folder):
        figures = measure(command, folder, {"PYTHONPATH": CODES})
        yield name, Printed(figures, pdf.stat().st_size, facts_of(pdf))


def programs(site: Path, folder: Path) -> Iterator[tuple[str, list[str], Path]]:
    """Give each program's name with its version, its command, and the PDF that it makes."""
    own = folder / "own.pdf"
    make = [sys.executable, "-m", "benchmarks.panel_making", str(site), str(own)]
    from sitegen import __version__

    yield f"sitegen {__version__}", make, own
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium:
        version = subprocess.run([chromium, "--version"], capture_output=True, text=True).stdout
        pdf = folder / "chromium.pdf"
        page = (folder / "panel.html").as_uri()
        number = next((part for part in version.split() if part[0].isdigit()), "")
        yield f"Chromium {number}", [chromium, *PRINTING, f"--print-to-pdf={pdf}", page], pdf
    pdf = folder / "typst.pdf"
    script = (
        "import typst; typst.compile('panel.typ', output='typst.pdf', font_paths=['fonts'],"
        " ignore_system_fonts=True, pdf_standards=['ua-1'])"
    )
    yield (
        f"Typst {TYPST[0].partition('==')[2]}",
        [
            str(TOOLS / "typst/bin/python"),
            "-c",
            script,
        ],
        pdf,
    )


def lay_out(site: Path, folder: Path) -> None:
    """Write what the others read: sitegen's HTML, the photo, fonts, words. Raises CommandError."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    command = [sys.executable, "-m", "benchmarks.panel_making", str(site), "--sources", str(folder)]
    variables = {**os.environ, "PYTHONPATH": CODES}
    done = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True)
    if done.returncode:
        raise CommandError(done.stderr[-2000:])
    shutil.copy(SITES / "typst" / "panel.typ", folder)


def facts_of(pdf: Path) -> str:
    """Say what a printer would ask of a PDF: boxes, intent, colours, fonts, tags."""
    import pikepdf

    with pikepdf.open(pdf) as opened:
        page: Any = opened.pages[0]
        found = [f"{len(opened.pages)} page{'s' if len(opened.pages) > 1 else ''}"]
        bled = page.trimbox != page.mediabox
        found.append("trim and bleed" if bled else "no trim box")
        found.append("output intent" if "/OutputIntents" in opened.Root else "no output intent")
        found.append(f"photo in {photo_space(opened)}")
        fonts = font_kinds(opened)
        found.append("Type 3 fonts" if "/Type3" in fonts else "embedded fonts")
        found.append("tagged" if "/StructTreeRoot" in opened.Root else "not tagged")
    return ", ".join(found)


def photo_space(pdf: Any) -> str:
    """Give the colour space of the largest picture of a PDF."""
    import pikepdf

    pictures = [each for each in pdf.objects if is_stream_of(each, "/Image")]
    largest = max(pictures, key=lambda each: int(each.Width) * int(each.Height))
    space = largest.get("/ColorSpace")
    name = str(space[0] if isinstance(space, pikepdf.Array) else space)
    return {"/DeviceCMYK": "CMYK", "/DeviceRGB": "RGB", "/ICCBased": "RGB"}.get(name, name)


def font_kinds(pdf: Any) -> set[str]:
    """Give the kinds of fonts in a PDF."""
    fonts = [each for each in pdf.objects if is_dictionary_of(each, "/Font")]
    return {str(each.get("/Subtype")) for each in fonts}


def is_stream_of(each: Any, kind: str) -> bool:
    """True for a stream of a subtype."""
    import pikepdf

    return isinstance(each, pikepdf.Stream) and str(each.get("/Subtype", "")) == kind


def is_dictionary_of(each: Any, kind: str) -> bool:
    """True for a dictionary of a type."""
    import pikepdf

    return isinstance(each, pikepdf.Dictionary) and str(each.get("/Type", "")) == kind
