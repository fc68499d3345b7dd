"""Make the sample portraits, drawings and recordings of the content folder.

    .venv/bin/python tools/make_samples.py [--only pictures|recordings]

The same script gives the same bytes with the same versions of Pillow, espeak-ng and ffmpeg. What
it makes is committed, so that building the site needs none of them. docs/content.md lists what
has to be replaced.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from sample_audio import write_recordings
from sample_portraits import write_portraits
from sample_scenes import write_scenes

CONTENT = Path(__file__).resolve().parent.parent / "content"


def main() -> None:
    """Make everything, or only what was asked for."""
    parser = argparse.ArgumentParser(description="Make the sample media of the content folder.")
    parser.add_argument("--only", choices=("pictures", "recordings"))
    only = parser.parse_args().only
    if only != "recordings":
        write_portraits(CONTENT / "stories")
        write_scenes(CONTENT)
    if only != "pictures":
        make_recordings()


def make_recordings() -> None:
    """Make the recordings where their tools are installed; leave them as they are elsewhere."""
    missing = [tool for tool in ("espeak-ng", "ffmpeg") if shutil.which(tool) is None]
    if missing:
        sys.stdout.write(f"{' and '.join(missing)} not found: the recordings stay as they are.\n")
        return
    write_recordings(CONTENT)


if __name__ == "__main__":
    main()
