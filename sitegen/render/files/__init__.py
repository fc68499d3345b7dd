"""The files that pages ask for: pictures, recordings, copies, `static/`.

In: a file's facts and the place that shows it. Out: its public address at once, and a demand that
says all that the file is made from.
"""

__all__ = (
    "chapters",
    "demands",
    "manifests",
    "recordings",
    "social",
    "sound",
    "spoken",
    "static",
)
