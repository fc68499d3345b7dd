"""What an export holds, as values: posts, terms, authors, and what of it could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Term:
    """A category, tag or other term: `domain` is its taxonomy, `parent` the slug of its parent."""

    id: str
    domain: str
    slug: str
    name: str
    parent: str = ""
    description: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody who wrote: their login, by which posts name them, and their name as it is shown."""

    id: str
    login: str
    name: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A term as a post names it."""

    domain: str
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Post:
    """An item: a post, a page, an attachment, an item of a menu, or of a type of the site's own.

    Dates are as WordPress writes them, `2019-10-01 08:00:00`, "" for none. `lang` is that of the
    file, where it was named. `file` tells exports apart, `where` is the place in it.
    """

    id: str
    type: str
    status: str
    title: str
    link: str
    slug: str
    content: str
    excerpt: str
    creator: str
    date: str
    date_gmt: str
    modified: str
    parent: str
    order: int
    password: str
    guid: str
    labels: tuple[Label, ...] = ()
    meta: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    attachment_url: str = ""
    comments: int = 0
    lang: str = ""
    file: int = 0
    where: str = ""

    def fact(self, name: str) -> str:
        """Give a custom field's first value, "" for none."""
        return self.meta.get(name, ("",))[0]


@dataclass(frozen=True, slots=True)
class Lost:
    """A piece that could not be read: where, and why."""

    where: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Export:
    """What a file holds. `base` is the address of its blog, `notes` what was mended with lines.

    `refused` says why nothing of the file was taken, "" where it was.
    """

    name: str
    title: str = ""
    description: str = ""
    base: str = ""
    language: str = ""
    version: str = ""
    posts: tuple[Post, ...] = ()
    terms: tuple[Term, ...] = ()
    authors: tuple[Author, ...] = ()
    lost: tuple[Lost, ...] = ()
    notes: tuple[tuple[str, int], ...] = ()
    refused: str = ""
