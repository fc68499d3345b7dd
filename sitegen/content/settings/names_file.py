"""Reading private/names.yaml, where staff write whom the site must never name.

The file stands in no repository and no cache, and a site builds without it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Annotated, ClassVar
from zoneinfo import ZoneInfo

from sitegen.content.folder.survey import NAMES, PRIVATE
from sitegen.content.folder.textfile import decode_text
from sitegen.content.front_matter.frontmatter import Split, read_block
from sitegen.content.front_matter.nodes import FrontMatterError
from sitegen.content.settings.unquoted import without_names_of
from sitegen.content.validation.context import Facts, Findings, ValidationContext, judged
from sitegen.content.validation.models import values_of
from sitegen.engine.files import read_plain
from sitegen.errors import ContentError, Location, Problem
from sitegen.safety.people import Hidden
from sitegen.schema.fields import TextRule
from sitegen.schema.guide import Guide
from sitegen.values import Value

LONGEST_NAME = 200
"""Signs that a name may have; what is longer was pasted by mistake, and looking for it is slow."""


def is_name(text: str) -> bool:
    """True for a text with two letters at least: of one alone, everything would be stopped."""
    return sum(map(str.isalpha, text)) > 1 and len(text) <= LONGEST_NAME


FULL_NAME = f"a full name of up to {LONGEST_NAME} signs, such as Nadia Darwish"
FullName = Annotated[str, TextRule(FULL_NAME, is_name, free=True)]


class Listed(Value):
    """A person, or a place, that the site must not name."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "name": Guide("the full name, in any script", "Nadia Darwish"),
        "spellings": Guide("other spellings by hand", "[נדיה דרוויש, نادية درويش]"),
        "alone": Guide("words that are the person also alone", "[Nadia]"),
        "allow": Guide("others who share a word, and may be named", "[Nadia Comaneci]"),
        "similar": Guide("whether similar names are told", "true"),
    }

    name: FullName
    spellings: tuple[FullName, ...] = ()
    alone: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    similar: bool = True


class NamesFile(Value):
    """What the file says: people, those close to them, places."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "people": Guide("people", "[{name: Nadia Darwish}]"),
        "family": Guide("those close to them", "[{name: Amal Darwish}]"),
        "places": Guide("places", "[{name: Kafr Example}]"),
    }

    people: tuple[Listed, ...] = ()
    family: tuple[Listed, ...] = ()
    places: tuple[Listed, ...] = ()


FIELDS = (*NamesFile.guide, *Listed.guide)


@dataclass(frozen=True, slots=True)
class NamesReading:
    """Whom the file names, as far as it can be made out, and its mistakes."""

    people: tuple[Hidden, ...] = ()
    problems: tuple[Problem, ...] = ()


MEANT = re.compile(r"names?\b.*\.(?:ya?ml|txt|md|json|csv|docx?|odt|xlsx?)", re.IGNORECASE)
"""What a file is called that was meant as this one: names.yml, names.yaml.txt, names (1).yaml."""

UNREAD = f"is not read, so that nobody is kept secret by it; expected {NAMES}"


def read_names_file(site: Path) -> NamesReading:
    """Read a site's private/names.yaml; nothing where there is none, and none was meant as it."""
    told: Callable[[Problem], Problem] = partial(replace)
    try:
        text = decode_text(read_plain(site / NAMES), NAMES)
        told = without_names_of(text, FIELDS)
        node, noticed = read_block(Split(text), NAMES)
    except FileNotFoundError:
        return NamesReading(problems=tuple(unread(site)))
    except (FrontMatterError, ContentError) as error:
        return NamesReading(problems=tuple(map(told, error.problems)))
    except OSError as error:
        unreadable = Problem(Location(NAMES), f"can't be read: {error.strerror}")
        return NamesReading(problems=(unreadable,))
    findings = Findings()
    facts = Facts(files=frozenset(), languages=(), zone=ZoneInfo("UTC"))
    values = values_of(NamesFile, node, ValidationContext(facts, findings))
    listed = [each for group in values.values() for each in group]
    problems = (*noticed, *judged(findings.problems, noticed), *findings.warnings)
    return NamesReading(tuple(map(as_hidden, listed)), tuple(map(told, problems)))


def unread(site: Path) -> Iterator[Problem]:
    """Give a mistake for each file that was meant as the one that isn't there."""
    folder = site / PRIVATE
    there = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    yield from (
        Problem(Location(f"{PRIVATE}/{name}"), UNREAD) for name in there if MEANT.fullmatch(name)
    )


def as_hidden(listed: Listed) -> Hidden:
    """Give a listed person or place as the gate looks for it."""
    return Hidden(
        names=(listed.name, *listed.spellings),
        alone=listed.alone,
        allow=listed.allow,
        similar=listed.similar,
    )
