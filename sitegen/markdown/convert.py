"""An entry's Markdown becomes its body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from msgspec.structs import replace
from pymdownx.blocks.block import Block

from sitegen.markdown.blocks.parser import TooDeepError
from sitegen.markdown.blocks.raw_html import restore_html
from sitegen.markdown.body import Body, Conversion, Notice
from sitegen.markdown.conflicts import find_conflicts
from sitegen.markdown.directives.charts import CHARTS
from sitegen.markdown.directives.extras import EXTRAS
from sitegen.markdown.grammar import Grammar
from sitegen.markdown.html.anchors import Anchors
from sitegen.markdown.html.elements import ELEMENTS
from sitegen.markdown.html.figures import FIGURES
from sitegen.markdown.html.notes import Notes
from sitegen.markdown.html.second_opinion import otherwise
from sitegen.markdown.html.writer import Handler, Writer
from sitegen.markdown.inline.footnotes import REFERENCE
from sitegen.markdown.notices import Report
from sitegen.markdown.resolver import Resolver
from sitegen.markdown.source import clean, without_overrides
from sitegen.markdown.text.scripts import FOREIGN, script_of
from sitegen.text import with_directions_isolated

HANDLERS: Final[Mapping[str, Handler]] = {**ELEMENTS, **FIGURES, **EXTRAS, **CHARTS}
OTHERWISE: Final = '"{}": browsers read this otherwise than it is meant; write it in Markdown'
NESTED: Final = re.compile(r"[ \t]*(?:(?:[>*+-]|\d+\.)[ \t]*)*")


class Converter:
    """Converts any number of entries, one after the other; each as if it were the first."""

    def __init__(self, extra_blocks: Iterable[type[Block]] = ()) -> None:
        """`extra_blocks` are a site's own, made on the blocks interface of pymdown-extensions."""
        self._blocks = tuple(extra_blocks)
        self._grammar = Grammar(self._blocks)

    def convert(
        self, markdown: str, *, lang: str, resolver: Resolver, finds_lines: bool = True
    ) -> Conversion:
        """Convert one text in one language (BCP 47); see `convert`. Without `finds_lines`, lines of
        notices may be wrong, and a text that has some takes half the time."""
        text, turned = without_overrides(clean(markdown))
        try:
            done = self._run(text, False, lang, resolver)
            if (done.notices or done.anchor_links) and finds_lines:
                # Where the mistakes are is found only where there may be any.
                again = self._run(text, True, lang, resolver)
                done = Conversion(
                    body=done.body,
                    notices=again.notices or done.notices,
                    anchor_links=again.anchor_links or done.anchor_links,
                )
        except TooDeepError as problem:
            return self._too_deep(problem.line)
        except RecursionError:
            return self._too_deep(_deepest_line(text))
        told = sorted(
            (*turned, *find_conflicts(text), *done.notices), key=lambda notice: notice.line
        )
        return replace(done, notices=tuple(told))

    def _too_deep(self, line: int) -> Conversion:
        # The parser was interrupted halfway.
        self._grammar = Grammar(self._blocks)
        message = "lists, quotations or brackets are nested too deeply here"
        return Conversion(body=Body(html=""), notices=(Notice(line=line, message=message),))

    def _run(self, text: str, is_marked: bool, lang: str, resolver: Resolver) -> Conversion:
        report = Report(text)
        grammar = self._grammar
        grammar.reset()
        document = grammar.parse(text, is_marked)
        root = document.root
        for notice in document.notices:
            report.add(notice)
        for message, near, is_doubt in document.found:
            (report.warn if is_doubt else report.error)(message, near)
        if "<" in text:
            restore_html(root, document.stash, report, is_marked)
        report.at = ""
        anchors = Anchors()
        if "{" in text or "<" in text:
            # What the author gave, in attribute lists or HTML, goes before what is made.
            anchors = Anchors(element.get("id", "") for element in root.iter())
        notes = Notes(root)
        writer = Writer(
            lang=lang,
            # A character reference may stand for a letter of any script.
            is_mixed="&#" in text or FOREIGN[script_of(lang)].search(text) is not None,
            resolver=resolver,
            report=report,
            anchors=anchors,
            handlers={**HANDLERS, REFERENCE: notes.write_reference},
            is_marked=is_marked,
        )
        writer.inside(root)
        notes.write_all(writer)
        writer.links.check_within(writer.anchors)
        html = "".join(writer.out)
        report.at = ""
        if changed := otherwise(html):
            report.error(OTHERWISE.format(changed), changed)
        body = Body(
            html=html,
            headings=tuple(writer.headings),
            text=with_directions_isolated(writer.plain_text()),
        )
        return Conversion(body=body, notices=report.notices(), anchor_links=report.anchor_links())


def _deepest_line(text: str) -> int:
    depths = [len(match[0]) if (match := NESTED.match(line)) else 0 for line in text.split("\n")]
    return depths.index(max(depths)) + 1


def convert(
    markdown: str,
    *,
    lang: str,
    resolver: Resolver,
    extra_blocks: Iterable[type[Block]] = (),
    converter: Converter | None = None,
) -> Conversion:
    """Convert an entry's Markdown (without front matter) in one language (BCP 47).

    Everything about the rest of the site is asked of the resolver; nothing else is read. Mistakes
    are told in the conversion, with lines that count from 1 in the given text; nothing is raised.
    A converter that is given is used again and brings its own blocks; it saves a millisecond.
    """
    converter = converter or Converter(extra_blocks)
    return converter.convert(markdown, lang=lang, resolver=resolver)
