"""Is something in the file that PDF/X forbids wherever it stands?

docs/preflight.md lists the rules of ISO 15930-7, and which check holds a file to each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from sitegen.preflight.evidence import Evidence
from sitegen.preflight.findings import Noticed, error
from sitegen.preflight.pdf.objects import (
    elements,
    entry,
    is_array,
    is_dictionary,
    is_stream,
    name_of,
)
from sitegen.values import Value

CHECK = "forbidden"
MEND = "export it as PDF/X, which leaves that out"
# ISO 32000-1, table 198: the types of actions. Scripts are told with the file's structure.
ACTIONS = frozenset(
    "GoTo GoToR GoToE Launch Thread URI Sound Movie Hide Named SubmitForm ResetForm ImportData "
    "SetOCGState Rendition Trans GoTo3DView".split()
)
# ISO 32000-1, 8.6.5.8.
INTENTS = ("", "AbsoluteColorimetric", "RelativeColorimetric", "Saturation", "Perceptual")
# ISO 15930-7, 6.13, as PDF/A has it: what a press may replace by its own screens.
HALFTONES = (1, 5)
# Deeper nesting of objects in one another is no file of a program that means well.
DEEPEST = 50


class Ban(Value):
    """Something that may not stand in a file, what it is called, and the test for one object."""

    what: str
    meets: Callable[[Any], bool]


def _compressed(item: Any) -> bool:
    return is_stream(item) and any(
        name_of(each) in ("LZWDecode", "LZW") for each in elements(item.get("/Filter"))
    )


def _outside(item: Any) -> bool:
    return is_stream(item) and "/F" in item


def _referenced(item: Any) -> bool:
    return is_stream(item) and ("/Ref" in item or "/OPI" in item)


def _is_postscript(item: Any) -> bool:
    if not is_stream(item):
        return False
    kinds = {name_of(item.get("/Subtype")), name_of(item.get("/Subtype2"))}
    return "PS" in kinds or (name_of(item.get("/Subtype")) == "Form" and "/PS" in item)


def _alternates(item: Any) -> bool:
    return any(
        entry(each, "/DefaultForPrinting") is True for each in elements(entry(item, "/Alternates"))
    )


def _transfers(item: Any) -> bool:
    own = entry(item, "/TR2")
    return "/TR" in item or (own is not None and name_of(own) != "Default")


def _screens(item: Any) -> bool:
    kind = entry(item, "/HalftoneType")
    return "/HTP" in item or (kind is not None and int(kind) not in HALFTONES)


def _acts(item: Any) -> bool:
    # Elements of the structure have types of their own, and any name may be one.
    return name_of(item.get("/S")) in ACTIONS and not ("/P" in item or "/K" in item)


def _intends(item: Any) -> bool:
    asked = [item.get("/RI")] if name_of(item.get("/Type")) == "ExtGState" else []
    if name_of(item.get("/Subtype")) == "Image":
        asked.append(item.get("/Intent"))
    return any(name_of(each) not in INTENTS for each in asked)


BANS = (
    Ban(what="LZW compression", meets=_compressed),
    Ban(what="a stream that lies outside the file", meets=_outside),
    Ban(what="a picture or page of another file (OPI, reference XObject)", meets=_referenced),
    Ban(what="PostScript", meets=_is_postscript),
    Ban(what="another picture that is printed instead", meets=_alternates),
    Ban(what="a transfer curve", meets=_transfers),
    Ban(what="a screen of its own (halftone)", meets=_screens),
    Ban(what="an action", meets=_acts),
    Ban(what="an unknown rendering intent", meets=_intends),
    Ban(what="a form in XML (XFA)", meets=lambda item: "/XFA" in item),
)


def check_forbidden(evidence: Evidence) -> Iterator[Noticed]:
    """What ISO 15930-7 forbids in any object, from files outside (6.7) to forms in XML (6.26)."""
    if evidence.profile.standard == "none":
        return
    found: Counter[str] = Counter()
    for item in evidence.pdf.objects:
        for part in _within(item):
            found.update(ban.what for ban in BANS if ban.meets(part))
    layers = entry(evidence.pdf.Root, "/OCProperties")
    if any("/AS" in each for each in _configurations(layers)):
        found["layers that switch by themselves"] += 1
    for what, times in sorted(found.items()):
        often = f" {times} times" if times > 1 else ""
        yield error(CHECK, f"{what}{often}, which PDF/X forbids", mend=MEND)


def _configurations(layers: Any) -> list[Any]:
    every = [entry(layers, "/D"), *elements(entry(layers, "/Configs"))]
    return [each for each in every if is_dictionary(each)]


def _within(item: Any, depth: int = 0) -> Iterator[Any]:
    """An object and those that stand in it, dictionaries and streams alone."""
    if depth > DEEPEST:
        return
    if is_dictionary(item):
        yield item
        parts = [item.get(key) for key in item.keys()]  # noqa: SIM118  # streams can't be iterated
    elif is_array(item):
        parts = list(item)
    else:
        return
    for part in parts:
        # What has a number of its own is among the file's objects.
        if (is_dictionary(part) or is_array(part)) and not part.is_indirect:
            yield from _within(part, depth + 1)
