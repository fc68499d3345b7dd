"""A theme in two layers, small, that asks through every door and in every way templates can."""

from __future__ import annotations

HEAD = """\
<title>{{ page.title }} | {{ page.place|join(" | ") }} | {{ site.title }}</title>
<meta name="description" content="{{ page.description }}">
<link rel="canonical" href="{{ page.canonical }}">
<link rel="stylesheet" href="{{ asset('site.css') }}">
{% for lang, url in page.hreflang %}<link rel="alternate" hreflang="{{ lang }}" href="{{ url }}">
{% endfor %}
{% for feed in page.feeds %}<link rel="alternate" type="{{ feed.type }}" href="{{ feed.url }}">
{% endfor %}
{{ page.json_ld }}{{ page.social_image }}
{{ page.social_picture.alt if page.social_picture else "" }}
{{ page.social_locale }} {{ page.social_locales }} {{ page.social_times }}
<link rel="manifest" href="{{ manifest() }}">{{ browser_colours().light }}
"""

BASE = """\
{% import "macros.html" as macros with context %}
<!DOCTYPE html>
<html lang="{{ site.language.code }}" dir="{{ site.language.dir }}">
<head>
{% block head %}{% include "parts/head.html" %}{% endblock %}
</head>
<body>
<header>{{ icon("mark") }}{{ site.title }}
{% for item in menu("main") %}<a href="{{ item.url }}">{{ item.title }}</a>
{% endfor %}
{% for each in page.alternates %}<a href="{{ each.url }}">{{ each.name }}</a>{% endfor %}
</header>
<main>{% block main %}{{ macros.heading(page.title) }}{{ body.html }}{% endblock %}</main>
<!-- Said on every page. -->
<footer>{{ fragment("parts/menu.html", marks=menu_marks(page.url)) }}
{% include "parts/banner.html" ignore missing %}
{% include ["parts/special.html", "parts/usual.html"] %}
</footer>
</body>
</html>
"""

MENU = """\
{% for item in menu("footer") %}<a href="{{ item.url }}"{% for address, mark in marks
if address == item.url %} aria-current="{{ mark }}"{% endfor %}>{{ item.title }}</a>{% endfor %}
{{ setting("page_size") }}
"""

MACROS = """\
{% macro heading(text) %}<h1>{{ text }}</h1>{% endmacro %}
{% macro shot(image, use) %}
{% set made = picture(image, use) %}
{% if made %}<img src="{{ made.src }}" srcset="{{ made.srcset }}"
alt="{{ image.alt|default('', true) }}">
{% endif %}
{% endmacro %}
{% macro teasers(items) %}
<ul>{% for item in items %}<li><a href="{{ item.url }}">{{ item.title }}</a> {{ item.date|date }}
{{ item.summary }}{% if item.image %}{{ shot(item.image, "card") }}{% endif %}</li>
{% endfor %}</ul>
{% endmacro %}
{% macro pages(pager) %}{% if pager %}{{ pager.number }}/{{ pager.total }}
<a href="{{ pager.previous }}">-</a><a href="{{ pager.next }}">+</a>{% endif %}{% endmacro %}
"""

LIST = """\
{% extends "base.html" %}
{% block main %}
{{ macros.heading(section.title) }}{{ section.summary }}{{ body.html }}
{{ macros.teasers(items) }}{{ macros.pages(pager) }}
{% endblock %}
"""


def page(main: str) -> str:
    """Give a page's template."""
    return f'{{% extends "base.html" %}}\n{{% block main %}}\n{main}\n{{% endblock %}}\n'


