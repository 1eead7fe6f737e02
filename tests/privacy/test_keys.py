from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[..., list[tuple[str, str]]]

# put together here, so that no scanner takes this file for a leak
AWS = "AK" + "IA" + "QYLPMN5HHHFPZAM2"
AZURE = "x7Kq" * 21 + "Zg=="
STRIPE = "sk_" + "live_" + "4eC39HqLyjWDarjtT1zdp7dc"
GOOGLE = "AI" + "za" + "SyD-9tSrke72PouQMnMX-a7eZSW0jkFMBWY"
SENDGRID = "SG" + "." + "ngeVfQFYQlKU0ufo8x5d1A" + "." + "TwL2iGABf9DHoTf-09kqeF8tAmbihYzrnopKc-1s5cr"
BITLOCKER = "-".join(str(at) * 6 for at in range(1, 9))
BEGIN, END = "-----BEGIN RSA " + "PRIVATE KEY-----", "-----END RSA " + "PRIVATE KEY-----"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (f"aws_access_key_id = {AWS}", AWS),
        (f"Invalid key {AWS} in request", AWS),
        (STRIPE, STRIPE),
        (f"key={GOOGLE}", GOOGLE),
        (f'"{SENDGRID}"', SENDGRID),
        ("api_key: 9f86d081884c7d659a2f", "9f86d081884c7d659a2f"),
        ("Client secret: Zq8~abc.DEF1234567", "Zq8~abc.DEF1234567"),
        ("Server=db;User Id=sa;Password=S3cret!x;Encrypt=True", "S3cret!x"),
        ("https://contoso.com/?password=hunter2", "hunter2"),
        ("Password: hunter2", "hunter2"),
        ("Kennwort: Sommer2024!", "Sommer2024!"),
        (f"Recovery key {BITLOCKER}", BITLOCKER),
        ("Product key: VK7JG-NPHTM-C97JM-9MPGT-3V66T", "VK7JG-NPHTM-C97JM-9MPGT-3V66T"),
    ],
)
def test_a_key_is_found_whole(found: Found, text: str, key: str) -> None:
    assert found(text) == [("key", key)]


def test_a_connection_string_loses_its_key(found: Found) -> None:
    text = f"DefaultEndpointsProtocol=https;AccountName=shop;AccountKey={AZURE};EndpointSuffix=core.windows.net"
    assert AZURE in "".join(words for _, words in found(text))


@pytest.mark.parametrize(
    "text",
    [
        "PublicKeyToken=31bf3856ad364e35",
        "HKEY_LOCAL_MACHINE\\Software\\Microsoft",
        "Press any key to continue",
        "Password: must contain at least 8 characters",
        "Password: ********",
        "Password:",
        "Wrong password. 3 attempts left",
        "The server's host key is unknown",
        "Hostkey algorithm: ssh-ed25519 256",
        "0123456789abcdef0123456789abcdef01234567",
        "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "Recovery key ID: b899b69e-219c-50ea-680a-fa93724364c8",
        "KeyError: 'api_key'",
        "Set API_SECRET or token in the environment",
        "java.security.KeyStoreException: key not found",
        "-----BEGIN CERTIFICATE-----",
    ],
)
def test_what_only_looks_like_a_key_stays(found: Found, text: str) -> None:
    assert found(text) == []


def test_the_body_of_a_private_key_goes_and_its_marks_stay(found: Found) -> None:
    body = ["MIIEpAIBAAKCAQEA7bq5vZ0cX", "b3BlbnNzaC1rZXktdjEAAA Abc", "q9=="]
    assert found("cat id_rsa", BEGIN, *body, END, "$") == [("key", line) for line in body]


def test_a_private_key_cut_off_by_the_screen_ends_where_words_begin(found: Found) -> None:
    body = "MIIEpAIBAAKCAQEA7bq5vZ0cX"
    assert found(BEGIN, body, "Permission denied, try again.") == [("key", body)]


def test_a_private_key_on_one_line_goes(found: Found) -> None:
    assert found(f"{BEGIN} MIIEpAIBAAKCAQEA7bq5vZ0cX {END}") == [("key", "MIIEpAIBAAKCAQEA7bq5vZ0cX")]
