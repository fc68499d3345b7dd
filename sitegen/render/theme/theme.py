"""The theme: templates, assets, messages and settings, found along the chain of its parents.

Lookup order: the site's theme, the themes that it extends, the built-in base theme.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sitegen.content.folder.sources import Sources
from sitegen.content.front_matter.frontmatter import compose
from sitegen.content.front_matter.nodes import FrontMatterError
from sitegen.content.settings.settings_file import SETTINGS, place_of
from sitegen.content.settings.theme_options import ThemeOptions
from sitegen.content.validation.context import Facts, Findings, ValidationContext
from sitegen.content.validation.models import read_model
from sitegen.engine.digest import Digest, digest_bytes, digest_value, sha256_hex
from sitegen.engine.files import walk_files
from sitegen.engine.toolchain import built_in_themes
from sitegen.errors import ContentError, Location, Problem
from sitegen.media.sanitize.within import may_hold_pictures
from sitegen.render.theme.catalogs import Catalog
from sitegen.render.theme.options import Offer, chosen, mistakes_in
from sitegen.render.theme.theme_settings import ThemeSettings, coloured, merge_settings
from sitegen.text import did_you_mean, line_at, with_line_feeds

ThemeFile = str | Path


@dataclass(frozen=True)
class Theme:
    """A chain of themes as one. `files` are names from a theme's folder, with the file of each: a
    path among the site's `sources`, or a file that comes with sitegen. `own` are the names of those
    whose place files that site.yaml names take, `sheets` the texts of style sheets that are made of
    what it chose, by such names.

    `assets` gives the output path of each published file by its name (`assets.py` makes them);
    `texts` and `catalogs` keep what was read already.
    """

    chain: tuple[str, ...]
    sources: Sources
    files: Mapping[str, ThemeFile]
    settings: ThemeSettings
    options: Mapping[str, Any]
    signature: Digest
    own: frozenset[str] = frozenset()
    sheets: Mapping[str, str] = field(default_factory=dict)
    assets: Mapping[str, str] = field(default_factory=dict)
    texts: dict[str, str | None] = field(default_factory=dict, repr=False)
    catalogs: dict[str, Catalog] = field(default_factory=dict, repr=False)

    def text(self, name: str) -> str | None:
        """Give the text of a file, None where the theme has none of that name.

        `base:templates/page.html` asks the theme of that name in the chain. Raises ContentError
        for a text that is not UTF-8, and for a picture within it that can't be read.
        """
        if name not in self.texts:
            data = self.data(name)
            self.texts[name] = None if data is None else published(data, self.origin(name))
        return self.texts[name]

    def data(self, name: str) -> bytes | None:
        """Give the bytes of a file, None where the theme has none of that name.

        Raises ContentError where it can't be read, or changed since the build began.
        """
        if name in self.sheets:
            return self.sheets[name].encode()
        file = self.files.get(name)
        return None if file is None else read_theme_file(self.sources, file)

    def path_of(self, file: ThemeFile) -> Path:
        """Give where a file stands on the disk."""
        return file if isinstance(file, Path) else self.sources.file(file)

    def origin(self, name: str) -> str:
        """Give where a file stands, as its author knows it: `themes/base/templates/page.html`.

        A file that is nowhere would stand in the theme itself; what site.yaml chose stands where
        it says, and what is made of it in site.yaml.
        """
        if name in self.sheets:
            return SETTINGS
        label, colon, rest = name.partition(":")
        if colon:
            return f"themes/{label}/{rest}"
        file = self.files.get(name)
        if name in self.own:
            return str(file)
        owners = (each for each in self.chain if self.files.get(f"{each}:{name}") == file)
        return f"themes/{next(owners, self.chain[0])}/{name}"


def load_theme(sources: Sources, name: str, wished: ThemeOptions) -> Theme:
    """Find a theme and its parents, lay them over each other, and what the site wishes over them.

    Raises ContentError where a theme is missing, extends itself, or has a mistake in its
    theme.yaml, and for wishes that it doesn't offer.
    """
    chain = find_chain(sources, name)
    files: dict[str, ThemeFile] = {}
    digests = []
    for link in reversed(chain):
        for relative, file in sorted(link.files.items()):
            files[relative] = files[f"{link.label}:{relative}"] = file
            digests.append((link.label, relative, digest_of(sources, file)))
    merged = merge_settings([link.settings for link in chain])
    offer = offer_of(chain, merged, frozenset(files))
    if problems := mistakes_in(offer, wished, sources):
        raise ContentError(problems)
    found = chosen(offer, wished)
    digests += [(SETTINGS, each, sources.digest(file)) for each, file in found.files.items()]
    return Theme(
        chain=tuple(link.label for link in chain),
        sources=sources,
        files={**files, **found.files},
        settings=coloured(merged, found.colours),
        options=found.options,
        signature=digest_value([digests, wished]),
        own=frozenset(found.files),
        sheets=found.sheets,
    )


def offer_of(chain: list[Link], settings: ThemeSettings, files: frozenset[str]) -> Offer:
    """Give what a chain of themes lets a site choose."""
    return Offer(
        options=settings.options,
        choices=settings.choices,
        colours=settings.colours,
        contrast=settings.contrast,
        bundles=settings.bundles,
        files=files,
        themed=next(
            (f"themes/{link.label}/theme.yaml" for link in chain if link.settings.colours.light),
            f"themes/{chain[0].label}/theme.yaml",
        ),
    )


@dataclass(frozen=True, slots=True)
class Link:
    """One folder of a chain: the theme's name, its files by their path in it, its settings."""

    label: str
    files: Mapping[str, ThemeFile]
    settings: ThemeSettings


