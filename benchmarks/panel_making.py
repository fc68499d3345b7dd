"""`python -m benchmarks.panel_making SITE FILE` makes the exhibition's first panel, as a PDF alone.

With `--sources` FILE is a folder: it gets what another program needs to make the same panel.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.exhibition import SLUG
from sitegen.panels.layout.arrangement import Arrangement
from sitegen.panels.pdf.typesetter import SCHEME
from sitegen.panels.pictures.colour import ROLES
from sitegen.panels.pictures.qr import draw_code
from sitegen.panels.plan.loading import load_sources
from sitegen.panels.plan.plan import plan_exhibition
from sitegen.panels.plan.planned import ExhibitionPlan
from sitegen.panels.production.arrangers import arrange
from sitegen.panels.production.drawing import panel_html
from sitegen.panels.production.making import Task, make
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Panel


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments ask for."""
    parser = argparse.ArgumentParser("python -m benchmarks.panel_making", description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("file", type=Path)
    parser.add_argument("--sources", action="store_true", help="write what others need")
    options = parser.parse_args(arguments)
    plan = plan_exhibition(f"exhibitions/{SLUG}", load_sources(options.site))
    with TemporaryDirectory() as cache:
        if options.sources:
            write_sources(plan, options.site, options.file, Path(cache))
            return 0
        first, profile = plan.panels[0], plan.profiles[0]
        task = Task(
            panel=first, theme=plan.theme, profile=profile, site=str(options.site), cache=cache
        )
        made = make(task)
    if made.problem:
        print(made.problem, file=sys.stderr)
        return 1
    options.file.write_bytes(made.files[".pdf"])
    return 0


def write_sources(plan: ExhibitionPlan, site: Path, folder: Path, cache: Path) -> None:
    """Write the panel as HTML in a screen's colours, its words, photo, code and fonts."""
    panel = plan.panels[0]
    studio = Toolkit(plan.theme, plan.profiles[0], panel.printing.ink_limit, cache)
    arrangement = arrange(panel, studio)
    page = on_screen(panel_html(panel, arrangement, studio), studio)
    # The photo comes to sitegen's page cropped; a browser crops it itself.
    crop = "<style>.portrait img { object-fit: cover; object-position: 50% 36%; }</style></head>"
    (folder / "panel.html").write_text(page.replace("</head>", crop), encoding="utf-8")
    side = arrangement.values["code"]["side"]
    code = draw_code(panel.address, side, panel.distance, ROLES["ink"], ROLES["code-ground"])
    (folder / "code.svg").write_text(code.svg, encoding="utf-8")
    assert panel.photo is not None
    (folder / "portrait.jpg").write_bytes((site / panel.photo.path).read_bytes())
    for font in studio.fonts:
        (folder / font.file).parent.mkdir(exist_ok=True)
        (folder / font.file).write_bytes(font.data)
    words = json.dumps(words_of(panel, arrangement, studio), ensure_ascii=False)
    (folder / "panel.json").write_text(words, encoding="utf-8")


def on_screen(page: str, studio: Toolkit) -> str:
    """A page with addresses beside it, and the colours' own values instead of their inks."""
    for role, inks in studio.colours.items():
        page = page.replace(inks, ROLES[role])
    return page.replace(SCHEME, "")


def words_of(panel: Panel, arrangement: Arrangement, studio: Toolkit) -> dict[str, object]:
    """The measures (mm, pt) and words of a panel, for a template of another program."""
    (photo,) = arrangement.pictures
    values = arrangement.values
    return {
        "width": panel.format.width,
        "height": panel.format.height,
        "photo": photo.height - panel.printing.sheet.bleed,
        "base": values["base"].top,
        "code": values["code"]["side"],
        "size": arrangement.size,
        "quote": values["quote_size"],
        "address": panel.short_address,
        "texts": [
            {
                "lang": text.lang,
                "quote": text.quote,
                "name": text.name,
                "about": f"{text.role} · {text.place}",
                "title": text.title,
                "paragraphs": [block.text for block in text.blocks],
                "alt": text.photo_alt,
                "call": studio.templates.words(text.lang)["read"],
                "exhibition": text.exhibition,
                "venue": text.venue,
            }
            for text in panel.texts
        ],
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
