"""Old addresses that no entry has: lines of `static/_redirects` between two marks of ours."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sitegen.engine.files import write_atomically
from sitegen.errors import SitegenError

FILE = "static/_redirects"


def with_lines(text: str, name: str, lines: Sequence[str]) -> str:
    """Give the file's text in which an import's lines are these; all others stay as they are.

    The site's own lines stand first: of several rules for an address, the first holds.
    Raises SitegenError where one mark is there without the other.
    """
    begin, end = f"# import {name}: begin", f"# import {name}: end"
    before, mark, rest = text.partition(f"{begin}\n")
    _, ended, after = rest.partition(f"{end}\n")
    if bool(mark) != bool(ended) or (not mark and f"{end}\n" in text):
        raise SitegenError(
            f'{FILE}: of the lines "{begin}" and "{end}" one is gone; put it back, '
            "or take out what the import wrote there with the other one"
        )
    if not lines:
        return before + after
    if before and not before.endswith("\n"):
        before += "\n"
    block = "".join(f"{line}\n" for line in lines)
    return f"{before}{begin}\n{block}{end}\n{after}"


def write_redirects(site: Path, name: str, lines: Sequence[str]) -> bool:
    """Write an import's lines; True where the file changed. Raises SitegenError."""
    file = site / FILE
    try:
        text = file.read_text("utf-8") if file.is_file() else ""
        wanted = with_lines(text, name, lines)
        if wanted == text:
            return False
        file.parent.mkdir(exist_ok=True)
        write_atomically(file, wanted.encode())
    except UnicodeDecodeError:
        raise SitegenError(f"{FILE}: not UTF-8 text; save it as UTF-8 and import again") from None
    except OSError as error:
        raise SitegenError(f"{FILE}: can't be written: {error.strerror}") from None
    return True
