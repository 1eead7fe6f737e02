from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("+1 425 555 0100", "+1 425 555 0100"),
        ("Support: +1 (425) 555-0100.", "+1 (425) 555-0100"),
        ("+49 30 901820 oder per Mail", "+49 30 901820"),
        ("+49 (0)30 901820", "+49 (0)30 901820"),
        ("+4930901820", "+4930901820"),
        ("+15551234567", "+15551234567"),
        ("(+44) 20 7946 0958", "(+44) 20 7946 0958"),
        ("Rückruf 0049 30 901820", "0049 30 901820"),
        ("+33 1 42 68 53 00", "+33 1 42 68 53 00"),
        ("＋81 3-1234-5678", "＋81 3-1234-5678"),
        ("Tel. 030 901820", "030 901820"),
        ("Tel: 030/90182-0", "030/90182-0"),
        ("Telefon: 0171 1234567", "0171 1234567"),
        ("Phone number: (425) 555-0100 ext. 12", "(425) 555-0100 ext. 12"),
        ("Call us at 425 555 0100", "425 555 0100"),
        ("Call 1-800-555-0199 for help", "1-800-555-0199"),
        ("Fax 4255550100", "4255550100"),
        ("Mobil: 0171 12 34 567", "0171 12 34 567"),
        ("Téléphone : 01 42 68 53 00", "01 42 68 53 00"),
        ("電話番号：03-1234-5678", "03-1234-5678"),
        ("+1 425 555 O1O0", "+1 425 555 O1O0"),
        ("Write or ring (425) 555-0100", "(425) 555-0100"),
        ("Reach me: 425-555-0100", "425-555-0100"),
    ],
)
def test_a_number_is_found_whole(found: Found, text: str, number: str) -> None:
    assert found(text) == [("phone", number)]


def test_a_label_on_the_line_above_counts(found: Found) -> None:
    assert found("Mobile phone *", "0171 1234567") == [("phone", "0171 1234567")]
    assert found("Amount due", "0171 1234567") == []


def test_a_year_after_the_number_stays(found: Found) -> None:
    assert found("+49 30 901820 2024 2025 2026 2027") != []


@pytest.mark.parametrize(
    "text",
    [
        "Error code: 0x80070005",
        "Error 2147942402",
        "AADSTS50011: The redirect URI does not match",
        "ERR_CONNECTION_REFUSED (-102)",
        "Timestamp: 2024-11-20 12:01:33Z",
        "20141124112319",
        "Error Id: ee56cf9c-03e6-605f-7c08-0a1d1a245de6, 20141124112319",
        "192.168.100.200:8080",
        "Version 16.0.17328.20184",
        "v1.0.0+20231125",
        "Meeting ID: 415 555 2671",
        "14:32:10.123456 4155552671",
        "GMT+0200 (CEST) 12345678",
        "Order 112-3456789-1234567",
        "Ticket 425-555-0100",
        "Case #00123456",
        "Program ID: 4200000000000010",
        "Total: 1 234 567.89 EUR",
        "+12.5 % since 01.02.2023",
        "Build 22621.2506",
        "Call stack 0x00007ff6 12345678",
        "The call failed with error 2147023174",
        "phone.dll failed at 00007FF612345678",
        "Mobile 2024-11-20",
        "Tel: 10.20.30.40",
        "11111111111",
        "0:000> r eax=00000000 ebx=7ffd9000",
        "ISBN 978-3-16-148410-0",
        "Windows Phone 8.1",
    ],
)
def test_what_only_looks_like_a_number_stays(found: Found, text: str) -> None:
    assert found(text) == []
