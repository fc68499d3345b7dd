"""Files that pages ask for: pictures, recordings, plain copies. Each says all it is made from."""

from __future__ import annotations

from posixpath import basename, splitext

from sitegen.engine.query import Advice, Reader
from sitegen.errors import ContentError, Location, Problem
from sitegen.feeds.chapters import Chapter
from sitegen.media.picture import (
    Derivative,
    Focus,
    Picture,
    Rendition,
    plan_download,
    plan_picture,
)
from sitegen.media.records import CardColours, CardTexts
from sitegen.media.transcripts import WITHOUT_TIMES
from sitegen.render.queries.files import AudioFactsOf, EndingOf, FileDigest, ImageFactsOf
from sitegen.render.queries.prints import Handout, PanelPictureFacts, ShownPanel
from sitegen.render.queries.theme import PictureUse
from sitegen.values import Value

AUDIO_TYPES = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".mp4": "audio/mp4",
    ".ogg": "audio/ogg",
    ".oga": "audio/ogg",
    ".opus": "audio/ogg",
    ".flac": "audio/flac",
    ".wav": "audio/wav",
}
ENDINGS = {
    "audio/mpeg": ".mp3",
    "audio/mp4": ".m4a",
    "audio/ogg": ".ogg",
    "audio/flac": ".flac",
    "audio/wav": ".wav",
}
"""What a recording's name ends in where its own ending says something else than its sound is."""

DOCUMENT_TYPES = {".pdf": "application/pdf"}
TEXT_TYPES = {".vtt": "text/vtt", ".srt": "application/x-subrip", ".csv": "text/csv"}
SPOKEN = (".vtt", ".srt")
TALK_TYPES = {WITHOUT_TIMES: "text/plain"}
"""What transcripts are published as; a plain text that is none isn't."""

PUBLISHED = frozenset((*AUDIO_TYPES, *TEXT_TYPES, *DOCUMENT_TYPES))
UNPUBLISHED = (
    "files of this kind aren't published, as nobody knows what they tell; expected a recording "
    "(MP3, M4A, Ogg, FLAC, WAV), a transcript (WebVTT, SubRip, JSON, plain text with speakers), a "
    "table (CSV), a PDF or a picture"
)


class AudioCopy(Value):
    """A recording to publish: its tags are written anew from these words, nothing else is kept."""

    source: str
    digest: str
    name: str
    title: str = ""
    artist: str = ""
    album: str = ""
    year: str = ""
    language: str = ""
    cover: str = ""
    cover_digest: str = ""


class PlainCopy(Value):
    """A transcript, table or document to publish, without metadata and comments.

    `as_it_is`: a file of `static/`, whose texts may be of any kind and keep every word. `spoken`: a
    transcript, of which only what is said is published.
    """

    source: str
    digest: str
    name: str
    as_it_is: bool = False
    spoken: bool = False


class ChaptersCopy(Value):
    """The chapters that a recording holds itself, as a file for podcast apps."""

    source: str
    name: str
    chapters: tuple[Chapter, ...]


class SocialCard(Value):
    """A card that services show beside a link, drawn from words in the theme's colours.

    `picture` is the part of `source` that stands on it, `mark` the digest of the theme's mark.
    """

    name: str
    texts: CardTexts
    colours: CardColours = CardColours()
    mark: str = ""
    source: str = ""
    picture: Derivative | None = None


class TextFile(Value):
    """A small text for machines, which is made of nothing but what it says."""

    name: str
    text: str


Demand = Derivative | AudioCopy | PlainCopy | ChaptersCopy | SocialCard | TextFile


def slug_of_file(path: str) -> str:
    """Give the word that a published file is named by: its entry's folder, never its own name."""
    folders = path.split("/")[1:-1]
    words = [folder for folder in folders if not folder.isdecimal()]
    return words[-1] if words else "site"


def advise_on_width(reader: Reader, path: str, use: str) -> None:
    """Tell of a photo that has less than half the width at which a place of the theme shows it."""
    setting = reader.fetch(PictureUse(name=use))
    facts = reader.fetch(ImageFactsOf(path=path))
    if setting is None or facts is None or facts.vector:
        return
    widest = max(setting.widths)
    if 2 * facts.width < widest:
        message = (
            f"{facts.width} px wide, and stretched where it stands as {use}; "
            f"expected at least {widest // 2}, better {widest}"
        )
        reader.advice.add(Advice(path=path, weight=widest, message=message))


