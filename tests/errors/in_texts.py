"""Mistakes in texts and templates."""

from __future__ import annotations

from tests.errors.mistake import DATED, NEWS, Mistake, entry, mistake

STORY = "content/stories/2022/layla/index.md"
TEMPLATE = "themes/tiny/templates/news.html"
EMBEDDED = '{% extends "base.html" %}\n{% block main %}\n'
NAMED = (
    "title: Water\nstoryteller: {name: Layla Haddad, pseudonym: L}\n"
    "consent: {name: pseudonym, web: true}"
)

IN_TEXTS = (
    mistake(
        "a link to an entry that doesn't exist",
        NEWS,
        entry(DATED, "\nOne.\n\nSee [it](../2023/none.md).\n"),
        '8: link to "../2023/none.md": nothing there',
    ),
    mistake(
        "a link to an address that doesn't exist",
        NEWS,
        entry(DATED, "\nSee [it](/none/).\n"),
        '6: link to "/none/": nothing there',
    ),
    mistake(
        "a picture in the text that doesn't exist",
        NEWS,
        entry(DATED, "\n![Olives](olives.jpg)\n"),
        '6: picture "olives.jpg": nothing there',
    ),
    Mistake(
        "a picture in the text for whose use the theme has no sizes",
        {NEWS: entry(DATED, "\n![Olives](photo.jpg)\n"), "content/news/2024/photo.jpg": "any"},
        (
            f'{NEWS}:6: picture "photo.jpg": the theme has no pictures for the use "figure"; '
            'add the line "figure: {widths: [480]}" under pictures: in its theme.yaml',
        ),
    ),
    Mistake(
        "files of a text that can't be used, all together, and a link beside them",
        {
            NEWS: entry(
                DATED,
                "\n[One](one.jpg) and [two](two.mp3).\n\nSee [it](/none/).\n"
                "\n/// audio | three.ogg\n\nSaid.\n///\n",
            ),
            **{f"content/news/2024/{name}": "" for name in ("one.jpg", "two.mp3", "three.ogg")},
        },
        (
            f'{NEWS}:8: link to "/none/": nothing there',
            "content/news/2024/one.jpg:1: the file is empty; "
            "copy it again from the camera or phone",
            "content/news/2024/three.ogg:1: the file is empty; "
            "copy it again from the recorder or phone",
            "content/news/2024/two.mp3:1: the file is empty; "
            "copy it again from the recorder or phone",
        ),
    ),
    mistake(
        "a name that may not be shown",
        STORY,
        entry(NAMED, "\nThen Layla  Haddad spoke.\n"),
        "7: storyteller.name: the name stands in the text, but consent.name does not allow it "
        "to be shown; take it out",
    ),
    Mistake(
        "a name that may not be shown, elsewhere",
        {STORY: entry(NAMED), NEWS: entry(DATED, "\nLayla Haddad came.\n")},
        (
            f"{NEWS}:6: a storyteller's name that may not be shown stands here, or in a file that "
            "is named here; take it out",
        ),
    ),
)

IN_TEMPLATES = (
    mistake(
        "a template that can't be read",
        TEMPLATE,
        EMBEDDED + "{% if %}\n{% endblock %}\n",
        "3: template: Expected an expression, got 'end of statement block'",
    ),
    mistake(
        "a template that is missing",
        TEMPLATE,
        EMBEDDED + '{% include "parts/nowhere-at-all.html" %}\n{% endblock %}\n',
        '3: template: no template "parts/nowhere-at-all.html"',
    ),
    mistake(
        "a variable that is not defined",
        TEMPLATE,
        EMBEDDED + "{{ pagee.title }}\n{% endblock %}\n",
        '3: template: "pagee" is not defined; did you mean "page"?',
    ),
    mistake(
        "a field that an entry doesn't have",
        TEMPLATE,
        EMBEDDED + "{{ entry.meta.titel }}\n{% endblock %}\n",
        '3: template: News has no field "titel"; did you mean "title"?',
    ),
    mistake(
        "a filter that doesn't exist",
        TEMPLATE,
        EMBEDDED + "{{ page.title|shout }}\n{% endblock %}\n",
        "3: template: No filter named 'shout'.",
    ),
    Mistake(
        "a filter of the site that fails",
        {
            TEMPLATE: EMBEDDED + "{{ page.title|shout }}\n{% endblock %}\n",
            "extensions.py": "def shout(text):\n    return {}[text]\n\nfilters = {'shout': shout}",
        },
        ("extensions.py:2: KeyError: 'A trip'", "extensions.py:2: KeyError: 'מסע'"),
    ),
    Mistake(
        "a filter of the site that ends the program",
        {
            TEMPLATE: EMBEDDED + "{{ page.title|shout }}\n{% endblock %}\n",
            "extensions.py": "def shout(text):\n    quit()\n\nfilters = {'shout': shout}",
        },
        ("extensions.py:2: it ends the whole program here (sys.exit, quit); take that out",),
    ),
    mistake(
        "code of the site that ends the program when it is read",
        "extensions.py",
        "import sys\n\nsys.exit(0)\n",
        "3: it ends the whole program here (sys.exit, quit); take that out",
    ),
)
