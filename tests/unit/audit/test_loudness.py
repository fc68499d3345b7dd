"""Podcasts are as loud as others, where FFmpeg is there to say it; each file is measured once."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import imageio_ffmpeg
import pytest

from sitegen.audit import loudness
from sitegen.audit.loudness import Loudness, judge_recordings, levels_amiss, read_summary
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import walk_site
from tests.unit.media.test_sounds_of_programs import ffmpeg

SUMMARY = """\
[Parsed_ebur128_0 @ 0x1] Summary:

  Integrated loudness:
    I:         {} LUFS
    Threshold: -29.5 LUFS

  Loudness range:
    LRA:         3.1 LU

  True peak:
    Peak:       {} dBFS
"""


def sounding(decibels: float, ending: str = ".wav") -> bytes:
    """Give three seconds of a tone of 997 Hz in both channels, which measures as loud as its level
    (EBU Tech 3341, case 1)."""
    amplitude = 10 ** (decibels / 20)
    wave = f"aevalsrc={amplitude}*sin(2*PI*997*t)|{amplitude}*sin(2*PI*997*t):s=48000:d=3"
    return ffmpeg("-f", "lavfi", "-i", wave, "-f", ending[1:], "pipe:1")


@pytest.fixture
def path_with_ffmpeg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put FFmpeg on the path under its name, by a script that notes each call; give the notes."""
    notes, folder = tmp_path / "calls", tmp_path / "bin"
    folder.mkdir()
    program = folder / "ffmpeg"
    real = imageio_ffmpeg.get_ffmpeg_exe()
    program.write_text(f'#!/bin/sh\necho x >> "{notes}"\nexec "{real}" "$@"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return notes


def told(site: Path, store: Path) -> tuple[list[str], list[str]]:
    """Judge all recordings of a folder as episodes; give findings and notes."""
    (site / "site.yaml").write_text("title: Voices\nurl: https://www.example.org\n")
    sources = Sources(site, walk_site(site))
    paths = [path for path in sorted(sources.identities) if path.endswith((".wav", ".mp3"))]
    episodes = {path: f"{path}.md" for path in paths}
    found, notes = judge_recordings(episodes, sources, store, 2, lambda done, total: None)
    assert {each.severity for each in found} <= {"warning"}
    return [f"{each.source}: {each.message}" for each in found], notes


def test_each_recording_is_measured_once_and_told_where_it_is_not_as_others(
    path_with_ffmpeg: Path, tmp_path: Path
) -> None:
    site, store = tmp_path / "site", tmp_path / "loudness.json"
    folder = site / "content/podcast"
    folder.mkdir(parents=True)
    sounds = {
        "quiet.wav": sounding(-23),
        "right.mp3": sounding(-16, ".mp3"),
        "-loud.wav": sounding(-0.2),
        "silent.wav": sounding(-200),
    }
    for name, data in sounds.items():
        (folder / name).write_bytes(data)
    found, notes = told(site, store)
    assert not notes
    lines = "\n".join(found)
    assert "quiet.wav.md: audio: quiet.wav: -23.0 LUFS, quieter than other podcasts" in lines
    assert "-loud.wav: -0.2 LUFS, louder" in lines and "-loud.wav: peaks at -0.2 dBTP" in lines
    assert len(found) == 3
    assert told(site, store)[0] == found
    assert len(path_with_ffmpeg.read_text().split()) == len(sounds)
    (folder / "quiet.wav").write_bytes(sounding(-16.5))
    assert len(told(site, store)[0]) == 2
    assert len(path_with_ffmpeg.read_text().split()) == len(sounds) + 1
    assert len(loudness.load(store)) == len(sounds)


def test_without_ffmpeg_a_note_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loudness.shutil, "which", lambda name: None)
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.wav").write_bytes(b"RIFF")
    found, notes = told(tmp_path, tmp_path / "loudness.json")
    assert not found and "not measured of 1: there is no ffmpeg" in notes[0]


def test_a_list_of_other_files_in_place_of_sound_reads_none_of_them(
    path_with_ffmpeg: Path, tmp_path: Path
) -> None:
    (tmp_path / "content").mkdir()
    secret = tmp_path / "content/other.wav"
    secret.write_bytes(sounding(-23))
    (tmp_path / "content/list.wav").write_text(f"ffconcat version 1.0\nfile '{secret}'\n")
    found, notes = told(tmp_path, tmp_path / "loudness.json")
    assert len(found) == 1 and "list.wav" not in found[0]
    assert "can't read them" in notes[0]


@pytest.mark.parametrize(
    ("level", "peak", "count"),
    [(-16.0, -1.0, 0), (-15.0, -1.1, 0), (-17.0, None, 0), (-17.1, -3.0, 1), (-14.9, -0.9, 2)],
)
def test_one_unit_more_or_less_is_well(level: float, peak: float | None, count: int) -> None:
    assert len(list(levels_amiss(Loudness(integrated=level, peak=peak)))) == count


@pytest.mark.parametrize(
    ("level", "peak", "expected"),
    [
        ("-16.2", "-1.4", Loudness(integrated=-16.2, peak=-1.4)),
        ("-16.2", "0.3", Loudness(integrated=-16.2, peak=0.3)),
        ("-70.0", "-inf", Loudness()),
        ("-inf", "-inf", Loudness()),
    ],
)
def test_what_ffmpeg_says_at_the_end_is_read(level: str, peak: str, expected: Loudness) -> None:
    running = "[Parsed_ebur128_0] t: 1 M: -20.1 S:-120.7 I: -70.0 LUFS LRA: 0.0 LU\n"
    assert read_summary(running + SUMMARY.format(level, peak)) == expected
    assert read_summary("no such filter") is None
