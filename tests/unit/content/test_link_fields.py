"""Every field for an address, of every kind, refuses the same addresses and reads the same ones."""

from __future__ import annotations

import json
from zoneinfo import ZoneInfo

import pytest

from sitegen.content.entries.linked import with_links
from sitegen.content.front_matter.frontmatter import compose
from sitegen.content.front_matter.nodes import FrontMatterError
from sitegen.content.settings.settings import Settings
from sitegen.content.validation.context import Facts, Findings, ValidationContext
from sitegen.content.validation.models import read_model
from sitegen.kinds.program import Program
from sitegen.schema.fields import LinkRule
from sitegen.text import UNFIT
from sitegen.values import Value
from tests.kinds import MODELS
from tests.planted import kinds_with_links, link_fields, planted
from tests.unit.test_addresses import REFUSED

LINKING: dict[str, type[Value]] = {**kinds_with_links(), "settings": Settings}
OWN = "https://www.example.org/p"
PATH = "content/programs/x.md"


def read(model: type[Value], values: object) -> tuple[Value | None, Findings]:
    """Read front matter as it would stand in a file."""
    findings = Findings()
    facts = Facts(files=frozenset(), languages=("en", "he"), zone=ZoneInfo("UTC"), base=OWN)
    return read_model(
        model, compose(json.dumps(values), PATH), ValidationContext(facts, findings)
    ), findings


def whole_or(address: str, rule: LinkRule) -> str:
    """Give an address to plant: another site's where only that is taken."""
    return "https://whole.example/" if rule.whole else address


def test_the_fields_are_found() -> None:
    found = {f"{kind}.{name}" for kind, model in LINKING.items() for name, _ in link_fields(model)}
    assert found >= {
        "program.call_to_action.url",
        "exhibition.venues.map",
        "exhibition.hosts.url",
        "episode.guests.url",
        "show.subscribe",
        "settings.actions.url",
        "settings.menus.url",
        "settings.profiles",
        "settings.security.contact",
        "settings.security.policy",
    }


@pytest.mark.parametrize("address", REFUSED)
@pytest.mark.parametrize("kind", LINKING)
def test_no_field_takes_a_hostile_address(kind: str, address: str) -> None:
    values = {"title": "A", "url": "https://www.example.org"} if kind == "settings" else {}
    plan = {"title": "A", **planted(LINKING[kind], lambda name, rule: address), **values}
    if UNFIT.search(address):
        with pytest.raises(FrontMatterError, match="the sign U\\+"):
            read(LINKING[kind], plan)
        return
    _, findings = read(LINKING[kind], plan)
    # "menus.main[1].url" is a place of the field "menus.url".
    told = [str(problem).split(": ")[1] for problem in findings.problems]
    for name, _ in link_fields(LINKING[kind]):
        first, last = name.split(".")[0], name.split(".")[-1]
        assert any(each.startswith(first) and last in each for each in told), (name, told)


@pytest.mark.parametrize("kind", kinds_with_links())
def test_addresses_within_the_site_are_noted_and_all_can_be_changed(kind: str) -> None:
    model = MODELS[kind]
    value, findings = read(
        model,
        {"title": "A", **planted(model, lambda name, rule: whole_or("../pages/a.md#x", rule))},
    )
    inside = [name for name, rule in link_fields(model) if not rule.whole]
    assert [link.text for link in findings.links] == ["/content/pages/a.md#x"] * len(inside)
    assert value is not None
    seen: list[str] = []
    with_links(value, lambda address: seen.append(address) or "/elsewhere/")  # type: ignore[func-returns-value]
    assert len(seen) == len(list(link_fields(model)))


def test_what_leads_nowhere_goes_with_its_button() -> None:
    program, _ = read(Program, {"title": "A", "call_to_action": {"label": "Go", "url": "/x/"}})
    assert isinstance(program, Program)
    changed = with_links(program, lambda address: "")
    assert changed is not None
    assert changed.call_to_action is None


@pytest.mark.parametrize("kind", LINKING)
def test_the_sites_own_address_in_full_is_looked_up_in_every_field(kind: str) -> None:
    own = f"{OWN}/a%20b/?x#y"
    values = {"title": "A", "url": "https://www.example.org/p"} if kind == "settings" else {}
    plan = {"title": "A", **planted(LINKING[kind], lambda name, rule: own), **values}
    value, findings = read(LINKING[kind], plan)
    assert value is not None, findings.problems
    for name, rule in link_fields(LINKING[kind]):
        first, last = name.split(".")[0], name.split(".")[-1]
        looked_up = {
            link.text
            for link in findings.links
            if link.field.startswith(first) and last in link.field
        }
        # What apps follow from outside stays whole.
        expected = own if rule.whole else "/a b/?x#y"
        assert expected in looked_up, name


@pytest.mark.parametrize("kind", LINKING)
def test_an_address_of_another_site_is_nobodys_to_look_up(kind: str) -> None:
    values = {"title": "A", "url": "https://www.example.org/p"} if kind == "settings" else {}
    other = "https://www.example.org/part/"
    plan = {"title": "A", **planted(LINKING[kind], lambda name, rule: other), **values}
    value, findings = read(LINKING[kind], plan)
    assert value is not None, findings.problems
    assert findings.links == []
