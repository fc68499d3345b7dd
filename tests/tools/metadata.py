"""What exiftool finds in files: the judge of "no published file carries metadata"."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.tools.needs import run

# Groups of exiftool that describe the file itself and say nothing of a person.
TECHNICAL_GROUPS = {"Composite", "ExifTool", "File", "JFIF", "MPEG", "SourceFile", "System"}
# In the groups of the formats themselves: what a decoder needs. All else is reported.
TECHNICAL_NAMES = set(
    """
    AV1ConfigurationVersion AlphaCompression AlphaFiltering AlphaPreprocessing
    AnimationIterations AnimationLoopCount AuxiliaryImageType BackgroundColor BitDepth
    BitsPerPixel ChromaFormat ChromaSamplePosition ColorPrimaries ColorProfiles
    ColorResolutionDepth ColorType CompatibleBrands Compression Duration Filter FrameCount
    GIFVersion HandlerType HasColorMap HorizontalScale ImageHeight ImagePixelDepth
    ImageSpatialExtent ImageWidth Interlace MajorBrand MatrixCoefficients MediaDataOffset
    MediaDataSize MinorVersion Palette PrimaryItemReference TransferCharacteristics Transparency
    TransparentColor VP8Version VerticalScale ViewBox WebP_Flags Xmlns
    """.split()
)


def tags_of(path: Path) -> dict[str, dict[str, Any]]:
    """Return the metadata tags of a file, or of every file under a folder, by the file's path.

    A tag is named `Group:Name` ("EXIF:GPSLatitude"). Files without any are not in the answer.
    """
    report = run("exiftool", "-json", "-G", "-a", "-struct", "-n", "-r", path, accept=(0, 1))
    found = {record["SourceFile"]: personal(record) for record in json.loads(report or "[]")}
    return {name: tags for name, tags in sorted(found.items()) if tags}


def personal(record: dict[str, Any]) -> dict[str, Any]:
    """Return the tags of one record of exiftool that are no mere description of the file."""
    return {
        name: value
        for name, value in record.items()
        if name.partition(":")[0] not in TECHNICAL_GROUPS
        and name.partition(":")[2] not in TECHNICAL_NAMES
    }
