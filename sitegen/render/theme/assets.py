"""The theme's files as they are published: bundled, made small, named by their content."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from posixpath import splitext
from typing import TYPE_CHECKING
from urllib.parse import quote

import msgspec

from sitegen.engine.digest import digest_value, encode, sha256_hex
from sitegen.engine.store import ObjectStore
from sitegen.errors import ContentError, Location, MediaError, Problem
from sitegen.render.theme.icons import AT_THE_ROOT, icons_of
from sitegen.render.theme.sheets import Noted, read_sheet, sheets_of
from sitegen.render.theme.theme import Theme
from sitegen.safety.gate import Gate, problem_at

if TYPE_CHECKING:
    from sitegen.media.icons import Icon
    from sitegen.media.styles.fonts import FontSet

STOPPED = "a storyteller's name that may not be shown stands in this file; take it out"

INLINE_ONLY = ("css/", "js/")
"""Folders of assets that are published as part of a bundle, or where a style sheet names them."""

DRAFTS_ONLY = ("drafts.css",)
"""Bundles that are published only where drafts are shown."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A published file of the theme: what templates call it, its output path, its bytes."""

    name: str
    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Typesetter:
    """What a theme's files are made with: the store, the path of the site's address, the gate.

    `named` are the files that style sheets name, as they are published. Not `small`: bundles that
    the store doesn't have stay as they were written, and are kept nowhere.
    """

    theme: Theme
    objects: ObjectStore
    root: str
    gate: Gate
    small: bool = True
    named: dict[str, Asset] = field(default_factory=dict)

    def publish(self, full: str) -> str:
        """Give the address of a file that a style sheet names. Raises ContentError."""
        if full not in self.named:
            self.named[full] = make_file(self, full)
        return f"{self.root.rstrip('/')}/{quote(self.named[full].path)}"


def with_assets(
    theme: Theme,
    objects: ObjectStore,
    root: str,
    gate: Gate,
    *,
    drafts: bool = False,
    small: bool = True,
) -> tuple[Theme, tuple[Asset, ...]]:
    """Make the theme's published files, and give the theme that knows their addresses.

    `root` is the path of the site's address; `drafts` says whether drafts are shown; not `small`:
    new bundles needn't be made so, which takes half a second. Raises
    ContentError for a bundle that names a missing file, an address in a style sheet that leads
    nowhere, a drawing that can't be used, and a file that the gate stops.
    """
    press = Typesetter(theme, objects, root, gate, small)
    fonts = fonts_for(theme.settings.fonts or (), objects, root)
    files = tuple(Asset(f"fonts/{file.script}.woff2", file.name, file.data) for file in fonts.files)
    icons = tuple(map(icon_asset, icons_of(theme, objects)))
    made = (*make_bundles(press, fonts.css, drafts), *make_files(press), *icons)
    # A file of the theme may have the name of one that comes with sitegen: both are published.
    assets = {asset.path: asset for asset in (*press.named.values(), *made, *files)}
    named = {asset.name: asset.path for asset in assets.values()}
    return replace(theme, assets=named), tuple(assets.values())


def icon_asset(icon: Icon) -> Asset:
    """Give an icon as it is published: by its content, but for the one with a place of its own."""
    if icon.name == AT_THE_ROOT:
        return Asset(icon.name, icon.name, icon.data)
    return fingerprinted(icon.name, icon.data)


def fonts_for(scripts: tuple[str, ...], objects: ObjectStore, root: str) -> FontSet:
    """Give the fonts of scripts; cutting them takes seconds, so the store keeps them."""
    from sitegen.media.styles.fonts import FontSet, build_fonts

    if not scripts:
        return FontSet(files=(), css="")
    key = digest_value(["fonts", scripts, root])
    data = objects.once(key, lambda: encode(build_fonts(scripts, prefix=root, folder="assets")))
    return msgspec.msgpack.decode(data, type=FontSet)


def make_bundles(press: Typesetter, fonts_css: str, drafts: bool) -> Iterator[Asset]:
    """Join and shrink the files of each bundle, once; style sheets begin with the fonts."""
    bundles = sorted(press.theme.settings.bundles.items())
    wanted = [(name, parts) for name, parts in bundles if drafts or name not in DRAFTS_ONLY]
    noted = Noted()
    texts = {name: bundle_texts(press, name, parts, noted) for name, parts in wanted}
    if noted.problems:
        raise ContentError(noted.problems)
    for name, parts in wanted:
        yield make_bundle(press, name, parts, fonts_css, texts[name])


def bundle_texts(press: Typesetter, bundle: str, parts: Sequence[str], noted: Noted) -> list[str]:
    """Give the texts of the files that a bundle names, addresses in style sheets published."""
    texts = [bundle_part(press.theme, bundle, part) for part in parts]
    if not bundle.endswith(".css"):
        return texts
    return [read_sheet(press.theme, f"assets/{part}", press.publish, noted) for part in parts]


