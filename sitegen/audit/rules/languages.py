"""Languages as crawlers and screen readers judge them."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.audit.facts import PageFacts
from sitegen.audit.site import BuiltSite, Finding
from sitegen.markdown.text.language_codes import is_language_code
from sitegen.text import direction as direction_of

UNKNOWN_REGIONS = {"UK", "EU", "XX"}


def alternates(site: BuiltSite) -> Iterator[Finding]:
    """Report alternates that aren't mutual, complete, known and in the language that they name."""
    for path, facts in site.pages.items():
        if facts.alternates and not facts.refresh:
            yield from (
                Finding("hreflang", path, message, (evidence, "hreflang"))
                for message, evidence in wrong_alternates(path, facts, site)
            )


def wrong_alternates(path: str, facts: PageFacts, site: BuiltSite) -> Iterator[tuple[str, str]]:
    """Give what is wrong with a page's alternates, with what stands there."""
    own = site.address_of(path)
    codes = [code for code, _ in facts.alternates]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        yield f"{code} is named more than once", code
    if "x-default" not in codes:
        yield "no x-default among the languages of the page", "x-default"
    if (facts.lang, own) not in facts.alternates:
        yield f"the page doesn't name itself as {facts.lang}", facts.lang
    for code, address in facts.alternates:
        if code != "x-default" and not is_code(code):
            yield f'"{code}" is no code of a language; expected one such as en or en-GB', code
        target = site.target(address, path)
        other = site.pages.get(target.path or "")
        if other is None:
            yield f"{code} leads to {address}, where no page is", address
            continue
        if other.refresh:
            yield f"{code} leads to {address}, which leads on to another address", address
        if other.unindexed and not facts.unindexed:
            yield f"{code} leads to {address}, which searchers are asked to leave out", address
        if code not in ("x-default", other.lang):
            yield f"{code} leads to {address}, a page in {other.lang or 'no language'}", address
        if code != "x-default" and own not in [to for _, to in other.alternates]:
            yield f"{code} leads to {address}, which doesn't lead back", address


def is_code(code: str) -> bool:
    """True for a code that searchers understand: no en-UK, no en_GB."""
    return is_language_code(code) and code.rpartition("-")[2] not in UNKNOWN_REGIONS


def marks(site: BuiltSite) -> Iterator[Finding]:
    """Report pages and parts whose language or direction is missing, unknown or contradicts."""
    for path, facts in site.pages.items():
        if facts.refresh:
            continue
        if not facts.lang:
            yield Finding("lang", path, "the page doesn't say its language", ("<html",))
        origin = site.origins.get(path)
        if origin and origin.lang and facts.lang and origin.lang != facts.lang:
            message = f"a page in {origin.lang} says that it is in {facts.lang}"
            yield Finding("lang", path, message, ("<html",))
        for lang, direction in ((facts.lang, facts.direction or "ltr"), *facts.parts):
            if message := wrong_marks(lang, direction):
                yield Finding("lang", path, message, (f'lang="{lang}"', f'dir="{direction}"'))


def wrong_marks(lang: str, direction: str) -> str:
    """Say what is wrong with a language and a direction that stand together, "" if nothing is."""
    if lang and not is_language_code(lang):
        return f'lang="{lang}" is no code of a language'
    if direction not in ("", "ltr", "rtl", "auto"):
        return f'dir="{direction}": expected ltr, rtl or auto'
    written = direction_of(lang)
    if lang and direction in ("ltr", "rtl") and direction != written:
        return f"{lang} is written {written} and marked {direction}"
    return ""