def find_chain(sources: Sources, name: str) -> list[Link]:
    """Give a theme and its parents, the theme itself first."""
    chain: list[Link] = []
    label = name
    while label:
        found = [files for files in folders_of(sources, label) if files]
        if not found:
            if chain:
                where = Location(f"themes/{chain[-1].label}/theme.yaml")
            else:
                where = place_of(sources, "theme")
            raise ContentError([Problem(where, missing_theme(sources, label))])
        if any(link.label == label for link in chain):
            message = f'extends: the theme "{label}" extends itself'
            raise ContentError([Problem(Location(f"themes/{name}/theme.yaml"), message)])
        links = [Link(label, files, read_settings(sources, files, label)) for files in found]
        chain += links
        label = next((link.settings.extends for link in links if link.settings.extends), "")
    return chain


def folders_of(sources: Sources, label: str) -> Iterator[Mapping[str, ThemeFile]]:
    """Give the files of the site's theme of a name, then those of the one that is built in."""
    start = f"themes/{label}/"
    own = (path for path in sources.identities if path.startswith(start))
    yield {path.removeprefix(start): path for path in own}
    built_in = built_in_themes()
    if built_in.resolve() != (sources.site / "themes").resolve():
        yield {path: built_in / label / path for path, _ in walk_files(built_in / label)}


def read_theme_file(sources: Sources, file: ThemeFile) -> bytes:
    """Read a file of a theme. Raises ContentError where that can't be."""
    return file.read_bytes() if isinstance(file, Path) else sources.read(file)


def digest_of(sources: Sources, file: ThemeFile) -> str:
    """Give the SHA-256 of a file of a theme in hex. Raises ContentError where it can't be read."""
    return sha256_hex(file.read_bytes()) if isinstance(file, Path) else sources.digest(file)


def missing_theme(sources: Sources, name: str) -> str:
    """Say that a theme is missing, and which there are."""
    own = {path.split("/")[1] for path in sources.identities if path.startswith("themes/")}
    built_in = {folder.name for folder in built_in_themes().iterdir() if folder.is_dir()}
    known = sorted(own | built_in)
    return (
        f'theme: no theme "{name}"; expected one of {", ".join(known)}{did_you_mean(name, known)}'
    )


def read_settings(sources: Sources, files: Mapping[str, ThemeFile], name: str) -> ThemeSettings:
    """Read a theme's theme.yaml; a theme without one says nothing."""
    file = files.get("theme.yaml")
    path = f"themes/{name}/theme.yaml"
    if file is None:
        return ThemeSettings()
    findings = Findings()
    facts = Facts(files=frozenset(), languages=(), zone=ZoneInfo("UTC"))
    try:
        node = compose(decoded(read_theme_file(sources, file), path), path)
    except FrontMatterError as error:
        raise ContentError(error.problems) from None
    settings = read_model(ThemeSettings, node, ValidationContext(facts, findings))
    if settings is None:
        raise ContentError(findings.problems)
    return settings


def published(data: bytes, name: str) -> str:
    """Give a text of a theme as it may be published: photos within it tell nothing of themselves.

    Raises ContentError as `decoded` does, and for a picture that can't be read.
    """
    text = decoded(data, name)
    if not may_hold_pictures(text):
        return text
    from sitegen.media.sanitize.files import sanitize_text

    return sanitize_text(text, name)


def decoded(data: bytes, name: str) -> str:
    """Give a text of a theme, without the mark that some editors put before it.

    Raises ContentError where it is not UTF-8.
    """
    try:
        return with_line_feeds(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = line_at(data, error.start)
        message = "not UTF-8 text; expected the file to be saved as UTF-8"
        raise ContentError([Problem(Location(name, line), message)]) from None


def content_digest(text: str | None) -> Digest:
    """Give the digest of a text; no text has one of its own."""
    return digest_bytes(b"\x00" if text is None else text.encode())
