"""The addresses that Jekyll gave: patterns and their parts.

Source: Jekyll's documentation, "Permalinks" (4.3).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from urllib.parse import unquote

STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
"""What the names of patterns stand for, for posts."""

PAGES = {"pretty": "/:path/:basename/", "": "/:path/:basename:output_ext"}
PART = re.compile(r":([a-z_]+)")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def post_pattern(written: str) -> str:
    """Give the pattern for posts that a setting or a field names or is."""
    if not written:
        return STYLES["date"]
    return STYLES.get(written, written if written.startswith("/") else f"/{written}")


def page_pattern(written: str) -> str:
    """Give the pattern for pages that follows from the one for posts."""
    pattern = post_pattern(written)
    return PAGES["pretty" if pattern.endswith("/") else ""]


def parts_of(
    moment: datetime | None, title: str, categories: Sequence[str], extra: Mapping[str, str]
) -> dict[str, str]:
    """Give the parts that patterns name, for a post of a moment."""
    parts = {
        "title": title,
        "slug": slug(title),
        "categories": "/".join(dict.fromkeys(each.strip().lower() for each in categories)),
        "slugified_categories": "/".join(dict.fromkeys(slug(each) for each in categories)),
        "output_ext": ".html",
        **extra,
    }
    if moment:
        iso = moment.isocalendar()
        parts |= {
            "year": f"{moment:%Y}",
            "short_year": f"{moment:%y}",
            "month": f"{moment:%m}",
            "i_month": str(moment.month),
            "short_month": MONTHS[moment.month - 1][:3],
            "long_month": MONTHS[moment.month - 1],
            "day": f"{moment:%d}",
            "i_day": str(moment.day),
            "y_day": f"{moment:%j}",
            "week": f"{iso.week:02}",
            "w_year": str(iso.year),
            "w_day": str(iso.weekday),
            "short_day": DAYS[moment.weekday()],
            "long_day": LONG_DAYS[moment.weekday()],
            "hour": f"{moment:%H}",
            "minute": f"{moment:%M}",
            "second": f"{moment:%S}",
        }
    return parts


def address(pattern: str, parts: Mapping[str, str]) -> str:
    """Give the address that a pattern makes of its parts; unknown ones stay as they stand.

    Longer names go first (`:categories` before a name that it begins with), `//` becomes `/`.
    """
    names = sorted(parts, key=len, reverse=True)

    def fill(match: re.Match[str]) -> str:
        found = next((name for name in names if match[1].startswith(name)), None)
        if found is None:
            return match[0]
        return parts[found] + match[1][len(found) :]

    filled = re.sub(r"/{2,}", "/", f"/{PART.sub(fill, pattern)}")
    return unquote(filled)


def slug(text: str) -> str:
    """Give a name as Jekyll's default mode does: letters and digits, all else one hyphen."""
    return re.sub(r"[^\w]+|_+", "-", text.lower()).strip("-")


def served(path: str) -> str:
    """Give where a host shows an address: `/a/index.html` at `/a/`, `/a` at `/a.html`."""
    if path.endswith("/index.html"):
        return path.removesuffix("index.html")
    return path
