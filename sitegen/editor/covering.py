"""The cover of a picture as a form: which parts of it nobody may see, and saving that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sitegen.content.editing.bin import Deleted, throw_away
from sitegen.content.editing.document import EditError, with_ends_of, with_values, write_over
from sitegen.content.editing.values import PLAIN, Bare, Wanted
from sitegen.content.folder.covers import Cover, cover_of, is_picture
from sitegen.content.folder.sources import read_source
from sitegen.content.folder.textfile import decode_text
from sitegen.content.new.archetypes import write_new
from sitegen.content.settings.covers_files import parse_region, read_cover
from sitegen.editor.shelf import Site
from sitegen.errors import ContentError, MediaError, Problem, SitegenError
from sitegen.media.pictures.cover import MisplacedError, cover, seen
from sitegen.media.records import Region

LARGEST = 1600
"""Pixels of the longer side of a picture on a form."""

CHANGED = "The file was changed on the disk since you opened it. Nothing was written."
TWICE = '"{name}" stands there twice; each part has a name of its own'
NAME = '"{name}": expected a name of letters, digits and spaces, such as "face on the left"'


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a picture on a form: its name and its four numbers in per cent, as texts."""

    name: str
    numbers: tuple[str, str, str, str] = ("", "", "", "")
    said: str = ""


@dataclass(frozen=True, slots=True)
class Covering:
    """A picture's cover that is open: its parts, and the digest of its file, "" for none."""

    picture: str
    digest: str
    parts: tuple[Part, ...]
    said: str = ""

    @property
    def is_wrong(self) -> bool:
        """True where something is to be mended."""
        return bool(self.said) or any(part.said for part in self.parts)


def picture_named(site: Site, folder: str, said: str) -> str:
    """Give the path of a picture that a field names, "" where it names none that is there."""
    path = said[1:] if said.startswith("/") else f"{folder}/{said}"
    is_ours = path.startswith("content/") and is_picture(path)
    return path if is_ours and path in site.sources.identities else ""


def open_cover(site: Site, picture: str) -> Covering:
    """Open a picture's cover. Raises ContentError where it has mistakes, MediaError for a picture
    that can't be read."""
    known = cover_in(site, picture)
    if known is None:
        return Covering(picture, "", ())
    size = seen(data_of(site, picture), picture).size if has_pixels(known) else (100, 100)
    parts = (
        Part(name, numbers_of(region, size))
        for name, region in zip(known.names, known.regions, strict=True)
    )
    return Covering(picture, site.sources.file_digest(known.file), tuple(parts))


def cover_in(site: Site, picture: str) -> Cover | None:
    """Give a picture's cover, None where it has none. Raises ContentError for mistakes in it."""
    if cover_of(picture) not in site.sources.identities:
        return None
    problems: list[Problem] = []
    known = read_cover(cover_of(picture), site.sources, problems)
    if known is None:
        raise ContentError(problems)
    return known


def has_pixels(known: Cover) -> bool:
    """True where a cover counts pixels somewhere."""
    return any(not region.percent for region in known.regions)


def data_of(site: Site, picture: str) -> bytes:
    """Read a picture as it lies there, uncovered. Raises ContentError."""
    return read_source(site.sources.file(picture), picture)


def shown(site: Site, picture: str, *, covered: bool) -> bytes:
    """Give a picture for a form: as it lies there, or as everybody sees it.

    Raises ContentError, MediaError where it can't be shown.
    """
    data = data_of(site, picture)
    known = cover_in(site, picture) if covered else None
    return seen(cover(data, known.regions, picture) if known else data, picture).as_jpeg(LARGEST)


def numbers_of(region: Region, size: tuple[int, int]) -> tuple[str, str, str, str]:
    """Give a region in per cent of the picture."""
    across, down = (1.0, 1.0) if region.percent else (100 / size[0], 100 / size[1])
    return (
        _number(region.left * across),
        _number(region.top * down),
        _number(region.width * across),
        _number(region.height * down),
    )


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def save_cover(site: Site, wanted: Covering, moment: datetime) -> Covering:
    """Save a cover's parts; where they have mistakes, these are on what comes back.

    Parts that are as they were keep their lines. A cover without a part goes into the bin.
    Raises SitegenError where the file can't be read or written.
    """
    now = open_cover(site, wanted.picture)
    judged = tuple(_judged(part, wanted.parts) for part in wanted.parts)
    if now.digest != wanted.digest and now.parts != judged:
        return Covering(wanted.picture, now.digest, judged, CHANGED)
    if any(part.said for part in judged):
        return Covering(wanted.picture, wanted.digest, judged)
    if misplaced := _misplaced(site, wanted.picture, judged):
        return Covering(wanted.picture, wanted.digest, judged, misplaced)
    if now.parts != judged:
        _write(site, now, judged, moment)
    return Covering(wanted.picture, now.digest, judged)


def _judged(part: Part, parts: Sequence[Part]) -> Part:
    if PLAIN.fullmatch(part.name) is None or ":" in part.name:
        return Part(part.name, part.numbers, NAME.format(name=part.name))
    if [each.name for each in parts].count(part.name) > 1:
        return Part(part.name, part.numbers, TWICE.format(name=part.name))
    try:
        parse_region(written(part))
    except ValueError as error:
        return Part(part.name, part.numbers, str(error))
    return part


def written(part: Part) -> str:
    """Give a part as a cover says it."""
    return " ".join(f"{number}%" for number in part.numbers)


def _misplaced(site: Site, picture: str, parts: Sequence[Part]) -> str:
    if not parts:
        return ""
    try:
        cover(data_of(site, picture), [parse_region(written(part)) for part in parts], picture)
    except MisplacedError as error:
        return f"{parts[error.number].name}: {error}"
    except MediaError as error:
        return str(error)
    return ""


def _write(site: Site, now: Covering, parts: Sequence[Part], moment: datetime) -> None:
    path = cover_of(now.picture)
    if not parts:
        _throw_away(site, now.picture, moment)
        return
    old = {part.name: part for part in now.parts}
    regions: Mapping[str, Wanted] = {
        **{part.name: None for part in now.parts if part.name not in {p.name for p in parts}},
        **{part.name: Bare(written(part)) for part in parts if old.get(part.name) != part},
    }
    if not now.digest:
        write_new(site.sources.site, path, with_values("", {"cover": regions}))
        return
    ends = site.sources.read(path).decode()
    try:
        text = with_values(decode_text(ends.encode(), path), {"cover": regions})
    except EditError as error:
        raise SitegenError(f"{path}: {error}") from None
    write_over(site.sources.file(path), path, with_ends_of(ends, text))


def _throw_away(site: Site, picture: str, moment: datetime) -> None:
    path = cover_of(picture)
    what = Deleted(
        id=picture.removeprefix("content/"),
        kind="",
        lang="",
        title=path.rpartition("/")[2],
        date=moment.isoformat(timespec="seconds"),
        files=(path,),
    )
    throw_away(site.sources.site, what, moment, [site.sources.file(path)])
