"""The manifest by which a phone puts a site on its home screen (W3C Web Application Manifest)."""

from __future__ import annotations

import json

from sitegen.feeds.characters import drop_forbidden
from sitegen.values import Value


class ManifestIcon(Value):
    """An icon: its address from the host on, its pixels each way, whether it may be masked."""

    src: str
    size: int
    maskable: bool = False


class Manifest(Value):
    """A site in one language. `start` and `scope` are addresses from the host on.

    `theme` and `ground` are colours as `#rrggbb`.
    """

    name: str
    short_name: str
    description: str
    lang: str
    dir: str
    start: str
    scope: str
    theme: str
    ground: str
    icons: tuple[ManifestIcon, ...]


def manifest_text(manifest: Manifest) -> str:
    """Give the manifest as JSON.

    It is opened as any other page (`display: browser`): without a way back, a site whose links lead
    elsewhere would be a trap.
    """
    data = {
        "id": manifest.start,
        "name": drop_forbidden(manifest.name),
        "short_name": drop_forbidden(manifest.short_name),
        "description": drop_forbidden(manifest.description),
        "lang": manifest.lang,
        "dir": manifest.dir,
        "start_url": manifest.start,
        "scope": manifest.scope,
        "display": "browser",
        "theme_color": manifest.theme,
        "background_color": manifest.ground,
        "icons": [
            {
                "src": icon.src,
                "sizes": f"{icon.size}x{icon.size}",
                "type": "image/png",
                "purpose": "maskable" if icon.maskable else "any",
            }
            for icon in manifest.icons
        ],
    }
    kept = {name: value for name, value in data.items() if value not in ("", [])}
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"
