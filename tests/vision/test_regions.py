"""Panels and regions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from triage.values import Box, Line, RegionKind
from triage.vision.find.panels import find_panels
from triage.vision.find.regions import find_regions

if TYPE_CHECKING:
    from triage.ports import Pixels


def _page(*panels: tuple[Box, tuple[int, int, int]], ground: tuple[int, int, int] = (230, 232, 236)) -> Pixels:
    pixels = np.empty((720, 1280, 3), np.uint8)
    pixels[:] = ground
    for box, colour in panels:
        pixels[box.y0 : box.y1, box.x0 : box.x1] = colour
    return pixels


def _kinds(pixels: Pixels, *lines: tuple[str, Box]) -> dict[RegionKind, Box]:
    read = [Line(text, 0.99, box) for text, box in lines]
    return {r.kind: r.box for r in find_regions(1280, 720, find_panels(pixels), read)}


def test_a_panel_is_found_with_its_colour_and_place() -> None:
    box = Box(400, 200, 900, 480)
    panel = find_panels(_page((box, (20, 90, 200))))[-1]
    assert panel.box.covered_by(box) > 0.97
    assert box.covered_by(panel.box) > 0.97
    assert np.abs(np.array(panel.colour) - (20, 90, 200)).max() <= 8


def test_a_dialog_on_a_page() -> None:
    box = Box(400, 200, 900, 480)
    found = _kinds(
        _page((box, (255, 255, 255))), ("Cannot save", Box(420, 220, 600, 240)), ("OK", Box(800, 440, 840, 460))
    )
    assert found[RegionKind.PAGE] == Box(0, 0, 1280, 720)
    assert found[RegionKind.DIALOG].covered_by(box) > 0.95


def test_a_banner_over_a_page() -> None:
    box = Box(0, 60, 1280, 110)
    found = _kinds(_page((box, (250, 220, 220))), ("Your mailbox is almost full", Box(40, 75, 300, 95)))
    assert found[RegionKind.BANNER].covered_by(box) > 0.9


def test_a_terminal_is_dark_with_lines_under_each_other() -> None:
    lines = [(f"$ command {n}", Box(130, 120 + 20 * n, 400, 136 + 20 * n)) for n in range(8)]
    found = _kinds(_page((Box(120, 100, 1100, 600), (16, 16, 20))), *lines)
    assert found[RegionKind.TERMINAL].width > 900


def test_an_address_bar_is_where_an_address_stands_at_the_top() -> None:
    found = _kinds(_page(), ("https://shop.example/checkout", Box(150, 40, 420, 58)))
    assert found[RegionKind.ADDRESS_BAR] == Box(150, 40, 420, 58)
    assert RegionKind.ADDRESS_BAR not in _kinds(_page(), ("https://shop.example/checkout", Box(150, 400, 420, 418)))


def test_a_plain_page_is_a_page_alone() -> None:
    assert set(_kinds(_page(), ("Welcome", Box(40, 40, 200, 60)))) == {RegionKind.PAGE}
