"""Feeds with the structure of three sorts of large public shows, in words of our own.

`serial`: a host of Podcasting 2.0: seasons with names, trailers, bonuses, persons, chapters within
the feed, transcripts, HTML notes. `daily`: a host from the days before: no seasons, guids that are
addresses, odd dates, relative links, notes that are only words. `archive`: any number of episodes
behind redirects that count listeners.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from xml.sax.saxutils import quoteattr

NAMESPACES = """\
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
 xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:atom="http://www.w3.org/2005/Atom"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:psc="http://podlove.org/simple-chapters">"""

SERIAL_CHANNEL = """\
<title>Terraces &amp; Wells</title>
<link>https://shows.example.org/terraces</link>
<atom:link rel="self" type="application/rss+xml" href="https://feeds.example.org/terraces"/>
<description><![CDATA[<p>Farmers of <em>two</em> villages talk about water.</p>]]></description>
<language>en-gb</language><copyright>© Terraces</copyright>
<itunes:author>Terraces Radio</itunes:author><itunes:type>serial</itunes:type>
<itunes:owner><itunes:name>The office</itunes:name>
<itunes:email>radio@example.org</itunes:email></itunes:owner>
<itunes:category text="Society &amp; Culture">
<itunes:category text="Documentary"/></itunes:category>
<itunes:category text="Nowhere to be found"/>
<itunes:explicit>false</itunes:explicit>
<podcast:guid>8e0a2ed6-2c5b-5d2a-9f6f-2f3a1c9be001</podcast:guid>
<podcast:locked owner="radio@example.org">yes</podcast:locked>
<podcast:funding url="https://shows.example.org/give">Help us</podcast:funding>
<podcast:person role="host" href="https://shows.example.org/dana">Dana Speaks</podcast:person>
<podcast:value type="lightning" method="keysend"/>
"""

DAILY_CHANNEL = """\
<title>Morning market</title><link>http://market.example.org/show</link>
<description>Prices &amp; people.</description><language>en</language>
<itunes:explicit>clean</itunes:explicit><image><url>/cover.jpg</url></image>
<managingEditor>desk@example.org (The desk)</managingEditor>
"""

ODD_DATES = (
    ("Friday, 12 July 2024 09:05:00 GMT", "2024-07-12T09:05:00+00:00"),
    ("Fri, 12 Jul 2024 9:05 am EST", "2024-07-12T09:05:00-05:00"),
    ("2024-07-11T22:00:00Z", "2024-07-11T22:00:00+00:00"),
    ("2024-07-10 08:30:00", "2024-07-10T08:30:00+00:00"),
    ("Tue, 09 Jul 2024 24:00:00 +0200", "2024-07-10T00:00:00+02:00"),
    ("Mon, 8 Jul 24 07:00 PDT", "2024-07-08T07:00:00-07:00"),
    ("July 7, 2024", "2024-07-07T00:00:00+00:00"),
    ("Sat, 06 Jul 2024 10:00:00 +02:00 (CEST)", "2024-07-06T10:00:00+02:00"),
    ("Mon, 05 Jul 2024 10:00:00 UTC", "2024-07-05T10:00:00+00:00"),
    ("Thu, 04 Jul 2024 10:00:60 +0000", "2024-07-04T10:00:59+00:00"),
)
"""Dates as hosts write them, with the moments that they mean."""


def feed(channel: str, *items: str) -> bytes:
    """Give a feed of a channel's elements and whole items."""
    lines = [NAMESPACES, f"<channel>{channel}", *items, "</channel></rss>", ""]
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + "\n".join(lines)).encode()


