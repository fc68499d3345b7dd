"""The one gate for every picture, sound, font, style sheet and script that is published.

In: a file's bytes, which nobody trusts, and a plan. Out: new files without metadata, or an error
that says what the file is and what to do.
"""

__all__ = (
    "audio",
    "cache",
    "cards",
    "codes",
    "cue_text",
    "cues",
    "endings",
    "facts",
    "file_type",
    "icons",
    "make",
    "picture",
    "pictures",
    "posters",
    "records",
    "sanitize",
    "styles",
    "transcripts",
    "vector",
)
