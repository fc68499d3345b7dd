"""HTML errors by the Nu checker, where Java is there: no parser of Python's names them all."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

from sitegen.audit.site import Finding
from sitegen.audit.sources import pieces
from sitegen.errors import MissingToolError

JAR = "node_modules/vnu-jar/build/dist/vnu.jar"
AROUND = 80
"""Letters before and behind the place of a message in which its source is looked for."""

AT_ONCE = 200
"""Pages in one call: a command line has an end, and Java starts slowly."""


def html_errors(site: Path, output: Path, paths: Sequence[str]) -> Iterator[Finding]:
    """Report errors in the HTML of pages. Raises MissingToolError without the checker."""
    command = checker(site)
    for start in range(0, len(paths), AT_ONCE):
        yield from judged(command, output.resolve(), paths[start : start + AT_ONCE])


def checker(site: Path) -> list[str]:
    """Give what starts the checker."""
    if own := shutil.which("vnu"):
        return [own]
    java, jar = shutil.which("java"), site / JAR
    if java is None:
        raise MissingToolError("--html needs Java; type: apt-get install default-jre-headless")
    if not jar.is_file():
        raise MissingToolError(
            f"--html needs the Nu HTML checker; type in {site}: npm install vnu-jar"
        )
    return [java, "-Xss4m", "-jar", str(jar)]


def around(page: Path, message: Mapping[str, Any]) -> str:
    """Give what stands around the place of a message: the checker itself quotes ten letters."""
    lines = page.read_text("utf-8", errors="replace").splitlines() if page.is_file() else []
    number, column = message.get("lastLine", 0), message.get("lastColumn", 0)
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    return line[max(0, column - AROUND) : column + AROUND]


def judged(command: list[str], output: Path, paths: Sequence[str]) -> Iterator[Finding]:
    """Give what the checker says of pages."""
    options = [
        "--errors-only",
        "--exit-zero-always",
        "--asciiquotes",
        "--stdout",
        "--format",
        "json",
    ]
    files = [str(output / path) for path in paths]
    done = subprocess.run([*command, *options, *files], capture_output=True, check=False)
    try:
        messages = json.loads(done.stdout)["messages"]
    except (ValueError, KeyError):
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise MissingToolError(f"the Nu HTML checker doesn't run: {' '.join(said[-1:])}") from None
    for message in messages:
        path = Path(unquote(urlparse(message.get("url", "")).path))
        below = path.relative_to(output).as_posix() if path.is_relative_to(output) else ""
        yield Finding("html", below, message["message"], pieces(around(output / below, message)))
