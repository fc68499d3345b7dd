"""The build: what changed is found, made again and put in place, or nothing is touched.

In: a site folder, the options of a build, what the last build left. Out: the output folder, changed
in one marked step, and a report. The rooms stand in the order of the work: `scan`, `trace`,
`tasks`, `schedule`, `commit`, with `store` beneath them and `explain` beside; `preview` shows a
text before its build.
"""

__all__ = (
    "commit",
    "explain",
    "lock",
    "options",
    "originals",
    "pipeline",
    "preview",
    "scan",
    "store",
    "tasks",
    "trace",
)
