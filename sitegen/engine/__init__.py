"""The engine: questions, recorded answers, and files that are written whole or not at all.

In: values, bytes, functions. Out: digests, traces, files on the disk, work done over processes.
Nothing here knows what a site is.
"""

__all__ = (
    "clock",
    "digest",
    "files",
    "git",
    "mediatypes",
    "memory",
    "period",
    "query",
    "store",
    "toolchain",
    "tree",
    "waiting",
    "workers",
)
