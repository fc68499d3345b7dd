"""Texts of WordPress from before its blocks: lines are paragraphs, though no tag says so.

An empty line ends a paragraph, the end of a line breaks it. What has a tag of a block around it is
left alone, and so are the lines of code. (WordPress, function reference, wpautop.) An address alone
on its line is shown as what it leads to. (WordPress, "Embeds".)
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

BLOCKS: Final = (
    "address|article|aside|blockquote|caption|center|col|colgroup|dd|details|dialog|div|dl|dt"
    "|embed|fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|hr|iframe|legend|li|main"
    "|map|menu|nav|noscript|object|ol|option|p|param|pre|script|section|select|sitegen-left-out"
    "|style|summary|svg|table|tbody|td|template|textarea|tfoot|th|thead|tr|ul|video|audio"
)
# What is kept as it stands, up to its own end.
VERBATIM: Final = re.compile(
    r"<(pre|script|style|textarea|svg)\b.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE
)
OPENING: Final = re.compile(rf"\s*(<(?:{BLOCKS})(?:\s[^>]*)?/?>)", re.IGNORECASE)
CLOSING: Final = re.compile(rf"(</(?:{BLOCKS})\s*>|<hr(?:\s[^>]*)?>)\s*", re.IGNORECASE)
STARTS_BLOCK: Final = re.compile(rf"\s*</?(?:{BLOCKS}|x-kept)\b", re.IGNORECASE)
# Blocks whose own words are paragraphs where empty lines are in them.
HOLDS_LINES: Final = re.compile(
    r"(<(?:blockquote|div|section|article|aside|center|details)(?:\s[^>]*)?>)"
    r"(?=\s*[^\s<]|\s*<(?:a|abbr|b|code|em|i|img|small|span|strong|sub|sup|u)\b)",
    re.IGNORECASE,
)
TAG: Final = re.compile(r"<[^>]*>")
LINE_END: Final = re.compile(r"(?<!<br>)\n")
BEHIND_BLOCK: Final = re.compile(
    rf"(</?(?:{BLOCKS})(?:\s[^>]*)?>|<br\s*/?>)[ \t]*\n", re.IGNORECASE
)
ENDS: Final = re.compile(rf"(?:\s*</(?:{BLOCKS})\s*>)+\s*\Z", re.IGNORECASE)
ALONE: Final = re.compile(r"^[ \t]*(https?://[^\s\"<>\[\]]+)[ \t]*$", re.MULTILINE)
KEPT: Final = re.compile(r"<x-kept n=(\d+)></x-kept>")
PROVIDERS: Final = frozenset(
    "youtube.com youtu.be vimeo.com dailymotion.com dai.ly flickr.com flic.kr smugmug.com"
    " scribd.com wordpress.tv video.wordpress.com crowdsignal.com poll.fm twitter.com x.com"
    " soundcloud.com slideshare.net open.spotify.com imgur.com issuu.com mixcloud.com ted.com"
    " animoto.com tumblr.com kickstarter.com kck.st cloudup.com reverbnation.com videopress.com"
    " reddit.com speakerdeck.com screencast.com amazon.com tiktok.com pinterest.com"
    " wolframcloud.com pca.st anghami.com bsky.app facebook.com instagram.com".split()
)
"""Sites whose addresses WordPress shows as what they lead to, alone on a line."""


def with_paragraphs(text: str) -> str:
    """Give a text of lines as HTML of paragraphs."""
    if not text.strip():
        return ""
    kept: list[str] = []

    def put_away(found: re.Match[str]) -> str:
        kept.append(found[0])
        is_block = not found[0].startswith("<!--")
        apart = "\n\n" if is_block else ""
        return f"{apart}<x-kept n={len(kept) - 1}></x-kept>{apart}"

    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = VERBATIM.sub(put_away, text)
    # The end of a line within a tag is none.
    text = TAG.sub(lambda tag: tag[0].replace("\n", " "), text)
    text = ALONE.sub(_shown, text)
    text = re.sub(r"<br\s*/?>\s*<br\s*/?>", "\n\n", text, flags=re.IGNORECASE)
    text = OPENING.sub(r"\n\n\1", text)
    text = CLOSING.sub(r"\1\n\n", text)
    text = HOLDS_LINES.sub(r"\1\n\n", text)
    pieces = [_paragraph(piece) for piece in re.split(r"\n\s*\n", text) if piece.strip()]
    return KEPT.sub(lambda found: kept[int(found[1])], "\n".join(pieces))


def _shown(found: re.Match[str]) -> str:
    """Give what is shown from an address alone on its line."""
    try:
        host = (urlsplit(found[1]).hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return found[0]
    if not (host in PROVIDERS or host.partition(".")[2] in PROVIDERS):
        return found[0]
    return f'\n\n<figure class="wp-block-embed">{found[1]}</figure>\n\n'


def _paragraph(piece: str) -> str:
    piece = piece.strip("\n")
    if STARTS_BLOCK.match(piece):
        return BEHIND_BLOCK.sub(r"\1 ", piece)
    ends = ENDS.search(piece)
    closing = ends[0] if ends else ""
    lines = BEHIND_BLOCK.sub(r"\1 ", piece.removesuffix(closing))
    return f"<p>{LINE_END.sub('<br>', lines.strip())}</p>{closing}"
