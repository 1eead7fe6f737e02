"""The characters of the recogniser, and the few that its first, small head knows."""

from __future__ import annotations

# Symbols that screens show beside words.
SYMBOLS = "€™→←↑↓✓✔✗×÷°±≤≥≠≈∞№…•●○■□▪▶►▼▲◄★☆♥⚠✕✖✘⌘⌥⇧❌❗❓ΩµπΔ√"
RANGES = ((0x20, 0x180), (0x218, 0x21C), (0x2010, 0x2040))


def is_common(character: str) -> bool:
    """Whether the small head reads it: Latin with the accents of European languages, punctuation, symbols."""
    if len(character) != 1:
        return False
    return character in SYMBOLS or any(low <= ord(character) < high for low, high in RANGES)


def common_classes(characters: list[str]) -> list[int]:
    """The classes that the small head keeps; class 0 is CTC's blank."""
    return [0, *(index for index, character in enumerate(characters) if index and is_common(character))]
