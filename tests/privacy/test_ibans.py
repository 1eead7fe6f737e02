from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("IBAN DE89 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0130 00"),
        ("DE89370400440532013000", "DE89370400440532013000"),
        ("IBAN: GB82 WEST 1234 5698 7654 32 is closed", "GB82 WEST 1234 5698 7654 32"),
        ("DE89 3704 0044 0532 0130 00 BIC COBADEFF", "DE89 3704 0044 0532 0130 00"),
        ("FR14 2004 1010 0505 0001 3M02 606", "FR14 2004 1010 0505 0001 3M02 606"),
        ("DE89 37O4 0044 O532 0130 00", "DE89 37O4 0044 O532 0130 00"),
        ("de89 3704 0044 0532 0130 00", "de89 3704 0044 0532 0130 00"),
        ("ＤＥ８９ ３７０４ ００４４ ０５３２ ０１３０ ００", "ＤＥ８９ ３７０４ ００４４ ０５３２ ０１３０ ００"),
        ("IBAN: DE89 3704 0044 0532 0130 01 BIC", "DE89 3704 0044 0532 0130 01"),
        ("(NO93 8601 1117 947)", "NO93 8601 1117 947"),
    ],
)
def test_a_number_is_found_whole(found: Found, text: str, number: str) -> None:
    assert found(text) == [("iban", number)]


@pytest.mark.parametrize(
    "text",
    [
        "DE89 3704 0044 0532 0130 01",
        "KB5034441 could not be installed on this computer",
        "AADSTS700016 application with identifier was not found",
        "SKU AB12 CD34 EF56 GH78 IJ90",
        "ID30 4004 4053 2013 000",
    ],
)
def test_what_only_looks_like_an_account_stays(found: Found, text: str) -> None:
    assert found(text) == []


def test_a_number_broken_at_the_line_end_is_found(found: Found) -> None:
    halves = [("iban", "DE89 3704 0044"), ("iban", "0532 0130 00")]
    assert found("Konto DE89 3704 0044", "0532 0130 00 bei der Bank") == halves
