"""What is known of a portrait or logo before it is drawn: its pixels, and what is wrong with it."""

from __future__ import annotations

from msgspec.structs import replace

from sitegen.content.folder.covers import cover_of
from sitegen.content.folder.sources import Sources
from sitegen.errors import ContentError, MediaError, MissingToolError
from sitegen.media.pictures.cover import MisplacedError, boxes_of
from sitegen.media.pictures.decode import open_image
from sitegen.media.pictures.pixels import orientation, seen_size
from sitegen.panels.cache.file_facts import FileFacts, FileFactsCache
from sitegen.panels.pictures.logos import read_logo
from sitegen.panels.pictures.photos import LARGEST_MEGAPIXELS
from sitegen.panels.values import Logo, Photo
from sitegen.schema.parts import Image


def photo_of(image: Image, files: Sources, known: FileFactsCache) -> Photo:
    """A portrait as it is found in the site's files; `known` spares reading it again."""
    facts, problem = FileFacts(digest=""), ""
    regions = files.regions(image.file)
    try:
        file = files.file(image.file)
        facts = known.photo(file, lambda data: photo_size(data, image.file))
        boxes_of(regions, facts.size)
    except MisplacedError as error:
        problem = f"{cover_of(image.file)}: region {error.number + 1} {error}"
    except (MediaError, MissingToolError) as error:
        problem = str(error)
    return Photo(
        path=image.file,
        digest=files.digest_as_shown(image.file, facts.digest),
        width=facts.size[0],
        height=facts.size[1],
        focus=(image.focus.x / 100, image.focus.y / 100),
        credit=image.credit,
        problem=problem or ("" if facts.digest else f"{image.file}: can't be read"),
        covered=regions,
    )


def photo_size(data: bytes, name: str) -> tuple[int, int]:
    """The pixels of a photo as it is seen. MediaError where it is none, or damaged."""
    _, image = open_image(data, name, LARGEST_MEGAPIXELS)
    return seen_size(image.size, orientation(image))


def logo_of(host: str, file: str, files: Sources) -> Logo:
    """A host's logo as it is found in the site's files, with what is wrong with it."""
    try:
        logo = read_logo(host, files.read(file), file)
    except (MediaError, MissingToolError, ContentError) as error:
        return Logo(name=host, problem=str(error))
    regions = files.regions(file)
    if logo.photo is None or not regions:
        return logo
    return replace(logo, photo=replace(logo.photo, digest=files.digest(file), covered=regions))
