"""What is known of a portrait before it is drawn: its file, its pixels, what is wrong with it."""

from __future__ import annotations

from sitegen.content.folder.sources import Sources
from sitegen.errors import MediaError, MissingToolError
from sitegen.media.pictures.decode import open_image
from sitegen.media.pictures.pixels import orientation, seen_size
from sitegen.panels.cache.file_facts import FileFacts, FileFactsCache
from sitegen.panels.pictures.photos import LARGEST_MEGAPIXELS
from sitegen.panels.values import Photo
from sitegen.schema.parts import Image


def photo_of(image: Image, files: Sources, known: FileFactsCache) -> Photo:
    """A portrait as it is found in the site's files; `known` spares reading it again."""
    facts, problem = FileFacts(digest=""), ""
    try:
        file = files.file(image.file)
        facts = known.photo(file, lambda data: photo_size(data, image.file))
    except (MediaError, MissingToolError) as error:
        problem = str(error)
    return Photo(
        path=image.file,
        digest=facts.digest,
        width=facts.size[0],
        height=facts.size[1],
        focus=(image.focus.x / 100, image.focus.y / 100),
        credit=image.credit,
        problem=problem or ("" if facts.digest else f"{image.file}: can't be read"),
    )


def photo_size(data: bytes, name: str) -> tuple[int, int]:
    """The pixels of a photo as it is seen. MediaError where it is none, or damaged."""
    _, image = open_image(data, name, LARGEST_MEGAPIXELS)
    return seen_size(image.size, orientation(image))
