"""The media type of a file by its ending: one table, the same on every machine (RFC 6838)."""

from __future__ import annotations

from pathlib import PurePosixPath

UNKNOWN = "application/octet-stream"
TEXT = "; charset=utf-8"

TYPES = {
    ".atom": "application/atom+xml",
    ".avif": "image/avif",
    ".css": f"text/css{TEXT}",
    ".csv": f"text/csv{TEXT}",
    ".epub": "application/epub+zip",
    ".geojson": "application/geo+json",
    ".gif": "image/gif",
    ".htm": f"text/html{TEXT}",
    ".html": f"text/html{TEXT}",
    ".ico": "image/vnd.microsoft.icon",
    ".ics": f"text/calendar{TEXT}",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": f"text/javascript{TEXT}",
    ".json": "application/json",
    ".m4a": "audio/mp4",
    ".mjs": f"text/javascript{TEXT}",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".oga": "audio/ogg",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".otf": "font/otf",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": f"text/plain{TEXT}",
    ".vcf": f"text/vcard{TEXT}",
    ".vtt": f"text/vtt{TEXT}",
    ".wasm": "application/wasm",
    ".wav": "audio/wav",
    ".webm": "video/webm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}


def media_type(path: str) -> str:
    """Give the Content-Type of a file; texts say that they are UTF-8."""
    return TYPES.get(PurePosixPath(path).suffix.lower(), UNKNOWN)
