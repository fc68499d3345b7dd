"""Is the file whole, open, and without anything that moves?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.preflight.evidence import Evidence
from sitegen.preflight.findings import Noticed, error, fact, note, warning
from sitegen.preflight.pdf.objects import entry, name_of, text_of

CHECK = "structure"
MOST_TOLD = 5
SOURCE = re.compile(r"^(?:WARNING|ERROR): (?:stream )?<[^>]*>:? ?")


def check_structure(evidence: Evidence) -> Iterator[Noticed]:
    """Syntax as `qpdf --check` sees it, encryption (ISO 15930-7, 6.2), scripts, pages."""
    pdf = evidence.pdf
    yield fact(CHECK, "PDF version", pdf.pdf_version)
    yield fact(CHECK, "size", f"{len(evidence.data) / 1e6:.1f} MB")
    yield fact(CHECK, "pages", str(len(evidence.pages)))
    yield from _check_syntax(evidence)
    if pdf.is_encrypted:
        yield error(
            CHECK,
            "the file is encrypted, which printers' programs refuse",
            mend="save it again without a password or permissions",
        )
    if _has_script(evidence):
        yield error(CHECK, "the file holds JavaScript", mend="export it as PDF/X")
    yield from _check_pages(evidence)


def _check_syntax(evidence: Evidence) -> Iterator[Noticed]:
    # The checker names what it reads from by its place in memory, which says nothing to anybody.
    problems = [SOURCE.sub("", " ".join(problem.split())) for problem in evidence.syntax_problems()]
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
    actions = [
        entry(root, "/OpenAction"),
        *(entry(page.item.obj, "/AA") for page in evidence.pages),
    ]
    return entry(root, "/Names", "/JavaScript") is not None or any(
        name_of(entry(action, "/S")) == "JavaScript" or text_of(entry(action, "/JS"))
        for action in actions
    )