STEM = {
    "theme.yaml": """\
name: stem
pictures:
  card: {widths: [8, 16, 320], ratio: 3/2, formats: [webp, jpeg]}
  figure: {widths: [12, 320, 640], formats: [jpeg]}
  portrait: {widths: [16], ratio: 4/5, formats: [jpeg]}
  panel: {widths: [10], formats: [jpeg]}
bundles:
  site.css: [css/base.css, css/extra.css]
options: {greeting: Hello, shown: 2}
""",
    "assets/css/base.css": "body { color: black; background: url(../wave.svg); }\n",
    "assets/css/extra.css": "a { color: blue; }\n",
    "assets/icons/mark.svg": '<svg xmlns="http://www.w3.org/2000/svg"><circle r="4"/></svg>\n',
    "assets/wave.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h4"/></svg>\n',
    "messages/he.po": 'msgid ""\nmsgstr ""\n\nmsgid "News"\nmsgstr "חדשות"\n',
    "templates/base.html": BASE,
    "templates/macros.html": MACROS,
    "templates/parts/head.html": HEAD,
    "templates/parts/menu.html": MENU,
    "templates/parts/usual.html": "<p>As usual</p>\n",
    "templates/news_list.html": LIST,
    "templates/news_year.html": LIST,
    "templates/tag.html": LIST,
    "templates/cohort.html": LIST,
    "templates/404.html": page("{{ _('Page not found') }}"),
    "templates/search.html": page("{{ _('Search') }}"),
    "templates/styleguide.html": page("{{ placeholder('a', 'b') }}"),
    "templates/redirect.html": '<a href="{{ target }}">{{ target_title }}</a>\n',
    "templates/home.html": page(
        "{{ option('greeting') }} {{ setting('description') }}\n{{ macros.teasers([featured()]) }}"
        "{{ macros.teasers(latest('news', option('shown'))) }}{{ body.html }}\n"
        "{% for each in actions() %}<a href='{{ each.url }}'>{{ each.label }}</a>{% endfor %}\n"
        "{{ macros.teasers(upcoming('events')) }}{{ macros.teasers(stories(award='winner')) }}"
    ),
    "templates/news.html": page(
        "{{ macros.heading(entry.meta.title|shout) }}{{ entry.meta.date|date }}{{ body.html }}\n"
        "{% if entry.meta.image %}{{ macros.shot(entry.meta.image, 'card') }}{% endif %}\n"
        "{% for each in entry.meta.gallery %}{{ macros.shot(each, 'figure') }}{% endfor %}\n"
        "{% for id in entry.meta.programs %}{{ macros.teasers([summary_of(id)] if summary_of(id) "
        "else []) }}{% endfor %}\n"
        "{% for term in terms_of(entry.id) %}<a href='{{ term.url }}'>{{ term.name }} "
        "{{ term.count }}</a>{% endfor %}\n"
        "{% set beside = neighbours(entry.id) %}{% for each in [beside.newer, beside.older] %}"
        "{% if each %}<a href='{{ each.url }}'>{{ each.title }}</a>{% endif %}{% endfor %}\n"
        "{{ macros.teasers(related(entry.id, 2)) }}"
        "{% for link in share_links(page) %}{{ link.url }}{% endfor %}"
    ),
    "templates/story_list.html": page(
        "{{ macros.heading(section.title) }}{% for year in cohorts() %}{{ year }} "
        "{{ macros.teasers(stories(year=year)) }}{% endfor %}"
    ),
    "templates/story.html": page(
        "{{ macros.heading(summary.title) }}{{ summary.person }} {{ entry.meta.quote }}\n"
        "{% if entry.meta.portrait %}{{ macros.shot(entry.meta.portrait, 'portrait') }}"
        "{% else %}{{ placeholder(summary.slug, 'x') }}{% endif %}\n"
        "{% if entry.meta.voice %}{{ media(entry.meta.voice.file) }} "
        "{{ audio(entry.meta.voice.file).duration|duration }}\n"
        "{% for cue in cues(entry.meta.voice.transcript) %}{{ cue.text }}{% endfor %}{% endif %}\n"
        "{{ body.html }}{{ macros.teasers(exhibited(entry.id)) }}\n"
        "{% if panel_of(entry.id) %}{{ macros.shot(panel_of(entry.id).panel, 'panel') }}{% endif %}"
    ),
    "templates/podcast_list.html": page("{{ macros.teasers(shows()) }}"),
    "templates/show.html": page(
        "{% for each in seasons(entry.id) %}{{ each.title }}"
        "{{ macros.teasers(episodes(each.id)) }}{% endfor %}{{ disclaimer(entry.id) }}"
        "{% for app in follow_links(entry.meta.subscribe) %}<a href='{{ app.url }}'>"
        "{{ app.label }}</a>{% endfor %}{{ code(page.canonical) }}"
        "{% if entry.meta.artwork %}{{ macros.shot(entry.meta.artwork, 'card') }}{% endif %}"
    ),
    "templates/season.html": page("{{ macros.teasers(episodes(entry.id)) }}"),
    "templates/episode.html": page(
        "{% set show = show_of(entry.id) %}{{ show.title if show else '' }}{{ body.html }}"
        "{% if entry.meta.audio.file %}{{ media(entry.meta.audio.file) }}{% endif %}"
    ),
    "templates/program_list.html": page("{{ macros.teasers(programs()) }}"),
    "templates/program.html": page(
        "{{ body.html }}{{ macros.teasers(programs(entry.id)) }}"
        "{{ macros.teasers(listed(entry.id, 3)) }}"
        "{% for step in page.crumbs %}<a href='{{ step.url }}'>{{ step.title }}</a>{% endfor %}"
    ),
    "templates/exhibition_list.html": page(
        "{{ macros.teasers(upcoming('exhibitions')) }}<hr>{{ macros.teasers(past('exhibitions')) }}"
    ),
    "templates/exhibition.html": page(
        "{{ body.html }}{{ macros.teasers(stories_of(entry.id)) }}"
        "{% for venue in entry.meta.venues %}{{ venue.city }} "
        "{{ venue.country|country }}{% endfor %}\n"
        "{% for hung in panels_of(entry.id) %}{{ macros.shot(hung.panel, 'panel') }}"
        "{{ hung.told.title if hung.told }} {{ hung.languages|map('language')|join }}"
        "{% set words = panel_words(hung) %}<p{{ words.lang|in_language }}>{{ words.text }}</p>"
        "{{ macros.teasers(words.people) }}{% endfor %}\n"
        "{% for each in handouts_of(entry.id, entry.meta.handouts) %}<a href='{{ each.url }}'>"
        "{{ each.kind }}</a>{% endfor %}\n"
        "{% for each in entry.meta.downloads %}<a href='{{ download(each.file) }}'>{{ each.title }}"
        "</a>{% endfor %}"
    ),
    "templates/event_list.html": page(
        "{{ macros.teasers(upcoming('events')) }}<hr>{{ macros.teasers(past('events')) }}"
    ),
    "templates/event.html": page(
        "{{ summary.title }}{{ summary.start|moment }}{{ 'over' if summary.past }}{{ body.html }}"
        "{{ entry.meta.online }}"
    ),
    "templates/members.html": page(
        "{% for each in members() %}<a href='{{ each.url }}'>{{ each.own_name }}</a> "
        "{{ each.kind }} {{ each.about }}{% endfor %}"
    ),
    "templates/tags.html": page(
        "{% for term in terms() %}<a href='{{ term.url }}'>{{ term.name }} {{ term.count }}</a>"
        "{% endfor %}"
    ),
    "templates/page.html": page("{{ macros.heading(page.title) }}{{ body.html }}"),
    "templates/entry_list.html": LIST,
    "templates/entry.html": page(
        "{{ macros.heading(page.title) }}{{ kind_label(entry.kind) }}{{ body.html }}"
        "{% for field in declared(entry) %}{{ field.name }}: {% for value in field.values %}"
        "{{ value|number if field.form == 'number' else (summary_of(value.id) or site).title "
        "if field.form == 'entry' else value }}{% endfor %}{% endfor %}"
    ),
}

TINY = {
    "theme.yaml": "name: tiny\nextends: stem\noptions: {greeting: Hi}\n",
    "assets/css/extra.css": "a { color: green; }\n",
    "messages/en.po": 'msgid ""\nmsgstr ""\n\nmsgid "Page not found"\nmsgstr "Nothing here"\n',
    "templates/page.html": (
        '{% extends "stem:page.html" %}\n{% block main %}{{ super() }}<p>tiny</p>{% endblock %}\n'
    ),
}

THEME = {f"themes/stem/{path}": text for path, text in STEM.items()} | {
    f"themes/tiny/{path}": text for path, text in TINY.items()
}
"""Both themes' files by their paths in the site."""
