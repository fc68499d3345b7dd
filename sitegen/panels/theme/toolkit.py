"""What a process needs to make panels: templates, fonts, inks and the press, made once."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from sitegen.panels.cache.measures import Measures
from sitegen.panels.pdf.typesetter import Typesetter
from sitegen.panels.pictures.colour import Inks, OutputProfile, print_palette
from sitegen.panels.theme.fonts import STRONG, PrintFont, is_variable, print_fonts
from sitegen.panels.theme.glyphs import glyph_texts
from sitegen.panels.theme.metrics import Metrics
from sitegen.panels.theme.theme import PanelTheme, Templates


class Toolkit:
    """Everything that the panels of one theme and one printing condition share."""

    def __init__(
        self, theme: PanelTheme, profile: OutputProfile, ink_limit: float, cache: Path
    ) -> None:
        self.profile = profile
        self.ink_limit = ink_limit
        self.cache = cache
        self.templates = Templates(theme)
        self.measures = Measures()
        self.theme = theme

    @cached_property
    def fonts(self) -> tuple[PrintFont, ...]:
        return print_fonts(self.theme)

    @cached_property
    def font_assets(self) -> dict[str, bytes]:
        return {font.file: font.data for font in self.fonts}

    @cached_property
    def has_static_fonts(self) -> bool:
        """Whether the fonts are set as they are in their files: of a variable one, a cut is."""
        return not any(is_variable(font.data) for font in self.fonts)

    @cached_property
    def glyphs(self) -> dict[str, dict[int, str]]:
        """What every glyph of the fonts stands for, by family."""
        return {font.family: glyph_texts(font.data) for font in self.fonts}

    @cached_property
    def metrics(self) -> Metrics:
        """How wide words are in the strongest, which is the widest, of the fonts."""
        return Metrics(next(font.data for font in self.fonts if font.family == STRONG))

    @cached_property
    def palette(self) -> dict[str, Inks]:
        return print_palette(self.profile, self.ink_limit)

    @cached_property
    def colours(self) -> dict[str, str]:
        """CSS colours by role."""
        return {role: inks.css for role, inks in sorted(self.palette.items())}

    @cached_property
    def typesetter(self) -> Typesetter:
        return Typesetter()
