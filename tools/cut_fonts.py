"""Cuts and measures Rubik as it is installed, for sitegen to bring: `python tools/cut_fonts.py`.

To be run after an update of Rubik or fontTools, or where ranges or features have changed; a test
tells when.
"""

from __future__ import annotations

import msgspec

from sitegen.media.styles.fonts import (
    CUT,
    RANGES,
    cut_name,
    measure_font,
    measures_name,
    rubik_path,
    subset_font,
)

source = rubik_path().read_bytes()
CUT.mkdir(exist_ok=True)
for old in CUT.glob("rubik-*"):
    old.unlink()
for script, ranges in RANGES.items():
    (CUT / cut_name(source, script)).write_bytes(subset_font(source, ranges))
(CUT / measures_name(source)).write_bytes(msgspec.json.encode(measure_font(source)))
