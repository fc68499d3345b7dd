"""Requests: nothing from elsewhere unasked, and nothing that the page's own policy forbids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from urllib.parse import urlsplit

from sitegen.audit.facts import FETCHED, Use
from sitegen.audit.site import BuiltSite, Finding, Target

DIRECTIVES: dict[Use, str] = {
    "picture": "img-src",
    "icon": "img-src",
    "media": "media-src",
    "style": "style-src",
    "script": "script-src",
    "frame": "frame-src",
    "form": "form-action",
}
"""Which directive decides on what (Content Security Policy Level 3, section 6)."""

WITHOUT_FALLBACK = {"form-action", "base-uri", "frame-ancestors"}
INLINE = {"style": "style-src", "script": "script-src"}
PLAYED = "media"
"""A recording elsewhere is fetched when the reader presses play: `preload="none"`."""


def off_site(site: BuiltSite) -> Iterator[Finding]:
    """Report what a browser fetches from elsewhere by itself, or without encryption."""
    for each in site.references:
        if each.target.inside or each.target.scheme:
            continue
        if each.use in FETCHED and each.use != PLAYED:
            yield from each.findings(
                "off-site", f"{each.address} is fetched from elsewhere, unasked"
            )
        elif each.use == PLAYED and each.target.address.startswith("http:"):
            message = f"{each.address} is not encrypted; browsers refuse it"
            yield from each.findings("off-site", message)


def own_policy(site: BuiltSite) -> Iterator[Finding]:
    """Report what the page's own Content-Security-Policy would stop."""
    pages: dict[str, set[str]] = defaultdict(set)
    for path, facts in site.pages.items():
        if not facts.refresh:
            pages[facts.policy].add(path)
    for path in pages.pop("", ()):
        message = "the page has no Content-Security-Policy"
        yield Finding("policy", path, message, ("Content-Security-Policy",))
    for text, held in pages.items():
        yield from stopped(parse(text), held, site)


def stopped(
    policy: Mapping[str, list[str]], pages: Collection[str], site: BuiltSite
) -> Iterator[Finding]:
    """Give what a policy stops in the pages that have it."""
    for path in pages:
        for written in site.pages[path].inline:
            directive = INLINE.get(written, "script-src")
            if "'unsafe-inline'" not in sources(policy, directive):
                message = f"a {written} that is written into the page: {directive} forbids it"
                yield Finding("policy", path, message, (written,))
    for each in site.references:
        directive = DIRECTIVES.get(each.use, "")
        if directive and not allows(sources(policy, directive), each.target, site.host):
            message = f"{each.address}: {directive} forbids it"
            yield from (
                found for found in each.findings("policy", message) if found.output in pages
            )


def parse(policy: str) -> dict[str, list[str]]:
    """Give the sources of each directive; the first of a name counts (CSP 3, 2.2.1)."""
    directives: dict[str, list[str]] = {}
    for part in policy.split(";"):
        words = part.split()
        if words:
            directives.setdefault(words[0].lower(), words[1:])
    return directives


def sources(policy: Mapping[str, list[str]], directive: str) -> list[str]:
    """Give the sources that a directive allows, by `default-src` where it isn't there."""
    if directive in policy:
        return policy[directive]
    return ["*"] if directive in WITHOUT_FALLBACK else policy.get("default-src", ["*"])


def allows(allowed: list[str], target: Target, host: str) -> bool:
    """True where one of the sources covers a target (CSP 3, 6.7.2)."""
    parts = urlsplit(target.address)
    for source in allowed:
        if source == "*" and not target.scheme:
            return True
        if source == "'self'" and target.inside:
            return True
        if source.endswith(":") and parts.scheme == source[:-1]:
            return True
        if covers(source, f"{parts.scheme}://{parts.netloc}", host):
            return True
    return False


def covers(source: str, origin: str, host: str) -> bool:
    """True where a host source such as https://*.example.org covers an origin."""
    scheme, separator, name = source.rpartition("://")
    scheme = scheme if separator else host.partition("://")[0]
    name = name.partition("/")[0]
    own_scheme, _, own_name = origin.partition("://")
    if scheme != own_scheme or not own_name:
        return False
    return own_name.endswith(name[1:]) if name.startswith("*.") else own_name == name
