"""The rules, one file a subject.

In: the built site as facts. Out: findings, each with the rule that it breaks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sitegen.audit.rules import (
    feeds,
    languages,
    links,
    policy,
    redirects,
    release,
    safety,
    texts,
    translations,
    weight,
)
from sitegen.audit.site import BuiltSite, Finding

__all__ = ("CHECKS", "RELEASE_CHECKS")

Check = Callable[[BuiltSite], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, what it asks for, and whether it is judged only where that is wanted."""

    name: str
    asks: str
    asked: bool = False


CHECKS: tuple[Check, ...] = (
    links.broken,
    links.orphans,
    languages.alternates,
    languages.marks,
    redirects.chains,
    texts.heads,
    texts.headings,
    texts.pictures,
    policy.off_site,
    policy.own_policy,
    weight.budgets,
    feeds.forms,
    feeds.site_map,
    safety.traces,
    safety.hidden,
    translations.state,
)
"""What is judged always."""

RELEASE_CHECKS: tuple[Check, ...] = (release.unready,)
"""What is judged before a release."""

RULES: tuple[Rule, ...] = (
    Rule("output", "the output is what the last build wrote"),
    Rule("link", "a link leads to something that is there"),
    Rule("anchor", "the part of an address behind # is there"),
    Rule("file", "every picture, style, script, recording that a page asks for is there"),
    Rule("canonical", "a page names its own address, once and in full"),
    Rule("orphan", "a page can be reached from another one"),
    Rule("hreflang", "the languages of a page name each other, and themselves, by right codes"),
    Rule("lang", "a page says its language and direction, and they agree"),
    Rule("redirect", "an old address leads on to a page in one step"),
    Rule("title", "a page has a title that no other page of its language has"),
    Rule("description", "a page has a description that no other page of its language has"),
    Rule("heading", "headings begin with one h1 and leave out no level"),
    Rule("alt", "a picture has a text for those who don't see it"),
    Rule("size", "a picture says its width and height"),
    Rule("id", "an id stands once in a page"),
    Rule("off-site", "nothing is fetched from elsewhere before a reader asks for it"),
    Rule("policy", "a page keeps to its own Content-Security-Policy"),
    Rule("weight", "a page weighs no more than the budget of its type"),
    Rule("feed", "feeds, calendars and data are as their formats have them"),
    Rule("sitemap", "the site map names every page for searchers, and nothing else"),
    Rule("metadata", "no picture or recording tells more than it shows"),
    Rule("loudness", "a podcast is as loud as others, where FFmpeg is there to measure it"),
    Rule("hidden", "nothing of an entry that isn't shown is in the output"),
    Rule("translation", "what is written in one language is there in the others, and no older"),
    Rule("html", "a page is valid HTML", asked=True),
    Rule("axe", "a page as it is drawn meets WCAG 2.2 A and AA", asked=True),
    Rule("external", "an address elsewhere answers", asked=True),
    Rule("live", "what is live is what was built, and not older than it may be", asked=True),
    Rule("draft", "no draft or embargoed entry goes out", asked=True),
    Rule("sample", "no sample and no example address goes out", asked=True),
)
"""All rules, as docs/checking.md explains them."""
