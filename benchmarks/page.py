"""docs/benchmarks.md: what is measured and how, with the figures."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

from benchmarks.report import Results, machine, tables

INTRODUCTION = """\
# Benchmarks

`make bench` writes this page; the figures below come from `{command}` on {machine}.

One corpus, the same for every generator: posts of some 350 words over ten years, one in ten in Hebrew and one in ten
in Arabic, each with three tags, headings, links, lists, quotes, footnotes, tables and pictures by reference. Each
generator makes the same pages at the same addresses: posts with the titles of their neighbours, pages of 20 teasers
for the news and for each tag, a list of tags, a feed of 20 whole texts, a site map.
Sites and templates stand in `benchmarks/sites/`.

Six builds, each after the one before, each in a process of its own:

| build | what is done before it |
|---|---|
| cold | only the sources are there |
| nothing changed | nothing |
| one body edited | a sentence more in a post in the middle |
| one title edited | another title for that post: its page, its neighbours', lists, tags, feeds |
| base template edited | words that stand on every page |
| output gone, texts cached | the output and what is known of it removed, converted texts left, as in CI with a restored cache; for the others only the output is removed |

After each build the output is looked at: every post must have its page, and the edit must be seen where it belongs.
Wall time is the clock's; processor time is that of all processes, user and system; memory is the largest
sum of all processes at one time (proportional set size, looked at every 50 ms).

What is not alike, and in whose favour:

- sitegen also makes archives by year, JSON feeds, and the lists of kinds that this site has none of (stories, events …):
  some 50 pages more. It checks front matter, links and pictures; cuts fonts for three scripts in a cold build; and takes the pictures'
  metadata out. The others do none of that.
- Its search index and drawn cards are off, because no other generator here has them; so is making HTML small.
- Hugo and sitegen have three languages with lists and feeds of their own; Pelican and Eleventy have one list and one feed
  for all posts, which is less.
- Typographic quotes are made by all: Hugo's and sitegen's default, an option in the others.
- Pelican and Eleventy look for no neighbours in templates (a plugin, a collection), which would be slower.
- Pelican's cache of contents is off, as is its default.
- sitegen and Hugo work on all cores, Pelican and Eleventy on about one.
"""


def write_page(path: Path, found: Sequence[Results], arguments: Sequence[str]) -> None:
    """Write the page with the figures that were found."""
    command = shlex.join(["python", "-m", "benchmarks", *arguments])
    told = ", ".join(f"{name} {value}" for name, value in machine().items())
    head = INTRODUCTION.format(command=command, machine=told)
    path.write_text("\n".join([head, *(tables(results) for results in found)]), "utf-8")
