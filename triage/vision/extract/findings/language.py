"""The language of a screen, from its small words and its letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

SMALL_WORDS = {
    "en": "the of and to in is you that it for was on are with as your this be have from or not by can we an but",
    "de": "der die das und nicht sie ist ein eine zu den mit auf für von dem des im wurde werden kann bitte oder es",
    "fr": "le la les de des et est une un vous pour dans que pas votre sur avec être ce qui plus n'est au aux",
    "es": "el los las de del que y en una un para por con se no su es al como más está este ha",
    "pt": "o os de do da que e em um uma para com não se por seu sua foi no na mais ao está você",
    "it": "il lo gli di che e un una per con non è si del della sono alla nel questo stato più",
    "nl": "de het een en van is niet op te dat voor met zijn uw kan aan er worden deze bij om naar u",
    "sv": "och att det som en på är av för med till den inte har kan du ett om din",
    "pl": "nie się w na i do jest z to że o przez dla został aby proszę może lub",
    "cs": "a se na je v že s do není pro byl nebo jste z prosím",
    "tr": "ve bir bu için ile olarak lütfen değil daha veya bağlantı",
    "vi": "không của và có được cho trong là một này để vui lòng",
    "id": "dan yang tidak untuk di dengan ini dari anda ke pada silakan",
}
SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("uk", re.compile(r"[іїєґ]")),
    ("ru", re.compile(r"[\u0430-\u044f]")),
    ("el", re.compile(r"[\u03b1-\u03c9]")),
    ("ar", re.compile(r"[\u0620-\u064a]")),
    ("he", re.compile(r"[\u05d0-\u05ea]")),
    ("th", re.compile(r"[\u0e01-\u0e2e]")),
)
ENOUGH = 0.12  # share of the letters from which a script is the screen's
_LANGUAGES = {
    word: [language for language, words in SMALL_WORDS.items() if word in words.split()]
    for words in SMALL_WORDS.values()
    for word in words.split()
}


def guess_language(tokens: Iterable[str]) -> tuple[str, float] | None:
    """ISO 639-1 and how sure it is; None where nothing speaks for any language. Tokens are folded words."""
    words = list(tokens)
    letters = "".join(words)
    for language, pattern in SCRIPTS:
        share = len(pattern.findall(letters)) / max(1, len(letters))
        if share >= ENOUGH:
            return language, min(1.0, 0.6 + share)
    votes: Counter[str] = Counter()
    for word in words:
        for language in _LANGUAGES.get(word, ()):
            votes[language] += 1 / len(_LANGUAGES[word])  # type: ignore[assignment]
    if not votes:
        return ("en", 0.3) if letters.isascii() and letters else None
    (best, most), *_ = votes.most_common(1)
    return best, min(1.0, most / sum(votes.values()) * min(1.0, 0.5 + most / 6))
