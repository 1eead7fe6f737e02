from __future__ import annotations

from collections.abc import Callable

import pytest

from triage.privacy import detect

Found = Callable[..., list[tuple[str, str]]]

# put together here, so that no scanner takes this file for a leak
HEADER, BODY, SIGNATURE = (
    "eyJ" + "hbGciOiJIUzI1NiJ9",
    "eyJzdWIiOiIxMjM0NTY3ODkwIn0",
    "dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
)
JWT = f"{HEADER}.{BODY}.{SIGNATURE}"
GITHUB = "gh" + "p_" + "16C7e42F292c6912E7710c838347Ae178B4a"
SLACK = "xo" + "xb-" + "263594206564-2343594206574-FGqddMF8t08v8N7Oq4i57vs1"
GITLAB = "gl" + "pat-" + "xZ9_kQ2mVb7LpR4sT8wY"


@pytest.mark.parametrize(
    ("text", "token"),
    [
        (JWT, JWT),
        (f"Invalid token: {JWT}", JWT),
        (f"{HEADER}. {BODY}", f"{HEADER}. {BODY}"),
        (f"Authorization: Bearer {JWT}", JWT),
        ("Authorization: Bearer 8f3b2c1d9e7a6b5c", "8f3b2c1d9e7a6b5c"),
        ("Authorization: Basic amFuZTpodW50ZXIy", "amFuZTpodW50ZXIy"),
        (GITHUB, GITHUB),
        (SLACK, SLACK),
        (f"remote: {GITLAB} expired", GITLAB),
        ("https://contoso.com/reset?token=Ab3dE5f7", "Ab3dE5f7"),
        ("https://contoso.com/reset?user=7&access_token=Ab3dE5f7", "Ab3dE5f7"),
        ("https://x.blob.core.windows.net/a?sv=2022-11-02&sig=q3%2Fz9AbC%3D", "q3%2Fz9AbC%3D"),
        ("https://contoso.com/cb?code=0.AXoA7mK2pQ9xZ4s", "0.AXoA7mK2pQ9xZ4s"),
        ("https://jane:hunter2@contoso.com/repo", "jane:hunter2"),
        ("Session ID: 9f86d081884c7d65", "9f86d081884c7d65"),
        ("Sitzungs-ID: 9f86d081884c7d65", "9f86d081884c7d65"),
        ("JSESSIONID=0A1B2C3D4E5F6071", "0A1B2C3D4E5F6071"),
        ("Cookie: PHPSESSID=r2t5uvjq435r4q7ib3vtdjq120", "r2t5uvjq435r4q7ib3vtdjq120"),
    ],
)
def test_a_token_is_found_whole(found: Found, text: str, token: str) -> None:
    assert found(text) == [("token", token)]


@pytest.mark.parametrize(
    "text",
    [
        "https://example.com/login?next=/home",
        "https://contoso.com/search?q=error+404&page=2",
        "https://contoso.com/error?code=404",
        "https://contoso.com/?key=title&id=12345",
        "Unexpected token: < in JSON at position 0",
        "Unexpected token '<', \"<!DOCTYPE\" is not valid JSON",
        "Failed to get access token.",
        "access_token=expired",
        "Bearer token is missing",
        "Bearer authentication is required",
        "Basic authentication is not supported",
        "Session ID: 2",
        "X-Hub-Signature: sha1=…`(client secret)",
        "token_type=bearer&expires_in=3600",
        "SID: S-1-5-21-1085031214-1563985344-725345543",
        "Your session has expired",
        "Correlation ID: b899b69e-219c-50ea-680a-fa93724364c8",
        "Request Id: 8d0c2f31-5a1e-4c4b-9d2a-6f7e8a9b0c1d",
        "Trace ID: 4bf92f3577b34da6a3ce929d0e0e4736",
        "Fingerprints: SHA256: 1us4P7ire/IlIaqPp/+3hJg1D2MPxQvHSJFAOVLlBjI=",
        "commit 0123456789abcdef0123456789abcdef01234567",
        "ERR_SSL_VERSION_OR_CIPHER_MISMATCH",
        "DRIVER_IRQL_NOT_LESS_OR_EQUAL (0x000000D1)",
        "Microsoft.Exchange.Common, Version=15.0.0.0, Culture=neutral",
        "/atmosphere/fatal_errors/report_000000000cad04a8.bin",
        "https://contoso.com/docs/2024/11/how-to-fix-error-0x80070005-in-windows-11",
    ],
)
def test_what_only_looks_like_a_token_stays(found: Found, text: str) -> None:
    assert found(text) == []


def test_a_slack_webhook_goes(found: Found) -> None:
    address = "https://hooks.slack.com/services/T00000000/B00000000/" + "x7Kq" * 6
    assert found(f"POST {address}") == [("token", address)]


@pytest.mark.parametrize("width", [24, 40, 60])
def test_a_token_broken_over_many_lines_goes_whole(width: int) -> None:
    text = f"Authorization: Bearer {JWT}"
    lines = [text[at : at + width] for at in range(0, len(text), width)]
    kept = "".join(
        "".join(char for at, char in enumerate(line) if not any(span.start <= at < span.end for span in spans))
        for line, spans in zip(lines, detect(lines), strict=True)
    )
    # a last piece too short to tell from a word may stay
    assert JWT[: len(JWT) - 6].find(kept.removeprefix("Authorization: Bearer ")) in {-1, 0}
    assert len(kept) <= len("Authorization: Bearer ") + 6


def test_a_token_does_not_take_what_stands_below_it(found: Found) -> None:
    for below in (
        "Copy",
        "Cancel",
        "0x80070005",
        "ERR_INVALID_TOKEN",
        "2024-11-20",
        "b899b69e-219c-50ea-680a-fa93724364c8",
    ):
        assert found(JWT, below) == [("token", JWT)]


def test_a_label_on_the_line_above_counts(found: Found) -> None:
    assert found("Access token", "k3Jd82hLq0Zp71Xw") == [("token", "k3Jd82hLq0Zp71Xw")]
    assert found("Device name", "k3Jd82hLq0Zp71Xw") == []
