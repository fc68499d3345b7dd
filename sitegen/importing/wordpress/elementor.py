"""What Elementor keeps beside the text that it rendered: galleries, films, buttons, alt texts.

The rendered text of widgets stands in the post itself; `_elementor_data` is the tree of widgets as
JSON. Only what the text lacks is taken of it, or everything where there is no text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from html import escape, unescape
from typing import Any

from sitegen.importing.wordpress.export import Post

DATA = "_elementor_data"
DEEPEST = 40
MOST = 5_000
"""Widgets of one page that are looked at."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
Settings = Mapping[str, Any]


def lacking(post: Post) -> tuple[str, int]:
    """Give what a post's text lacks of its widgets as HTML, and how many they are."""
    widgets = list(widgets_of(post.fact(DATA)))
    text = unescape(post.content)
    is_empty = not text.strip()
    found = []
    for kind, settings in widgets:
        write = WRITERS.get(kind)
        html = write(settings) if write else ""
        if html and (is_empty or _is_missing(kind, settings, text)):
            found.append(html)
    return "\n\n".join(found), len(found)


def unknown(post: Post) -> list[str]:
    """Give the kinds of a post's widgets of which nothing is taken, each once."""
    kinds = dict.fromkeys(kind for kind, _ in widgets_of(post.fact(DATA)))
    return [kind for kind in kinds if kind not in WRITERS and kind not in NOTHING]


def widgets_of(data: str) -> Iterator[tuple[str, Settings]]:
    """Give the widgets of Elementor's data in their order; none where it can't be read.

    WordPress takes a layer of backslashes when it saves a field, so there may be one too many.
    """
    for text in (data, data.replace('\\\\"', '"').replace("\\\\/", "/"), _unslashed(data)):
        try:
            tree = json.loads(text) if text.strip() else []
        except (ValueError, RecursionError):
            continue
        yield from _walk(tree)
        return


def _unslashed(text: str) -> str:
    return text.replace('\\"', '"').replace("\\\\", "\\")


def _walk(tree: Any) -> Iterator[tuple[str, Settings]]:
    waiting: list[tuple[Any, int]] = [(tree, 0)]
    seen = 0
    while waiting and seen < MOST:
        node, depth = waiting.pop()
        if isinstance(node, list) and depth <= DEEPEST:
            waiting.extend((each, depth + 1) for each in reversed(node))
        elif isinstance(node, dict) and depth <= DEEPEST:
            seen += 1
            settings = node.get("settings")
            kind = node.get("widgetType")
            if isinstance(kind, str) and isinstance(settings, dict):
                yield kind, settings
            waiting.append((node.get("elements"), depth + 1))


def _is_missing(kind: str, settings: Settings, text: str) -> bool:
    """True where none of a widget's addresses and words stands in a text."""
    marks = [mark for mark in _marks(kind, settings) if mark]
    return bool(marks) and not all(mark in text for mark in marks)


def _marks(kind: str, settings: Settings) -> Iterator[str]:
    """Give by what a widget is known in a text."""
    if kind in ("image", "image-box", "call-to-action"):
        yield _stem(_picture(settings.get("image") or settings.get("bg_image"))[0])
    for name in ("wp_gallery", "gallery", "carousel"):
        for each in _list(settings.get(name)):
            yield _stem(_picture(each)[0])
    if kind == "video":
        yield _film(settings).rpartition("/")[2].rpartition("=")[2]
    if kind == "button":
        yield _text(settings.get("text"))
    if kind == "audio":
        yield _link(settings)
    for name in ("title", "editor", "html", "testimonial_content", "blockquote_content"):
        if value := _text(settings.get(name)):
            yield unescape(value).strip()[:40]
    for name in ("tabs", "icon_list"):
        for each in _list(settings.get(name)):
            yield _text(each.get("tab_title")) or _text(each.get("text"))


def _stem(address: str) -> str:
    """Give what all sizes of a picture's name begin with."""
    return address.rpartition("/")[2].rpartition(".")[0]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _list(value: Any) -> list[Settings]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _picture(value: Any) -> tuple[str, str, str]:
    """Give a picture's address, number and alt text."""
    if not isinstance(value, dict):
        return "", "", ""
    number = value.get("id")
    return _text(value.get("url")), str(number or ""), _text(value.get("alt"))


def _link(settings: Settings, name: str = "link") -> str:
    found = settings.get(name)
    return _text(found.get("url")) if isinstance(found, dict) else _text(found)


def _linked(html: str, address: str) -> str:
    return f'<a href="{escape(address)}">{html}</a>' if address else html


def _img(value: Any) -> str:
    address, number, alt = _picture(value)
    known = f' class="wp-image-{number}"' if number.isdigit() else ""
    return f'<img src="{escape(address)}" alt="{escape(alt)}"{known}>' if address else ""


