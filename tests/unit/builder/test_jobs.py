"""What is made together, and what side by side."""

from __future__ import annotations

import msgspec

from sitegen.builder.tasks.derive import plan_jobs
from sitegen.media.picture import Derivative
from sitegen.media.records import CardTexts
from sitegen.render.files.demands import SocialCard


def card(title: str) -> bytes:
    texts = CardTexts(title=title, language="en")
    return msgspec.msgpack.encode(SocialCard(name=f"media/{title}.jpg", texts=texts))


def size(width: int) -> bytes:
    return msgspec.msgpack.encode(
        Derivative(
            source="content/p.jpg",
            digest="d",
            name=f"media/p-{width}.jpg",
            crop=None,
            width=width,
            height=width,
            format="jpeg",
            quality=80,
        )
    )


def test_sizes_of_a_photo_are_made_together_and_what_has_no_source_side_by_side() -> None:
    demands = {"a": card("a"), "b": card("b"), "c": card("c"), "d": size(480), "e": size(320)}
    jobs = plan_jobs(list(demands.items()))
    assert [[key for key, _ in job.demands] for job in jobs] == [["a"], ["b"], ["c"], ["d", "e"]]
