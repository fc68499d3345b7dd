"""What each rule says of pages and files that are wrong in one way, and of those that aren't."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.audit.facts import OtherFacts
from sitegen.audit.other import other_facts
from sitegen.audit.page import page_facts
from sitegen.audit.rules import CHECKS
from sitegen.audit.site import BuiltSite, Origin
from sitegen.content.settings.settings import Settings
from sitegen.site.collect import collect
from sitegen.site.visibility import Moment

BASE = "https://www.ourvoices.net/site"
POLICY = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'"


def page(own: str, body: str = "", *, head: str = "", lang: str = "en", title: str = "") -> str:
    """Give a page without faults, with something added."""
    address = f"{BASE}/{own.removesuffix('index.html')}"
    direction = "rtl" if lang in ("he", "ar") else "ltr"
    return (
        f'<!DOCTYPE html><html lang="{lang}" dir="{direction}"><head><title>{title or own}</title>'
        f'<meta name="description" content="About {own}">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<link rel="canonical" href="{address}">{head}</head>'
        f'<body><h1>{own}</h1><a href="/site/">Home</a>{body}</body></html>'
    )


def redirect(to: str) -> str:
    """Give a page that leads on."""
    return (
        f'<!DOCTYPE html><html lang="en"><meta http-equiv="refresh" content="0; url={to}"></html>'
    )


def site_of(
    pages: Mapping[str, str],
    others: Mapping[str, str | bytes] | None = None,
    redirects: Mapping[str, str] | None = None,
    hidden: frozenset[str] = frozenset(),
    kinds: Mapping[str, str] | None = None,
) -> BuiltSite:
    """Give a built site of pages and other files; home links to every page."""
    links = "".join(f'<a href="/site/{path}">{path}</a>' for path in pages)
    whole = {"index.html": page("index.html", links), **pages}
    read: dict[str, OtherFacts] = {}
    for path, content in (others or {}).items():
        data = content.encode() if isinstance(content, str) else content
        if facts := other_facts(path, data):
            read[path] = facts
    settings = Settings(title="Voices", url=BASE)
    library = collect((), settings, Moment(datetime(2026, 1, 1, tzinfo=UTC), UTC)).library
    return BuiltSite(
        base=BASE,
        files=dict.fromkeys((*whole, *(others or {})), 1000),
        pages={path: page_facts(text.encode()) for path, text in whole.items()},
        others=read,
        origins={path: Origin((kinds or {}).get(path, "page"), "", "") for path in whole},
        library=library,
        redirects=redirects or {},
        budgets={},
        hidden=hidden,
    )


def said(site: BuiltSite) -> set[tuple[str, str, str]]:
    """Give what all rules say of a site: rule, output, message."""
    return {(found.rule, found.output, found.message) for check in CHECKS for found in check(site)}


def languages(*pairs: tuple[str, str]) -> str:
    """Give the links to the languages of a page."""
    return "".join(
        f'<link rel="alternate" hreflang="{code}" href="{BASE}/{to}">' for code, to in pairs
    )


EN_HE = (("en", "a/"), ("he", "he/a/"), ("x-default", "a/"))

SITE_MAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
SITE_MAP = (
    f'<urlset xmlns="{SITE_MAPS}">'
    f"<url><loc>{BASE}/</loc></url><url><loc>{BASE}/old/</loc></url></urlset>"
)

ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><id>a</id><title>T</title><updated>2024</updated>'
    f'<entry><id>1</id><link href="{BASE}/gone/"/></entry><entry><id>1</id></entry></feed>'
)

CALENDAR = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{}END:VCALENDAR\r\n"
EVENT = "BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20240101T000000Z\r\nDTSTART:20240101\r\nEND:VEVENT\r\n"

WRONG = {
    "a link out of the site's own folder": (
        site_of({"a/index.html": page("a/index.html", '<a href="/b/">B</a>')}),
        ("link", "a/index.html", "/b/ leads to nothing"),
    ),
    "a relative link": (
        site_of({"a/index.html": page("a/index.html", '<a href="../zzzzzzzz/">B</a>')}),
        ("link", "a/index.html", "../zzzzzzzz/ leads to nothing"),
    ),
    "an empty address": (
        site_of({"a/index.html": page("a/index.html", '<img src="" alt="" width="1" height="1">')}),
        ("link", "a/index.html", "(nothing) is no address"),
    ),
    "an anchor that is near": (
        site_of(
            {
                "a/index.html": page("a/index.html", '<a href="/site/b/#the-pal">B</a>'),
                "b/index.html": page("b/index.html", '<p id="the-plan"></p>'),
            }
        ),
        (
            "anchor",
            "a/index.html",
            '/site/b/#the-pal: there is no "the-pal" on that page; did you mean "the-plan"?',
        ),
    ),
    "a candidate of a srcset": (
        site_of(
            {
                "a/index.html": page(
                    "a/index.html",
                    '<img src="/site/p.jpg" srcset="/site/p.jpg 1x, /site/zzzzzz.jpg 2x" '
                    'alt="" width="1" height="1">',
                )
            },
            {"p.jpg": b""},
        ),
        ("file", "a/index.html", "/site/zzzzzz.jpg leads to nothing"),
    ),
    "no canonical address": (
        site_of({"a/index.html": page("a/index.html").replace("canonical", "other")}),
        ("canonical", "a/index.html", "0 canonical addresses; expected one, the page's own"),
    ),
    "another page's canonical address": (
        site_of({"a/index.html": page("b/index.html")}),
        ("canonical", "a/index.html", f"the canonical address is {BASE}/b/; expected {BASE}/a/"),
    ),
    "a language that doesn't lead back": (
        site_of(
            {
                "a/index.html": page("a/index.html", head=languages(*EN_HE)),
                "he/a/index.html": page("he/a/index.html", lang="he"),
            }
        ),
        ("hreflang", "a/index.html", f"he leads to {BASE}/he/a/, which doesn't lead back"),
    ),
    "a language that leads to a redirect": (
        site_of(
            {
                "a/index.html": page("a/index.html", head=languages(*EN_HE)),
                "he/a/index.html": redirect("/site/a/"),
            }
        ),
        (
            "hreflang",
            "a/index.html",
            f"he leads to {BASE}/he/a/, which leads on to another address",
        ),
    ),
    "a language whose page is another's": (
        site_of(
            {
                "a/index.html": page("a/index.html", head=languages(*EN_HE)),
                "he/a/index.html": page("he/a/index.html", head=languages(*EN_HE), lang="ar"),
            }
        ),
        ("hreflang", "a/index.html", f"he leads to {BASE}/he/a/, a page in ar"),
    ),
    "a code that no searcher knows": (
        site_of(
            {
                "a/index.html": page(
                    "a/index.html",
                    head=languages(("en", "a/"), ("x-default", "a/"), ("en-UK", "a/")),
                )
            }
        ),
        (
            "hreflang",
            "a/index.html",
            '"en-UK" is no code of a language; expected one such as en or en-GB',
        ),
    ),
    "languages without a default": (
        site_of({"a/index.html": page("a/index.html", head=languages(("en", "a/")))}),
        ("hreflang", "a/index.html", "no x-default among the languages of the page"),
    ),
    "redirects one after the other": (
        site_of(
            {
                "a/index.html": redirect("/site/b/"),
                "b/index.html": redirect("/site/c/"),
                "c/index.html": page("c/index.html"),
            }
        ),
        (
            "redirect",
            "a/index.html",
            "leads on to /site/b/, which leads on again; expected one step to /c/index.html",
        ),
    ),
    "redirects in a circle": (
        site_of({"a/index.html": redirect("/site/b/"), "b/index.html": redirect("/site/a/")}),
        ("redirect", "a/index.html", "leads on to /site/b/ and from there in a circle"),
    ),
    "a redirect to nothing": (
        site_of({"a/index.html": redirect("/site/gone/")}),
        ("redirect", "a/index.html", "leads on to /site/gone/, where nothing is"),
    ),
    "a rule over a page": (
        site_of({"a/index.html": page("a/index.html")}, redirects={"/site/a/": "/site/"}),
        ("redirect", "_redirects", "the redirect of /site/a/ hides the page that stands there"),
    ),
    "no first heading": (
        site_of({"a/index.html": page("a/index.html").replace("h1", "p")}),
        ("heading", "a/index.html", "0 headings of the first level; expected one"),
    ),
    "a style that the policy forbids": (
        site_of({"a/index.html": page("a/index.html", '<p style="color: red">Red</p>')}),
        (
            "policy",
            "a/index.html",
            "a style that is written into the page: style-src forbids it",
        ),
    ),
    "a redirect in the site map": (
        site_of({"old/index.html": redirect("/site/")}, {"sitemap.xml": SITE_MAP}),
        (
            "sitemap",
            "old/index.html",
            "the site map names /old/, a page that leads on to another",
        ),
    ),
    "a page that isn't in the site map": (
        site_of({"a/index.html": page("a/index.html")}, {"sitemap.xml": SITE_MAP}),
        ("sitemap", "a/index.html", "the site map doesn't name /a/"),
    ),
    "a feed that isn't well-formed": (
        site_of({}, {"feed.xml": "<feed>"}),
        ("feed", "feed.xml", "not well-formed: no element found: line 1, column 6"),
    ),
    "a feed with one id twice": (
        site_of({}, {"feed.xml": ATOM}),
        ("feed", "feed.xml", "two entries with the id 1"),
    ),
    "a feed that leads to nothing": (
        site_of({}, {"feed.xml": ATOM}),
        ("link", "feed.xml", f"{BASE}/gone/ leads to nothing"),
    ),
    "JSON cut short": (
        site_of({}, {"feed.json": '{"version": '}),
        ("feed", "feed.json", "not JSON: Expecting value: line 1 column 13 (char 12)"),
    ),
    "an event without a time": (
        site_of({}, {"a.ics": CALENDAR.format(EVENT.replace("DTSTART:20240101\r\n", ""))}),
        ("feed", "a.ics", "a VEVENT without DTSTART"),
    ),
    "an event that doesn't end": (
        site_of({}, {"a.ics": CALENDAR.format(EVENT.replace("END:VEVENT\r\n", ""))}),
        ("feed", "a.ics", "END:VCALENDAR closes VEVENT"),
    ),
    "a picture of a style sheet": (
        site_of({}, {"a.css": "@import 'gone.css'; p { background: url(pic.png) }"}),
        ("file", "a.css", "pic.png leads to nothing"),
    ),
    "the address of what is hidden": (
        site_of(
            {"a/index.html": page("a/index.html", '<a href="/site/noor/">N</a>')},
            hidden=frozenset({"/noor/"}),
        ),
        (
            "hidden",
            "a/index.html",
            "/site/noor/ is the address of an entry that isn't shown",
        ),
    ),
    "the page of what is hidden": (
        site_of({"noor/index.html": page("noor/index.html")}, hidden=frozenset({"/noor/"})),
        ("hidden", "noor/index.html", "an entry that isn't shown has a page in the output"),
    ),
}


@pytest.mark.parametrize("fault", WRONG)
def test_a_fault_is_found_and_named(fault: str) -> None:
    site, expected = WRONG[fault]
    assert expected in said(site)


def test_pages_without_faults_have_no_findings() -> None:
    site = site_of(
        {
            "a/index.html": page("a/index.html", head=languages(*EN_HE)),
            "he/a/index.html": page("he/a/index.html", head=languages(*EN_HE), lang="he"),
            "old/index.html": redirect("/site/a/"),
        },
        {
            "feed.xml": ATOM.replace("/gone/", "/a/").replace("<entry><id>1</id></entry>", ""),
            "a.ics": CALENDAR.format(EVENT),
        },
    )
    assert said(site) == set()


PIECES = (
    *("/", "//", "a", "site", ".", "..", "#", "?", "%20", "%2e", ":", "@", "ש", " ", "\\", "A"),
    *(
        "https:",
        "mailto:",
        "https://www.ourvoices.net",
        "https://elsewhere.org",
        "index.html",
        "[",
        "]",
    ),
)


@given(st.lists(st.sampled_from(PIECES), max_size=7).map("".join))
def test_an_address_that_is_known_at_once_leads_where_the_standard_says(address: str) -> None:
    site = site_of({"a/index.html": page("a/index.html")})
    known = site.at_once(address)
    assert known is None or known == site.by_the_book(address, "a/index.html")


def test_later_parts_of_lists_needn_t_stand_in_the_site_map() -> None:
    parts = {f"{start}page/2/index.html": page(f"{start}page/2/index.html") for start in ("", "a/")}
    home = f"<url><loc>{BASE}/</loc></url>"
    site = site_of(parts, {"sitemap.xml": f'<urlset xmlns="{SITE_MAPS}">{home}</urlset>'})
    assert said(site) == set()


def test_a_large_site_has_a_site_map_in_parts() -> None:
    def part(name: str) -> str:
        return f'<urlset xmlns="{SITE_MAPS}"><url><loc>{BASE}/{name}</loc></url></urlset>'

    index = "".join(f"<sitemap><loc>{BASE}/sitemap-{n}.xml</loc></sitemap>" for n in (1, 2))
    maps = {
        "sitemap.xml": f'<sitemapindex xmlns="{SITE_MAPS}">{index}</sitemapindex>',
        "sitemap-1.xml": part(""),
        "sitemap-2.xml": part("a/"),
    }
    assert said(site_of({"a/index.html": page("a/index.html")}, maps)) == set()


def test_a_page_that_only_names_itself_is_an_orphan() -> None:
    site = site_of({"a/index.html": page("a/index.html", '<a href="/site/a/">A</a>')})
    lonely = {**site.pages, "index.html": page_facts(page("index.html").encode())}
    found = said(replace(site, pages=lonely))
    assert ("orphan", "a/index.html", "no page links to this one") in found


def test_a_page_that_nothing_leads_to_is_an_orphan() -> None:
    site = site_of({"a/index.html": page("a/index.html")})
    lonely = {**site.pages, "index.html": page_facts(page("index.html").encode())}
    found = said(replace(site, pages=lonely))
    assert ("orphan", "a/index.html", "no page links to this one") in found


@pytest.mark.parametrize("suffix", ["css", "js"])
@pytest.mark.parametrize(("repeats", "heavy"), [(True, False), (False, True)])
def test_styles_and_scripts_weigh_what_a_host_sends_of_them(
    suffix: str, repeats: bool, heavy: bool
) -> None:
    lines = (
        f"/* {0 if repeats else sha256(bytes([n % 256, n >> 8])).hexdigest()} */"
        for n in range(900)
    )
    head = {
        "css": '<link rel="stylesheet" href="/site/a.css">',
        "js": '<script src="/site/a.js" defer></script>',
    }[suffix]
    text = "\n".join(lines).ljust(60_000)
    site = site_of({"a/index.html": page("a/index.html", head=head)}, {f"a.{suffix}": text})
    sizes = {**site.files, f"a.{suffix}": len(text)}
    found = said(replace(site, files=sizes, budgets={"default": 10_000}))
    assert ("weight" in {rule for rule, _, _ in found}) is heavy
