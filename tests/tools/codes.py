"""What a phone's camera would read off a picture."""

from __future__ import annotations

from pathlib import Path

from tests.tools.needs import run


def codes_in(picture: Path) -> list[str]:
    """Return the texts of the QR codes in a picture, sorted; an empty list where none is read."""
    nothing_found = 4
    printed = run(
        "zbarimg",
        "--quiet",
        "--raw",
        "-Sdisable",
        "-Sqrcode.enable",
        picture,
        accept=(0, nothing_found),
    )
    return sorted(printed.splitlines())
