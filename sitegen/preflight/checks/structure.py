"""Is the file whole, open, and without anything that moves?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sitegen.preflight.evidence import Evidence
from sitegen.preflight.findings import Noticed, error, fact, note, warning
from sitegen.preflight.pdf.objects import damage, elements, entries, entry, name_of, text_of

CHECK = "structure"
MOST_TOLD = 5
HEAD = b"%PDF-"
# qpdf says so itself of what it meets in files that every program opens.
HARMLESS = re.compile("common error handled correctly by qpdf and most other applications")
# ISO 32000-1, 12.6.2: actions may lead to further ones, a file can make a ring of them.
MOST_ACTIONS = 1000
SOURCE = re.compile(r"^(?:WARNING|ERROR): (?:stream )?<[^>]*>:? ?")


def check_structure(evidence: Evidence) -> Iterator[Noticed]:
    """Syntax as `qpdf --check` sees it, encryption (ISO 15930-7, 6.15), scripts, pages."""
    pdf = evidence.pdf
    yield fact(CHECK, "PDF version", pdf.pdf_version)
    yield fact(CHECK, "size", f"{len(evidence.data) / 1e6:.1f} MB")
    yield fact(CHECK, "pages", str(len(evidence.pages)))
    yield from _check_head(evidence)
    yield from _check_syntax(evidence)
    if pdf.is_encrypted:
        yield error(
            CHECK,
            "the file is encrypted, which printers' programs refuse",
            mend="save it again without a password or permissions",
        )
    if _has_script(evidence):
        yield error(CHECK, "the file holds JavaScript", mend="export it as PDF/X")
    if carried := _carried(evidence):
        yield warning(
            CHECK,
            f"the file carries other files ({', '.join(carried[:MOST_TOLD])}), which printers"
            " don't look at",
            mend="export it without attachments",
        )
    yield from _check_pages(evidence)


def _check_head(evidence: Evidence) -> Iterator[Noticed]:
    """Nothing stands before the header: places in the file are counted from there (7.5.2)."""
    before = evidence.data.find(HEAD)
    if before > 0:
        tells = warning if evidence.profile.standard == "none" else error
        yield tells(
            CHECK,
            f"{before} bytes stand before the file's head, where printers' programs begin to read",
            mend="export it again, or have it sent as an attachment of its own",
        )


def _check_syntax(evidence: Evidence) -> Iterator[Noticed]:
    # The checker names what it reads from by its place in memory, which says nothing to anybody.
    problems = [SOURCE.sub("", " ".join(problem.split())) for problem in evidence.syntax_problems()]
    for problem in filter(HARMLESS.search, problems):
        yield note(CHECK, f"not as the standard has it, and read by every program: {problem}")
    problems = [problem for problem in problems if not HARMLESS.search(problem)]
    for problem in problems[:MOST_TOLD]:
        yield error(CHECK, f"damaged: {problem}", mend="export the file again")
    if len(problems) > MOST_TOLD:
        yield error(CHECK, f"damaged in {len(problems) - MOST_TOLD} more places")
    for page in evidence.pages:
        if page.paintings.mistakes:
            yield warning(
                CHECK,
                f"{page.paintings.mistakes} instructions of the page can't be understood",
                page=page.number,
                mend="export the file again",
            )
        if page.paintings.cut_short:
            yield warning(
                CHECK,
                "the page has so many instructions that only its first were judged",
                page=page.number,
            )


def _check_pages(evidence: Evidence) -> Iterator[Noticed]:
    count, asked = len(evidence.pages), evidence.expected.pages
    if not count:
        yield error(CHECK, "the file has no page", mend="export it again")
    elif asked is not None and count != asked:
        yield error(CHECK, f"the file has {count} pages where {asked} are expected")
    elif count > 1 and evidence.profile.standard != "none":
        yield note(CHECK, f"the file has {count} pages: printers want one PDF an item")


def _has_script(evidence: Evidence) -> bool:
    root = evidence.pdf.Root
    begun = [entry(root, "/OpenAction"), *_events(root)]
    for page in evidence.pages:
        begun += _events(page.item.obj)
        for item in elements(entry(page.item.obj, "/Annots")):
            begun += [entry(item, "/A"), *_events(item)]
    return entry(root, "/Names", "/JavaScript") is not None or _runs(begun)


def _events(item: Any) -> list[Any]:
    """The actions that an object's events begin (ISO 32000-1, 12.6.3)."""
    return [action for _, action in entries(entry(item, "/AA"))]


def _runs(actions: list[Any]) -> bool:
    """Whether one of the actions, or one that follows it, is a script."""
    for _ in range(MOST_ACTIONS):
        if not actions:
            return False
        action = actions.pop()
        if name_of(entry(action, "/S")) == "JavaScript" or text_of(entry(action, "/JS")):
            return True
        actions += elements(entry(action, "/Next"))
    return bool(actions)


def _carried(evidence: Evidence) -> list[str]:
    """The names of embedded files (ISO 32000-1, 7.11.4)."""
    try:
        return sorted(evidence.pdf.attachments)
    except damage():
        return ["unreadable"]
