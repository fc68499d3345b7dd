"""A new site, of whatever organisation: settings, menus, a sample of each kind, what Git needs.

Samples come from the kinds: one that is added has its own by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from sitegen import __version__
from sitegen.content.folder.survey import PRINTS, PRIVATE
from sitegen.content.front_matter.quoting import quoted
from sitegen.content.new.archetypes import facts_of
from sitegen.content.new.entry_paths import Place
from sitegen.content.new.recipes import RECIPES, recipe
from sitegen.content.new.samples import Told, phrases_in, sample_files, words_for
from sitegen.content.new.scaffold import settings_text
from sitegen.content.settings.settings import Settings
from sitegen.content.settings.settings_file import SETTINGS
from sitegen.errors import SitegenError
from sitegen.kinds.kind import Kind
from sitegen.kinds.registry import KINDS

GIT = ".git"
IGNORED = (f"{PRIVATE}/", ".sitegen/", "output/", f"{PRINTS}/", ".venv/", "__pycache__/")

EVERYWHERE = {"members": "Members", "tags": "Topics"}
"""The lists of no kind by their folders, which every site has, and what the theme calls them."""

README = """\
# {name}

The texts, photos and settings of the site. `sitegen` makes web
pages of them.

```sh
python3 -m venv .venv && .venv/bin/pip install -r requirements.txt
.venv/bin/sitegen serve      # the site on this machine, made again on every save
.venv/bin/sitegen new        # begins an entry; asks for what it is
.venv/bin/sitegen check      # judges the site after `sitegen build`
```

`site.yaml` holds the settings. Each kind of entry has one sample below `content/`, marked
`sample: true`: write over it or delete its folder. `private/` never leaves this machine.
"""

Translate = Callable[[str, str], str]
"""Gives a message of the theme in a language: ("he", "News")."""


@dataclass(frozen=True, slots=True)
class NewSite:
    """What a new site is called, in which languages it speaks, where it will live.

    `languages` are their own names by code, the first first; `host` is whose recipe is wanted for
    building and publishing by itself, "" for none.
    """

    name: str
    languages: Mapping[str, str]
    url: str
    host: str = ""


def require_empty(folder: Path) -> None:
    """Raise SitegenError for a folder that holds something; a new repository is nothing."""
    if folder.is_dir():
        held = sorted(file.name for file in folder.iterdir() if file.name != GIT)
        if held:
            raise SitegenError(
                f"{folder}: the folder isn't empty ({held[0]} stands there); nothing was written"
            )
    elif folder.exists():
        raise SitegenError(f"{folder}: no folder; expected one that is empty, or a new name")


def begin_site(folder: Path, wish: NewSite, translate: Translate, today: date) -> list[str]:
    """Write a new site into a folder, and give the paths of its files, from the folder.

    Raises SitegenError where the folder isn't empty or can't be written.
    """
    require_empty(folder)
    files = dict(files_of(wish, translate, today))
    try:
        for path, data in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
    except OSError as error:
        raise SitegenError(f"{error.filename}: can't be written: {error.strerror}") from None
    return list(files)


def files_of(wish: NewSite, translate: Translate, today: date) -> Iterator[tuple[str, bytes]]:
    """Give all files of a new site with their paths."""
    yield SETTINGS, settings_text(Settings, settings_of(wish, translate)).encode()
    yield ".gitignore", "".join(f"{each}\n" for each in IGNORED).encode()
    yield "requirements.txt", f"sitegen=={__version__}\n".encode()
    yield "README.md", README.format(name=wish.name).encode()
    for name, path in RECIPES.get(wish.host, {}).items():
        yield path, recipe(name)
    inside: dict[str, str] = {}
    for kind in KINDS:
        place = Place(
            kind=kind,
            slug=f"{kind.name}-1" if kind.numbered else "" if kind.speaks else "sample",
            year=today.year if kind.yearly else 0,
            inside=inside.get(kind.inside, ""),
        )
        inside[kind.name] = f"{place.inside or kind.folder}/{place.slug}"
        facts = {name: value for name, value in facts_of(place).items() if name != "draft"}
        called = partial(words_of, kind, wish.name, translate)
        yield from sample_files(place, facts, tuple(wish.languages), called, today)


def words_of(kind: Kind, name: str, translate: Translate, lang: str) -> Told:
    """Give the words of a kind's sample in a language: what speaks for home has the site's name."""
    if kind.speaks:
        return words_for(lang, name, name)
    shelf = KINDS.by_folder[kind.folder].title if kind.of_show and not kind.inside else ""
    what = translate(lang, shelf or kind.name.capitalize())
    return words_for(lang, f"{translate(lang, 'Sample')}: {what}", what)


def settings_of(wish: NewSite, translate: Translate) -> dict[str, str]:
    """Give the settings that a new site has, each as YAML."""
    languages = "".join(
        f"\n  {code}:\n    name: {quoted(own)}\n    description: {description_in(code, wish.name)}"
        for code, own in wish.languages.items()
    )
    lists = {folder: kind.title for folder, kind in KINDS.by_folder.items() if kind.listed}
    menus = "".join(
        f"\n  {menu}:"
        + "".join(
            f"\n    - label: {label_of(title, wish, translate)}\n      url: /{folder}/"
            for folder, title in items.items()
        )
        for menu, items in {"main": lists, "footer": EVERYWHERE}.items()
    )
    return {
        "title": quoted(wish.name),
        "url": quoted(wish.url),
        "languages": languages,
        "menus": menus,
    }


def description_in(lang: str, name: str) -> str:
    """Give the sentence that the site says of itself in a language."""
    return quoted(phrases_in(lang).site.format(name=name))


def label_of(message: str, wish: NewSite, translate: Translate) -> str:
    """Give what a list is called: one text in a site of one language, else one in each."""
    told = {code: quoted(translate(code, message)) for code in wish.languages}
    if len(told) == 1:
        return next(iter(told.values()))
    return f"{{{', '.join(f'{code}: {text}' for code, text in told.items())}}}"
