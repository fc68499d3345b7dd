"""Content: what stands in the site folder, read and checked against the kinds' schemas.

In: the files of `content/`, `site.yaml`, `static/`. Out: settings and entries as typed values, and
all mistakes with their lines. `folder` finds files, `front_matter` takes texts apart, `validation`
makes values of them, `entries` and `settings` put these together, `new` begins files, `editing`
changes them, `translating` knows what a translation is of, `schemas` tells editors what files may
say.
"""

__all__ = (
    "editing",
    "entries",
    "folder",
    "front_matter",
    "new",
    "project",
    "schemas",
    "settings",
    "translating",
    "validation",
)
