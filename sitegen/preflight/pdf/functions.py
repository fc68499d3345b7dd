"""The colours that a PDF function can give (ISO 32000-1, 7.10), as far as ink needs them."""

from __future__ import annotations

from typing import Any

from sitegen.preflight.pdf.objects import elements, entry, is_array, is_stream, number_of, numbers

Colours = tuple[tuple[float, ...], ...]

MOST_SAMPLES = 65536


def extreme_colours(function: Any) -> Colours | None:
    """The colours among which all results lie; None where only running the function would tell.

    Exponential functions lie between their ends, stitched ones between those of their parts,
    sampled ones between their samples. A list of functions gives one component each.
    """
    if is_array(function):
        return _side_by_side([extreme_colours(part) for part in function])
    kind = number_of(entry(function, "/FunctionType"), -1)
    if kind == 2:
        return (
            numbers(entry(function, "/C0")) or (0.0,),
            numbers(entry(function, "/C1")) or (1.0,),
        )
    if kind == 3:
        return _one_after_another(
            [extreme_colours(part) for part in elements(entry(function, "/Functions"))]
        )
    if kind == 0 and is_stream(function):
        return _samples(function)
    return None


def _side_by_side(parts: list[Colours | None]) -> Colours | None:
    highest = []
    for part in parts:
        if not part:
            return None
        highest.append(max(colour[0] for colour in part))
    return (tuple(highest),)


def _one_after_another(parts: list[Colours | None]) -> Colours | None:
    joined: list[tuple[float, ...]] = []
    for part in parts:
        if not part:
            return None
        joined.extend(part)
    return tuple(joined)


def _samples(function: Any) -> Colours | None:
    bits = int(number_of(entry(function, "/BitsPerSample"), 0))
    outcome = numbers(entry(function, "/Range"))
    decode = numbers(entry(function, "/Decode")) or outcome
    width = len(outcome) // 2
    if bits not in (8, 16) or not width:
        return None
    data = function.read_bytes()[: MOST_SAMPLES * width * bits // 8]
    step, highest = bits // 8, (1 << bits) - 1
    values = [int.from_bytes(data[i : i + step]) / highest for i in range(0, len(data), step)]
    rows = [values[i : i + width] for i in range(0, len(values) - width + 1, width)]
    return tuple(
        tuple(
            decode[2 * i] + value * (decode[2 * i + 1] - decode[2 * i])
            for i, value in enumerate(row)
        )
        for row in rows
    )
