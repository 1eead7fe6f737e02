"""Words of trouble are known in many languages, and ordinary ones are not."""

from __future__ import annotations

import pytest

from triage.vision.extract.lexicon import ENTRIES, Kind
from triage.vision.extract.words import look_up


@pytest.mark.parametrize(
    "text",
    [
        "The request has failed",
        "Ein unerwarteter Fehler ist aufgetreten",
        "Une erreur est survenue",
        "Se produjo un error",
        "Ocorreu uma falha",
        "Si è verificato un errore",
        "Het laden is mislukt",
        "Ett fel inträffade: misslyckades",
        "Wystąpił błąd",
        "Došlo k chybě: selhalo",
        "Bir hata oluştu",
        "Произошла ошибка",
        "Παρουσιάστηκε σφάλμα",
        "エラーが発生しました",
        "发生错误",
        "오류가 발생했습니다",
    ],
)
def test_trouble(text: str) -> None:
    assert look_up(text).has(Kind.TROUBLE)


@pytest.mark.parametrize(
    "text", ["Welcome back", "Mein Konto", "Paramètres", "今日の天気", "Terror", "Mirror settings"]
)
def test_no_trouble(text: str) -> None:
    assert not look_up(text).has(Kind.TROUBLE)


def test_a_button_is_its_whole_text() -> None:
    assert look_up("Cancel").has(Kind.BUTTON)
    assert not look_up("Cancel the order").has(Kind.BUTTON)


def test_typographic_apostrophes_are_plain_ones() -> None:
    assert look_up("We can’t open it").has(Kind.DENIAL)


def test_at_least_ten_languages_speak_of_trouble() -> None:
    assert len(ENTRIES[Kind.TROUBLE]) >= 10
