"""What may be shown of the files that belong to somebody, wherever they are named from.

A file in a story's folder, or named by a story's front matter, is its storyteller's: a post that
shows the portrait needs the same consent as the story. Sites without such files have no rights to
ask for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from posixpath import splitext

from sitegen.content.entries.entry import Entry, Group
from sitegen.content.entries.named_files import DOCUMENT, PICTURE, SOUND, FileUse, files_by_use
from sitegen.engine.mediatypes import media_type
from sitegen.kinds.consent import Consent
from sitegen.kinds.meta import Meta
from sitegen.kinds.story import Story
from sitegen.media.file_type import PICTURE_ENDINGS
from sitegen.values import Value


class Rights(Value):
    """What may be shown of an entry's files; nobody can look into documents, so they need all."""

    photo: bool = True
    voice: bool = True
    documents: bool = True

    def cover(self, path: str, use: FileUse | None = None) -> bool:
        """True where a file may be shown as it is used, by default as what its ending says."""
        match use or use_of(path):
            case "picture":
                return self.photo
            case "sound":
                return self.voice
        return self.documents


EVERYTHING = Rights()
NOTHING = Rights(photo=False, voice=False, documents=False)

TELLER, SOMEBODY = "its storyteller", "somebody in it"
"""Whose consent it is."""

SPOKEN = ("audio/", "video/", "text/", "application/json")
"""Beginnings of the media types of recordings, of which only the sound is published, and of words
that were written down."""

FileRights = Mapping[str, Rights]
"""Rights by file, or by the folder that all files below belong to; both from the site folder."""


def use_of(path: str) -> FileUse:
    """Give what a file is by its ending; one that says nothing needs as much as a document."""
    kind = media_type(path)
    if kind.startswith("image/") or splitext(path)[1].lower() in PICTURE_ENDINGS:
        return PICTURE
    return SOUND if kind.startswith(SPOKEN) or path.lower().endswith(".srt") else DOCUMENT


def rights_of(consent: Consent) -> Rights:
    """Give the rights that a consent gives."""
    documents = consent.photo and consent.voice and consent.name == "public"
    return Rights(photo=consent.photo, voice=consent.voice, documents=documents)


def together(several: Iterable[Rights]) -> Rights:
    """Give the rights that all of several give."""
    every = tuple(several)
    return Rights(
        photo=all(each.photo for each in every),
        voice=all(each.voice for each in every),
        documents=all(each.documents for each in every),
    )


def rights_in(entry: Entry | None) -> Rights:
    """Give the rights over an entry's own files; None stands for one that isn't shown."""
    if entry is None or (isinstance(entry.meta, Story) and entry.meta.consent is None):
        return NOTHING
    return together(rights_of(consent) for _, consent in consents_of(entry.meta))


def consents_of(meta: Meta) -> tuple[tuple[str, Consent], ...]:
    """Give all that was agreed to by those whom an entry shows, each with whose it is."""
    people = tuple((SOMEBODY, each.consent) for each in meta.people)
    own = meta.consent if isinstance(meta, Story) else None
    return ((TELLER, own), *people) if own else people


def is_of_people(meta: Meta) -> bool:
    """True for an entry that people agreed to, or have yet to agree to."""
    return isinstance(meta, Story) or bool(meta.people)


def rights_over_files(judged: Iterable[tuple[Group, Rights]]) -> FileRights:
    """Give what may be shown of the files of entries, each with its rights.

    Files that everything may be shown of are left out; one that several own needs all of them.
    """
    found: dict[str, Rights] = {}
    for group, rights in judged:
        if rights != EVERYTHING:
            for place in places_of(group):
                found[place] = together((rights, found.get(place, EVERYTHING)))
    return found


def places_of(group: Group) -> Iterable[str]:
    """Give the folder that is an entry's own, if it has one, and the files that it names."""
    folder = f"content/{group.id}"
    own = {folder} & {entry.folder for entry in group.entries}
    return own | {path for path in group.files if path.startswith("content/")}


def rights_over(rights: FileRights, path: str) -> Rights:
    """Give what may be shown of a file: its own rights together with those of folders above."""
    found = []
    while rights and path:
        if path in rights:
            found.append(rights[path])
        path = path.rpartition("/")[0]
    return together(found)


def withheld(rights: FileRights, meta: Meta) -> set[str]:
    """Give the files that front matter names and that may not be shown as it uses them."""
    return {
        path for path, use in files_by_use(meta) if not rights_over(rights, path).cover(path, use)
    }
