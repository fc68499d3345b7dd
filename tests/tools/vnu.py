"""The Nu HTML checker over a folder of pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

from tests.tools.needs import require_node_file, run


def validate(folder: Path) -> list[str]:
    """Return every error in the HTML files under `folder`, as `path:line: message`, sorted.

    Paths are relative to `folder`. One call starts Java once, so give it a whole site.
    """
    jar = require_node_file("vnu-jar/build/dist/vnu.jar")
    report = run(
        "java",
        *("-Xss4m", "-jar", jar, "--errors-only", "--exit-zero-always", "--asciiquotes"),
        *("--stdout", "--format", "json", "--skip-non-html", folder),
    )
    return sorted(said(message, folder) for message in json.loads(report)["messages"])


def said(message: dict[str, Any], folder: Path) -> str:
    """Return one message of the checker's JSON as a line."""
    address = message.get("url", "")
    path = Path(unquote(urlparse(address).path))
    place = path.relative_to(folder.resolve()) if path.is_relative_to(folder.resolve()) else address
    return f"{place}:{message.get('lastLine', 1)}: {message['message']}"
