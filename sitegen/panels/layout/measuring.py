"""A template set on an endless page: where each of its end marks comes to stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from markupsafe import Markup

from sitegen.panels.layout.context import page_context
from sitegen.panels.pdf.typesetter import places
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Panel

# While text is measured, pictures and codes are as large as they will be, but empty.
ENDLESS = 50
EMPTY_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'

Values = Mapping[str, Any]


def ends_of(
    panel: Panel, toolkit: Toolkit, template: str, values: Values, size: float
) -> dict[str, float]:
    """The places of all elements with an id, in mm below the trim's top, at a size in points."""
    source = _source(panel, toolkit, template, values, size)
    found = toolkit.measures.recall(source)
    if found is None:
        html = _rendered(panel, toolkit, template, values, size)
        found = toolkit.measures.get(html)
        if found is None:
            found = places(toolkit.typesetter.lay_out(html, _Blank(toolkit.font_assets)))
        toolkit.measures.note(html, found, source)
    origin = panel.printing.sheet.margin
    return {name: place - origin for name, place in found.items()}


def _source(panel: Panel, toolkit: Toolkit, template: str, values: Values, size: float) -> bytes:
    """All that a page is rendered from beside its theme and the code."""
    asked = (template, panel, toolkit.colours, values, size)
    return msgspec.msgpack.encode(asked, enc_hook=_written)


def _written(value: object) -> tuple[str, str]:
    """A text that may be put into HTML as it is: another than the same that may not."""
    if isinstance(value, Markup):
        return ("markup", str(value))
    raise NotImplementedError(type(value).__name__)


def _rendered(panel: Panel, toolkit: Toolkit, template: str, values: Values, size: float) -> str:
    common = page_context(panel, toolkit, size)
    page = {**common["page"], "height": common["page"]["height"] * ENDLESS}
    context = {**common, **values, "page": page, "measuring": True, "marks": False}
    return toolkit.templates.render(template, context)


class Fitting:
    """The measuring of one template at several sizes; each is set once."""

    def __init__(
        self, panel: Panel, toolkit: Toolkit, template: str, values: Callable[[float], Values]
    ) -> None:
        self._panel = panel
        self._toolkit = toolkit
        self._template = template
        self._values = values
        self._measured: dict[float, dict[str, float]] = {}

    def ends(self, size: float) -> dict[str, float]:
        """The places of all elements with an id at a size, in mm below the trim's top."""
        if size not in self._measured:
            values = self._values(size)
            self._measured[size] = ends_of(self._panel, self._toolkit, self._template, values, size)
        return self._measured[size]


class _Blank(dict[str, bytes]):
    """Assets of which every picture is empty."""

    def __missing__(self, name: str) -> bytes:
        return EMPTY_SVG

    def __contains__(self, name: object) -> bool:
        return True
