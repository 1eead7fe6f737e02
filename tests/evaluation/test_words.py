from __future__ import annotations

import pytest

from triage.evaluation.words import holds, lost_words, recall, split_words, word_f1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("C:\\Users: it's 0x80070005!", ["c", "users", "it's", "0x80070005"]),
        ("https://a.b/c?d", ["https", "a.b/c", "d"]),
        ("Don’t — “quit”…", ["don't", "quit"]),
        ("fi １２", ["fi", "12"]),
        ("✓ 保存しました。", ["✓", "保存しました", "。"]),
        (None, []),
    ],
)
def test_words_are_what_a_person_would_count(text: str | None, words: list[str]) -> None:
    assert split_words(text) == words


def test_a_word_counts_as_often_as_it_stands() -> None:
    assert recall("no no no", "no yes") == pytest.approx(1 / 3)
    assert lost_words("no no no", "no yes") == {"no": 2}
    assert recall(None, "anything") == 1.0


def test_each_look_alike_is_used_once() -> None:
    assert word_f1("certificate certificate", "certifcate") == pytest.approx(2 / 3)


def test_short_words_have_no_look_alikes() -> None:
    assert word_f1("off", "of") == 0.0


def test_an_empty_side_is_neither_right_nor_held() -> None:
    assert word_f1("disk", "") == 0.0
    assert not holds("disk", None)
    assert not holds("", "disk")
