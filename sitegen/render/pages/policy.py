"""What a browser may do on our pages (Content Security Policy Level 3)."""

from __future__ import annotations

EMBEDS = ("https://www.youtube-nocookie.com", "https://player.vimeo.com")
"""Hosts whose films may stand in a frame; a frame is made only when the reader asks for it."""

DIRECTIVES = (
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "media-src 'self' https:",
    "connect-src 'self'",
    "manifest-src 'self'",
    f"frame-src {' '.join(EMBEDS)}",
    "base-uri 'none'",
    "form-action 'self'",
)
"""`wasm-unsafe-eval` lets the search run WebAssembly of our own; it allows no JavaScript."""

POLICY = "; ".join(DIRECTIVES)
"""The policy for `<meta>`; a header can say `frame-ancestors` as well, which `<meta>` can't."""


def headers_file(root: str) -> str:
    """Give the `_headers` file that static hosts read: the policy and its companions.

    `root` is the path of the site's address, with a slash at its end.
    """
    headers = {
        "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
    }
    everywhere = [f"{root}*", *(f"  {name}: {value}" for name, value in headers.items())]
    lasting = "  Cache-Control: public, max-age=31536000, immutable"
    return "\n".join(
        [*everywhere, "", f"{root}assets/*", lasting, "", f"{root}media/*", lasting, ""]
    )
