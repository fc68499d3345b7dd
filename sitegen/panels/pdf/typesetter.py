"""HTML to a laid-out document and its PDF; nothing is read but the bytes that are given."""

from __future__ import annotations

import atexit
import logging
import sys
import weakref
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sitegen.errors import MissingToolError, SitegenError
from sitegen.panels.pdf.sheets import Sheets

if TYPE_CHECKING:
    from weasyprint import Document
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcherResponse

SCHEME = "panel:///"
PIXELS_PER_MM = 96 / 25.4
OPTIONS: Mapping[str, Any] = {
    "pdf_variant": "pdf/x-4",
    "pdf_tags": True,
    "output_intent": "device-cmyk",
}
PANGO = (
    "panels are set with Pango, which this machine lacks; install it: "
    "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 (Debian, Ubuntu) "
    "or: brew install pango (macOS)"
)


class PanelAssetError(SitegenError):
    """A template asks for something that the panel does not have."""


class PanelDrawingError(SitegenError):
    """The engine could not draw a part of a panel, which would have printed wrong."""


def require_weasyprint() -> Any:
    """The weasyprint module; MissingToolError with the install line when Pango is missing."""
    try:
        with _opened_by_file_names():
            import weasyprint
    except OSError as error:
        raise MissingToolError(PANGO) from error
    return weasyprint


@contextmanager
def _opened_by_file_names() -> Iterator[None]:
    """Let libraries be opened by the names of their files alone, as Linux has them.

    WeasyPrint asks by the names of other systems first, and Python looks for each of those with
    ldconfig, gcc and ld: a fifth of a second in each process.
    """
    import ctypes.util

    before = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = before


class Typesetter:
    """Sets pages with one font configuration, so that fonts are read once for many panels."""

    def __init__(self) -> None:
        weasyprint = require_weasyprint()
        from weasyprint.text.fonts import FontConfiguration

        self._html = weasyprint.HTML
        self._css = weasyprint.CSS
        self._sheets = Sheets()
        self._fonts: FontConfiguration | None = FontConfiguration()
        atexit.register(_close, weakref.ref(self))

    def lay_out(self, html: str, assets: Mapping[str, bytes]) -> Document:
        """The laid-out document of an HTML page.

        Raises PanelAssetError when the page asks for anything but a `panel:///` asset given here,
        PanelDrawingError when the engine complains: a warning is a wrong panel.
        """
        from weasyprint.urls import FatalURLFetchingError

        given: dict[str, Any] = {"base_url": SCHEME, "url_fetcher": _fetcher(assets)}

        def parse(text: str) -> Any:
            return self._css(string=text, font_config=self._fonts, **given)

        try:
            with _complaints():
                bare, sheets = self._sheets.taken_from(html, parse)
                page = self._html(string=bare, **given)
                document: Document = page.render(
                    font_config=self._fonts, stylesheets=sheets, **OPTIONS
                )
        except FatalURLFetchingError as error:
            self._sheets.forget()
            raise PanelAssetError(str(error)) from error
        except PanelDrawingError:
            self._sheets.forget()
            raise
        return document

    def close(self) -> None:
        """Give the fonts back, whose files would else outlive the modules that remove them."""
        self._fonts = None


def _close(typesetter: weakref.ref[Typesetter]) -> None:
    if (opened := typesetter()) is not None:
        opened.close()


def write_pdf(document: Document) -> bytes:
    """The tagged PDF/X-4 of a laid-out document, before it is finished for print."""
    with _complaints():
        data: bytes | None = document.write_pdf(**OPTIONS)
    assert data is not None
    return data


def places(document: Document) -> dict[str, float]:
    """How far below the first page's top (mm) each element with an id begins, all pages under
    each other."""
    found: dict[str, float] = {}
    top = 0.0
    for page in document.pages:
        found |= {name: (top + box[1]) / PIXELS_PER_MM for name, box in page.anchors.items()}
        top += page.height
    return found


@contextmanager
def _complaints() -> Iterator[None]:
    """Turn what WeasyPrint only logs into an error."""
    heard: list[str] = []
    listener = logging.Handler(logging.WARNING)
    listener.emit = lambda record: heard.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("weasyprint")
    logger.addHandler(listener)
    try:
        yield
    finally:
        logger.removeHandler(listener)
    if heard:
        raise PanelDrawingError(f"the panel's template can't be drawn: {heard[0]}")


def _fetcher(assets: Mapping[str, bytes]) -> Callable[[str], URLFetcherResponse]:
    from weasyprint.urls import FatalURLFetchingError, URLFetcherResponse

    def fetch(url: str) -> URLFetcherResponse:
        name = url.removeprefix(SCHEME)
        if not url.startswith(SCHEME) or name not in assets:
            raise FatalURLFetchingError(f"a panel template asks for {url}")
        data = assets[name]
        drawing = name.endswith(".svg") or data.startswith(b"<svg")
        kind = "image/svg+xml" if drawing else "application/octet-stream"
        return URLFetcherResponse(url, data, {"Content-Type": kind})

    return fetch
