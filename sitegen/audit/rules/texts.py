"""What a page says of itself, its headings, its pictures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sitegen.audit.site import BuiltSite, Finding


def heads(site: BuiltSite) -> Iterator[Finding]:
    """Report titles and descriptions that are missing or stand on several pages of a language."""
    shown = {p: f for p, f in site.pages.items() if not (f.refresh or f.unindexed)}
    yield from told_once("title", {p: (f.lang, f.title) for p, f in shown.items()})
    yield from told_once("description", {p: (f.lang, f.description) for p, f in shown.items()})
    for path, facts in site.pages.items():
        for id_ in facts.repeated:
            message = f'the id "{id_}" stands more than once in the page'
            yield Finding("id", path, message, (f'id="{id_}"', id_))


def told_once(rule: str, said: dict[str, tuple[str, str]]) -> Iterator[Finding]:
    """Report what pages say of themselves where it is missing, or the same as another's."""
    by_text: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path, spoken in said.items():
        by_text[spoken].append(path)
    for (_, text), paths in by_text.items():
        for path in paths:
            if not text:
                yield Finding(rule, path, f"the page has no {rule}", (rule,))
            elif len(paths) > 1:
                message = f'{len(paths)} pages have the {rule} "{text}"'
                yield Finding(rule, path, message, (text, rule), severity="warning")


def headings(site: BuiltSite) -> Iterator[Finding]:
    """Report pages without one h1, levels left out, and headings without a text."""
    for path, facts in site.pages.items():
        if not facts.refresh:
            for message, text in facts.outline:
                yield Finding("heading", path, message, (text,) if text else ())


def pictures(site: BuiltSite) -> Iterator[Finding]:
    """Report pictures without a text (WCAG 2.2, 1.1.1) or without their size."""
    for path, facts in site.pages.items():
        for picture in facts.unnamed:
            message = f"the picture {picture} has no alt text"
            yield Finding("alt", path, message, (picture,))
        for picture in facts.unsized:
            message = f"the picture {picture} says no width and height: text jumps when it comes"
            yield Finding("size", path, message, (picture,))
