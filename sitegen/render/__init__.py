"""From the library to bytes: routes, templates and what templates may ask.

In: a route and a reader that notes every question. Out: the bytes of the output, and the demands
for files that it names. Rooms: `theme`, `queries`, `files`, `helpers`, `templates`, `pages`,
`feeds`.
"""

__all__ = (
    "bodies",
    "files",
    "helpers",
    "parts",
    "queries",
    "render",
    "templates",
    "theme",
)
