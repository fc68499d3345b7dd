"""Links that share a page: plain addresses of the services, none of their scripts."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from sitegen.values import Value


class ShareLink(Value):
    """One way to share: its name (for an icon), what it says, where it leads."""

    name: str
    label: str
    url: str


def share_links(url: str, title: str, message: Callable[[str], str]) -> tuple[ShareLink, ...]:
    """The ways to share the page at `url` (absolute) with its `title`.

    `message` translates a label. The link named "copy" is the page's own address, so that it also
    works where no script puts it on the clipboard.
    """
    address, headline = quote(url, safe=""), quote(title, safe="")
    both = quote(f"{title}\n{url}", safe="")
    return (
        ShareLink(
            name="facebook",
            label=message("Share on Facebook"),
            url=f"https://www.facebook.com/sharer/sharer.php?u={address}",
        ),
        ShareLink(
            name="x",
            label=message("Share on X"),
            url=f"https://x.com/intent/post?url={address}&text={headline}",
        ),
        ShareLink(
            name="linkedin",
            label=message("Share on LinkedIn"),
            url=f"https://www.linkedin.com/sharing/share-offsite/?url={address}",
        ),
        ShareLink(
            name="whatsapp",
            label=message("Share on WhatsApp"),
            url=f"https://wa.me/?text={both}",
        ),
        ShareLink(
            name="email",
            label=message("Share by e-mail"),
            url=f"mailto:?subject={headline}&body={both}",
        ),
        ShareLink(name="copy", label=message("Copy the link"), url=url),
    )
