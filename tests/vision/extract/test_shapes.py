"""Codes of every common shape are seen, with look-alikes repaired only where the shape demands it."""

from __future__ import annotations

import pytest

from triage.vision.extract.codes.shapes import first_matches
from triage.vision.extract.codes.vetoes import is_vetoed, veto_spans


def codes(text: str) -> list[str]:
    vetoed = veto_spans(text)
    return [f.repair(text[start:end]) for f, start, end in first_matches(text) if not is_vetoed(start, end, vetoed)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The operation failed (0x80070005).", "0x80070005"),
        ("Error 0x8OO7OOO5", "0x80070005"),
        ("Fehlercode: 0×80070035", "0x80070035"),
        ("Code: 800A03F7", "800A03F7"),
        ("HRESULT -2146233088", "-2146233088"),
        ("HTTP Error 404 - File not found", "404"),
        ("HTTP Error 403.14 - Forbidden", "403.14"),
        ("HTTP Status code: 500.", "500"),
        ("The remote server returned an error: (403) Forbidden.", "403"),
        ("502 Bad Gateway", "502"),
        ("Page not found (404)", "404"),
        ("NET::ERR_CERT_DATE_INVALID", "NET::ERR_CERT_DATE_INVALID"),
        ("ERR_CONNECTION _REFUSED", "ERR_CONNECTION_REFUSED"),
        ("DNS_PROBE_FINISHED_NXDOMAIN", "DNS_PROBE_FINISHED_NXDOMAIN"),
        ("Stop code: CRITICAL_PROCESS_DIED", "CRITICAL_PROCESS_DIED"),
        ("AADSTS50O76: you must use multi-factor", "AADSTS50076"),
        ("ORA-12154: TNS:could not resolve", "ORA-12154"),
        ("550 5.7.60 SMTP; Client does not have permissions", "550 5.7.60"),
        ("status 5.1.1", "5.1.1"),
        ("connect ECONNREFUSED 127.0.0.1:5432", "ECONNREFUSED"),
        ("Process finished with exit code 137", "137"),
        ("terminated by SIGSEGV", "SIGSEGV"),
        ("Error code: M7111-1331-5059", "M7111-1331-5059"),
        ("Support code: CE/34878#0.2", "CE/34878#0.2"),
        ("Error code: 7f3a9c21", "7f3a9c21"),
        ("Error:003 unauthorized device", "003"),
        ("fault: Error=(507), Description=(no license)", "507"),
        ('{ "error": "invalid_grant" }', "invalid_grant"),
        ("Your card was declined. (do_not_honor)", "do_not_honor"),
        ("PXE-E61: Media test failure", "PXE-E61"),
        ("SQLSTATE[42S02]: Base table not found", "42S02"),
        ("Code d'erreur : 1603", "1603"),
        ("Código de error: 12029", "12029"),
        ("Código de erro: 619", "619"),
        ("Codice errore: 1706", "1706"),
        ("Foutcode: 30088", "30088"),
        ("Felkod: 2203", "2203"),
        ("Kod błędu: 1638", "1638"),
        ("Код ошибки: 651", "651"),
        ("エラーコード: 2811", "2811"),
        ("错误代码：1326", "1326"),
        ("오류 코드: 43", "43"),
    ],
)
def test_shape(text: str, code: str) -> None:
    assert code in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Correlation ID: 4f5b7a1e-91c2-4b6e-a4f0-1c2d3e4f5a6b",
        "Request Id: 0a1b2c3d4e5f",
        "Error on 2024-05-17 at 10:42:03",
        "Version 10.0.19045.3930",
        "The price of 404 EUR could not be charged",
        "The file of 500 MB is too large",
        "Call +49 30 901820 for help",
        "https://example.com/error/404/page",
        "Error in line 404 of the script",
        "The problem occurred on 10.0.0.1:8080",
        "resolution 1920x1080 is not supported",
        "an error occurred",
        "The error code is unknown",
    ],
)
def test_what_is_no_code(text: str) -> None:
    assert codes(text) == [] or all(word.isalpha() for word in codes(text))


def test_plain_words_are_never_repaired_into_digits() -> None:
    assert codes("Error: lO items") == []
