"""QR codes on a page, as a phone would read them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from sitegen.preflight.pdf.geometry import Box
from sitegen.preflight.pdf.ground import Ground, ground_ppi
from sitegen.values import Value

if TYPE_CHECKING:
    from sitegen.preflight.evidence import PageEvidence

QUIET_MODULES = 4
# A code may be small on a large page: look again, nearer, in parts that overlap by its size.
NEARER = (2.0, 4.0)
TILE_PIXELS = 3000
OVERLAP_PIXELS = 600


class Code(Value):
    """A code that was read: what it says and its place, its quiet zone included."""

    text: str
    box: Box
    modules: int


def find_codes(
    pages: Sequence[PageEvidence], address: str, *, known: bool = False
) -> tuple[tuple[int, Code], ...]:
    """Read the QR codes of pages, each with its page's place in them.

    Where none says `address` all are looked at again, nearer. Without an address a page is looked
    at nearer once, if nothing was read on it though it has more than words; not so where all that
    should be on the pages is `known`, and no code is.
    """
    found = [_read_once(page) for page in pages]
    nearer = NEARER if address else () if known else NEARER[:1]
    for factor in nearer:
        if address and any(address in codes for codes in found):
            break
        for page, codes in zip(pages, found, strict=True):
            if (not address and (codes or page.is_words_alone)) or page.ground is None:
                continue
            for tile in _tiles(page, factor):
                codes.update({code.text: code for code in read_codes(tile)})
    return tuple(
        (place, codes[text]) for place, codes in enumerate(found) for text in sorted(codes)
    )


def _read_once(page: PageEvidence) -> dict[str, Code]:
    return page.remembered("codes", dict[str, Code], partial(_read, page))


def _read(page: PageEvidence) -> dict[str, Code]:
    if page.is_words_alone or page.ground is None:
        return {}
    return {code.text: code for code in read_codes(page.ground)}


def read_codes(ground: Ground) -> tuple[Code, ...]:
    """Read the QR codes in a raster."""
    import zxingcpp

    kinds = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    symbols = zxingcpp.read_barcodes(ground.image.convert("L"), formats=kinds)
    return tuple(_code(symbol, ground) for symbol in symbols)


def _code(symbol: object, ground: Ground) -> Code:
    position = symbol.position  # type: ignore[attr-defined]
    corners = (
        position.top_left,
        position.top_right,
        position.bottom_right,
        position.bottom_left,
    )
    across, down = [corner.x for corner in corners], [corner.y for corner in corners]
    # ISO/IEC 18004: version 1 has 21 modules a side, each further version four more.
    version = int(symbol.extra.get("Version", 0) or 0)  # type: ignore[attr-defined]
    modules = 17 + 4 * version
    margin = QUIET_MODULES * (max(across) - min(across)) / modules if version else 0
    box = ground.box(
        min(across) - margin, min(down) - margin, max(across) + margin, max(down) + margin
    )
    return Code(text=symbol.text, box=box, modules=modules)  # type: ignore[attr-defined]


def _tiles(page: PageEvidence, factor: float) -> Iterator[Ground]:
    net = page.boxes.net
    if net is None:
        return
    ppi = ground_ppi(page.boxes) * factor
    scale = ppi * page.boxes.unit / 72
    step, side = (TILE_PIXELS - OVERLAP_PIXELS) / scale, TILE_PIXELS / scale
    for down in range(_parts(net.height, step, side)):
        for along in range(_parts(net.width, step, side)):
            left, top = net.left + along * step, net.top - down * step
            box = Box(left=left, bottom=top - side, right=left + side, top=top)
            yield page.look(box.shared(net), ppi)


def _parts(length: float, step: float, side: float) -> int:
    return 1 + max(0, math.ceil((length - side) / step))
