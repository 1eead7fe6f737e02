"""A small upright copy of a picture for a page, private areas painted over."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageOps

from triage.values import Box

SIDE = 1600
_QUALITY = 82
_TURNS = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}


def preview(
    content: bytes, size: tuple[int, int], rotation: int = 0, covered: Sequence[Box] = (), side: int = SIDE
) -> bytes | None:
    """A WebP whose longer side is at most `side` pixels, turned `rotation` degrees clockwise.

    `size` is width and height of the upright picture that the boxes belong to; `covered` are painted black in it.
    None when the file cannot be opened, or when its pixels are not those that the boxes belong to (it was
    straightened): a box in the wrong place covers nothing.
    """
    try:
        with Image.open(io.BytesIO(content)) as opened:
            upright = _upright(opened, rotation)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    if upright.size != size:
        return None
    pen = ImageDraw.Draw(upright)
    for box in covered:
        pen.rectangle((box.x0, box.y0, max(box.x0, box.x1 - 1), max(box.y0, box.y1 - 1)), fill="black")
    # Shrunk after painting, so that no edge of a covered word bleeds out.
    upright.thumbnail((side, side), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    upright.save(file, "WEBP", quality=_QUALITY, method=4)
    return file.getvalue()


def _upright(opened: Image.Image, rotation: int) -> Image.Image:
    picture = ImageOps.exif_transpose(opened)
    if picture.has_transparency_data:
        ground = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(ground, picture.convert("RGBA"))
    picture = picture.convert("RGB")
    return picture.transpose(_TURNS[rotation]) if rotation in _TURNS else picture
