"""html-validate over a folder of pages: a judge of HTML and accessibility with rules of its own."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.tools.needs import require_node_file

PRESETS = ("html-validate:recommended", "html-validate:a11y")

EXPLAINED = {
    "long-title": "an author decides how long a title is; searchers cut it where they like",
}
"""What it finds in pages without faults, and why that stays."""


def complaints(folder: Path, scratch: Path) -> dict[str, list[str]]:
    """Give the places in the HTML below a folder, `path:line: message`, by the rule they break.

    Its settings and its report are written into `scratch`.
    """
    config, report = scratch / "htmlvalidate.json", scratch / "complaints.json"
    config.write_text(json.dumps({"root": True, "extends": PRESETS}), encoding="utf-8")
    program = require_node_file("html-validate/bin/html-validate.mjs")
    words = ["--config", config, "--formatter", f"json={report}", "**/*.html"]
    subprocess.run(["node", program, *words], cwd=folder, capture_output=True, timeout=120)
    found: dict[str, list[str]] = {}
    for page in json.loads(report.read_text(encoding="utf-8")):
        path = Path(page["filePath"]).relative_to(folder)
        for message in page["messages"]:
            place = f"{path}:{message['line']}: {message['message']}"
            found.setdefault(message["ruleId"], []).append(place)
    return found
