"""Edits that developers make: to settings, templates, messages, style sheets, the site's code."""

from __future__ import annotations

import re
from random import Random

from tests.incremental import media
from tests.incremental.content_edits import some
from tests.incremental.site import EXTENSIONS
from tests.incremental.theme import LIST, STEM
from tests.incremental.workshop import Workshop

SETTINGS = (
    ("title", ("Many voices", "Other voices")),
    ("description", ("A site", "Another site")),
    ("url", ("https://www.example.org/voices", "https://www.example.org", "https://x.example/a/b")),
    ("timezone", ("Asia/Jerusalem", "America/New_York", "UTC")),
    ("theme", ("tiny", "stem")),
    ("theme_options", ("{greeting: Welcome}", "{greeting: Bye, shown: 3}", "{}")),
    ("page_size", ("1", "2", "3", "20")),
    ("minify_html", ("true", "false")),
    ("share", ("[email]", "[]", "[copy, x]")),
    ("maximum_megapixels", ("100", "90")),
    ("extra", ("{}", "{a: b}")),
)
LANGUAGES = (
    "  en: {name: English}\n  he: {name: עברית, title: קולות רבים}\n  ar: {name: العربية}\n",
    "  en: {name: English}\n  he: {name: עברית}\n  ar: {name: Arabic, title: أصوات}\n",
    "  en: {name: English}\n  ar: {name: العربية}\n  he: {name: עברית}\n",
    "  he: {name: עברית}\n  en: {name: English}\n  ar: {name: العربية}\n",
)
WHOLE_LINES = re.compile(r"^languages:\n(  .*\n)+", re.MULTILINE)


def change_setting(workshop: Workshop, source: Random) -> None:
    """Change a line of site.yaml."""
    name, values = source.choice(SETTINGS)
    set_setting(workshop, name, source.choice(values))


def set_setting(workshop: Workshop, name: str, value: str) -> None:
    """Write a setting in place of the line that is there."""
    text = re.sub(rf"^{name}:.*\n", "", workshop.read("site.yaml"), flags=re.MULTILINE)
    workshop.write("site.yaml", f"{text.rstrip()}\n{name}: {value}\n")


def change_languages(workshop: Workshop, source: Random) -> None:
    """Change the languages' order or names."""
    block = f"languages:\n{source.choice(LANGUAGES)}"
    workshop.write("site.yaml", WHOLE_LINES.sub(block, workshop.read("site.yaml")))


def change_menu(workshop: Workshop, source: Random) -> None:
    """Change a label of the menus."""
    old, new = source.choice(
        [("Stories", "Voices"), ("Voices", "Stories"), ("Elsewhere", "There"), ("/news/", "/tags/")]
    )
    workshop.write("site.yaml", workshop.read("site.yaml").replace(old, new))


def edit_template(workshop: Workshop, source: Random) -> None:
    """Add words to a template, in the middle of its last line but one."""
    if path := some(source, workshop.files("themes", ".html")):
        text = workshop.read(path)
        word = f"<i>{source.randrange(99)}</i>"
        for mark in ("{% endblock", "{% endmacro", "</body>"):
            if mark in text:
                place = text.rindex(mark)
                workshop.write(path, text[:place] + word + text[place:])
                return
        workshop.write(path, f"{text}{word}\n")


def shadow_template(workshop: Workshop, source: Random) -> None:
    """Put a template before one of the same name."""
    names = {
        "parts/usual.html": "<p>Unusual</p>\n",
        "parts/head.html": "<title>{{ page.title }}</title>\n",
        "parts/special.html": "<p>Special</p>\n",
        "parts/banner.html": "<p>A banner {{ site.title }}</p>\n",
        "tags.html": '{% extends "base.html" %}\n{% block main %}Tags{% endblock %}\n',
        "tag.html": LIST.replace("section.summary", "tag.name"),
        "base.html": '{% extends "stem:base.html" %}\n',
        "macros.html": STEM["templates/macros.html"].replace("<h1>", "<h1 id='m'>"),
    }
    name = source.choice(sorted(names))
    workshop.write(f"themes/tiny/templates/{name}", names[name])


def unshadow_template(workshop: Workshop, source: Random) -> None:
    """Take a template away that stands before another, or may be missing."""
    names = [p for p in workshop.files("themes/tiny", ".html") if not p.endswith("/page.html")]
    if path := some(source, names):
        workshop.remove(path)


def delete_template(workshop: Workshop, source: Random) -> None:
    """Take any template away; most leave a hole."""
    if path := some(source, workshop.files("themes", ".html")):
        workshop.remove(path)


