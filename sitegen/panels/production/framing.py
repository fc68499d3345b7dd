"""Whether a face is whole in its place on a panel, as far as the form of its place tells."""

from __future__ import annotations

from sitegen.panels.layout.arrangement import PictureSlot
from sitegen.panels.values import Panel

# Flatter than this, a strip that is as wide as a portrait's shoulders cuts hair or chin; narrower,
# it cuts ears.
FLATTEST, NARROWEST = 1.75, 2 / 3
SLACK = 0.02


def cut_face(panel: Panel, slot: PictureSlot) -> str:
    """What a slot cuts off its photo, to be looked at; empty where a face stays whole.

    A contact sheet shows pictures of panels, each as it is.
    """
    if slot.photo is None or not slot.photo.height or panel.kind == "contact-sheet":
        return ""
    ratio, own = slot.width / slot.height, slot.photo.width / slot.photo.height
    mend = "look at the proof; a shorter text or a larger format gives the face more room"
    if ratio > FLATTEST + SLACK and own < ratio:
        lost = "hair or chin"
    elif ratio < NARROWEST - SLACK and own > ratio:
        lost = "ears"
    else:
        return ""
    return (
        f"{slot.photo.path} is shown {slot.width:.0f} × {slot.height:.0f} mm on {panel.slug}, in"
        f" which {lost} may be cut off: {mend}"
    )
