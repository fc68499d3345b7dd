"""What panels are made by: another version of any of it makes every panel anew."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

import sitegen.media
import sitegen.panels
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


@cache
def code_digest() -> str:
    """The digest of all that makes panels: this package, what decodes, the placeholder, formats,
    the libraries."""
    from importlib.metadata import version

    packages = [Path(each.__path__[0]) for each in (sitegen.panels, sitegen.media)]
    code = [path for package in packages for path in sorted(package.rglob("*.py"))]
    code += [Path(placeholders.__file__), Path(formats.__file__)]
    parts = [path.name.encode() + path.read_bytes() for path in code]
    parts += [f"{name} {version(name)}".encode() for name in LIBRARIES]
    return sha256(b"".join(sha256(part).digest() for part in parts)).hexdigest()
