"""Cuts Rubik as it is installed into the files that come with sitegen, `python tools/cut_fonts.py`.

To be run after an update of Rubik or fontTools, or where ranges or features have changed; a test
tells when.
"""

from __future__ import annotations

from sitegen.media.styles.fonts import CUT, RANGES, cut_name, rubik_path, subset_font

source = rubik_path().read_bytes()
CUT.mkdir(exist_ok=True)
for old in CUT.glob("*.woff2"):
    old.unlink()
for script, ranges in RANGES.items():
    (CUT / cut_name(source, script)).write_bytes(subset_font(source, ranges))
