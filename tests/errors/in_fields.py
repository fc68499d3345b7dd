"""Mistakes in front matter and settings."""

from __future__ import annotations

from tests.errors.mistake import DATED, NEWS, entry, mistake
from tests.sites import CONSENT, SETTINGS

IN_YAML = (
    mistake(
        "a bracket that is not closed",
        NEWS,
        entry("title: [New\ndate: 2024-07-12"),
        "2: title: a bracket or brace is not closed; write title: [New]",
    ),
    mistake(
        "a quotation that is not closed",
        NEWS,
        entry('title: "New\ndate: 2024-07-12'),
        '2: title: a quotation mark is not closed; write title: "New"',
    ),
    mistake(
        "a colon in a text",
        NEWS,
        entry("date: 2024-07-12\ntitle: Peace: a story"),
        '3: title: a text with a colon needs quotes around it: title: "Peace: a story"',
    ),
    mistake(
        "a tab",
        NEWS,
        entry(f"{DATED}\nextra:\n\tcolour: green"),
        "5: a tab before a field; YAML is indented with spaces",
    ),
    mistake(
        "a field twice",
        NEWS,
        entry(f"{DATED}\ntitle: Newer"),
        "4: title: written twice; the first is on line 2",
    ),
    mistake(
        "aliases that would blow up",
        NEWS,
        entry(f"{DATED}\nextra:\n  a: &a [x, x]\n  b: &b [*a, *a]\n  c: [*b, *b]"),
        *(
            f"{line}: YAML alias or anchor found; aliases are not allowed, write the value out "
            "(or put it in quotes, if it begins with & or *)"
            for line in (5, 6, 7)
        ),
    ),
)

