"""A small site that the texts of these tests stand in, and short ways to convert one."""

from __future__ import annotations

from dataclasses import dataclass, field

from sitegen.addresses import path_within
from sitegen.markdown.body import Body, Conversion, Notice
from sitegen.markdown.convert import convert
from sitegen.markdown.directives.chart_table import ChartTable
from sitegen.markdown.resolver import Link, Picture, PictureSource

LINKS = {
    "../stories/2022/noor/index.md": Link(url="/stories/2022/noor/"),
    "../about.md#aims": Link(url="/about/#aims"),
    "/programs/alumhub": Link(url="/programs/alumhub/"),
    "only-hebrew.md": Link(url="/he/news/only-hebrew/", lang="he"),
    "a_b (c).md": Link(url="/a-b-c/"),
}
PICTURES = {
    "photo.jpg": Picture(src="/media/photo-1.jpg", width=1200, height=800),
    "rich.jpg": Picture(
        src="/media/rich.jpg",
        width=800,
        height=600,
        srcset="/media/rich-400.jpg 400w, /media/rich.jpg 800w",
        sizes="100vw",
        sources=(PictureSource(type="image/avif", srcset="/media/rich.avif 800w"),),
        colour="#aabbcc",
    ),
}
FILES = {"voice.mp3": "/media/voice.mp3", "voice.vtt": "/media/voice.vtt"}
CHARTS = {
    "poll.csv": ChartTable(
        heading="What was asked",
        series=("Israelis & others", "Palestinians"),
        rows=(
            ("Would take part in a joint project with people of the other side", (61.5, 1200)),
            ("Don't know", (None, 0)),
        ),
    ),
    "one.csv": ChartTable(heading="City", series=("Visitors",), rows=(("Geneva", (400.0,)),)),
}
MESSAGES = {
    "Table": "טבלה",
    "Footnotes": "הערות",
    "Back to the text, note {number}": "חזרה לטקסט, הערה {number}",
    "Photo: {name}": "צילום: {name}",
}


@dataclass
class SmallSite:
    """Knows a few entries and files, and what it was asked."""

    lang: str = "en"
    asked: list[tuple[str, ...]] = field(default_factory=list)

    def link(self, target: str) -> Link | None:
        self.asked.append(("link", target))
        return LINKS.get(target)

    def picture(self, file: str, use: str, focus: str, credit: str) -> Picture | None:
        self.asked.append(("picture", file, use, focus, credit))
        return PICTURES.get(file)

    def media(self, file: str) -> str | None:
        self.asked.append(("media", file))
        return FILES.get(file)

    def chart(self, file: str) -> ChartTable | None:
        self.asked.append(("chart", file))
        return CHARTS.get(file)

    def own_path(self, address: str) -> str:
        return path_within(address, "https://own.example")

    def near(self, target: str) -> str:
        return "a-name.md" if target == "a-nmae.md" else ""

    def message(self, text: str) -> str:
        return MESSAGES.get(text, text) if self.lang == "he" else text


def conversion_of(markdown: str, lang: str = "en") -> Conversion:
    return convert(markdown, lang=lang, resolver=SmallSite(lang))


def body_of(markdown: str, lang: str = "en") -> Body:
    """Convert a text in which nothing is wrong."""
    conversion = conversion_of(markdown, lang)
    assert conversion.notices == ()
    return conversion.body


def html_of(markdown: str, lang: str = "en") -> str:
    return body_of(markdown, lang).html.strip()


def notices_of(markdown: str, lang: str = "en") -> list[tuple[int, str, str]]:
    return [_plain(notice) for notice in conversion_of(markdown, lang).notices]


def _plain(notice: Notice) -> tuple[int, str, str]:
    return notice.line, notice.severity, notice.message
