"""How loud podcasts are: measured by FFmpeg where a machine has it (EBU R 128, ITU-R BS.1770-4).

`check` looks and not `build`: FFmpeg is a program that doesn't come with sitegen, what it says
changes nothing of what is published, and measuring takes some fifteen seconds for an hour of sound.
A recording is measured once; what is known of it is kept by the digest of its bytes.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Final

import msgspec

from sitegen.audit.recordings import by_original
from sitegen.audit.site import BuiltSite, Finding
from sitegen.content.folder.sources import Sources
from sitegen.engine.files import write_atomically
from sitegen.errors import MediaError
from sitegen.kinds.episode import Episode
from sitegen.media.audio.files import detect_audio_type
from sitegen.values import Value

TARGET, AROUND, PEAK = -16.0, 1.0, -1.0
"""LUFS, how far from it, and dBTP (Apple Podcasts for Creators, "Audio requirements")."""

SILENCE: Final = -70.0
"""LUFS: the gate below which nothing counts (ITU-R BS.1770-4, annex 1)."""

PATIENCE: Final = 900
"""Seconds for one recording."""

_DEMUXERS: Final = {"mp3": "mp3", "mp4": "mov", "ogg": "ogg", "flac": "flac", "wav": "wav"}
_LOUDNESS: Final = re.compile(r"\bI:\s+(-?[\d.]+|-inf|nan) LUFS")
_PEAK: Final = re.compile(r"\bPeak:\s+(-?[\d.]+|-inf|nan) dBFS")

Told = Callable[[int, int], None]


class Loudness(Value, tag=False):
    """A recording's integrated loudness in LUFS and its true peak in dBTP; None for silence."""

    integrated: float | None = None
    peak: float | None = None


def recordings(site: BuiltSite) -> dict[str, str]:
    """Give the recordings of episodes that lie in the site, each with the first episode's file that
    names it. Samples are left out: others take their place."""
    return {
        entry.meta.audio.file: entry.path
        for entry in sorted(site.library.entries.values(), key=by_original, reverse=True)
        if isinstance(entry.meta, Episode) and entry.meta.audio.file and not entry.meta.sample
    }


def judge_recordings(
    episodes: Mapping[str, str], sources: Sources, store: Path, jobs: int, told: Told
) -> tuple[list[Finding], list[str]]:
    """Give what is too quiet, too loud or too near the edge, and a note on what wasn't measured.

    `episodes` are the recordings, each with the file that names it; `store` is the file in which
    measures are kept. Raises OSError where it can't be written.
    """
    wanted = {path: sources.digest(path) for path in episodes if path in sources.identities}
    known = {digest: each for digest, each in load(store).items() if digest in wanted.values()}
    due = {digest: path for path, digest in wanted.items() if digest not in known}
    program = shutil.which("ffmpeg") if due else None
    if program:
        known |= _measures_of(program, sources, due, jobs, told)
        save(store, known)
    missing = sum(digest not in known for digest in wanted.values())
    notes = [f"loudness: not measured of {missing}: {_why(program)}"] if missing else []
    by_path = {path: known[digest] for path, digest in wanted.items() if digest in known}
    return list(findings_on(episodes, by_path)), notes


def _why(program: str | None) -> str:
    return "FFmpeg can't read them" if program else "there is no ffmpeg here; install it to know"


def findings_on(episodes: Mapping[str, str], known: Mapping[str, Loudness]) -> Iterator[Finding]:
    """Give what is wrong with recordings, at the episodes that name them."""
    for path, episode in episodes.items():
        for said in levels_amiss(known.get(path, Loudness())):
            message = f"audio: {path.rpartition('/')[2]}: {said}"
            yield Finding("loudness", "", message, ("audio:",), "warning", source=episode)


def levels_amiss(loudness: Loudness) -> Iterator[str]:
    """Say what is wrong with a recording's loudness, each with what mends it."""
    level, peak = loudness.integrated, loudness.peak
    if level is not None and abs(level - TARGET) > AROUND:
        way = "quieter" if level < TARGET else "louder"
        yield (
            f"{level:.1f} LUFS, {way} than other podcasts; expected {TARGET:.0f} ± {AROUND:.0f} "
            "LUFS: normalise its loudness in your editor, or type ffmpeg -i IN -af "
            f"loudnorm=I={TARGET:.0f}:TP={PEAK - 0.5:.1f} -ar 44100 OUT"
        )
    if peak is not None and peak > PEAK:
        yield (
            f"peaks at {peak:+.1f} dBTP, where players crackle; expected at most {PEAK:.0f} dBTP: "
            f"set a limiter in your editor to {PEAK - 0.5:.1f} dB true peak"
        )


def _measures_of(
    program: str, sources: Sources, due: Mapping[str, str], jobs: int, told: Told
) -> dict[str, Loudness]:
    found: dict[str, Loudness] = {}
    ask = partial(measure, program, sources)
    with ThreadPoolExecutor(max(1, jobs)) as threads:
        measures = zip(due, threads.map(ask, due.values()), strict=True)
        for number, (digest, loudness) in enumerate(measures, 1):
            if loudness:
                found[digest] = loudness
            told(number, len(due))
    return found


def measure(program: str, sources: Sources, path: str) -> Loudness | None:
    """Measure a recording of the site by FFmpeg; None where that can't read it.

    The file is read as what it is, whatever FFmpeg would take it for, and nothing that it names is
    opened: a list of other files, or an address, in place of sound reads nobody's files.
    """
    try:
        kind = detect_audio_type(sources.read(path), path)
    except MediaError:
        return None
    command = [program, "-nostdin", "-hide_banner", "-nostats", "-protocol_whitelist", "file"]
    command += ["-f", _DEMUXERS[kind], "-i", f"file:{sources.site / path}", "-map", "0:a:0"]
    command += ["-filter:a", "ebur128=peak=true:framelog=verbose", "-f", "null", "-"]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=PATIENCE)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return None if done.returncode else read_summary(done.stderr.decode("utf-8", "replace"))


def read_summary(said: str) -> Loudness | None:
    """Read what FFmpeg's filter says at the end; None where it says nothing."""
    levels, peaks = _LOUDNESS.findall(said), _PEAK.findall(said)
    if not levels:
        return None
    level, peak = _number(levels[-1]), _number(peaks[-1]) if peaks else None
    is_heard = level is not None and level > SILENCE
    return Loudness(integrated=level, peak=peak) if is_heard else Loudness()


def _number(text: str) -> float | None:
    return None if text in ("-inf", "nan") else float(text)


def load(path: Path) -> dict[str, Loudness]:
    """Read what is known of recordings; nothing where there is no such file."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, Loudness])
    except (OSError, msgspec.DecodeError):
        return {}


def save(path: Path, known: Mapping[str, Loudness]) -> None:
    """Keep what is known of recordings. Raises OSError where the folder can't be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, msgspec.json.encode(dict(sorted(known.items()))), durable=False)
