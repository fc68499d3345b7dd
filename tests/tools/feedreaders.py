"""Readers of feeds that are written in JavaScript: feedsmith, and Podcast Index's own parser."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from typing import Any

from tests.tools.needs import ROOT, SECONDS, require, require_node_file

READER = """
const { readFileSync } = await import("node:fs");
const { parseFeed } = await import("feedsmith");
const { default: partytime } = await import("podcast-partytime");
const texts = JSON.parse(readFileSync(0, "utf8"));
const read = (text) => ({
  smith: parseFeed(text),
  party: text.includes("<rss") ? partytime.parseFeed(text) : null,
});
process.stdout.write(JSON.stringify(texts.map(read)));
"""


@dataclass(frozen=True)
class ReadFeed:
    """A feed as feedsmith has it, and as podcast-partytime has it: None for no podcast."""

    smith: dict[str, Any]
    party: dict[str, Any] | None


def read_feeds(*feeds: bytes) -> list[ReadFeed]:
    """Give what both read in some feeds."""
    for package in ("feedsmith", "podcast-partytime"):
        require_node_file(f"{package}/package.json")
    done = subprocess.run(
        [require("node"), "--input-type=module", "-e", READER],
        input=json.dumps([feed.decode() for feed in feeds]).encode(),
        capture_output=True,
        cwd=ROOT,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return [ReadFeed(each["smith"]["feed"], each["party"]) for each in json.loads(done.stdout)]
