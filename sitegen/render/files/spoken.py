"""Names in what is said in recordings: in the words of one after the other, and of who speaks.

A page shows times and labels between them, and a file keeps a speaker in a tag, so that both are
looked at as they are heard.
"""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.engine.query import Reader
from sitegen.errors import Problem
from sitegen.media.cues import TranscriptError
from sitegen.render.queries.files import CuesOf, TurnLinesOf
from sitegen.render.queries.transcripts import Cue, read_cues, turn_lines
from sitegen.safety.gate import SECRET, Gate, lines_in, problem_at


def names_shown(reader: Reader, gate: Gate) -> list[Problem]:
    """Give a mistake for each place in a transcript that was asked for where a name is said."""
    found: list[Problem] = []
    if not gate:
        return found
    for path in sorted(query.path for query in reader.reads if isinstance(query, CuesOf)):
        if turns := turns_with_names(reader.answers.of(CuesOf(path=path))[0], gate):
            lines = reader.answers.of(TurnLinesOf(path=path))[0]
            found += [problem_at(path, SECRET, lines[turn]) for turn in turns]
    return found


def names_told(path: str, text: str, gate: Gate) -> list[Problem]:
    """Give the same for the text of a transcript's file; nothing for one that can't be read."""
    try:
        turns = turns_with_names(read_cues(text), gate) if gate else []
        lines = turn_lines(text) if turns else ()
        return [problem_at(path, SECRET, lines[turn]) for turn in turns]
    except TranscriptError:
        # Told where it is made.
        return []


def turns_with_names(cues: Sequence[Cue], gate: Gate) -> list[int]:
    """Give the cues (from 0) in which names begin, with and without who speaks."""
    alone = "\n".join(cue.text for cue in cues)
    spoken = "\n".join(f"{cue.voice} {cue.text}" for cue in cues)
    return sorted({*lines_in(alone, gate.stops), *lines_in(spoken, gate.stops)})
