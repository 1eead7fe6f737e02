from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Signed in as jane.doe@contoso.com", "jane.doe@contoso.com"),
        ("jane.doe@contoso.com.", "jane.doe@contoso.com"),
        ("(jane_doe+tag@mail.contoso.co.uk)", "jane_doe+tag@mail.contoso.co.uk"),
        ("To: <jane@contoso.com>; cc", "jane@contoso.com"),
        ("mailto:jane@contoso.com", "jane@contoso.com"),
        ("tonys@contoso.com- Problem: policy", "tonys@contoso.com"),
        ("JANE@CONTOSO.COM has no licence", "JANE@CONTOSO.COM"),
        ("User2@contoso.OnMicrosoft.com", "User2@contoso.OnMicrosoft.com"),
        ("jane @contoso.com was not found", "jane @contoso.com"),
        ("jane@ contoso.com was not found", "jane@ contoso.com"),
        ("jane@contoso .com was not found", "jane@contoso .com"),
        ("jane@contoso. com was not found", "jane@contoso. com"),
        ("jane@mail. contoso.com failed", "jane@mail. contoso.com"),
        ("mail jane. doe@contoso.com now", "jane. doe@contoso.com"),
        ("mail jane .doe@contoso.com now", "jane .doe@contoso.com"),
        ("jane＠contoso．com", "jane＠contoso．com"),
        ("jane©contoso.com", "jane©contoso.com"),
        ("用户jane@contoso.com不存在", "jane@contoso.com"),
        ("jürgen@müller.de ist unbekannt", "jürgen@müller.de"),
        ("иван@почта.рф", "иван@почта.рф"),
        ("somebody@outlook.co...", "somebody@outlook.co"),
        ("somebody@outlo...", "somebody@outlo..."),
        ("someone@example.com", "someone@example.com"),
        ("https://app.contoso.com/?login_hint=jane@contoso.com&x=1", "jane@contoso.com"),
        ("jane@163.com", "jane@163.com"),
    ],
)
def test_an_address_is_found_whole(found: Found, text: str, address: str) -> None:
    assert found(text) == [("email", address)]


@pytest.mark.parametrize(
    "text",
    [
        "npm ERR! notarget No matching version found for left-pad@1.3.9",
        "npm install @angular/core@17.0.1",
        "yarn add react@^18.2.0 lodash@4.17.21",
        "tarball react-18.2.0.tgz of react@18.2.0.tgz",
        "user@example is a package",
        "icon@2x.png",
        "getty@tty1.service: failed",
        "@Override public void run()",
        "java.lang.Object@7a81197d",
        "git clone git@github.com:contoso/site.git",
        "Follow us @contoso",
        "3 items @ 4.99 each",
        "SQL parameter @user.name",
        "lunch @ noon. Bring food",
    ],
)
def test_what_only_looks_like_an_address_stays(found: Found, text: str) -> None:
    assert found(text) == []


def test_the_next_sentence_is_not_part_of_the_address(found: Found) -> None:
    assert found("We wrote to jane@contoso.com. Please check.") == [("email", "jane@contoso.com")]


@pytest.mark.parametrize(
    ("first", "second"),
    [("Signed in as jane.doe@", "contoso.com today"), ("as jane@contoso.", "com"), ("as jane.doe", "@contoso.com")],
)
def test_an_address_broken_at_the_line_end_is_found(found: Found, first: str, second: str) -> None:
    assert "".join(words for _, words in found(first, second)).endswith("contoso.com")
    assert [kind for kind, _ in found(first, second)] == ["email", "email"]


def test_a_whole_address_does_not_take_words_from_the_next_line(found: Found) -> None:
    assert found("jane@contoso.com", "Please sign in") == [("email", "jane@contoso.com")]
