"""What is read first, and which words announce trouble."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from triage.values import Box, Spelling
from triage.vision.alarm import is_alarming
from triage.vision.find.panels import find_panels
from triage.vision.headline import rank, read_headline


@pytest.mark.parametrize(
    "text",
    [
        "An error occurred", "Could not connect", "Zugriff verweigert", "Échec de la connexion", "No se pudo guardar",
        "Não foi possível abrir", "Impossibile aprire il file", "Kan niet opslaan, schijf fout", "Nie można otworzyć",
        "Произошла ошибка", "Σφάλμα δικτύου", "ファイルを開けません。エラー", "无法连接", "오류가 발생했습니다",
    ],
)  # fmt: skip
def test_trouble_is_known_in_many_languages(text: str) -> None:
    assert is_alarming(text)


@pytest.mark.parametrize(
    "text", ["Settings", "Terror movies", "Saved", "Failover cluster", "Willkommen", "保存しました"]
)
def test_other_words_are_not_trouble(text: str) -> None:
    assert not is_alarming(text)


def test_a_line_beside_a_red_cross_comes_before_a_menu() -> None:
    pixels = np.full((400, 800, 3), 255, np.uint8)
    pixels[195:225, 60:90] = (220, 30, 30)
    boxes = [Box(10, 10, 60, 26), Box(80, 10, 130, 26), Box(110, 200, 400, 220)]
    assert rank(pixels, boxes, find_panels(pixels))[0] == 2


def test_what_stands_around_an_alarming_line_is_read_with_it() -> None:
    boxes = [Box(100, 100 + 24 * n, 400, 118 + 24 * n) for n in range(3)] + [Box(100, 700, 400, 718)] * 12
    texts = ["Upload failed", "The file is larger than", "ten megabytes", *["unrelated"] * 12]
    asked: list[int] = []

    def read(indices: Sequence[int]) -> list[Spelling]:
        asked.extend(indices)
        return [Spelling(texts[index], 0.99) for index in indices]

    spelled = read_headline(boxes, list(range(15)), read)
    assert {0, 1, 2} <= set(spelled)
    assert len(spelled) < 15
    assert sorted(asked) == sorted(set(asked))
