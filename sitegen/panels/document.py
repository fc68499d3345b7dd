"""HTML to a laid-out document and its PDF; nothing is read but the bytes that are given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sitegen.errors import MissingToolError, SitegenError

if TYPE_CHECKING:
    from weasyprint import Document
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

SCHEME = "panel:///"
PIXELS_PER_MM = 96 / 25.4
PANGO = (
    "panels are set with Pango, which this machine lacks; install it: "
    "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 (Debian, Ubuntu) "
    "or: brew install pango (macOS)"
)


class PanelAssetError(SitegenError):
    """A template asks for something that the panel does not have."""


def require_weasyprint() -> Any:
    """The weasyprint module; MissingToolError with the install line when Pango is missing."""
    try:
        import weasyprint
    except OSError as error:
        raise MissingToolError(PANGO) from error
    return weasyprint


class Press:
    """Sets pages with one font configuration, so that fonts are read once for many panels."""

    def __init__(self) -> None:
        weasyprint = require_weasyprint()
        from weasyprint.text.fonts import FontConfiguration

        self._html = weasyprint.HTML
        self._fonts: FontConfiguration = FontConfiguration()

    def lay_out(self, html: str, assets: Mapping[str, bytes], *, colours: str) -> Document:
        """The laid-out document of an HTML page; `colours` is `device-cmyk` or `srgb`.

        Raises PanelAssetError when the page asks for anything but a `panel:///` asset given here.
        """
        fetcher = _fetcher(assets)
        options: dict[str, Any] = {"pdf_tags": True, "custom_metadata": False}
        if colours == "device-cmyk":
            options |= {"pdf_variant": "pdf/x-4", "output_intent": "device-cmyk"}
        else:
            options |= {"pdf_variant": "pdf/ua-1"}
        page = self._html(string=html, base_url=SCHEME, url_fetcher=fetcher)
        document: Document = page.render(font_config=self._fonts, **options)
        return document


def write_pdf(document: Document, *, colours: str) -> bytes:
    """The PDF of a laid-out document, tagged, before it is finished for print."""
    options: dict[str, Any] = {"pdf_tags": True}
    if colours == "device-cmyk":
        options |= {"pdf_variant": "pdf/x-4", "output_intent": "device-cmyk"}
    else:
        options |= {"pdf_variant": "pdf/ua-1"}
    data: bytes | None = document.write_pdf(**options)
    assert data is not None
    return data


def places(document: Document, page: int = 0) -> dict[str, float]:
    """How far below the page's top (mm) each element with an id begins."""
    anchors = document.pages[page].anchors
    return {name: box[1] / PIXELS_PER_MM for name, box in anchors.items()}


def _fetcher(assets: Mapping[str, bytes]) -> URLFetcher:
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class GivenOnly(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
            name = url.removeprefix(SCHEME)
            if not url.startswith(SCHEME) or name not in assets:
                raise FatalURLFetchingError(f"a panel template asks for {url}")
            kind = "image/svg+xml" if name.endswith(".svg") else "application/octet-stream"
            return URLFetcherResponse(url, assets[name], {"Content-Type": kind})

    return GivenOnly()
