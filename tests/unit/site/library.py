"""A site in small, made of texts: `{"news/2024/harvest.md": "title: …"}`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from sitegen.content.entries.entries import GroupReading, Unfinished, read_group
from sitegen.content.entries.entry import Group
from sitegen.content.folder.layout import EntryFile, classify
from sitegen.content.settings.settings import LanguageSettings, MenuSetting, Settings
from sitegen.content.validation.context import Facts
from sitegen.site import collect
from sitegen.site.library import Library
from sitegen.site.visibility import Moment, Surface

ZONE = ZoneInfo("Asia/Jerusalem")
LANGUAGES = ("en", "he", "ar")
AGREED = "consent: {name: public, web: true, print: true, photo: true, voice: true}\n"
"""The consent of a storyteller who agreed to everything."""


def settings(
    url: str = "https://example.org",
    menus: Mapping[str, tuple[MenuSetting, ...]] | None = None,
    actions: tuple[MenuSetting, ...] = (),
    print_languages: tuple[str, ...] = (),
    tags: tuple[dict[str, str], ...] = (),
) -> Settings:
    """Give the settings of a site in English, Hebrew and Arabic."""
    return Settings(
        title="Peace",
        url=url,
        timezone="Asia/Jerusalem",
        languages={
            "en": LanguageSettings(name="English"),
            "he": LanguageSettings(name="עברית", title="שלום"),
            "ar": LanguageSettings(name="العربية"),
        },
        menus=dict(menus or {}),  # type: ignore[arg-type]
        actions=actions,
        print_languages=print_languages,
        tags=tags,
    )


def reading(
    texts: Mapping[str, str | bytes], files: Collection[str] = (), zone: ZoneInfo = ZONE
) -> GroupReading:
    """Read the files of one entry: paths below content/, with front matter (and `---`, a text).

    `files` are the photos and recordings that exist, from the site folder.
    """
    facts = Facts(files=set(files), languages=(*LANGUAGES, "fr"), zone=zone)
    return read_group(
        [(file_of(path), bytes_of(text)) for path, text in texts.items()], facts, "en"
    )


def file_of(path: str) -> EntryFile:
    """Give the entry that a path below content/ belongs to."""
    file = classify(f"content/{path}", (*LANGUAGES, "fr"))
    assert isinstance(file, EntryFile), file
    return file


def bytes_of(text: str | bytes) -> bytes:
    """Give the bytes of a file whose front matter is not framed yet."""
    if isinstance(text, bytes):
        return text
    front_matter, _, body = text.partition("---\n")
    return f"---\n{front_matter.rstrip()}\n---\n{body}".encode()


def groups(texts: Mapping[str, str], files: Collection[str] = ()) -> list[Group]:
    """Read all entries, each without a mistake, by id."""
    by_id: dict[str, dict[str, str | bytes]] = defaultdict(dict)
    for path, text in texts.items():
        by_id[file_of(path).id][path] = text
    read = [reading(by_id[id_], files) for id_ in sorted(by_id)]
    mistakes = [str(problem) for each in read for problem in each.problems]
    assert not mistakes, mistakes
    return [each.group for each in read if each.group]


def at(text: str, *, drafts: bool = False) -> Moment:
    """Give a moment in the site's zone."""
    return Moment(datetime.fromisoformat(text).replace(tzinfo=ZONE), ZONE, drafts)


NOW = at("2024-07-01T12:00")


def collection(
    texts: Mapping[str, str],
    moment: Moment = NOW,
    surface: Surface = "web",
    site: Settings | None = None,
    files: Collection[str] = (),
    failed: Collection[str] = (),
) -> collect.Collection:
    """Collect a site that is made of texts."""
    read = groups(texts, files)
    unfinished = dict.fromkeys(failed, Unfinished())
    return collect.collect(read, site or settings(), moment, surface, unfinished)


def library(
    texts: Mapping[str, str],
    moment: Moment = NOW,
    surface: Surface = "web",
    site: Settings | None = None,
    files: Collection[str] = (),
    failed: Collection[str] = (),
) -> Library:
    """Give the library of a site that is made of texts."""
    return collection(texts, moment, surface, site, files, failed).library


def ids(summaries: Collection[object]) -> list[str]:
    """Give the last part of each summary's id."""
    return [str(getattr(each, "id", each)).rpartition("/")[2] for each in summaries]
