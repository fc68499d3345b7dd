"""What is known of earlier runs: files by their identity, what was made under which key.

In: facts of files, bytes that cost time to make. Out: the same, or nothing; it can't hurt.
"""

__all__ = (
    "file_facts",
    "judged_photos",
    "manifest",
    "measures",
    "pieces",
    "pruning",
    "renditions",
    "standing",
)