def make_bundle(
    press: Typesetter, name: str, parts: Sequence[str], fonts_css: str, texts: Sequence[str]
) -> Asset:
    """Join and shrink the files of a bundle. What the gate stops is kept nowhere.

    So it is looked at anew where there are other names.
    """
    css = name.endswith(".css")
    texts = [fonts_css, *texts] if css else texts
    key = digest_value(["bundle", name, texts, press.gate.mark])

    def look() -> None:
        found = [f"assets/{part}" for part in parts]
        if css:
            found = [each for part in found for each in sheets_of(press.theme, part)]
        stop_parts(press, dict.fromkeys(found))

    make = partial(bundled, name, texts, look, small=press.small)
    known = None if press.small else press.objects.get(key)
    return fingerprinted(name, press.objects.once(key, make) if press.small else known or make())


def bundled(name: str, texts: Sequence[str], look: Callable[[], None], *, small: bool) -> bytes:
    """Join and shrink style sheets or scripts, after a look at them."""
    look()
    from sitegen.media.styles.bundles import bundle_css, bundle_scripts, minify_css, minify_script

    css = name.endswith(".css")
    text = bundle_css(texts) if css else bundle_scripts(texts)
    if not small:
        return text.encode()
    return (minify_css(text) if css else minify_script(text)).encode()


def stop_parts(press: Typesetter, names: Iterable[str]) -> None:
    """Raise ContentError for those files of a bundle that the gate stops."""
    theme = press.theme
    stopped = [name for name in names if press.gate.stops_file(name, theme.data(name) or b"")]
    if stopped:
        raise ContentError(problem_at(theme.origin(name), STOPPED) for name in stopped)


def bundle_part(theme: Theme, bundle: str, name: str) -> str:
    """Give the text of a file that a bundle names."""
    text = theme.text(f"assets/{name}")
    if text is None:
        place = Location(f"themes/{theme.chain[0]}/theme.yaml")
        raise ContentError([Problem(place, f"bundles.{bundle}: no file assets/{name}")])
    return text


def make_files(press: Typesetter) -> Iterator[Asset]:
    """Give the other assets that templates ask for by name, without metadata.

    Raises ContentError for a file that is damaged, or of a kind that isn't published.
    """
    theme = press.theme
    mentioned = "\n".join(
        theme.text(name) or "" for name in sorted(theme.files) if name.endswith(".html")
    )
    for full in sorted(theme.files):
        name = full.removeprefix("assets/")
        if name == full or name.startswith(INLINE_ONLY) or name not in mentioned:
            continue
        yield make_file(press, full)


def make_file(press: Typesetter, full: str) -> Asset:
    """Give a file as it is published, without metadata. Raises ContentError."""
    theme, name = press.theme, full.removeprefix("assets/")
    try:
        data = sanitized(theme, full, press.objects, press.gate)
    except MediaError as error:
        said = str(error).removeprefix(f"{theme.origin(full)}: ")
        raise ContentError([Problem(Location(theme.origin(full)), said)]) from None
    return fingerprinted(name, standing_alone(press, full) or data)


def standing_alone(press: Typesetter, full: str) -> bytes:
    """Give a style sheet of no bundle with its addresses published, b"" for other files."""
    if not full.endswith(".css"):
        return b""
    noted = Noted()
    text = read_sheet(press.theme, full, press.publish, noted)
    if noted.problems:
        raise ContentError(noted.problems)
    stop_parts(press, noted.sheets)
    return b"" if text == press.theme.text(full) else text.encode()


def sanitized(theme: Theme, full: str, objects: ObjectStore, gate: Gate) -> bytes:
    """Give a file without metadata. Raises MediaError, ContentError.

    The store keeps it, because pictures are encoded anew: made once for its bytes.
    """
    name, data = full.removeprefix("assets/"), theme.data(full) or b""

    def clean() -> bytes:
        from sitegen.media.sanitize.files import sanitize

        made = sanitize(data, theme.origin(full), ending=splitext(name)[1])
        if gate.stops_file(name, made):
            raise ContentError([problem_at(theme.origin(full), STOPPED)])
        return made

    return objects.once(digest_value(["washed", name, sha256_hex(data), gate.mark]), clean)


def fingerprinted(name: str, data: bytes) -> Asset:
    """Name a file by its content, so that a browser may keep it for ever."""
    stem, dot, suffix = name.rpartition(".")
    flat = stem.replace("/", "-")
    return Asset(name, f"assets/{flat}-{sha256_hex(data)[:10]}{dot}{suffix}", data)