IN_FIELDS = (
    mistake(
        "a field that is missing",
        NEWS,
        entry("date: 2024-07-12"),
        "2: title: missing; this field is required",
    ),
    mistake(
        "news without a date",
        NEWS,
        entry("title: New"),
        "2: date: missing; this field is required",
    ),
    mistake(
        "a field that does not exist",
        NEWS,
        entry(f"{DATED}\nsumary: Olives"),
        '4: sumary: unknown field; did you mean "summary"?',
    ),
    mistake(
        "the required field under a wrong name",
        NEWS,
        entry("titel: New\ndate: 2024-07-12"),
        '2: titel: unknown field; did you mean "title"?',
    ),
    mistake(
        "a text where a list belongs",
        NEWS,
        entry(f"{DATED}\ntags: peace"),
        '4: tags: "peace" found, expected a list, such as [peace]',
    ),
    mistake(
        "a word where true or false belongs",
        NEWS,
        entry(f"{DATED}\nfeatured: maybe"),
        '4: featured: "maybe" found, expected true or false',
    ),
    mistake(
        "a day that never was",
        NEWS,
        entry("title: New\ndate: 2024-02-30"),
        '3: date: "2024-02-30" found, expected a date such as 2024-07-12, 2025-10 or 2022 '
        "(no such day in the calendar)",
    ),
    mistake(
        "a language that the site doesn't have",
        NEWS,
        entry(f"{DATED}\nlang: hw"),
        '4: lang: "hw" found, expected one of en, he, ar, fr',
    ),
    mistake(
        "a picture that is missing",
        NEWS,
        entry(f"{DATED}\nimage: olives.jpg"),
        '4: image: no file "olives.jpg" at content/news/2024/olives.jpg',
    ),
    mistake(
        "a path that leaves the site",
        NEWS,
        entry(f"{DATED}\nimage: ../../../../secret.jpg"),
        '4: image: "../../../../secret.jpg" leaves the site folder',
    ),
    mistake(
        "a program that doesn't exist",
        NEWS,
        entry(f"{DATED}\nprograms: [programs/forum]"),
        '4: programs[1]: no entry "programs/forum"; expected an id such as programs/young-voices',
    ),
    mistake(
        "an address that leads to another host than it seems",
        "content/events/new.md",
        entry("title: New\nonline: /\\evil.example"),
        '3: online: "/\\evil.example" found, expected an address: https://…, mailto:…, tel:…, '
        "/path/ or an entry's file (write the address in full, with https:)",
    ),
    mistake(
        "an address in a field at which nothing stands",
        "content/programs/new.md",
        entry("title: New\ncall_to_action:\n  label: Write\n  url: /contact/"),
        '5: call_to_action.url: link to "/contact/": nothing there',
    ),
    mistake(
        "an address of a former site",
        NEWS,
        entry(f"{DATED}\naliases:\n  - /old/\n  - https://www.oldsite.example/2019/x/?p=1"),
        '6: aliases[2]: "https://www.oldsite.example/2019/x/?p=1" found, expected "/2019/x/", '
        "the part behind the host; whoever runs the host leads it here",
    ),
    mistake(
        "a former address that is badly encoded",
        NEWS,
        entry(f'{DATED}\naliases: ["/%zz/"]'),
        '4: aliases[1]: "/%zz/" found, expected an address of this site that begins with a slash, '
        "such as /about/us/, and has no part that begins with a dot "
        '("%zz" is no encoded letter; write % as %25)',
    ),
    mistake(
        "an item of a menu that leads nowhere",
        "site.yaml",
        f"{SETTINGS}menus:\n  main:\n    - label: News\n      url: /newz/\n",
        '16: menus.main[1].url: link to "/newz/": nothing there',
    ),
    mistake(
        "a label in a language that the site doesn't show",
        "site.yaml",
        f"{SETTINGS}actions:\n  - label: {{en: News, fr: Nouvelles}}\n    url: /news/\n",
        '14: actions[1].label.fr: "fr" found, expected one of en, he, ar',
    ),
    mistake(
        "a category that Apple's list lacks",
        "content/podcast/talks/show.md",
        entry("title: Talks\nguid: a\ncategory: [Society & Culture, Documentery]"),
        '4: category[2]: "Documentery" found, expected a category of Apple\'s list, '
        'such as Documentary; did you mean "Documentary"?',
    ),
    mistake(
        "a language that isn't one",
        "content/stories/2022/noor/index.md",
        entry(f"title: Bread\nstoryteller: {{name: Noor}}\n{CONSENT[:-1]}, language: xx}}"),
        '4: consent.language: "xx" found, expected a language code, such as en, he or ar',
    ),
    mistake(
        "a language by its longer code",
        "site.yaml",
        SETTINGS.replace("[fr]", "[fra]"),
        '8: print_languages[1]: "fra" found, expected a language code, such as en, he or ar; '
        'did you mean "fr"?',
    ),
    mistake(
        "a kind of members that no list has",
        "content/data/members.csv",
        "name,kind\nOne,Member\n",
        '2: kind: "Member" found, expected member or partner; did you mean "member"?',
    ),
    mistake(
        "a table of members without their names",
        "content/data/members.csv",
        "Name,about\nOne,Two\n",
        '1: no column "name"; expected name, url, kind, about in the first line; '
        'did you mean "Name"?',
    ),
    mistake(
        "a tag that is too long for an address",
        NEWS,
        entry(f"{DATED}\ntags:\n  - peace\n  - {'ש' * 101}"),
        f'6: tags[2]: "{"ש" * 57}…" found, expected a tag of at most 200 bytes (202 bytes)',
    ),
    mistake(
        "an address with signs that would break or turn the report's line",
        NEWS,
        entry(f'{DATED}\nextra: {{}}\nimage: "a\\nb\u202e\\t.jpg"'),
        r'5: image: no file "a\nb\t.jpg" with an unseen right-to-left override (U+202E) '
        r"at content/news/2024/a\nb\u202e\t.jpg",
    ),
    mistake(
        "former addresses that differ only by case",
        NEWS,
        entry(f"{DATED}\naliases:\n  - /Old/Page.html\n  - /old/page.html"),
        "6: the address /old/page.html differs only by case from that of the page redirect; "
        "expected one of its own (slug:, url: or aliases: decide)",
    ),
    mistake(
        "mistakes in the settings",
        "site.yaml",
        SETTINGS.replace("Asia/Jerusalem", "Asia/Jerusalm").replace("search:", "serch:"),
        '3: timezone: "Asia/Jerusalm" found, expected a time zone, such as Asia/Jerusalem; '
        'did you mean "Asia/Jerusalem"?',
        '10: serch: unknown field; did you mean "search"?',
    ),
    mistake(
        "a theme that doesn't exist",
        "site.yaml",
        SETTINGS.replace("theme: tiny", "theme: tinny"),
        '9: theme: no theme "tinny"; expected one of base, tiny; did you mean "tiny"?',
    ),
)
