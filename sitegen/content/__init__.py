"""Content: what stands in the site folder, read and checked against the kinds' schemas.

In: the files of `content/`, `site.yaml`, `static/`. Out: settings and entries as typed values, and
all mistakes with their lines.
"""

__all__ = (
    "beginnings",
    "entries",
    "files",
    "frontmatter",
    "inheritance",
    "linked",
    "links",
    "project",
    "recipes",
    "schema",
    "scope",
    "settings",
    "settings_file",
    "source",
    "sources",
    "static",
    "strays",
    "tagnames",
    "targets",
)
