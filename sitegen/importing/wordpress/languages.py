"""Which language each post is in, and which posts say the same in others.

Polylang writes both as terms (`language`, `post_translations`); WPML as custom fields, where its
export plugin is at work; else the file that a post came in says its language (`--lang`), and saved
pages of the live site what belongs together (hreflang, HTML Standard 4.6.6.1). qTranslate keeps all
languages in one text, between marks.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sitegen.importing.wordpress.archive import Archive, Known
from sitegen.importing.wordpress.export import Post, Term
from sitegen.importing.wordpress.php import PhpError, unserialize

POLYLANG, POLYLANG_GROUP = "language", "post_translations"
WPML, WPML_GROUP = "_wpml_import_language_code", "_wpml_import_translation_group"
MARK = re.compile(r"\[:([a-z]{2})?\]|<!--:([a-z]{2})?-->|\{:([a-z]{2})?\}")


@dataclass(frozen=True, slots=True)
class Version:
    """A post in one language. `source` is that of its item, with `#he` for one of several in it.

    `lang` is "" for a language that the site hasn't, which `foreign` names. `group` is shared by
    the versions of one entry.
    """

    source: str
    post: Post
    lang: str
    group: str
    foreign: str = ""


def versions_of(
    archive: Archive,
    posts: Iterable[Known],
    languages: Sequence[str],
    alternates: Sequence[Collection[str]] = (),
) -> list[Version]:
    """Give the versions of posts, in their order. The first of `languages` is the site's own.

    `alternates` are groups of addresses of one page in several languages.
    """
    told = _told_by_terms(archive.terms)
    by_address = {address: f"hreflang:{n}" for n, each in enumerate(alternates) for address in each}
    found: list[Version] = []
    for known in posts:
        parts = split_languages(known.post)
        if parts:
            found += [
                _version(known, replace(post, slug=known.post.slug), code, known.source, languages)
                for code, post in parts.items()
            ]
            continue
        post = known.post
        code = language_of(post, told) or _code(archive.language)
        group = group_of(post, told) or by_address.get(address_key(post.link), "") or known.source
        found.append(_version(known, post, code, group, languages, is_alone=True))
    return found


def _version(
    known: Known,
    post: Post,
    code: str,
    group: str,
    languages: Sequence[str],
    *,
    is_alone: bool = False,
) -> Version:
    lang = match(code, languages) if code else languages[0]
    source = known.source if is_alone or lang == languages[0] else f"{known.source}#{lang or code}"
    return Version(source, post, lang, group, "" if lang else code)


def match(code: str, languages: Sequence[str]) -> str:
    """Give the site's language that a code means (`he_IL`, `ar-eg`), "" for none of them."""
    plain = code.replace("_", "-").lower()
    by_code = {each.lower(): each for each in languages}
    return by_code.get(plain) or by_code.get(plain.partition("-")[0], "")


def language_of(post: Post, told: Mapping[str, tuple[str, str]]) -> str:
    """Give the language that an export says of a post, "" for none."""
    label = next((each.slug for each in post.labels if each.domain == POLYLANG), "")
    return label or post.fact(WPML) or told.get(post.id, ("", ""))[0] or post.lang


def group_of(post: Post, told: Mapping[str, tuple[str, str]]) -> str:
    """Give what an export says to be shared by the versions of one entry, "" for nothing."""
    label = next((each.slug for each in post.labels if each.domain == POLYLANG_GROUP), "")
    if label or (label := told.get(post.id, ("", ""))[1]):
        return f"polylang:{label}"
    wpml = post.fact(WPML_GROUP)
    return f"wpml:{wpml}" if wpml else ""


def _told_by_terms(terms: Iterable[Term]) -> dict[str, tuple[str, str]]:
    """Give language and group by a post's number, as Polylang's terms list them."""
    found: dict[str, tuple[str, str]] = {}
    for term in terms:
        if term.domain == POLYLANG_GROUP and term.description:
            try:
                listed = unserialize(term.description.encode())
            except PhpError:
                continue
            if isinstance(listed, dict):
                found |= {str(id_): (str(code), term.slug) for code, id_ in listed.items()}
    return found


def _code(language: str) -> str:
    """Give the code of a feed's language, which WordPress writes as `en-US`."""
    return language.strip()


def split_languages(post: Post) -> dict[str, Post]:
    """Give the versions of a post in which all languages stand together; {} for one of none."""
    titles, texts = Marked.of(post.title), Marked.of(post.content)
    excerpts = Marked.of(post.excerpt)
    return {
        code: replace(
            post,
            title=titles.shown(code),
            content=texts.shown(code),
            excerpt=excerpts.shown(code),
        )
        for code in dict.fromkeys((*titles.codes, *texts.codes))
        if texts.own(code).strip() or titles.own(code).strip()
    }


@dataclass(frozen=True, slots=True)
class Marked:
    """A text between qTranslate's marks: its pieces in order, each with its language; those of ""
    are shown in each language, wherever they stand (`qtranxf_split_blocks`)."""

    pieces: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, text: str) -> Marked:
        """Part a text at its marks."""
        pieces: list[tuple[str, str]] = []
        code, at = "", 0
        for mark in MARK.finditer(text):
            pieces.append((code, text[at : mark.start()]))
            code, at = mark[1] or mark[2] or mark[3] or "", mark.end()
        return cls((*pieces, (code, text[at:])))

    @property
    def codes(self) -> tuple[str, ...]:
        """The languages of the text, in order."""
        return tuple(dict.fromkeys(code for code, _ in self.pieces if code))

    def own(self, code: str) -> str:
        """Give what is said in a language alone."""
        return "".join(words for each, words in self.pieces if each == code)

    def shown(self, code: str) -> str:
        """Give what is shown in a language, with what all share."""
        return "".join(words for each, words in self.pieces if each in ("", code))


def address_key(address: str) -> str:
    """Give what two spellings of an address share: no scheme, no slash at its end, no escapes."""
    parts = urlsplit(address.strip())
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc.lower()}{unquote(parts.path).rstrip('/')}{query}"


class _Alternates(HTMLParser):
    """The addresses of a page in other languages, its own among them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a link to another language, or to the page itself."""
        given = {name: value or "" for name, value in attrs}
        rel = given.get("rel", "").lower().split()
        is_other = "alternate" in rel and given.get("hreflang", "x-default") != "x-default"
        if tag == "link" and given.get("href") and (is_other or "canonical" in rel):
            self.found.append(address_key(given["href"]))


def saved_alternates(folder: Path) -> list[tuple[str, ...]]:
    """Give groups of addresses of one page in several languages, from saved pages of the site.

    Raises OSError where a page can't be read.
    """
    groups: list[set[str]] = []
    for file in sorted(folder.rglob("*.htm*")):
        parser = _Alternates()
        parser.feed(file.read_bytes().decode("utf-8", "replace"))
        new = set(parser.found)
        if len(new) < 2:
            continue
        apart = [group for group in groups if group.isdisjoint(new)]
        for group in groups:
            if not group.isdisjoint(new):
                new |= group
        groups = [*apart, new]
    return [tuple(sorted(group)) for group in groups]
