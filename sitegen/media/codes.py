"""QR codes as one path of a drawing (ISO/IEC 18004), for screens and for print."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.values import Value

QUIET_MODULES = 4
"""Modules that stay empty around a code (ISO/IEC 18004, 9.1)."""


class CodePath(Value):
    """The dark modules of a code as data of an SVG path; `side` are its modules each way, the
    quiet zone among them."""

    data: str
    side: int


def code_path(address: str, level: str) -> CodePath:
    """Draw the code of an address with an error level: l, m, q or h, the strongest."""
    import segno

    matrix = segno.make_qr(address, error=level, boost_error=False).matrix
    data = "".join(
        f"M{start + QUIET_MODULES} {row + QUIET_MODULES}h{end - start}v1h{start - end}z"
        for row, line in enumerate(matrix)
        for start, end in _runs(line)
    )
    return CodePath(data=data, side=len(matrix) + 2 * QUIET_MODULES)


def _runs(line: Iterable[int]) -> list[tuple[int, int]]:
    """Give where dark modules of a row begin and end."""
    found: list[tuple[int, int]] = []
    for place, dark in enumerate(line):
        if dark and found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1)
        elif dark:
            found.append((place, place + 1))
    return found
