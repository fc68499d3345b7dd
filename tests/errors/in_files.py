"""Mistakes in names, places, links and bytes of files."""

from __future__ import annotations

from tests.errors.mistake import DATED, NEWS, Mistake, entry, linked, mistake
from tests.incremental.media import png

ITS_OWN = "expected one of its own (slug:, url: or aliases: decide)"
VISIT, PICTURE = "content/news/2024/visit.png", png(7)
REGION = (
    "expected left, top, width and height of the region, such as 40% 20% 12% 18% or, in pixels of "
    "the picture as it is seen, 1210 460 300 380"
)
REGIONS = "expected regions, each with a name of your own: {face: 40% 20% 12% 18%}"
SECTIONS = "events, exhibitions, news, pages, podcast, programs, stories"

IN_FILES = (
    mistake(
        "a wrong language in a name",
        "content/news/2024/trip.hw.md",
        entry("title: New"),
        '1: "hw" in the file\'s name is no language of the site; '
        "expected one of en, he, ar, fr (a slug has no dot)",
    ),
    mistake(
        "two languages in a name",
        "content/news/2024/trip.he.ar.md",
        entry("title: New"),
        "1: several languages in the file's name: he, ar; expected one",
    ),
    mistake(
        "a translation without its original",
        "content/news/2024/none.he.md",
        entry("title: New"),
        "1: a translation without its original; expected content/news/2024/none.md beside it",
    ),
    mistake(
        "two files for one entry",
        "content/pages/about/index.md",
        entry("title: New"),
        "1: two files for one entry: content/pages/about.md and content/pages/about/index.md",
    ),
    mistake(
        "a slug twice",
        "content/news/2024/visit.md",
        entry(f"{DATED}\nslug: trip"),
        "1: the address /news/2024/trip/ is also that of content/news/2024/trip.md; " + ITS_OWN,
    ),
    mistake(
        "an address twice",
        "content/pages/new.md",
        entry("title: New\nurl: /news/2024/trip/"),
        "3: the address /news/2024/trip/ is also that of content/news/2024/trip.md; " + ITS_OWN,
    ),
    mistake(
        "a former address that is taken",
        "content/pages/new.md",
        entry("title: New\naliases: [/about/]"),
        "3: the address /about/ is also that of content/pages/about.md; " + ITS_OWN,
    ),
    mistake(
        "a former address that is taken by an entry further down",
        "content/news/2024/first.md",
        entry("title: New\ndate: 2024-07-12\naliases: [/about/]"),
        "4: the address /about/ is also that of content/pages/about.md; " + ITS_OWN,
    ),
    mistake(
        "the address of a list",
        "content/pages/news.md",
        entry("title: New"),
        "1: the address /news/ is also that of the page news_list; " + ITS_OWN,
    ),
    mistake(
        "an address below the file of another",
        "content/pages/below.md",
        entry("title: New\naliases: [/old/page.html, /old/page.html/below/]"),
        "3: the address /old/page.html/below/ can't stand beside that of the page redirect: "
        "a file has the name that a folder needs; " + ITS_OWN,
    ),
    mistake(
        "an address below a file that every site has",
        "content/pages/beside.md",
        entry("title: New\nurl: /sitemap.xml/more/"),
        "3: the address /sitemap.xml/more/ can't stand beside that of the page sitemap: "
        "a file has the name that a folder needs; " + ITS_OWN,
    ),
    mistake(
        "an address with a name that no file can have",
        "content/pages/long.md",
        entry(f"title: New\nurl: /{'a' * 256}/"),
        f"3: the address /{'a' * 59}… has a part of 256 bytes; "
        "expected at most 255 (slug:, url: or aliases: decide)",
    ),
    mistake(
        "a folder that is no kind",
        "content/newz/new.md",
        entry("title: New"),
        f'1: "newz" is no kind of content; expected a file in one of {SECTIONS}; '
        'did you mean "news"?',
    ),
    mistake(
        "bytes that are not UTF-8",
        NEWS,
        entry(DATED, "\nCaf").encode() + b"\xe9\n",
        "6: not UTF-8 text; expected the file to be saved as UTF-8 "
        "(in Notepad: Save as, Encoding: UTF-8)",
    ),
    mistake(
        "an empty file",
        NEWS,
        "",
        "1: the file is empty; expected front matter between two lines of ---",
    ),
    mistake(
        "no front matter",
        NEWS,
        "Hello.\n",
        "1: no front matter; expected a first line of --- and, below it, at least title: "
        '(found "Hello.")',
    ),
    mistake(
        "front matter that is never closed",
        NEWS,
        f"---\n{DATED}\n\nHello.\n",
        "1: front matter is never closed; expected a line of --- below its fields",
    ),
    mistake(
        "50 MB of front matter",
        NEWS,
        entry("title: New\n" + "# much\n" * 7_200_000),
        "1: 50 MB is too large for a text; expected at most 5 MB",
    ),
    mistake(
        "2 MB of front matter",
        NEWS,
        entry("title: New\n" + "# much\n" * 290_000),
        "1: front matter is larger than 1000 kB",
    ),
    linked(
        "a folder linked into itself",
        "content/news/loop",
        ".",
        "a link to a folder around it, a loop; remove it",
    ),
    linked(
        "a link to itself",
        "content/news/2024/loop.md",
        "loop.md",
        "a link that loops or leads nowhere; remove it",
    ),
    linked(
        "a link out of the site",
        "content/news/2024/out.md",
        "/etc/hosts",
        "a link that leaves the site folder; copy the file",
    ),
    *(
        Mistake(
            f"a cover with {name}",
            {f"{VISIT}.yaml": cover, VISIT: PICTURE},
            tuple(f"{VISIT}.yaml:{line}" for line in lines),
        )
        for name, cover, lines in (
            ("nothing in it", "", ["1: cover: missing; this field is required"]),
            (
                "a word of its own",
                "covers: {a: 1 1 5 5}",
                [
                    '1: covers: unknown field; did you mean "cover"?',
                ],
            ),
            ("a place without a name", "cover: 1 1 5 5", [f"1: cover: {REGIONS}"]),
            ("two numbers", "cover:\n  face: 1 1", [f'2: cover.face: "1 1" found; {REGION}']),
            (
                "pixels and per cent",
                "cover:\n  a: 1% 1% 5 5",
                [
                    f'2: cover.a: "1% 1% 5 5" found; {REGION}',
                ],
            ),
            ("no place", "cover:\n  face:", [f'2: cover.face: "nothing" found; {REGION}']),
            (
                "an empty place",
                "cover:\n  a: 1 1 5 0",
                [
                    '2: cover.a: "1 1 5 0" found; a region without width or height covers nothing',
                ],
            ),
            (
                "too much per cent",
                "cover:\n  a: 60% 1% 50% 5%",
                [
                    '2: cover.a: "60% 1% 50% 5%" found; '
                    "the region reaches beyond 100% of the picture",
                ],
            ),
            (
                "a place beside the picture",
                "cover:\n  a: 1 1 5 5\n  b: [20, 1, 5, 5]",
                [
                    "3: cover.b: reaches to 25 px from the left and 6 px from the top; "
                    "the picture as it is seen is 24 × 16 pixels",
                ],
            ),
        )
    ),
    mistake(
        "a cover without its picture",
        "content/news/2024/visti.png.yaml",
        "cover: {face: 1 1 5 5}",
        '1: covers nothing: no picture "visti.png" beside it',
    ),
    Mistake(
        "a cover that is called otherwise",
        {"content/news/2024/visit.yaml": "cover: {face: 1 1 5 5}", VISIT: PICTURE},
        (
            "content/news/2024/visit.yaml:1: covers nothing; a cover is called as its picture: "
            'rename it to "visit.png.yaml"',
        ),
    ),
    Mistake(
        "a cover whose picture is misspelled",
        {"content/news/2024/vist.png.yaml": "cover: {face: 1 1 5 5}", VISIT: PICTURE},
        (
            'content/news/2024/vist.png.yaml:1: covers nothing: no picture "vist.png" beside it; '
            'did you mean "visit.png"?',
        ),
    ),
    Mistake(
        "a drawing with a cover",
        {
            "content/news/2024/d.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" '
            'height="9"><path d="M0 0h9v9z"/></svg>',
            "content/news/2024/d.svg.yaml": "cover: {face: 1 1 5 5}",
        },
        (
            "content/news/2024/d.svg:1: a drawing can't be covered; "
            "save it as PNG, or change the drawing",
        ),
    ),
    mistake(
        "a cover in front matter",
        NEWS,
        entry(f"{DATED}\ncover: {{face: 40% 20% 10% 10%}}"),
        '4: cover: unknown field; the picture itself is "image" or "portrait"; what nobody may see '
        "of it stands in a file beside it, such as photo.jpg.yaml",
    ),
)
