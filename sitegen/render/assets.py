"""The theme's files as they are published: bundled, made small, named by their content."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from sitegen.engine.digest import digest_value, encode, sha256_hex
from sitegen.engine.store import ObjectStore
from sitegen.errors import ContentError, Location, MediaError, Problem
from sitegen.render.theme import Theme
from sitegen.safety.gate import Gate, problem_at

if TYPE_CHECKING:
    from sitegen.media.fonts import FontSet

STOPPED = "a storyteller's name that may not be shown stands in this file; take it out"

INLINE_ONLY = ("css/", "js/")
"""Folders of assets that are published as part of a bundle only."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A published file of the theme: what templates call it, its output path, its bytes."""

    name: str
    path: str
    data: bytes


def with_assets(
    theme: Theme, objects: ObjectStore, root: str, gate: Gate
) -> tuple[Theme, tuple[Asset, ...]]:
    """Make the theme's published files, and give the theme that knows their addresses.

    `root` is the path of the site's address. Raises ContentError for a bundle that names a missing
    file, a drawing that can't be used, and a file that the gate stops.
    """
    fonts = fonts_for(theme.settings.fonts, objects, root)
    files = tuple(Asset(f"fonts/{file.script}.woff2", file.name, file.data) for file in fonts.files)
    assets = (
        *files,
        *make_bundles(theme, fonts.css, objects, gate),
        *make_files(theme, objects, gate),
    )
    return replace(theme, assets={asset.name: asset.path for asset in assets}), assets


def fonts_for(scripts: tuple[str, ...], objects: ObjectStore, root: str) -> FontSet:
    """Give the fonts of scripts; cutting them takes seconds, so the store keeps them."""
    from sitegen.media.fonts import FontSet, build_fonts

    if not scripts:
        return FontSet(files=(), css="")
    key = digest_value(["fonts", scripts, root])
    data = objects.once(key, lambda: encode(build_fonts(scripts, prefix=root, folder="assets")))
    return msgspec.msgpack.decode(data, type=FontSet)


def make_bundles(theme: Theme, fonts_css: str, objects: ObjectStore, gate: Gate) -> Iterator[Asset]:
    """Join and shrink the files of each bundle, once; style sheets begin with the fonts."""
    for name, parts in sorted(theme.settings.bundles.items()):
        texts = [bundle_part(theme, name, part) for part in parts]
        if name.endswith(".css"):
            texts.insert(0, fonts_css)
        # What is stopped is kept nowhere, and looked at anew where there are other names.
        key = digest_value(["bundle", name, texts, gate.mark])
        pass_parts = partial(stop_parts, theme, parts, gate)
        yield fingerprinted(name, objects.once(key, partial(bundled, name, texts, pass_parts)))


def bundled(name: str, texts: Sequence[str], look: Callable[[], None]) -> bytes:
    """Join and shrink style sheets or scripts, after a look at them."""
    look()
    from sitegen.media.bundles import bundle_css, bundle_scripts, minify_css, minify_script

    if name.endswith(".css"):
        return minify_css(bundle_css(texts)).encode()
    return minify_script(bundle_scripts(texts)).encode()


def stop_parts(theme: Theme, parts: Sequence[str], gate: Gate) -> None:
    """Raise ContentError for those parts of a bundle that the gate stops."""
    names = [f"assets/{part}" for part in parts]
    stopped = [name for name in names if gate.stops_file(name, theme.data(name) or b"")]
    if stopped:
        raise ContentError(problem_at(theme.origin(name), STOPPED) for name in stopped)


def bundle_part(theme: Theme, bundle: str, name: str) -> str:
    """Give the text of a file that a bundle names."""
    text = theme.text(f"assets/{name}")
    if text is None:
        place = Location(f"themes/{theme.chain[0]}/theme.yaml")
        raise ContentError([Problem(place, f"bundles.{bundle}: no file assets/{name}")])
    return text


def make_files(theme: Theme, objects: ObjectStore, gate: Gate) -> Iterator[Asset]:
    """Give the other assets that templates ask for by name, without metadata.

    The store keeps them, because pictures are encoded anew. Raises ContentError for a file that is
    damaged, or of a kind that isn't published.
    """
    mentioned = "\n".join(
        theme.text(name) or "" for name in sorted(theme.files) if name.endswith(".html")
    )
    for full in sorted(theme.files):
        name = full.removeprefix("assets/")
        if name == full or name.startswith(INLINE_ONLY) or name not in mentioned:
            continue
        try:
            yield fingerprinted(name, washed(theme, full, objects, gate))
        except MediaError as error:
            place = Location(theme.origin(full))
            said = str(error).removeprefix(f"{name}: ")
            raise ContentError([Problem(place, said)]) from None


def washed(theme: Theme, full: str, objects: ObjectStore, gate: Gate) -> bytes:
    """Give a file without metadata, made once for its bytes. Raises MediaError, ContentError."""
    from sitegen.media.wash import wash

    name, data = full.removeprefix("assets/"), theme.data(full) or b""

    def clean() -> bytes:
        made = wash(data, name)
        if gate.stops_file(name, made):
            raise ContentError([problem_at(theme.origin(full), STOPPED)])
        return made

    return objects.once(digest_value(["washed", name, sha256_hex(data), gate.mark]), clean)


def fingerprinted(name: str, data: bytes) -> Asset:
    """Name a file by its content, so that a browser may keep it for ever."""
    stem, dot, suffix = name.rpartition(".")
    flat = stem.replace("/", "-")
    return Asset(name, f"assets/{flat}-{sha256_hex(data)[:10]}{dot}{suffix}", data)
