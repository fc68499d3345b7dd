"""What panels are made by: another version of any of it makes every panel anew."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import sitegen.panels
from sitegen.render.helpers import placeholders

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


def code_digest() -> str:
    """The digest of all that makes panels: this package, the placeholder, the libraries."""
    from importlib.metadata import version

    package = Path(sitegen.panels.__path__[0])
    code = [*sorted(package.rglob("*.py")), Path(placeholders.__file__)]
    parts = [path.name.encode() + path.read_bytes() for path in code]
    parts += [f"{name} {version(name)}".encode() for name in LIBRARIES]
    return sha256(b"".join(sha256(part).digest() for part in parts)).hexdigest()
