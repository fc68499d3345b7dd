"""Requests: nothing from elsewhere unasked, and nothing that the page's own policy forbids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from sitegen.audit.facts import FETCHED, PageFacts, Reference, Use
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
    for path, facts in site.pages.items():
        for reference in facts.references:
            target = site.target(reference.address, path)
            if target.inside or target.scheme:
                continue
            if reference.use in FETCHED and reference.use != PLAYED:
                message = f"{reference.address} is fetched from elsewhere, unasked"
                yield found("off-site", path, message, reference)
            elif reference.use == PLAYED and target.address.startswith("http:"):
                message = f"{reference.address} is not encrypted; browsers refuse it"
                yield found("off-site", path, message, reference)


def found(rule: str, path: str, message: str, reference: Reference) -> Finding:
    """Give the finding for an address."""
    return Finding(rule, path, message, (reference.address,), reference.place)


def own_policy(site: BuiltSite) -> Iterator[Finding]:
    """Report what the page's own Content-Security-Policy would stop."""
    for path, facts in site.pages.items():
        if facts.refresh:
            continue
        if not facts.policy:
            message = "the page has no Content-Security-Policy"
            yield Finding("policy", path, message, ("Content-Security-Policy",), "head meta")
            continue
        yield from stopped(path, facts, site)


def stopped(path: str, facts: PageFacts, site: BuiltSite) -> Iterator[Finding]:
    """Give what a page's policy stops."""
    policy = parse(facts.policy)
    for spot in facts.inline:
        directive = INLINE.get(spot.about, "script-src")
        if "'unsafe-inline'" not in sources(policy, directive):
            message = f"a {spot.about} that is written into the page: {directive} forbids it"
            yield Finding("policy", path, message, (spot.about,), spot.place)
    for reference in facts.references:
        directive = DIRECTIVES.get(reference.use, "")
        if not directive:
            continue
        target = site.target(reference.address, path)
        if not allows(sources(policy, directive), target, site.host):
            message = f"{reference.address}: {directive} forbids it"
            yield found("policy", path, message, reference)


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
