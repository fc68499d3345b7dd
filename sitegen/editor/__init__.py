"""The editor that `sitegen serve` shows to the person at this machine: entries as forms.

In: the site's files, the models of its kinds, what a form sends. Out: pages of forms, and files of
which only the lines of changed values differ. Rooms: none; one file a step: `shelf` lists entries,
`forms` makes controls of a model and values, `answers` makes values of what was sent, `desk` opens
and saves, `outbox` lists what is to be sent, `handlers` and `sending` answer requests.
"""

__all__ = (
    "forms",
    "handlers",
    "requests",
    "told",
    "words",
)
