"""What else a screen tells."""

from __future__ import annotations

import pytest

from triage.values import FindingKind
from triage.vision.extract.findings.language import guess_language
from triage.vision.extract.words import look_up

from .conftest import Seeing


def told(see: Seeing, kind: FindingKind, *texts: str) -> list[str]:
    return [finding.value for finding in see(texts)[0].findings if finding.kind is kind]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (FindingKind.EXCEPTION, "java.lang.NullPointerException: name is null", "java.lang.NullPointerException"),
        (FindingKind.EXCEPTION, "ModuleNotFoundError: No module named 'x'", "ModuleNotFoundError"),
        (FindingKind.TRACE, '  File "/srv/app/main.py", line 42, in run', "/srv/app/main.py:42"),
        (FindingKind.TRACE, "at com.acme.Shop.pay(Shop.java:118)", "Shop.java:118"),
        (FindingKind.TRACE, r"at Acme.Shop.Pay() in C:\src\Shop.cs:line 9", r"C:\src\Shop.cs:9"),
        (FindingKind.URL, "Cannot open https://shop.example.com/pay?x=1.", "https://shop.example.com/pay?x=1"),
        (FindingKind.HOST, "Cannot open https://shop.example.com/pay", "shop.example.com"),
        (FindingKind.PATH, r"Cannot write C:\Program Files\Acme\log.txt", r"C:\Program"),
        (FindingKind.PATH, "cannot open /etc/nginx/nginx.conf: denied", "/etc/nginx/nginx.conf"),
        (FindingKind.GUID, "{4f5b7a1e-91c2-4b6e-a4f0-1c2d3e4f5a6b}", "4f5b7a1e-91c2-4b6e-a4f0-1c2d3e4f5a6b"),
        (
            FindingKind.CORRELATION,
            "Correlation ID: 4f5b7a1e-91c2-4b6e-a4f0-1c2d3e4f5a6b",
            "4f5b7a1e-91c2-4b6e-a4f0-1c2d3e4f5a6b",
        ),
        (FindingKind.TIME, "Failed at 2024-05-17 10:42:03", "2024-05-17 10:42:03"),
        (FindingKind.VERSION, "Acme Sync, Version 4.2.1", "4.2.1"),
        (FindingKind.APP, "Unfortunately, Acme Notes has stopped.", "Acme Notes"),
        (FindingKind.PLATFORM, r"Windows 11 cannot find C:\Windows\system32", "windows"),
    ],
)
def test_kinds(see: Seeing, kind: FindingKind, text: str, value: str) -> None:
    assert value in told(see, kind, text)


def test_a_finding_points_to_the_words_it_came_from(see: Seeing) -> None:
    seen, lines = see(["The task failed.", "java.io.IOException: disk full"])
    (found,) = [finding for finding in seen.findings if finding.kind is FindingKind.EXCEPTION]
    (quote,) = found.quotes
    assert lines[quote.line].text[quote.start : quote.end] == "java.io.IOException"
    assert found.box is not None
    assert found.box.x1 < lines[1].box.x1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The file could not be opened because it is in use by another program"),
        ("de", "Die Datei konnte nicht geöffnet werden, weil sie von einem anderen Programm benutzt wird"),
        ("fr", "Le fichier n'a pas pu être ouvert car il est utilisé par une autre application"),
        ("es", "No se pudo abrir el archivo porque lo está usando otro programa de la lista"),
        ("pt", "Não foi possível abrir o arquivo porque ele está em uso por outro programa"),
        ("it", "Impossibile aprire il file perché è in uso da un altro programma del sistema"),
        ("nl", "Het bestand kan niet worden geopend omdat het door een ander programma wordt gebruikt"),
        ("pl", "Nie można otworzyć pliku, ponieważ jest używany przez inny program w tle"),
        ("ru", "Не удалось открыть файл"),
        ("el", "Δεν ήταν δυνατό το άνοιγμα"),
        ("ja", "ファイルを開けませんでした"),
        ("zh", "无法打开文件"),
        ("ko", "파일을 열 수 없습니다"),
    ],
)
def test_language(language: str, text: str) -> None:
    guess = guess_language(look_up(text).tokens)
    assert guess is not None
    assert guess[0] == language


def test_no_words_no_language() -> None:
    assert guess_language(()) is None
