"""Sample recordings with their transcripts: a soft tone, and a machine's voice.

The tone is computed here. The voice is espeak-ng's; the encoder is ffmpeg. Both run only where this
script runs: the recordings are part of the site, and nobody needs either to build it.
"""

from __future__ import annotations

import array
import math
import subprocess
import tempfile
import wave
from dataclasses import dataclass
from pathlib import Path

RATE = 22050
VOICE = ("espeak-ng", "-v", "en-gb", "-s", "150", "-p", "42")
ENCODER_OPTIONS = ("-ac", "1", "-ar", str(RATE), "-b:a", "48k", "-map_metadata", "-1")
BITEXACT = ("-fflags", "+bitexact", "-flags", "+bitexact", "-id3v2_version", "0")
LOUDEST = 0.6
CHORDS = ((220.0, 329.6, 440.0), (196.0, 293.7, 392.0), (246.9, 329.6, 493.9))


@dataclass(frozen=True)
class Cue:
    """What is heard from a second on: a text is spoken, no text is the tone."""

    start: float
    end: float
    text: str = ""

    @property
    def caption(self) -> str:
        """What the transcript says of it."""
        return self.text or "[A soft sample tone]"


@dataclass(frozen=True)
class Recording:
    """One recording: its file without suffix, its chord, and what is heard."""

    path: str
    chord: int
    cues: tuple[Cue, ...]


def describe_voice(path: str, chord: int, what: str) -> Recording:
    """A storyteller's sample clip of fourteen seconds."""
    return Recording(
        f"stories/{path}/voice",
        chord,
        (
            Cue(0, 3),
            Cue(3, 7.5, "This is a sample. No real person speaks here."),
            Cue(7.5, 12, what),
            Cue(12, 14),
        ),
    )


def describe_episode(path: str, chord: int, name: str, what: str) -> Recording:
    """A podcast's sample episode of nineteen seconds; chapters begin at 0, 3, 10 and 16."""
    return Recording(
        f"podcast/groundwork/{path}/episode",
        chord,
        (Cue(0, 3), Cue(3, 10, name), Cue(10, 16, what), Cue(16, 19)),
    )


RECORDINGS = (
    describe_voice(
        "2022/a-classroom-in-two-languages",
        0,
        "Here a teacher says what the story means, in person.",
    ),
    describe_voice(
        "2022/a-courtyard-with-open-doors",
        1,
        "Here an organizer says what the story means, in person.",
    ),
    describe_voice(
        "2022/the-night-shift", 2, "Here somebody speaks who keeps the name to themselves."
    ),
    describe_voice("2021/a-bench-at-the-bus-stop", 1, "Here a student lends a voice, and no face."),
    describe_voice(
        "2021/the-pitch-at-dusk", 0, "Here a coach says what the story means, in person."
    ),
    describe_voice("2020/seeds-on-a-shared-roof", 2, "Here a gardener says what the story means."),
    describe_voice("2020/a-choir-before-words", 1, "Here a singer would sing, rather than speak."),
    describe_episode(
        "season-1/jerusalem",
        0,
        "This is a sample of Groundwork. Season one, episode one: Jerusalem.",
        "The episode itself lets activists from Jerusalem speak.",
    ),
    describe_episode(
        "season-1/haifa",
        1,
        "This is a sample of Groundwork. Season one, episode two: Haifa.",
        "The episode itself lets activists from Haifa speak.",
    ),
    describe_episode(
        "season-1/lod",
        2,
        "This is a sample of Groundwork. Season one, episode three: Lod.",
        "The episode itself lets activists from Lod speak.",
    ),
    describe_episode(
        "season-2/what-moves-people-to-act",
        0,
        "This is a sample of Groundwork. Season two, episode one: What moves people to act.",
        "The episode itself lets grassroots activists speak.",
    ),
)


def write_recordings(content: Path) -> None:
    """Write every recording as a mono MP3 with its WebVTT transcript."""
    for recording in RECORDINGS:
        target = content / recording.path
        target.with_suffix(".vtt").write_text(transcribe(recording), encoding="utf-8")
        encode(mix(recording), target.with_suffix(".mp3"))


def transcribe(recording: Recording) -> str:
    """Give the recording's transcript as WebVTT (W3C, WebVTT, section 4)."""
    cues = [f"{clock(cue.start)} --> {clock(cue.end)}\n{cue.caption}\n" for cue in recording.cues]
    return "\n".join(["WEBVTT\n", *cues])


def clock(seconds: float) -> str:
    """Write a time as WebVTT does: hours:minutes:seconds.milliseconds."""
    whole = int(seconds)
    thousandths = round((seconds - whole) * 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{thousandths:03}"


def mix(recording: Recording) -> array.array[int]:
    """Lay tones and speech one after the other; 16-bit samples at RATE."""
    track = array.array("h", bytes(2 * int(recording.cues[-1].end * RATE)))
    for cue in recording.cues:
        length = int((cue.end - cue.start) * RATE)
        sound = speak(cue.text) if cue.text else sound_tone(CHORDS[recording.chord], length)
        if len(sound) > length:
            raise ValueError(f"{recording.path}: {cue.text!r} does not fit into its cue")
        begin = int(cue.start * RATE)
        track[begin : begin + len(sound)] = sound
    return track


def sound_tone(chord: tuple[float, ...], length: int) -> array.array[int]:
    """A chord that is struck note by note, like a small bell, and fades."""
    samples = array.array("h")
    for index in range(length):
        time = index / RATE
        value = sum(strike(pitch, time - 0.28 * step) for step, pitch in enumerate(chord))
        fade = min(1.0, (length - index) / (0.3 * RATE))
        samples.append(int(32767 * LOUDEST * fade * value / len(chord)))
    return samples


def strike(pitch: float, time: float) -> float:
    """One note of the bell at a time since it was struck."""
    if time < 0:
        return 0.0
    onset = min(1.0, time / 0.012)
    body = math.sin(2 * math.pi * pitch * time) + 0.35 * math.sin(4 * math.pi * pitch * time)
    return onset * math.exp(-1.6 * time) * body / 1.35


def speak(text: str) -> array.array[int]:
    """Let espeak-ng speak a text; 16-bit samples at RATE."""
    with tempfile.TemporaryDirectory() as folder:
        spoken = Path(folder) / "spoken.wav"
        subprocess.run([*VOICE, "-w", str(spoken), text], check=True)
        with wave.open(str(spoken)) as sound:
            if sound.getframerate() != RATE:
                raise ValueError(f"espeak-ng speaks at {sound.getframerate()} Hz, expected {RATE}")
            samples = array.array("h", sound.readframes(sound.getnframes()))
    return array.array("h", (int(sample * LOUDEST) for sample in samples))


def encode(samples: array.array[int], target: Path) -> None:
    """Write samples as an MP3 without tags."""
    target.parent.mkdir(parents=True, exist_ok=True)
    source = ("-f", "s16le", "-ar", str(RATE), "-ac", "1", "-i", "-")
    command = ["ffmpeg", "-v", "error", "-y", *source, *ENCODER_OPTIONS, *BITEXACT, str(target)]
    subprocess.run(command, input=samples.tobytes(), check=True)
