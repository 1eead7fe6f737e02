from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (r"C:\Users\jane\AppData\Local\Temp", "jane"),
        (r"Cannot open C:\Users\jane", "jane"),
        (r"C:\Users\Jane Doe\Documents\a.aup3", "Jane Doe"),
        (r"Cannot open C:\Users\Jane Doe", "Jane Doe"),
        ("C:/Users/jane/Studio", "jane"),
        ("file:///C:/Users/jane/x", "jane"),
        (r"C: \Users\ jane\Desktop", "jane"),
        (r"C:\\Users\\jane\\x", "jane"),
        (r"c:\users\jane.doe\x", "jane.doe"),
        (r"D:\Benutzer\jürgen\Desktop", "jürgen"),
        (r"PS C:\Users\jane> npm start", "jane"),
        (r"\\fileserver\Users\jane\x", "jane"),
        ("/home/jane/.ssh/config: denied", "jane"),
        ("cd /Users/jane/Library", "jane"),
        ("file:///home/jane/a.txt", "jane"),
        ('File "/home/jane/app.py", line 3', "jane"),
        ("/mnt/c/Users/jane/x", "jane"),
        ("jane@build01:~$ make", "jane"),
        ("jane@build01:/var/log$ tail x", "jane"),
        ("[jane@build01 src]$ make", "jane"),
        ("jane@build01 ~ % make", "jane"),
        ("(venv) jane@build01:~/src$ make", "jane"),
        ("jane@10.0.0.5:~$ ls", "jane"),
        ("jane@DESKTOP-8F3 MINGW64 ~/repo (main)", "jane"),
        ("jane@Janes-MacBook-Pro ~ % ls", "jane@Janes-MacBook-Pro"),
    ],
)
def test_a_name_is_found_whole(found: Found, text: str, name: str) -> None:
    assert found(text) == [("user_name", name)]


@pytest.mark.parametrize(
    "text",
    [
        r"C:\Users\Public\Documents",
        r"C:\Users\Default\NTUSER.DAT",
        r"C:\Users\All Users\Start Menu",
        r"C:\Users\Administrator\Desktop",
        r"C:\Users\%USERNAME%\AppData",
        r"C:\Users\<user>\AppData",
        r"C:\Users\...\file",
        r"C:\Windows\System32\drivers\etc\hosts",
        "/home/linuxbrew/.linuxbrew/bin",
        "/home/runner/builds/repo",
        "/Users/Shared/x",
        "https://contoso.com/home/products",
        "https://contoso.com/Users/42",
        "GET /home/products 500",
        "root@server:~# reboot",
        "react@18.2.0 -> react-dom@18.2.0",
        "ubuntu@ip-10-0-0-1:~$ ls",
        "org.example.users.home.Main",
        "com.contoso.Users.UserService",
        "Users and groups",
    ],
)
def test_what_is_nobodys_name_stays(found: Found, text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        ("Cannot open C:\\Users\\", "jane\\x.txt", ["jane"]),
        (r"Cannot open C:\Users\ja", r"ne\x.txt", ["ja", "ne"]),
        ("open /home/", "jane/x.txt", ["jane"]),
    ],
)
def test_a_path_broken_at_the_line_end_is_found(found: Found, first: str, second: str, names: list[str]) -> None:
    assert [words for _, words in found(first, second)] == names