def _image(settings: Settings) -> str:
    image = _img(settings.get("image"))
    if not image:
        return ""
    caption = _text(settings.get("caption"))
    told = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
    return f"<figure>{_linked(image, _link(settings))}{told}</figure>"


def _gallery(settings: Settings) -> str:
    items = [
        f"<figure>{image}</figure>"
        for name in ("wp_gallery", "gallery", "carousel")
        for each in _list(settings.get(name))
        if (image := _img(each))
    ]
    return f'<figure class="wp-block-gallery">{"".join(items)}</figure>' if items else ""


def _film(settings: Settings) -> str:
    by_kind = {
        "youtube": _text(settings.get("youtube_url")),
        "vimeo": _text(settings.get("vimeo_url")),
        "hosted": _link(settings, "hosted_url"),
    }
    return by_kind.get(_text(settings.get("video_type")) or "youtube", "")


def _video(settings: Settings) -> str:
    address = _film(settings)
    if not address:
        return ""
    if _text(settings.get("video_type")) == "hosted":
        return f'<video controls src="{escape(address)}"></video>'
    return f'<figure class="wp-block-embed"><div>{escape(address)}</div></figure>'


def _heading(settings: Settings) -> str:
    title = _text(settings.get("title")).strip()
    level = _text(settings.get("header_size"))
    level = level if level in HEADINGS else "h2"
    return f"<{level}>{_linked(title, _link(settings))}</{level}>" if title else ""


def _button(settings: Settings) -> str:
    text, address = _text(settings.get("text")).strip(), _link(settings)
    if not text or not address:
        return f"<p>{escape(text)}</p>" if text else ""
    button = f'<a class="wp-block-button__link" href="{escape(address)}">{escape(text)}</a>'
    return f'<div class="wp-block-buttons"><div class="wp-block-button">{button}</div></div>'


def _box(settings: Settings) -> str:
    """Give a picture or icon with a title and words."""
    image = _img(settings.get("image") or settings.get("bg_image"))
    title = _text(settings.get("title_text")) or _text(settings.get("title"))
    words = _text(settings.get("description_text")) or _text(settings.get("description"))
    button = _button({"text": settings.get("button"), "link": settings.get("link")})
    parts = [f"<figure>{image}</figure>" if image else "", f"<h3>{title}</h3>" if title else ""]
    return "".join([*parts, f"<p>{words}</p>" if words else "", button])


def _tabs(settings: Settings) -> str:
    return "".join(
        f"<h3>{_text(each.get('tab_title'))}</h3>\n{_text(each.get('tab_content'))}"
        for each in _list(settings.get("tabs"))
    )


def _icon_list(settings: Settings) -> str:
    items = [
        f"<li>{_linked(text, _link(each))}</li>"
        for each in _list(settings.get("icon_list"))
        if (text := _text(each.get("text")))
    ]
    return f"<ul>{''.join(items)}</ul>" if items else ""


def _testimonial(settings: Settings) -> str:
    said = _text(settings.get("testimonial_content"))
    names = ("testimonial_name", "testimonial_job")
    who = ", ".join(filter(None, (_text(settings.get(name)) for name in names)))
    cite = f"<cite>{who}</cite>" if who else ""
    return f"<blockquote><p>{said}</p>{cite}</blockquote>" if said else ""


def _quote(settings: Settings) -> str:
    said, who = _text(settings.get("blockquote_content")), _text(settings.get("author_name"))
    cite = f"<cite>{who}</cite>" if who else ""
    return f"<blockquote><p>{said}</p>{cite}</blockquote>" if said else ""


def _counter(settings: Settings) -> str:
    number = settings.get("ending_number")
    around = (_text(settings.get("prefix")), str(number or ""), _text(settings.get("suffix")))
    title = _text(settings.get("title"))
    return f"<p><strong>{escape(''.join(around))}</strong> {escape(title)}</p>" if number else ""


def _sound(settings: Settings) -> str:
    address = _link(settings)
    return f'<p><a href="{escape(address)}">{escape(address)}</a></p>' if address else ""


WRITERS: Mapping[str, Callable[[Settings], str]] = {
    "text-editor": lambda settings: _text(settings.get("editor")),
    "html": lambda settings: _text(settings.get("html")),
    "shortcode": lambda settings: _text(settings.get("shortcode")),
    "heading": _heading,
    "image": _image,
    "image-gallery": _gallery,
    "image-carousel": _gallery,
    "gallery": _gallery,
    "video": _video,
    "audio": _sound,
    "button": _button,
    "image-box": _box,
    "icon-box": _box,
    "call-to-action": _box,
    "tabs": _tabs,
    "accordion": _tabs,
    "toggle": _tabs,
    "icon-list": _icon_list,
    "testimonial": _testimonial,
    "blockquote": _quote,
    "counter": _counter,
}
"""How each kind of widget is written as HTML; titles and texts of widgets are HTML already."""

NOTHING = ("spacer", "divider", "icon", "social-icons", "menu-anchor", "progress", "star-rating")
"""Widgets that say nothing."""