def serial_item(season: int, number: int, *, type_: str = "full") -> str:
    """Give an episode of a show in seasons."""
    moment = datetime(2020 + season, 3, number, 6, 30, 15, tzinfo=UTC)
    key = f"{season}-{type_}-{number}"
    notes = (
        f"<p>Part {number}: <a href='/more/{key}'>the well</a> &amp; the <b>terrace</b>.</p>"
        "<ul><li>00:10 The gate</li><li>02:30 The &lt;script&gt; of rain</li></ul>"
    )
    return f"""\
<item><title>The well, {type_} {number}</title><link>https://shows.example.org/terraces/{key}</link>
<guid isPermaLink="false">terraces::{key}</guid><pubDate>{format_datetime(moment)}</pubDate>
<enclosure url="https://cdn.example.org/t/{key}.mp3?s=1&amp;k={key}" length="{10_000 + number}"
 type="audio/mpeg"/><itunes:duration>{600 + number}</itunes:duration>
<itunes:season>{season}</itunes:season><itunes:episode>{number}</itunes:episode>
<podcast:season name="Season of {"rain" if season == 1 else "dust"}">{season}</podcast:season>
<itunes:episodeType>{type_}</itunes:episodeType><itunes:explicit>no</itunes:explicit>
<podcast:person role="guest">Guest {number}</podcast:person>
<podcast:person role="producer" group="creative direction">Hidden Hand</podcast:person>
<podcast:transcript url="https://cdn.example.org/t/{key}.vtt" type="text/vtt"/>
<podcast:chapters url="https://cdn.example.org/t/{key}.json" type="application/json+chapters"/>
<psc:chapters version="1.2"><psc:chapter start="00:00:00.000" title="The gate"/>
<psc:chapter start="02:30.500" title="The rain"/></psc:chapters>
<description>{escape(notes)}</description><content:encoded><![CDATA[{notes}]]></content:encoded>
</item>"""


def serial() -> bytes:
    """Give a show in two seasons, the newest episode first, with a trailer and a bonus."""
    later = [serial_item(2, number) for number in (3, 2, 1)]
    first = [serial_item(1, 2, type_="bonus"), serial_item(1, 2), serial_item(1, 1)]
    return feed(SERIAL_CHANNEL, *later, *first, serial_item(1, 1, type_="trailer"))


def daily() -> bytes:
    """Give a show of odd dates, relative links and guids that are addresses."""
    items = [
        f"""\
<item><title>Day {number}</title><link>day/{number}.html</link>
<guid>http://market.example.org/day/{number}.html</guid><pubDate>{said}</pubDate>
<enclosure url="audio/day {number}.m4a" length="{20_000 + number}" type="audio/x-m4a" />
<itunes:duration>{number}:02</itunes:duration><itunes:keywords>figs, bread</itunes:keywords>
<description>Figs &amp; bread on day {number}.

Call us: a &lt; b.</description></item>"""
        for number, (said, _) in enumerate(ODD_DATES, 1)
    ]
    return feed(DAILY_CHANNEL, *items)


def archive_item(number: int) -> str:
    """Give an episode of a show of many."""
    moment = datetime(2015, 1, 1, 5, tzinfo=UTC) + timedelta(days=number, minutes=number % 7)
    address = f"https://count.example.org/r/cdn.example.org/{number:04}/a.mp3?d={number}"
    return f"""\
<item><title>Street {number % 40}: {"corner " * (number % 3)}shop</title>
<guid isPermaLink="false">tag:example.org,{number}</guid>
<pubDate>{format_datetime(moment)}</pubDate>
<enclosure url={quoteattr(address)} length="{1_000_000 + number}" type="audio/mpeg"/>
<itunes:duration>00:{number % 60:02}:09</itunes:duration>
<itunes:episode>{number}</itunes:episode>
<description><![CDATA[<p>Shop {number} &amp; <a href="https://example.org/{number}">its street</a>.
</p>]]></description></item>"""


def archive(count: int) -> bytes:
    """Give a show of many episodes, the newest first."""
    channel = "<title>Street by street</title><language>en</language>"
    channel += "<link>https://street.example.org/</link><description>Shops.</description>"
    return feed(channel, *(archive_item(number) for number in range(count, 0, -1)))
