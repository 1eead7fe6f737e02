"""The regions of a screen, from its panels and the lines that stand in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from triage.values import Box, Line, Region, RegionKind
from triage.vision.find.panels import Panel

ADDRESS = re.compile(r"^\W{0,3}(https?:/|www\.|[\w-]+(\.[\w-]+)*\.(com|org|net|io|de|fr|local)(/|$))", re.IGNORECASE)
TOP = 0.2  # share of the picture in which an address bar stands
DARK = 70  # luma below which a panel is dark
SAME_LEFT = 0.02  # lines that begin within this share of the width stand under each other


def find_regions(width: int, height: int, panels: Sequence[Panel], lines: Sequence[Line]) -> tuple[Region, ...]:
    """The page, and what stands out on it: terminals, windows, dialogs, banners, address bars."""
    page = Box(0, 0, width, height)
    regions = [Region(RegionKind.PAGE, page, 1.0)]
    ground = panels[0].colour if panels else None
    for panel in panels:
        inside = [line for line in lines if line.box.covered_by(panel.box) > 0.8]
        kind = _kind(panel, inside, page, ground)
        if kind and not any(_same(panel.box, region.box) for region in regions[1:]):
            regions.append(Region(kind, panel.box, round(panel.filled, 3)))
    return (*regions, *_address_bars(page, panels, lines))


def _kind(panel: Panel, inside: Sequence[Line], page: Box, ground: tuple[int, int, int] | None) -> RegionKind | None:
    share = panel.box.area / page.area
    if _luma(panel.colour) < DARK and share >= 0.25 and _is_left_aligned(inside, page.width):
        return RegionKind.TERMINAL
    if not inside or (panel.colour == ground and share > 0.9):
        return None
    if _is_banner(panel.box, page) and len(inside) <= 4 and panel.colour != ground:
        return RegionKind.BANNER
    if len(inside) < 2 or not _stands_free(panel.box, page):
        return None
    return RegionKind.DIALOG if share <= 0.45 else RegionKind.WINDOW


def _is_left_aligned(inside: Sequence[Line], width: int) -> bool:
    """Whether at least four lines, most of them, begin under each other, as a terminal's do."""
    if len(inside) < 4:
        return False
    lefts = [line.box.x0 for line in inside]
    return max(sum(abs(left - other) <= SAME_LEFT * width for other in lefts) for left in lefts) >= 0.6 * len(lefts)


def _is_banner(box: Box, page: Box) -> bool:
    return box.height <= 0.15 * page.height and box.width >= 3 * box.height and box.width >= 0.2 * page.width


def _stands_free(box: Box, page: Box) -> bool:
    """Whether it leaves a margin left and right, and is no strip along an edge."""
    return box.x0 > 0.02 * page.width and box.x1 < 0.98 * page.width and box.height > 0.08 * page.height


def _address_bars(page: Box, panels: Sequence[Panel], lines: Sequence[Line]) -> list[Region]:
    found = []
    for line in lines:
        if line.box.y1 > TOP * page.height or not ADDRESS.match(line.text):
            continue
        around = [p.box for p in panels if line.box.covered_by(p.box) > 0.8 and p.box.height < 4 * line.box.height]
        found.append(Region(RegionKind.ADDRESS_BAR, min(around, key=lambda box: box.area, default=line.box), 0.8))
    return found[:1]


def _same(one: Box, other: Box) -> bool:
    return one.covered_by(other) > 0.85 and other.covered_by(one) > 0.85


def _luma(colour: tuple[int, int, int]) -> float:
    red, green, blue = colour
    return 0.299 * red + 0.587 * green + 0.114 * blue
