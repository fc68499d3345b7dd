"""Old addresses by number, of pictures' own pages and of uploads: each leads to an entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote, urlsplit

from sitegen.importing.values import Redirect
from sitegen.importing.wordpress.places import Place
from sitegen.importing.wordpress.uploads import Upload

PARAMETER = {"page": "page_id"}
"""The parameter by which WordPress knows an item of a type, where it isn't p (WP_Query)."""

UPLOADS = "wp-content/uploads"


def redirects_of_numbers(
    placed: Iterable[Place],
    uploads: Mapping[str, Upload],
    used: Mapping[str, Place],
    base: str,
    root: str,
) -> Iterator[Redirect]:
    """Give redirects to entries: by the numbers of posts, then of uploads and their files.

    `uploads` and the entries that they are `used` in are by source; `base` is the old site's
    address, `root` the path of the new one's.
    """
    start = unquote(urlsplit(base).path).rstrip("/")
    stem = root.rstrip("/")
    for place in placed:
        post = place.version.post
        if post.id and "#" not in place.version.source:
            query = f"{PARAMETER.get(post.type, 'p')}={post.id}"
            yield Redirect(f"{start}/", f"{stem}{place.address}", query, place.path)
    shown = [(upload, used[source]) for source, upload in uploads.items() if source in used]
    for upload, place in shown:
        to = f"{stem}{place.address}"
        parts = urlsplit(upload.page)
        if upload.page and not parts.query and parts.path.strip("/"):
            yield Redirect(unquote(parts.path), to, entry=place.path)
        if upload.id:
            yield Redirect(f"{start}/", to, f"attachment_id={upload.id}", place.path)
    for upload, place in shown:
        for file in dict.fromkeys((*upload.files, *upload.others)):
            path = f"{start}/{UPLOADS}/{file}"
            yield Redirect(path, f"{stem}{place.address}", entry=place.path)
