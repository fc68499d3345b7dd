"""What the structure of a PDF says of the words that its pages paint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sitegen.preflight.pdf.objects import elements, entry, identity, is_dictionary, name_of, text_of

# Elements within a paragraph (ISO 32000-1, 14.8.4.4); all others end one.
INLINE = frozenset({"Span", "Quote", "Note", "Reference", "Code", "Link", "Em", "Strong", "Ruby"})
MOST_ELEMENTS = 200_000

Identity = tuple[int, int] | None


def actual_texts(pdf: Any) -> Iterator[str]:
    """The texts that stand for painted content, whole words (ISO 32000-1, 14.9.4)."""
    for item in pdf.objects:
        if is_dictionary(item) and (text := text_of(entry(item, "/ActualText"))):
            yield text


def paragraphs(pdf: Any) -> Mapping[tuple[Identity, int], int]:
    """The number of the paragraph, heading or cell that marked content belongs to, by its page's
    identity and its own number (ISO 32000-1, 14.7.4.2). Empty for a file without structure.
    """
    root = entry(pdf.Root, "/StructTreeRoot")
    found: dict[tuple[Identity, int], int] = {}
    seen: set[Identity] = set()
    waiting: list[tuple[Any, Any, int]] = [(item, None, 0) for item in elements(entry(root, "/K"))]
    count = 0
    while waiting and count < MOST_ELEMENTS:
        item, page, paragraph = waiting.pop()
        if isinstance(item, int):
            found[identity(page), item] = paragraph
            continue
        if not is_dictionary(item):
            continue
        page = entry(item, "/Pg") or page
        if isinstance(content := entry(item, "/MCID"), int):
            found[identity(page), content] = paragraph
            continue
        number = identity(item)
        if number is not None and number in seen:
            continue
        seen.add(number)
        count += 1
        if name_of(entry(item, "/S")) not in INLINE:
            paragraph = count
        waiting.extend((kid, page, paragraph) for kid in elements(entry(item, "/K")))
    return found
