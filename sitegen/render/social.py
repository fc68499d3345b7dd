"""The picture that services show beside a link to a page."""

from __future__ import annotations

from sitegen.content.kinds import Image
from sitegen.engine.query import Reader
from sitegen.media.picture import Use, plan_picture
from sitegen.render.demands import demand_rendition, slug_of_file
from sitegen.render.file_queries import FileDigest, ImageFactsOf
from sitegen.render.routes import Route
from sitegen.site.model import Summary
from sitegen.site.navigation import SiteInfo

CARD = Use(name="social", widths=(1200,), ratio=(1200, 630), formats=("jpeg",))
"""1200 × 630 pixels: the size that services crop least (Open Graph, 1.91:1)."""


def social_image(
    reader: Reader, route: Route, site: SiteInfo, summary: Summary | None, title: str
) -> str:
    """Give the absolute address of a page's card, "" where it has none.

    A storyteller's portrait is used only where the consent covers social media.
    """
    image = card_source(summary)
    if image is None:
        return ""
    facts = reader.fetch(ImageFactsOf(path=image.file))
    if facts is None or facts.vector:
        return ""
    rendition = plan_picture(
        facts,
        source=image.file,
        digest=reader.fetch(FileDigest(path=image.file)),
        slug=slug_of_file(image.file),
        use=CARD,
        focus=image.focus,
        credit=image.credit,
        prefix="/",
    )
    demand_rendition(reader, rendition)
    return site.url + rendition.picture.src


def card_source(summary: Summary | None) -> Image | None:
    """Give the picture that a card is cropped from."""
    if summary is None or not summary.social:
        return None
    return summary.image or summary.portrait or summary.artwork
