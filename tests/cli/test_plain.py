"""Nothing that a picture says reaches the terminal as anything but visible text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.cli.plain import name, plain


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Error 0x80070005: Zugriff verweigert", "Error 0x80070005: Zugriff verweigert"),
        ("错误 エラー σφάλμα ошибка", "错误 エラー σφάλμα ошибка"),
        ("cafe\u0301 👍", "cafe\u0301 👍"),
        ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
        ("\x9b31m \x7f \x00", "\\x9b31m \\x7f \\x00"),
        ("one\rtwo\nthree\tfour", "one\\x0dtwo\\x0athree\\x09four"),
        ("invoice\u202egnp.exe", "invoice\\u202egnp.exe"),
        ("pass\u200bword\ufeff\u00ad\u2060", "pass\\u200bword\\ufeff\\xad\\u2060"),
        ("a\u2028b\u2029c\u2066d", "a\\u2028b\\u2029c\\u2066d"),
        ("tag\U000e0041 private\ue000 filler\u3164\ufe0f", "tag\\U000e0041 private\\ue000 filler\\u3164\\ufe0f"),
        ("lone\udcff", "lone\\udcff"),
        (r"C:\Users\anna", r"C:\Users\anna"),
        ("[bold]markup[/bold] :smile:", "[bold]markup[/bold] :smile:"),
    ],
)
def test_what_cannot_be_seen_is_written_out(raw: str, shown: str) -> None:
    assert plain(raw) == shown


@given(st.text(alphabet=st.characters()))
def test_no_character_that_a_terminal_obeys_or_hides_passes(raw: str) -> None:
    shown = plain(raw)
    shown.encode("utf-8")
    assert not {unicodedata.category(character) for character in shown} & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    assert plain(shown) == shown


def test_a_file_name_of_any_bytes_becomes_json_text() -> None:
    assert name("caf\u00e9 \n.png") == "caf\u00e9 \n.png"
    assert name(b"shot-\xff\xc3.png".decode("utf-8", "surrogateescape")) == "shot-\\xff\\xc3.png"
