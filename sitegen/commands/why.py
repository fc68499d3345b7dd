"""`sitegen why`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.commands.reporting import built_option, cache_option, mistakes_reported, site_option

if TYPE_CHECKING:
    from sitegen.builder.explain.explain import Explanation
    from sitegen.builder.trace.dependencies import Question

SHOWN_AT_MOST = 12


@click.command("why")
@click.argument("path", metavar="OUTPUT-PATH")
@site_option
@built_option
@cache_option
@click.option("--json", "as_json", is_flag=True, help="Report in JSON.")
def command(site: Path, path: str, output: Path | None, cache: Path | None, as_json: bool) -> None:
    """Say what an output was made from, and why the last build made or reused it.

    OUTPUT-PATH is a file of the output folder, or its address.

    Example: sitegen why news/2024/olive-season/index.html
    """
    from sitegen.builder.explain.explain import explain
    from sitegen.builder.options import OUTPUT, BuildOptions

    with mistakes_reported(as_json):
        found = explain(BuildOptions(site, output or site / OUTPUT, cache=cache), path)
    if as_json:
        click.echo(json.dumps(record(found), ensure_ascii=False, indent=2))
    else:
        for line in lines(found):
            click.echo(line)


def lines(found: Explanation) -> Iterator[str]:
    """Give an explanation for readers."""
    yield f"{found.path}: {found.what}"
    if found.questions:
        verb = "made" if found.made else "reused"
        yield f"the last build {verb} it{'' if found.made else ': nothing that it shows changed'}"
        yield f"it was made because {found.because}{':' if found.changed else ''}"
    else:
        yield f"it is there because {found.because}"
    if found.changed:
        yield from question_lines(found.changed.asks, [found.changed])
    if found.questions:
        yield "what it asked:"
        by_words: dict[str, list[Question]] = {}
        for question in found.questions:
            by_words.setdefault(question.asks, []).append(question)
        for words, questions in by_words.items():
            yield from question_lines(words, questions)
    elif found.files:
        yield "made from:"
        yield from (f"  {file}" for file in found.files)
    if found.demanded_by:
        yield f"shown by {len(found.demanded_by)} outputs:"
        yield from shortened(found.demanded_by)


def question_lines(words: str, questions: list[Question]) -> Iterator[str]:
    """Give questions of one kind, then the files that answer them."""
    of = [question.of for question in questions if question.of]
    shown = "; ".join(of[:SHOWN_AT_MOST])
    more = f" and {len(of) - SHOWN_AT_MOST} more" if len(of) > SHOWN_AT_MOST else ""
    yield f"  {words}: {shown}{more}" if of else f"  {words}"
    yield from (f"  {line}" for line in shortened(sorted({f for q in questions for f in q.files})))


def shortened(paths: tuple[str, ...] | list[str]) -> Iterator[str]:
    """Give paths one a line, the first of many."""
    yield from (f"  {path}" for path in paths[:SHOWN_AT_MOST])
    if len(paths) > SHOWN_AT_MOST:
        yield f"  and {len(paths) - SHOWN_AT_MOST} more (all with --json)"


def record(found: Explanation) -> dict[str, object]:
    """Give an explanation for machines."""
    return {
        "path": found.path,
        "what": found.what,
        "made_by_last_build": found.made,
        "because": found.because,
        "changed": question_record(found.changed) if found.changed else None,
        "questions": [question_record(question) for question in found.questions],
        "files": list(found.files),
        "demanded_by": list(found.demanded_by),
    }


def question_record(question: Question) -> dict[str, object]:
    """Give a question for machines."""
    return {"asks": question.asks, "of": question.of, "files": list(question.files)}
