"""Reading the covers of pictures: files such as `photo.jpg.yaml`, all of them before any picture.

What is wrong with one stops the build: a picture that was to be covered must not go out otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from posixpath import dirname, splitext
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from sitegen.content.folder.covers import ENDING, Cover, cover_of, is_cover, is_picture
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.textfile import decode_text
from sitegen.content.front_matter.frontmatter import Split, read_block
from sitegen.content.front_matter.nodes import FrontMatterError
from sitegen.content.front_matter.nodes import Mapping as Group
from sitegen.content.validation.context import Facts, Findings, ValidationContext, judged
from sitegen.content.validation.models import values_of
from sitegen.errors import ContentError, Location, Problem
from sitegen.media.records import Region
from sitegen.schema.guide import Guide
from sitegen.text import did_you_mean
from sitegen.values import Value

YAML_ENDINGS = (ENDING, ".yml")
EXPECTED = (
    "expected left, top, width and height of the region, such as 40% 20% 12% 18% or, in pixels of "
    "the picture as it is seen, 1210 460 300 380"
)
NO_REGIONS = "expected regions, each with a name of your own: {face: 40% 20% 12% 18%}"
NUMBER = r"(\d{1,5}(?:\.\d{1,4})?)"
IN_PERCENT = re.compile(r"\s+".join([rf"{NUMBER}\s?%"] * 4))
IN_PIXELS = re.compile(r"\s+".join([rf"{NUMBER}(?:\s?px)?"] * 4))


class CoverFile(Value):
    """What a cover says: regions by their names, which are for whoever reads the file alone."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "cover": Guide("what nobody may see", "{face: 40% 20% 12% 18%}")
    }

    cover: Any


@dataclass(frozen=True, slots=True)
class CoversReading:
    """The sources with their covers, and all that is wrong with these."""

    sources: Sources
    problems: tuple[Problem, ...]


def with_covers(sources: Sources) -> CoversReading:
    """Read all covers of a site; from then on nobody reads a covered picture as it lies there."""
    covers: dict[str, Cover] = {}
    problems: list[Problem] = []
    for path in sources.identities:
        if path.endswith(YAML_ENDINGS) and "/" in path:
            if is_cover(path) and path.removesuffix(ENDING) in sources.identities:
                cover = read_cover(path, sources, problems)
                if cover:
                    covers[path.removesuffix(ENDING)] = cover
            elif said := what_is_covered(path, sources):
                problems.append(Problem(Location(path), said))
    covered = replace(sources, covers=covers)
    return CoversReading(covered, (*problems, *copies(covered)))


def read_cover(path: str, sources: Sources, problems: list[Problem]) -> Cover | None:
    """Read one cover; None where it has mistakes, which are noted."""
    try:
        text = decode_text(sources.read(path), path)
        node, noticed = read_block(Split(text), path)
    except (FrontMatterError, ContentError) as error:
        problems += error.problems
        return None
    findings = Findings()
    context = ValidationContext(Facts(frozenset(), (), ZoneInfo("UTC")), findings)
    regions = dict(regions_of(node, context))
    problems += [*noticed, *judged(findings.problems, noticed), *findings.warnings]
    if findings.problems or any(each.severity == "error" for each in noticed):
        return None
    lines = regions_in(node).keys
    return Cover(
        file=path,
        regions=tuple(regions.values()),
        names=tuple(regions),
        lines=tuple(lines[name].line for name in regions),
    )


def regions_in(node: Group) -> Group:
    """Give the group of regions as it is written."""
    group = node.fields.get("cover")
    return group if isinstance(group, Group) else Group({}, {}, node.location)


def regions_of(node: Group, context: ValidationContext) -> Iterator[tuple[str, Region]]:
    """Give the regions that a file names, as far as they have no mistake."""
    values = values_of(CoverFile, node, context)
    if "cover" not in values:
        return
    written, inside, group = values["cover"], context.inside("cover"), regions_in(node)
    if not isinstance(written, dict) or not written:
        inside.report(group.location, NO_REGIONS)
        return
    for name, node_of_region in group.fields.items():
        value = written[name]
        words = " ".join(map(str, value)) if isinstance(value, tuple) else str(value or "nothing")
        try:
            yield name, parse_region(words)
        except ValueError as error:
            inside.inside(name).report(node_of_region.location, f'"{words[:60]}" found; {error}')


def parse_region(text: str) -> Region:
    """Read `40% 20% 12% 18%` or `1210 460 300 380`, with commas between or without.

    Raises ValueError, saying what is expected, where the text is anything else.
    """
    written = " ".join(text.replace(",", " ").split())
    percent, pixels = IN_PERCENT.fullmatch(written), IN_PIXELS.fullmatch(written)
    match = percent or pixels
    if match is None:
        raise ValueError(EXPECTED)
    left, top, width, height = map(float, match.groups())
    if not width or not height:
        raise ValueError("a region without width or height covers nothing")
    if percent and (left + width > 100 or top + height > 100):
        raise ValueError("the region reaches beyond 100% of the picture")
    return Region(left=left, top=top, width=width, height=height, percent=percent is not None)


def what_is_covered(path: str, sources: Sources) -> str:
    """Say what is wrong with the name of a file that was meant as a cover; "" for any other."""
    stem = splitext(path)[0]
    if not is_picture(stem) and not covers_something(path, sources):
        return ""
    beside = [each for each in sources.identities if dirname(each) == dirname(path)]
    pictures = [each for each in beside if is_picture(each)]
    if meant := next((each for each in pictures if stem in (each, splitext(each)[0])), ""):
        return f'covers nothing; a cover is called as its picture: rename it to "{named(meant)}"'
    picture = stem.rpartition("/")[2]
    hint = did_you_mean(picture, [each.rpartition("/")[2] for each in pictures])
    return f'covers nothing: no picture "{picture}" beside it{hint}'


def covers_something(path: str, sources: Sources) -> bool:
    """True for a file of content/ that says what a cover says."""
    try:
        return path.startswith("content/") and b"\ncover:" in b"\n" + sources.read(path)
    except ContentError:
        # What can't be read covers nothing, and no other file of this kind is looked at.
        return False


def named(picture: str) -> str:
    """Give the name of a picture's cover without its folder."""
    return cover_of(picture).rpartition("/")[2]


def copies(sources: Sources) -> Iterator[Problem]:
    """Tell of copies of covered pictures that are not covered in the same way: each is a leak."""
    sizes = {sources.identities[path][0] for path in sources.covers}
    alike = (path for path, identity in sources.identities.items() if identity[0] in sizes)
    pictures = [path for path in alike if is_picture(path)]
    first = {sources.file_digest(path): path for path in sorted(sources.covers, reverse=True)}
    for path in pictures:
        other = first.get(sources.file_digest(path), path)
        if sources.regions(path) != sources.regions(other):
            yield Problem(
                Location(cover_of(path) if path in sources.covers else path),
                f"the same picture as {other}, of which {cover_of(other)} covers parts; "
                f"copy that file to {named(path)}, or remove one of the pictures",
            )
