"""What a feed names, fetched: its older pages (RFC 5005, section 3), and the files of its items."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from sitegen.importing.fetching.fetch import Fetched, Manner, fetch_all
from sitegen.importing.fetching.sorts import What
from sitegen.importing.podcast.feed import ReadFeed, joined, read_podcast
from sitegen.importing.podcast.files import Files, wanted

MOST_PAGES = 500


def with_older_pages(feed: ReadFeed, folder: Path, manner: Manner) -> ReadFeed:
    """Give a feed with the pages that it names as older ones; what prevents that is told.

    Raises ContentError where what came is no feed.
    """
    seen = {feed.show.feed}
    while feed.next_page and feed.next_page not in seen and len(seen) < MOST_PAGES:
        address = feed.next_page
        seen.add(address)
        found = fetch_all([(address, "text")], folder, manner=manner)[address]
        if not found.path:
            return feed.told(f"the older page {address}: {found.why}")
        name = urlsplit(address).path.rpartition("/")[2] or "feed"
        page = read_podcast([(f"{name} ({len(seen)})", Path(found.path).read_bytes())])
        # Pages change with each episode: the next import has to ask again.
        Path(found.path).unlink()
        feed = joined(feed, page)
    return feed


def fetched_files(
    feed: ReadFeed, folder: Path, told: Callable[[int, int], None], manner: Manner
) -> Files:
    """Fetch the files that entries can have beside them. Raises SitegenError for a full disk."""
    wishes: list[tuple[str, What]] = list(wanted(feed.show, feed.items))
    found = fetch_all(wishes, folder, told, manner)
    return files_of(found)


def files_of(found: dict[str, Fetched]) -> Files:
    """Give fetched files by their addresses, and why others are not there."""
    return Files(
        here={address: each.path for address, each in found.items() if each.path},
        why={address: each.why for address, each in found.items() if not each.path},
    )
