"""A file without the words on its layers that are off: readers of text find those as well."""

from __future__ import annotations

from typing import Any

from sitegen.preflight.pdf.layers import Layers, Marked, layer_of
from sitegen.preflight.pdf.objects import damage, entry, is_stream, name_of

SHOWING = frozenset(("Tj", "TJ", "'", '"', "Do"))
"""What shows words, at once or through a form; the rest keeps the state of what comes behind."""


def drop_unprinted_words(pdf: Any) -> None:
    """Take the words that nobody prints out of a pikepdf file, in its pages and its forms.

    What can't be understood stays as it is.
    """
    layers = Layers(pdf.Root)
    if not layers.has_any_off:
        return
    for page in pdf.pages:
        resources = page.get("/Resources")
        if (content := _without(page, resources, layers)) is not None:
            page.Contents = pdf.make_stream(content)
    for item in pdf.objects:
        if is_stream(item) and name_of(entry(item, "/Subtype")) == "Form":
            content = b"" if layers.is_off(entry(item, "/OC")) else None
            if content is None:
                content = _without(item, entry(item, "/Resources"), layers)
            if content is not None:
                item.write(content)


def _without(stream: Any, resources: Any, layers: Layers) -> bytes | None:
    """A content stream without what it shows on layers that are off; None where that is nothing."""
    import pikepdf

    marked, kept, dropped = Marked(layers, set()), list[Any](), False
    try:
        for instruction in pikepdf.parse_content_stream(stream):
            operator = str(instruction.operator)
            if operator in ("BMC", "BDC"):
                marked.begin(layer_of(list(instruction.operands), resources))
            elif operator == "EMC":
                marked.end()
            if marked.is_off and operator in SHOWING:
                dropped = True
            else:
                kept.append(instruction)
        return pikepdf.unparse_content_stream(kept) if dropped else None
    except damage():
        return None
