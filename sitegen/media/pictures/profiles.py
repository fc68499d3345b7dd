"""Colour profiles built from numbers, for pictures that name their colours without a profile."""

from __future__ import annotations

import struct
from typing import Final

Matrix = tuple[tuple[float, float, float], ...]
Chromaticities = tuple[tuple[float, float], ...]  # red, green, blue, white

# ITU-T H.273, tables 2 and 3: nobody knows
UNSPECIFIED: Final = 2
# Table 2: the colour primaries that photos use
PRIMARIES: Final[dict[int, Chromaticities]] = {
    4: ((0.67, 0.33), (0.21, 0.71), (0.14, 0.08), (0.310, 0.316)),
    5: ((0.640, 0.330), (0.290, 0.600), (0.150, 0.060), (0.3127, 0.3290)),
    6: ((0.630, 0.340), (0.310, 0.595), (0.155, 0.070), (0.3127, 0.3290)),
    7: ((0.630, 0.340), (0.310, 0.595), (0.155, 0.070), (0.3127, 0.3290)),
    8: ((0.681, 0.319), (0.243, 0.692), (0.145, 0.049), (0.310, 0.316)),
    9: ((0.708, 0.292), (0.170, 0.797), (0.131, 0.046), (0.3127, 0.3290)),
    11: ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060), (0.314, 0.351)),
    12: ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060), (0.3127, 0.3290)),
    22: ((0.630, 0.340), (0.295, 0.605), (0.155, 0.077), (0.3127, 0.3290)),
}
# ITU-T H.273, table 3: the curves that aren't shown as sRGB's, as browsers do with all others
CURVES: Final[dict[int, float]] = {4: 2.2, 5: 2.8, 8: 1.0}
# Television's numbers there, and the gamma of its screens (ITU-R BT.1886, annex 1)
TELEVISION: Final = (1, 6, 14, 15)
TELEVISION_GAMMA: Final = 2.4
# Adobe RGB (1998), section 4.3.1; its gamma is 563/256
ADOBE_RGB: Final[Chromaticities] = ((0.64, 0.33), (0.21, 0.71), (0.15, 0.06), (0.3127, 0.3290))
ADOBE_GAMMA: Final = 2.19921875
SRGB: Final[Chromaticities] = ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06), (0.3127, 0.3290))

_D50: Final = (0.9642, 1.0, 0.8249)
# ICC.1:2022, annex E: the linearised Bradford transform
_BRADFORD: Final = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))
# IEC 61966-2-1: the curve of sRGB, as parameters of ICC's function type 3
_SRGB_CURVE: Final = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


def matrix_profile(colours: Chromaticities, gamma: float | None = None) -> bytes:
    """Build an ICC profile (ICC.1:2022) of the given primaries; without a gamma, sRGB's curve."""
    columns = _columns(colours)
    curve = (
        struct.pack(">4sIHHi", b"para", 0, 0, 0, _fixed(gamma))
        if gamma
        else struct.pack(">4sIHH5i", b"para", 0, 3, 0, *map(_fixed, _SRGB_CURVE))
    )
    tags = [(b"wtpt", _xyz(_D50))]
    names = (b"rXYZ", b"gXYZ", b"bXYZ")
    tags += [(name, _xyz(column)) for name, column in zip(names, columns, strict=True)]
    tags += [(name, curve) for name in (b"rTRC", b"gTRC", b"bTRC")]
    return _assemble(tags)


def _assemble(tags: list[tuple[bytes, bytes]]) -> bytes:
    at = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for name, content in tags:
        padded = content + bytes(-len(content) % 4)
        table += struct.pack(">4sII", name, at + len(body), len(content))
        body += padded
    size = 128 + len(table) + len(body)
    header = struct.pack(
        ">I4sI4s4s4s12s4s28s3i48s",
        size, b"", 0x04300000, b"mntr", b"RGB ", b"XYZ ", b"", b"acsp", b"",
        *map(_fixed, _D50), b"",
    )  # fmt: skip
    return header + table + body


def _xyz(values: tuple[float, ...]) -> bytes:
    return struct.pack(">4sI3i", b"XYZ ", 0, *map(_fixed, values))


def _fixed(value: float) -> int:
    return round(value * 65536)


def _columns(colours: Chromaticities) -> Matrix:
    """The primaries as XYZ under D50, each scaled so that together they give the white."""
    red, green, blue, white = ((x / y, 1.0, (1 - x - y) / y) for x, y in colours)
    shares = _apply(_inverse(_transpose((red, green, blue))), white)
    scaled = tuple(
        (share * x, share * y, share * z)
        for share, (x, y, z) in zip(shares, (red, green, blue), strict=True)
    )
    there, wanted = _apply(_BRADFORD, white), _apply(_BRADFORD, _D50)
    back = _inverse(_BRADFORD)
    gains = tuple(b / a for a, b in zip(there, wanted, strict=True))
    return tuple(
        _apply(back, tuple(g * c for g, c in zip(gains, _apply(_BRADFORD, column), strict=True)))
        for column in scaled
    )


def _apply(matrix: Matrix, vector: tuple[float, ...]) -> tuple[float, float, float]:
    a, b, c = (sum(m * v for m, v in zip(row, vector, strict=True)) for row in matrix)
    return a, b, c


def _transpose(matrix: Matrix) -> Matrix:
    return tuple((a, b, c) for a, b, c in zip(*matrix, strict=True))


def _inverse(matrix: Matrix) -> Matrix:
    (a, b, c), (d, e, f), (g, h, i) = matrix
    rows = (
        (e * i - f * h, c * h - b * i, b * f - c * e),
        (f * g - d * i, a * i - c * g, c * d - a * f),
        (d * h - e * g, b * g - a * h, a * e - b * d),
    )
    determinant = a * rows[0][0] + b * rows[1][0] + c * rows[2][0]
    return tuple((x / determinant, y / determinant, z / determinant) for x, y, z in rows)
