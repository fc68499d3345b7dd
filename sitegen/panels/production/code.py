"""What panels are made by: another version of any of it makes every panel anew."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

import sitegen.markdown.text
import sitegen.media
import sitegen.panels
import sitegen.patterns
import sitegen.preflight.pdf.ink
import sitegen.text
from sitegen.render.helpers import placeholders
from sitegen.schema import formats

LIBRARIES = (
    "weasyprint",
    "pydyf",
    "pikepdf",
    "pypdfium2",
    "pillow",
    "segno",
    "fonttools",
    "jinja2",
)


PACKAGES = (sitegen.panels, sitegen.media, sitegen.markdown.text)
MODULES = (placeholders, formats, sitegen.patterns, sitegen.preflight.pdf.ink, sitegen.text)


def code_files() -> tuple[Path, ...]:
    """The files of all code that panels are made by: this package, what decodes pictures, what
    orders and holds texts, the placeholder, formats."""
    folders = [Path(package.__path__[0]) for package in PACKAGES]
    code = [path for folder in folders for path in sorted(folder.rglob("*.py"))]
    return (*code, *(Path(str(module.__file__)) for module in MODULES))


@cache
def code_digest() -> str:
    """The digest of all that makes panels: the code and the libraries."""
    from importlib.metadata import version

    parts = [path.name.encode() + path.read_bytes() for path in code_files()]
    parts += [f"{name} {version(name)}".encode() for name in LIBRARIES]
    return sha256(b"".join(sha256(part).digest() for part in parts)).hexdigest()