def picture_for(
    reader: Reader, path: str, use: str, focus: Focus, credit: str, root: str
) -> Picture | None:
    """Plan a picture for a place of the theme and demand its files; None where there is none."""
    setting = reader.fetch(PictureUse(name=use))
    facts = reader.fetch(ImageFactsOf(path=path))
    if setting is None or facts is None:
        return None
    rendition = plan_picture(
        facts,
        source=path,
        digest=reader.fetch(FileDigest(path=path)),
        slug=slug_of_file(path),
        use=setting,
        focus=focus,
        credit=credit,
        prefix=root,
    )
    demand_rendition(reader, rendition)
    return rendition.picture


def panel_picture_for(reader: Reader, panel: ShownPanel, use: str, root: str) -> Picture | None:
    """Plan the picture of a panel and demand its files; None where it may not be shown."""
    setting = reader.fetch(PictureUse(name=use))
    facts = reader.fetch(PanelPictureFacts(exhibition=panel.exhibition, file=panel.file))
    if setting is None or facts is None:
        return None
    rendition = plan_picture(
        facts,
        source=panel.file,
        digest=panel.digest,
        slug=panel.exhibition.rpartition("/")[2],
        use=setting,
        prefix=root,
    )
    demand_rendition(reader, rendition)
    return rendition.picture


def download_for(reader: Reader, path: str, credit: str, root: str) -> str:
    """Demand a picture as large as is useful, and give its address ("" if there is none)."""
    facts = reader.fetch(ImageFactsOf(path=path))
    if facts is None:
        return ""
    rendition = plan_download(
        facts,
        source=path,
        digest=reader.fetch(FileDigest(path=path)),
        slug=slug_of_file(path),
        credit=credit,
        prefix=root,
    )
    demand_rendition(reader, rendition)
    return rendition.picture.src


def demand_handout(reader: Reader, exhibition: str, handout: Handout) -> str:
    """Demand a PDF of an exhibition's panels, sanitized like any other, and give its path."""
    slug = exhibition.rpartition("/")[2]
    name = f"media/{slug}-{handout.kind}-{handout.digest[:8]}.pdf"
    reader.demand(name, PlainCopy(source=handout.file, digest=handout.digest, name=name))
    return name


def demand_rendition(reader: Reader, rendition: Rendition) -> Derivative:
    """Demand the files of a picture, and give the largest."""
    for derivative in rendition.derivatives:
        reader.demand(derivative.name, derivative)
    return max(rendition.derivatives, key=lambda derivative: derivative.width)


def file_for(reader: Reader, path: str, root: str, tags: AudioCopy | None = None) -> str:
    """Demand the published copy of a recording, text or document; give its address ("" if none).

    `tags` are the words for a recording; its source, digest and name are filled in here. Raises
    ContentError for a file of a kind that isn't published.
    """
    digest = reader.fetch(FileDigest(path=path))
    if not digest:
        return ""
    suffix = splitext(path)[1].lower()
    if suffix not in PUBLISHED or suffix in SPOKEN:
        found = reader.fetch(EndingOf(path=path))
        suffix = suffix if suffix in SPOKEN and found != WITHOUT_TIMES else found
    if not suffix:
        raise ContentError([Problem(Location(path), UNPUBLISHED)])
    if suffix not in AUDIO_TYPES:
        name = demand_text(reader, path, digest, suffix)
    else:
        name = demand_audio(reader, path, digest, tags)
    return root + name


def demand_text(reader: Reader, path: str, digest: str, suffix: str) -> str:
    """Demand a transcript, table or document under an ending, and give its output path."""
    name = f"media/{slug_of_file(path)}-{digest[:8]}{suffix}"
    spoken = suffix in (*SPOKEN, WITHOUT_TIMES)
    reader.demand(name, PlainCopy(source=path, digest=digest, name=name, spoken=spoken))
    return name


def demand_audio(reader: Reader, path: str, digest: str, tags: AudioCopy | None) -> str:
    """Demand a recording with new tags and give its output path, which ends in what it is."""
    from msgspec.structs import replace

    from sitegen.engine.digest import digest_value

    words = tags or AudioCopy(source="", digest="", name="")
    cover_digest = reader.fetch(FileDigest(path=words.cover)) if words.cover else ""
    unnamed = replace(words, source=path, digest=digest, name="", cover_digest=cover_digest)
    suffix = splitext(path)[1].lower()
    facts = reader.fetch(AudioFactsOf(path=path))
    if facts and AUDIO_TYPES.get(suffix) != facts.type:
        suffix = ENDINGS[facts.type]
    name = f"media/{slug_of_file(path)}-{digest_value(unnamed).hex()[:8]}{suffix}"
    reader.demand(name, replace(unnamed, name=name))
    return name


def media_type(path: str) -> str:
    """Give the media type of a published file by its ending."""
    suffix = splitext(basename(path))[1].lower()
    return (AUDIO_TYPES | TEXT_TYPES | DOCUMENT_TYPES | TALK_TYPES).get(
        suffix, "application/octet-stream"
    )