def edit_static(workshop: Workshop, source: Random) -> None:
    """Write a file that is published as it is, or one that stands in a page's place."""
    path, data = source.choice(
        [
            ("CNAME", "voices.example.org\n"),
            ("CNAME", "words.example.org\n"),
            (".nojekyll", ""),
            (".well-known/security.txt", f"Expires: {source.randrange(9)}\n"),
            (".env", "left out\n"),
            ("robots.txt", f"User-agent: {source.randrange(9)}\n"),
            ("_headers", f"/x\n  X-Mine: {source.randrange(9)}\n"),
            ("files/photo.jpg", media.jpeg(source.randrange(200))),
            ("about/index.html", "taken"),
            ("old", "taken by an alias"),
        ]
    )
    workshop.write(f"static/{path}", data)


def delete_static(workshop: Workshop, source: Random) -> None:
    """Take a file away that was published as it is."""
    if path := some(source, workshop.files("static")):
        workshop.remove(path)


def edit_messages(workshop: Workshop, source: Random) -> None:
    """Translate a word otherwise, or no longer."""
    path = (
        f"themes/{source.choice(['tiny', 'stem'])}/messages/{source.choice(['en', 'he', 'ar'])}.po"
    )
    word = source.choice(["News", "Page not found", "Topics", "Home"])
    head = 'msgid ""\nmsgstr ""\n\n'
    workshop.write(path, f'{head}msgid "{word}"\nmsgstr "{word} {source.randrange(9)}"\n')


def edit_assets(workshop: Workshop, source: Random) -> None:
    """Change a style sheet, add or change a file, change a drawing."""
    number = source.randrange(9)
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><circle r="{}"/></svg>\n'
    path, text = source.choice(
        [
            ("themes/tiny/assets/css/extra.css", f"a {{ margin: {number}px; }}\n"),
            ("themes/stem/assets/css/base.css", f"body {{ margin: {number}px; }}\n"),
            ("themes/tiny/assets/icons/mark.svg", svg.format(number)),
            ("themes/tiny/assets/logo.svg", svg.format(number)),
            ("themes/tiny/assets/wave.svg", svg.format(number)),
            ("themes/tiny/assets/files/note.txt", f"Note {number}\n"),
        ]
    )
    workshop.write(path, text)


def delete_asset(workshop: Workshop, source: Random) -> None:
    """Take a file of the upper theme away."""
    if path := some(source, workshop.files("themes/tiny/assets")):
        workshop.remove(path)


def edit_theme_settings(workshop: Workshop, source: Random) -> None:
    """Change theme.yaml: sizes of pictures, options, bundles."""
    path, old, new = source.choice(
        [
            ("stem", "widths: [8, 16]", "widths: [8, 20]"),
            ("stem", "widths: [8, 20]", "widths: [8, 16]"),
            ("stem", "shown: 2", "shown: 4"),
            ("stem", "[css/base.css, css/extra.css]", "[css/extra.css, css/base.css]"),
            ("tiny", "greeting: Hi", "greeting: Hey"),
            ("tiny", "name: tiny\n", "name: tiny\npictures: {figure: {widths: [10]}}\n"),
        ]
    )
    file = f"themes/{path}/theme.yaml"
    workshop.write(file, workshop.read(file).replace(old, new))


def edit_extensions(workshop: Workshop, source: Random) -> None:
    """Change the site's own code, so that nothing of the cache holds."""
    new = EXTENSIONS.replace('"!"', f'"{"!" * source.randrange(1, 3)}"')
    workshop.write("extensions.py", new)


def write_nonsense(workshop: Workshop, source: Random) -> None:
    """Break a file so that the build has to refuse the site."""
    path, text = source.choice(
        [
            ("content/news/2024/trip.md", "---\ntitle: [\n---\n"),
            ("content/news/2024/trip.md", "---\ntitel: x\n---\n"),
            ("content/pages/about.md", "---\ntitle: About\n---\n[gone](gone.md)\n"),
            ("site.yaml", "title: [\n"),
            ("site.yaml", "title: x\n"),
            ("content/data/members.csv", "a,b\n1\n"),
            ("content/news/2024/garden/garden.png", "no picture"),
            ("themes/tiny/templates/page.html", "{% if %}"),
            ("themes/tiny/templates/page.html", "{{ unknown }}"),
            ("themes/tiny/theme.yaml", "name: tiny\nextends: tiny\n"),
            ("content/pages/about.md", "---\ntitle: Daniel Realname\n---\n"),
        ]
    )
    workshop.write(path, text)


SITE_EDITS = (
    change_setting,
    change_languages,
    change_menu,
    edit_template,
    shadow_template,
    unshadow_template,
    delete_template,
    edit_messages,
    edit_assets,
    delete_asset,
    edit_static,
    delete_static,
    edit_theme_settings,
    edit_extensions,
    write_nonsense,
)
