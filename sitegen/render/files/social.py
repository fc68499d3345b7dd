"""What services show beside a link to a page: a picture, a title, a description."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from sitegen.engine.digest import digest_value
from sitegen.engine.query import Reader
from sitegen.kinds.kind import Kind
from sitegen.media.picture import Derivative, Picture, Quality, Rendition, Use, plan_picture
from sitegen.media.posters.looks import HEIGHT, LOOKS, WIDTH
from sitegen.media.records import CardTexts
from sitegen.render.files.demands import SocialCard, demand_rendition, slug_of_file
from sitegen.render.kinds.posters import Poster, PosterTask, poster_of
from sitegen.render.queries.files import FileDigest, ImageFactsOf
from sitegen.render.queries.theme import AssetAddress, CardColoursOf, MarkOf
from sitegen.schema.parts import Image
from sitegen.site.model import Summary
from sitegen.site.navigation import Setting, SiteInfo
from sitegen.site.route import Route
from sitegen.site.routes import UNINDEXED
from sitegen.values import Value

CARD = Use(name="social", widths=(WIDTH,), ratio=(WIDTH, HEIGHT), formats=("jpeg",))
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


@dataclass(frozen=True, slots=True)
class Sharing:
    """What a page's card is made from; `summary` and `kind` are those of an entry."""

    reader: Reader
    route: Route
    site: SiteInfo
    title: str
    summary: Summary | None = None
    kind: Kind | None = None
    image: Image | None = None


def social_picture(page: Sharing) -> SocialPicture | None:
    """Give a page's card, None where it has none.

    A storyteller's portrait and words are used only where the consent covers social media; else the
    page has the site's own card, which says nothing of it. Where no cards are drawn, the photo
    itself stands for the page, or the site's sign.
    """
    if page.route.page in UNINDEXED:
        return None
    if not may_be_shared(page.summary):
        card = drawn_card(page, Poster(plain(page.site, page.site.title)))
        found = card or logo(page.reader, page.site)
        return replace(found, own=False) if found else None
    poster = poster_for(page)
    if card := drawn_card(page, poster):
        return card
    return own_photo(page) or logo(page.reader, page.site)


def poster_for(page: Sharing) -> Poster:
    """Give what a page's card says."""
    if page.summary is None or page.kind is None:
        return Poster(plain(page.site, page.title), page.image)
    return poster_of(PosterTask(page.reader, page.site, page.kind, page.summary, page.title))


def plain(site: SiteInfo, title: str) -> CardTexts:
    """Give the card of a page that is no entry's."""
    return CardTexts(title=title, language=site.language.code)


def own_photo(page: Sharing) -> SocialPicture | None:
    """Demand a page's picture without words, as searchers want it; None where it has none."""
    if not may_be_shared(page.summary):
        return None
    image = page.summary.shared_picture if page.summary else page.image
    found = shared_picture(page.reader, image) if image else None
    if image is None or found is None:
        return None
    return SocialPicture(
        url=page.site.url + found.src,
        width=found.width,
        height=found.height,
        alt=image.alt or "",
        credit=image.credit,
    )


def shared_picture(reader: Reader, image: Image) -> Picture | None:
    """Demand a picture for searchers and links, and give it; None where it is none, or drawn.

    It is cut to the ratio of a card unless it stands upright: that would cut a face at brow and
    chin.
    """
    facts = reader.fetch(ImageFactsOf(path=image.file))
    upright = facts is not None and facts.height > facts.width
    rendition = planned(reader, image, replace(CARD, ratio=None) if upright else CARD)
    if rendition is None:
        return None
    demand_rendition(reader, rendition)
    return rendition.picture


def planned(reader: Reader, image: Image, use: Use) -> Rendition | None:
    """Plan a picture for a card; None where it is none, or drawn."""
    facts = reader.fetch(ImageFactsOf(path=image.file))
    if facts is None or facts.vector:
        return None
    return plan_picture(
        facts,
        source=image.file,
        digest=reader.fetch(FileDigest(path=image.file)),
        slug=slug_of_file(image.file),
        use=use,
        focus=image.focus,
        credit=image.credit,
        prefix="/",
    )


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


def drawn_card(page: Sharing, poster: Poster) -> SocialPicture | None:
    """Demand a card as a poster, and give it; None where cards are off."""
    reader, site, title = page.reader, page.site, poster.texts.title
    if not reader.fetch(Setting(lang=page.route.lang, name="cards")):
        return None
    # Home's card has the whole name for its title.
    whole = f"{site.title} ({site.short_title})" if site.short_title else site.title
    name = site.brief_title if title == site.title else whole
    texts = replace(poster.texts, site=name, brief=site.short_title)
    placed = on_poster(reader, poster.image, texts) if poster.image else None
    words = SocialCard(
        name="",
        texts=texts,
        colours=reader.fetch(CardColoursOf()),
        mark=reader.fetch(MarkOf()),
        source=placed.source if placed else "",
        picture=placed,
    )
    name = f"media/card-{digest_value(words).hex()[:10]}.jpg"
    reader.demand(name, replace(words, name=name))
    return SocialPicture(url=f"{site.url}/{name}", width=WIDTH, height=HEIGHT, alt=said(poster))


def on_poster(reader: Reader, image: Image, texts: CardTexts) -> Derivative | None:
    """Plan the part of a picture that stands on a card; nothing where it has no room for one."""
    if texts.day:
        return None
    _, _, width, height = LOOKS[texts.look].picture
    use = Use(name="poster", widths=(width,), ratio=(width, height), formats=("jpeg",))
    rendition = planned(reader, image, replace(use, quality=Quality(jpeg=92)))
    return rendition.derivatives[0] if rendition else None


def said(poster: Poster) -> str:
    """Say in words what stands on a card: its letters, and whom or what it shows."""
    texts = poster.texts
    words = f"{texts.title}: {texts.quote}" if texts.quote else texts.title
    shown = (poster.image.alt or "") if poster.image and not texts.day else ""
    return f"{words} – {shown}" if shown else words
