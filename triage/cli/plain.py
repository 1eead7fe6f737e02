r"""Text from a picture or a file name, made safe for a terminal: what cannot be seen is written out as \u200b."""

from __future__ import annotations

import unicodedata

# Control, format (bidi, zero width), surrogate, private use, unassigned, line and paragraph separator.
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}

# Letters and marks that Unicode asks terminals not to show (Default_Ignorable_Code_Point).
_IGNORABLE = {0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0}
_IGNORABLE |= {*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}


def plain(text: str) -> str:
    """The text with every character that a terminal would obey or hide written as an escape."""
    return text if text.isascii() and text.isprintable() else "".join(map(_seen, text))


def name(path: str) -> str:
    r"""A file name as JSON can carry it: bytes that are no UTF-8 are written as \xff."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _seen(character: str) -> str:
    code = ord(character)
    if unicodedata.category(character) not in _UNSEEN and code not in _IGNORABLE:
        return character
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
