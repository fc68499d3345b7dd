"""What phones and browsers are told of the site beside its pages: its manifest."""

from __future__ import annotations

from sitegen.engine.digest import digest_bytes
from sitegen.engine.query import Reader
from sitegen.feeds.manifest import Manifest, ManifestIcon, manifest_text
from sitegen.markdown.text.isolates import without_isolates
from sitegen.render.files.demands import TextFile
from sitegen.render.queries.theme import AssetAddress, BrowserColoursOf
from sitegen.site.navigation import SiteInfo

ICONS = (
    ("icon-192.png", 192, False),
    ("icon-512.png", 512, False),
    ("icon-maskable-512.png", 512, True),
)
"""The icons that a manifest names: what it takes to be put on a home screen."""


def manifest_for(reader: Reader, site: SiteInfo) -> str:
    """Demand the site's manifest in its language, and give its address; "" without icons."""
    found = [
        ManifestIcon(src=site.root + path, size=size, maskable=maskable)
        for name, size, maskable in ICONS
        if (path := reader.fetch(AssetAddress(name=name)))
    ]
    if not found:
        return ""
    colours = reader.fetch(BrowserColoursOf())
    text = manifest_text(
        Manifest(
            name=without_isolates(site.title),
            short_name=without_isolates(site.brief_title),
            description=without_isolates(site.description),
            lang=site.language.code,
            dir=site.language.dir,
            start=site.home,
            scope=site.root,
            theme=colours.light,
            ground=colours.light,
            icons=tuple(found),
        )
    )
    name = f"media/site-{site.language.code}-{digest_bytes(text.encode()).hex()[:8]}.webmanifest"
    reader.demand(name, TextFile(name=name, text=text))
    return site.root + name
