"""Addresses of WordPress that no single entry has: lists of categories, tags, authors and days,
their pages, feeds, numbers of posts, pages of pictures, uploads; and what answers at each now.

WordPress's addresses: developer.wordpress.org, "Using Permalinks" and WP_Rewrite; its query
parameters p, page_id, attachment_id, cat and feed hold for every setting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from sitegen.content.settings.settings import Settings
from sitegen.importing.values import Redirect
from sitegen.importing.wordpress.archive import Archive
from sitegen.importing.wordpress.export import Author, Term
from sitegen.importing.wordpress.languages import address_key
from sitegen.importing.wordpress.places import Place
from sitegen.importing.wordpress.rules import Map
from sitegen.kinds.news import NEWS
from sitegen.kinds.registry import Kinds, kinds_of
from sitegen.site.tags import tag_slug
from sitegen.text import slugify

CATEGORY, TAG = "category", "post_tag"
BASES = {CATEGORY: "category", TAG: "tag", "author": "author"}
FEEDS = ("/feed/", "/feed/rss/", "/feed/rss2/", "/feed/rdf/", "/rss/")
ATOM = "/feed/atom/"


@dataclass(frozen=True)
class Lists:
    """The archives of a site. `by_key` are their new addresses by the old ones' keys."""

    redirects: tuple[Redirect, ...]
    by_key: Mapping[str, str]


def lists_of(
    archive: Archive,
    public: Sequence[Place],
    map_: Map,
    settings: Settings,
    tags: Iterable[tuple[str, str]],
) -> Lists:
    """Give the archives of a site; `public` are the places of what is shown, `tags` the names of
    the tags that entries have there, each with a language."""
    slugs = frozenset((lang, tag_slug(tag)) for lang, tag in tags)
    making = _Making(archive, public, map_, settings, slugs)
    redirects = tuple(making.all())
    host = urlsplit(archive.base).netloc
    by_key = {
        address_key(f"//{host}{each.path}"): each.to.removeprefix(making.root.rstrip("/"))
        for each in redirects
        if not each.query
    }
    by_key[address_key(archive.base)] = "/"
    return Lists(redirects, by_key)


class _Making:
    """What the addresses of archives are made of."""

    def __init__(
        self,
        archive: Archive,
        public: Sequence[Place],
        map_: Map,
        settings: Settings,
        tags: frozenset[tuple[str, str]],
    ) -> None:
        self._archive, self._public, self._map = archive, public, map_
        self._settings, self._tags = settings, tags
        self._kinds: Kinds = kinds_of(settings.kinds)
        self.root = settings.root
        self._start = unquote(urlsplit(archive.base).path).rstrip("/")
        self._bases = BASES | dict(map_.bases)
        self._languages: dict[tuple[str, str], set[str]] = {}
        for place in public:
            for label in place.version.post.labels:
                key = (label.domain, label.slug)
                self._languages.setdefault(key, set()).add(place.version.lang)

    def all(self) -> Iterator[Redirect]:
        """Give the redirects of all lists, the most asked for first."""
        yield from self._feeds()
        news = self._to(f"/{NEWS.folder}/")
        yield Redirect(f"{self._start}/page/", news, below=True)
        terms = [term for term in self._archive.terms if term.domain in (CATEGORY, TAG)]
        known = {(term.domain, term.slug) for term in terms}
        for place in self._public:
            for label in place.version.post.labels:
                key = (label.domain, label.slug)
                if label.domain in (CATEGORY, TAG) and key not in known:
                    known.add(key)
                    terms.append(Term("", label.domain, label.slug, label.name))
        for term in terms:
            yield from self._term(term, terms)
        yield from map(self._author, self._archive.authors)
        yield from self._days()

    def _feeds(self) -> Iterator[Redirect]:
        fed = {place.version.lang for place in self._public if place.kind.feed}
        first = self._settings.default_language
        for lang in self._settings.languages:
            prefix = "" if lang == first else f"/{lang}"
            if lang in fed:
                to = self._to(f"{prefix}/feed.xml")
                for path in (*FEEDS, ATOM):
                    yield Redirect(f"{self._start}{prefix}{path}", to)
                if not prefix:
                    yield Redirect(f"{self._start}/", to, query="feed=rss2")

    def _term(self, term: Term, terms: Sequence[Term]) -> Iterator[Redirect]:
        lang, prefix = self._language(term)
        name = term.name or term.slug
        if term.domain == CATEGORY:
            name = self._map.tag(term.slug, name)
        target = f"/{NEWS.folder}/"
        rule = next((r for r in self._map.rules if r.category == term.slug and r.kind), None)
        if name and (lang, tag_slug(name)) in self._tags:
            target = f"/tags/{quote(tag_slug(name))}/"
        elif term.domain == CATEGORY and rule and self._kinds[rule.kind].section:
            target = f"/{self._kinds[rule.kind].section}/"
        to = self._to(f"{'' if lang == self._settings.default_language else prefix}{target}")
        base = self._bases.get(term.domain, "").strip("/")
        path = f"{self._start}{prefix}/{base}/{self._path(term, terms)}/"
        yield Redirect(path, to, below=True)
        if term.domain == CATEGORY and term.id:
            yield Redirect(f"{self._start}/", to, query=f"cat={term.id}")

    def _path(self, term: Term, terms: Sequence[Term]) -> str:
        """Give a term's path, below those that it stands below."""
        by_slug = {each.slug: each for each in terms if each.domain == term.domain}
        parts, current = [unquote(term.slug)], term
        while current.parent in by_slug and len(parts) < 8:
            current = by_slug[current.parent]
            parts.insert(0, unquote(current.slug))
        return "/".join(parts)

    def _language(self, term: Term) -> tuple[str, str]:
        """Give the language of a term, by the posts that have it, and what addresses begin with."""
        first = self._settings.default_language
        languages = self._languages.get((term.domain, term.slug), set())
        if len(languages) != 1 or first in languages:
            return first, ""
        (lang,) = languages
        return lang, f"/{lang}"

    def _author(self, author: Author) -> Redirect:
        slug = slugify(author.login)
        base = self._bases["author"].strip("/")
        news = self._to(f"/{NEWS.folder}/")
        return Redirect(f"{self._start}/{base}/{slug}/", news, below=True)

    def _days(self) -> Iterator[Redirect]:
        """Give the lists of years, months and days on which posts came out.

        Not all that stands below: there stand the posts themselves.
        """
        first = self._settings.default_language
        years = {
            place.date[:4]
            for place in self._public
            if place.kind == NEWS and place.version.lang == first
        }
        days = sorted(
            {
                place.version.post.date[:10].replace("-", "/")
                for place in self._public
                if place.version.post.type == "post" and place.version.post.date
            }
        )
        for length in (4, 7, 10):
            for day in dict.fromkeys(each[:length] for each in days):
                year = f"{day[:4]}/" if day[:4] in years else ""
                to = self._to(f"/{NEWS.folder}/{year}")
                yield Redirect(f"{self._start}/{day}/", to)
                if length < 10:
                    yield Redirect(f"{self._start}/{day}/page/", to, below=True)

    def _to(self, address: str) -> str:
        return f"{self.root.rstrip('/')}{address}"
