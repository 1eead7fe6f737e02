from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from triage.privacy import detect, mask
from triage.privacy.detectors import DETECTORS
from triage.values import PrivateKind, PrivateSpan

SECRETS = {
    PrivateKind.EMAIL: ("jane.doe@contoso.com", "j_d+x@mail.contoso.co.uk"),
    PrivateKind.PHONE: ("+1 425 555 0100", "+49 30 901820", "(425) 555-0100"),
    PrivateKind.CARD: ("4539 1488 0343 6467", "5425-2334-3010-9903", "4539148803436467"),
    PrivateKind.IBAN: ("DE89 3704 0044 0532 0130 00", "GB82WEST12345698765432"),
    PrivateKind.KEY: ("AK" + "IA" + "QYLPMN5HHHFPZAM2", "sk_" + "live_" + "4eC39HqLyjWDarjtT1zdp7dc"),
    PrivateKind.TOKEN: (
        "gh" + "p_" + "16C7e42F292c6912E7710c838347Ae178B4a",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgN",
    ),
    PrivateKind.USER_NAME: (r"C:\Users\jane_doe\AppData", "/home/jane_doe/.ssh"),
}
NAME_IN_PATH = "jane_doe"
_WORDS = """
    Error 0x80070005 occurred at the in Sign Copy OK http://example.com/a?b=1 192.168.0.1 v1.2.3 12:30
    2024-11-20 Users: \\ / @ : = Session Phone Tel IBAN card token [email] Fehler: ошибка 错误 エラー
    b899b69e-219c-50ea-680a-fa93724364c8 $ #42 ( ) , . ; - + 1234 pkg@1.2.3 https:// C: home Order
    number code ERR_CONNECTION_REFUSED AADSTS50011 Password key 4539 0049 Bearer
"""
WORDS = _WORDS.split()

# the first candidate loads libraries
slow_start = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
screens = st.lists(st.one_of(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join), anything), max_size=6)
# What stands directly beside a value: nothing, a space, or a mark that no value of any kind contains.
beside = st.sampled_from(["", " ", "(", '"', ", ", "; "])
planted = st.sampled_from([(kind, secret) for kind, secrets in SECRETS.items() for secret in secrets])


def hidden_words(kind: PrivateKind, secret: str) -> str:
    return NAME_IN_PATH if kind is PrivateKind.USER_NAME else secret


def test_every_kind_has_a_detector() -> None:
    assert {detector.kind for detector in DETECTORS} == set(PrivateKind)


@given(screens)
@slow_start
@example(["jane@contoso.com4539 1488 0343 6467"])
@example(["+1 425 555 0100 425 555 0100"])
@example(["IBAN DE89 3704 0044", "0532 0130 00 DE89 3704 0044 0532 0130 00"])
def test_spans_are_sorted_inside_the_text_and_apart(lines: list[str]) -> None:
    found = detect(lines)
    assert len(found) == len(lines)
    for line, spans in zip(lines, found, strict=True):
        assert all(0 <= span.start < span.end <= len(line) for span in spans)
        assert all(left.end <= right.start for left, right in pairwise(spans))


@given(screens, planted, beside, st.data())
@slow_start
def test_what_is_planted_does_not_survive(
    lines: list[str], plant: tuple[PrivateKind, str], mark: str, draw: st.DataObject
) -> None:
    kind, secret = plant
    at = draw.draw(st.integers(0, len(lines)))
    screen = [*lines[:at], f"Details {mark}{secret}{mark}", *lines[at:]]
    kept = " ".join(mask(line, spans) for line, spans in zip(screen, detect(screen), strict=True))
    assert hidden_words(kind, secret) not in kept


@given(screens, st.lists(planted, max_size=4))
@slow_start
def test_a_masked_text_holds_nothing_more(lines: list[str], plants: list[tuple[PrivateKind, str]]) -> None:
    screen = [*lines, *(secret for _, secret in plants)]
    masked = [mask(line, spans) for line, spans in zip(screen, detect(screen), strict=True)]
    assert detect(masked) == ((),) * len(masked)


@given(screens, planted)
@slow_start
def test_kinds_that_are_not_asked_for_stay(lines: list[str], plant: tuple[PrivateKind, str]) -> None:
    screen = [*lines, plant[1]]
    asked = {PrivateKind.EMAIL}
    assert {span.kind for spans in detect(screen, asked) for span in spans} <= asked


@pytest.mark.parametrize(
    "text",
    [
        "AADSTS50011: The reply URL does not match, trace 8d0c2f31-5a1e-4c4b-9d2a-6f7e8a9b0c1d",
        "Error 0x80070005 at 2024-11-20T12:01:33.123Z on 10.0.0.254:8443",
        "Total 1,299.00 EUR incl. VAT, order 302-1234567-7654321",
        "npm ERR! code E404 left-pad@1.3.0",
        "php artisan App\\Http\\Controllers\\UserController@index",
        "at com.contoso.home.Users$Main.run(Main.java:42)",
        "https://example.com/errors/404?lang=en#top",
        "IRQL_NOT_LESS_OR_EQUAL 0x0000000A (0x0000000000000000, 0x0000000000000002)",
        "S-1-5-21-3623811015-3361044348-30300820-1013",
        "KB5034441 (OS Build 22621.3007) 13/01/2024 08:15:01",
        "MAC 00:1A:2B:3C:4D:5E, IPv6 2001:0db8:85a3:0000:0000:8a2e:0370:7334",
        "550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP",
    ],
)
def test_what_support_needs_stays(text: str) -> None:
    assert detect([text]) == ((),)


def test_overlapping_hits_become_one_of_the_first_kind_in_the_table() -> None:
    text = "https://contoso.com/?token=jane.doe1@contoso.com"
    assert detect([text]) == ((PrivateSpan(PrivateKind.TOKEN, 27, len(text)),),)


def test_characters_without_width_do_not_hide_a_card() -> None:
    text = "4539\u200b 1488 03\u200b43 6467!"
    assert mask(text, detect([text])[0]) == "[card]!"


def test_masks_stand_in_place() -> None:
    spans = (PrivateSpan(PrivateKind.EMAIL, 0, 3), PrivateSpan(PrivateKind.USER_NAME, 4, 5))
    assert mask("abc d e", spans) == "[email] [user_name] e"
    assert mask("abc", ()) == "abc"


@pytest.mark.parametrize("piece", ["a", "1 ", "a.", "token=", "a@", "C:\\Users\\a ", "eyJ", "-", "a1", "DE89 "])
def test_a_hostile_line_takes_no_longer_than_its_length(piece: str) -> None:
    began = process_time()
    detect([piece * (20_000 // len(piece))])
    assert process_time() - began < 5


def test_a_secret_in_a_very_long_line_is_found() -> None:
    text = "word " * 79 + "jane.doe@contoso.com " + "word " * 500
    assert mask(text, detect([text])[0]) == text.replace("jane.doe@contoso.com", "[email]")


def test_importing_privacy_loads_nothing_heavy() -> None:
    program = (
        "import sys, triage.privacy;"
        "print([m for m in ('phonenumbers', 'detect_secrets', 'requests', 'numpy') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_a_plain_screen_loads_nothing_heavy() -> None:
    program = (
        "import sys; from triage.privacy import detect; detect(['Something went wrong', 'Error 0x80070005', 'OK']);"
        "print([m for m in ('phonenumbers', 'detect_secrets') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
