"""The square pictures of shows and episodes."""

from __future__ import annotations

from sitegen.content.entries.entry import Entry
from sitegen.errors import ContentError, Problem
from sitegen.feeds.show import Artwork
from sitegen.kinds.show import Show
from sitegen.media.picture import Use, plan_picture
from sitegen.render.feeds.places import place_in
from sitegen.render.files.demands import demand_rendition, slug_of_file
from sitegen.render.pages.pages import PageTask
from sitegen.render.queries.files import FileDigest, ImageFactsOf
from sitegen.schema.parts import Image
from sitegen.site.navigation import SiteInfo

SMALLEST, LARGEST = 1400, 3000
"""Pixels of a side (Apple Podcasts for Creators, "Podcast RSS feed requirements")."""

ARTWORK = Use(name="podcast", widths=(SMALLEST, LARGEST), ratio=(1, 1), formats=("jpeg",))
"""The middle of a picture, or what is around its focus, in the largest size that is allowed."""

WHY = f"podcast directories ask for a square of {SMALLEST} to {LARGEST}, which is cut from it"


def artwork_of_show(task: PageTask, site: SiteInfo, entry: Entry, show: Show) -> Artwork | None:
    """Give a show's picture, made from its `artwork`, else its `image` where that is large enough.

    Raises ContentError for artwork that is too small: nothing is enlarged.
    """
    facts = task.reader.fetch(ImageFactsOf(path=show.artwork.file)) if show.artwork else None
    if facts and (facts.vector or min(facts.width, facts.height) < SMALLEST):
        found = "a drawing" if facts.vector else f"{facts.width} × {facts.height} pixels"
        message = f"artwork: {found} found, expected a photo of at least {SMALLEST} a side; {WHY}"
        place = place_in(task, entry, "artwork")
        # A translation that takes it over has no mistake of its own.
        if entry.original or place.line > 1:
            raise ContentError([Problem(place, message)])
    return artwork_of(task, site, show.artwork or show.image)


def artwork_of(task: PageTask, site: SiteInfo, picture: Image | None) -> Artwork | None:
    """Give a picture as a square, None where it is too small for one, or drawn."""
    facts = task.reader.fetch(ImageFactsOf(path=picture.file)) if picture else None
    if picture is None or facts is None or facts.vector:
        return None
    if min(facts.width, facts.height) < SMALLEST:
        return None
    rendition = plan_picture(
        facts,
        source=picture.file,
        digest=task.reader.fetch(FileDigest(path=picture.file)),
        slug=slug_of_file(picture.file),
        use=ARTWORK,
        focus=picture.focus,
        credit=picture.credit,
    )
    largest = demand_rendition(task.reader, rendition)
    return Artwork(url=f"{site.url}/{largest.name}", side=largest.width, alt=picture.alt or "")
