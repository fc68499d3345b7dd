"""Outputs as a build leaves them, made by hand, so that publishing alone is on trial."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from sitegen.content.settings.targets import Target
from sitegen.publish.publish import Order, publish, reached
from sitegen.publish.release import Release, finished_release

NOW = 1_790_000_000
FILES = {
    "index.html": "home, with /assets/site-1111.css",
    "about/index.html": "about",
    "he/index.html": "שלום",
    "news/2024/ʻolive season/index.html": "a space and an okina",
    "assets/site-1111.css": "p { color: red }",
    "media/photo-2222-480.jpg": "a photo",
    "feed.xml": "<feed/>",
    "sitemap.xml": "<urlset/>",
    "404.html": "not found",
    **{f"news/2024/post-{number}/index.html": f"post {number}" for number in range(20)},
}

CHANGED = {
    **{path: text for path, text in FILES.items() if "1111" not in path and "post-3" not in path},
    "index.html": "home, with /assets/site-3333.css",
    "assets/site-3333.css": "p { color: blue }",
    "news/2024/new/index.html": "a new post",
}
"""The next state of the site: a style and a page changed, a page new, a page gone."""


def output(folder: Path, files: Mapping[str, str]) -> Release:
    """Write an output with its manifest; gives it as a release."""
    digests = {}
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        digests[path] = hashlib.sha256(text.encode()).hexdigest()
    (folder / ".sitegen-manifest.json").write_text(json.dumps(digests), encoding="utf-8")
    return finished_release(folder)


def put(
    target: Target,
    site: Path,
    files: Mapping[str, str],
    now: int = NOW,
    *,
    break_lock: bool = False,
) -> list[str]:
    """Publish files and read them back; gives what was sent."""
    release = output(site / f"output-{now}", files)
    with reached(target, site) as host:
        done = publish(host, target, release, Order(now, break_lock=break_lock, verify=True))
    assert done.differing == ()
    return list(done.plan.put)


def texts_in(folder: Path) -> dict[str, str]:
    """Give the files below a folder with their texts."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
