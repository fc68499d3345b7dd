"""What the structure of a PDF says of the words that its pages paint."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sitegen.preflight.pdf.objects import entry, is_dictionary, text_of


def actual_texts(pdf: Any) -> Iterator[str]:
    """The texts that stand for painted content, whole words (ISO 32000-1, 14.9.4)."""
    for item in pdf.objects:
        if is_dictionary(item) and (text := text_of(entry(item, "/ActualText"))):
            yield text
