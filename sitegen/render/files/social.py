"""What services show beside a link to a page: a picture, a title, a description."""

from __future__ import annotations

from msgspec.structs import replace

from sitegen.engine.digest import digest_value
from sitegen.engine.query import Reader
from sitegen.media.picture import Picture, Use, plan_picture
from sitegen.render.files.demands import SocialCard, demand_rendition, slug_of_file
from sitegen.render.queries.files import FileDigest, ImageFactsOf
from sitegen.render.queries.theme import AssetAddress, CardColoursOf
from sitegen.schema.parts import Image
from sitegen.site.model import Summary
from sitegen.site.navigation import Setting, SiteInfo
from sitegen.site.route import Route
from sitegen.site.routes import UNINDEXED
from sitegen.values import Value

CARD = Use(name="social", widths=(1200,), ratio=(1200, 630), formats=("jpeg",))
"""1200 × 630 pixels: the size that services crop least (Open Graph, 1.91:1)."""


LOGO, LOGO_SIZE = "logo.png", 512
"""The theme's mark on white: searchers want 112 pixels each way at least (Google, "Organization
structured data", `logo`)."""


class SocialPicture(Value):
    """A page's card: its absolute address, its size in pixels, what it shows.

    `own` is false for the site's card where the page's own may not be shown. `credit` names whose
    photo it is.
    """

    url: str
    width: int
    height: int
    alt: str = ""
    credit: str = ""
    own: bool = True


def social_picture(
    reader: Reader, route: Route, site: SiteInfo, summary: Summary | None, title: str
) -> SocialPicture | None:
    """Give a page's card, None where it has none.

    A storyteller's portrait is used only where the consent covers social media; else the page has
    the site's own card, which says nothing of it.
    """
    if route.page in UNINDEXED:
        return None
    if not may_be_shared(summary):
        card = drawn_card(reader, route, site, site.title) or logo(reader, site)
        return replace(card, own=False) if card else None
    image = summary.shared_picture if summary else None
    found = shared_picture(reader, image) if image else None
    if image is None or found is None:
        return drawn_card(reader, route, site, title) or logo(reader, site)
    return SocialPicture(
        url=site.url + found.src,
        width=found.width,
        height=found.height,
        alt=image.alt or "",
        credit=image.credit,
    )


def shared_picture(reader: Reader, image: Image) -> Picture | None:
    """Demand a picture as services show it, and give it; None where it is none, or drawn."""
    facts = reader.fetch(ImageFactsOf(path=image.file))
    if facts is None or facts.vector:
        return None
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
    return rendition.picture


def logo(reader: Reader, site: SiteInfo) -> SocialPicture | None:
    """Give the site's sign, which stands for a page where no cards are drawn; None without one."""
    path = reader.fetch(AssetAddress(name=LOGO))
    if not path:
        return None
    url = f"{site.url}/{path}"
    return SocialPicture(url=url, width=LOGO_SIZE, height=LOGO_SIZE, alt=site.title, own=False)


def may_be_shared(summary: Summary | None) -> bool:
    """True unless the page is a story's whose consent leaves social media out."""
    return summary is None or summary.social


def social_words(
    site: SiteInfo, summary: Summary | None, title: str, description: str
) -> tuple[str, str]:
    """Give the title and description on a card: the site's own where the page's may not be.

    Without any, services would take the page's title and first words.
    """
    return (title, description) if may_be_shared(summary) else (site.title, site.description)


def drawn_card(reader: Reader, route: Route, site: SiteInfo, title: str) -> SocialPicture | None:
    """Demand a card drawn from the title, and give it; None where cards are off."""
    if not reader.fetch(Setting(lang=route.lang, name="cards")):
        return None
    colours = reader.fetch(CardColoursOf())
    # Home's card has the whole name for its title.
    short = f"{site.title} ({site.short_title})" if site.short_title else site.title
    name = site.brief_title if title == site.title else short
    words = SocialCard(name="", lang=route.lang, title=title, site=name, colours=colours)
    name = f"media/card-{digest_value(words).hex()[:10]}.jpg"
    reader.demand(name, replace(words, name=name))
    (width,), ratio = CARD.widths, CARD.ratio
    height = ratio[1] if ratio else width
    return SocialPicture(url=f"{site.url}/{name}", width=width, height=height, alt=title)
