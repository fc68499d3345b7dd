"""Sound: what it is, how long, and the same sound with new tags and nothing else.

In: a file's bytes. Out: its facts, or the file made anew around the untouched sound.
"""

__all__ = ("files",)
