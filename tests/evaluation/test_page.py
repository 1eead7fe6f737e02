"""The page shows what was read, lets nothing in or out, and hides what is private in the pixels themselves."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import numpy as np
import pytest
from PIL import Image

from triage.evaluation.labels import Label
from triage.evaluation.measure import Cost, PeerRun, Run, Shot
from triage.evaluation.page import compared, demo_page, evaluation_page, level, visible
from triage.evaluation.selfcheck import find_faults
from triage.evaluation.summary import Summary, summarize

Folder = Callable[..., tuple[Label, ...]]
Seen = Callable[..., Shot]

ATTACK = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7 * 7 }}\u202egpj.exe\x1b[31m"
VOID = {"meta", "img", "br", "link", "input"}


class Elements(HTMLParser):
    """Every element with its attributes; complains about what is not closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


def made(*shots: Shot, peers: tuple[PeerRun, ...] = ()) -> tuple[Run, Summary]:
    run = Run(shots, peers)
    return run, summarize(run, 0.05)


def pictures(page: str) -> list[Image.Image]:
    uris = re.findall(r'<image href="data:image/webp;base64,([^"]+)"', page)
    return [Image.open(io.BytesIO(base64.b64decode(uri))) for uri in uris]


@pytest.mark.parametrize("write", [demo_page, evaluation_page])
def test_nothing_from_a_picture_or_a_name_becomes_markup(
    write: Callable[[Run, Summary], str], folder: Folder, seen: Seen
) -> None:
    (label,) = folder({"<u>&{{ 1 }}.png": ATTACK}, platform=ATTACK, error_box=[0, 0, 9, 9])
    regions = [{"kind": ATTACK, "confidence": 0.5, "box": [0, 0, 9, 9]}]
    redactions = [{"kind": ATTACK, "box": [0, 0, 9, 9]}]
    said: dict[str, Any] = {
        "has_error": True,
        "error": {"message": ATTACK + " more", "box": None},
        "ui_state": {"label": ATTACK},
    }
    page = write(*made(seen(label, ATTACK, "x", regions=regions, redactions=redactions, **said)))
    elements = Elements(page)
    assert {tag for tag, _ in elements.found} & {"script", "img", "u", "iframe", "link", "object"} == set()
    assert not [name for _, attributes in elements.found for name in attributes if name.startswith("on")]
    assert "\u202e" not in page
    assert "\x1b" not in page
    assert "{{ 7 * 7 }}" in page


@pytest.mark.parametrize("write", [demo_page, evaluation_page])
def test_the_page_may_load_nothing_and_run_nothing(
    write: Callable[[Run, Summary], str], folder: Folder, seen: Seen
) -> None:
    (label,) = folder({"a.png": "disk full"})
    page = write(*made(seen(label, "disk full")))
    elements = Elements(page)
    (policy,) = [meta["content"] for meta in elements.named("meta") if "http-equiv" in meta]
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    hashed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy is not None
    assert policy.startswith("default-src 'none'; img-src data:;")
    assert f"style-src 'sha256-{hashed}'" in policy
    assert not [attributes for _, attributes in elements.found if "style" in attributes]
    assert "url(" not in style
    assert not re.findall(r'(?:href|src)="(?!#|data:image/webp)', page)


def test_a_private_area_is_black_in_the_picture_itself(folder: Folder, seen: Seen) -> None:
    (label,) = folder({"a.png": "jane@example.com"})
    page = demo_page(*made(seen(label, "[email]", redactions=[{"kind": "email", "box": [10, 10, 400, 70]}])))
    (picture,) = pictures(page)
    assert picture.size == (480, 80)
    grey = np.asarray(picture.convert("L"))
    assert grey[14:66, 14:396].max() == 0
    assert grey[5, 470] == 255
    assert '<rect class="mask" x="10.0" y="10.0" width="390.0" height="60.0">' in page


def test_boxes_stand_where_the_report_says_and_are_coloured_by_confidence(folder: Folder, seen: Seen) -> None:
    (label,) = folder({"a.png": "disk full"})
    lines = [
        {"text": "sure", "confidence": 0.99, "box": [1, 2, 11, 22]},
        {"text": "less", "confidence": 0.9, "box": [0, 0, 5, 5]},
        {"text": "doubt", "confidence": 0.4, "box": [0, 0, 5, 5]},
    ]
    page = demo_page(*made(seen(label, lines=lines)))
    groups = re.findall(r'<g class="line (\w+)" id="(\w+)"><title>(\w+) · ([\d.]+)</title><rect x="([\d.]+)"', page)
    assert groups == [
        ("high", "p1l1", "sure", "0.990", "1.0"),
        ("middle", "p1l2", "less", "0.900", "0.0"),
        ("low", "p1l3", "doubt", "0.400", "0.0"),
    ]
    assert [level(confidence) for confidence in (1.0, 0.95, 0.85, 0.0)] == ["high", "high", "middle", "low"]
    assert {a["href"] for a in Elements(page).named("a")} == {"#p1l1", "#p1l2", "#p1l3"}


def test_words_that_were_not_read_are_marked_and_the_worst_picture_comes_first(folder: Folder, seen: Seen) -> None:
    good, bad = folder({"good.png": "disk full", "bad.png": "access denied today"})
    page = evaluation_page(*made(seen(good, "disk full"), seen(bad, "access denled")))
    assert page.index("bad.png") < page.index("good.png")
    assert "access <mark>denied</mark> <mark>today</mark>" in page
    assert "access <mark>denled</mark>" in page
    assert "Labelled message, all read" in page


def test_peers_stand_beside_us(folder: Folder, seen: Seen) -> None:
    (label,) = folder({"a.png": "disk full"})
    page = evaluation_page(*made(seen(label, "disk full"), peers=(PeerRun("them", ("disk",), (Cost(2.0, 2.0),)),)))
    assert re.search(r"them</th><td>0.500</td><td>0.500</td><td>1.000</td><td>2.00</td>.*<td>0.250</td>", page)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"problem": "truncated", "image": None}, "could not be read: truncated"),
        ({"image": {"width": 470, "height": 80}}, "cannot be shown"),
        ({"image": {"width": 480, "height": 80, "rotation": 90}}, "cannot be shown"),
    ],
)
def test_a_picture_whose_boxes_would_lie_is_not_shown(
    more: dict[str, Any], words: str, folder: Folder, seen: Seen
) -> None:
    (label,) = folder({"a.png": "disk full"})
    run, summary = made(seen(label, "disk full", **more))
    page = demo_page(run, summary)
    assert words in page
    assert pictures(page) == []
    assert "the page shows 0 of 1 pictures" in find_faults(run, summary, page)


def test_a_turned_picture_is_shown_upright(folder: Folder, seen: Seen) -> None:
    (label,) = folder({"a.png": "disk full"})
    image = {"width": 80, "height": 480, "rotation": 90, "skew": 0.0}
    (picture,) = pictures(demo_page(*made(seen(label, "disk full", image=image))))
    assert picture.size == (80, 480)


def test_a_word_is_wrong_as_often_as_it_is_missing() -> None:
    assert [(token.text, token.wrong) for token in compared("no, no disk.", "Disk no")] == [
        ("no,", False),
        ("no", True),
        ("disk.", False),
    ]


def test_what_cannot_be_seen_is_shown() -> None:
    assert visible("a\u202eb\x00c\nd") == "a\ufffdb\ufffdc\nd"


def test_a_good_demo_has_no_faults_and_a_bad_one_says_them_all(folder: Folder, seen: Seen) -> None:
    one, two = folder({"a.png": "disk full", "b.png": "disk full"})
    run, summary = made(seen(one, "disk full"), seen(two, "disk full"))
    assert find_faults(run, summary, demo_page(run, summary)) == ()
    run, summary = made(seen(one, "disk full"), seen(two, problem="empty", image=None))
    assert find_faults(run, summary, demo_page(run, summary)) == (
        "b.png could not be read: empty",
        "only 0.500 of the labelled words were read; more than 0.9 is wanted",
        "the page shows 1 of 2 pictures",
    )


UNDERSTOOD: dict[str, Any] = {
    "has_error": True,
    "error_chance": 0.9,
    "error": {"message": "disk full today", "confidence": 0.8, "box": [10, 10, 200, 60]},
    "codes": [{"value": "E-1", "confidence": 0.9, "box": [20, 20, 60, 40]}, {"value": "7", "confidence": 0.5}],
    "findings": [
        {"kind": "app", "value": "Mail", "confidence": 0.7, "box": [1, 2, 3, 4]},
        {"kind": "language", "value": "en", "confidence": 0.6, "box": None},
    ],
}


@pytest.mark.parametrize("write", [demo_page, evaluation_page])
def test_message_codes_and_findings_have_their_boxes(
    write: Callable[[Run, Summary], str], folder: Folder, seen: Seen
) -> None:
    (label,) = folder({"a.png": "disk is full"}, error_codes=["e-1", "9"])
    page = write(*made(seen(label, "disk is full", **UNDERSTOOD)))
    assert re.search(r'<g class="message"><title>message · 0.800</title><rect x="10.0" y="10.0" width="190.0"', page)
    assert re.search(r'<g class="code"><title>code: E-1 · 0.900</title><rect x="20.0"', page)
    assert re.search(r'<g class="finding"><title>app: Mail · 0.700</title><rect x="1.0"', page)
    assert page.count('<g class="code">') == page.count('<g class="finding">') == 1
    assert "<b>language</b> en" in page


def test_the_labelled_message_stands_beside_the_found_one_and_wrong_codes_are_named(folder: Folder, seen: Seen) -> None:
    (label,) = folder({"a.png": "disk is full"}, error_codes=["e-1", "9"])
    run, summary = made(seen(label, "disk is full", **UNDERSTOOD))
    page = evaluation_page(run, summary)
    assert 'class="said">disk full <mark>today</mark> ' in page
    assert "disk <mark>is</mark> full" in page
    assert "<li>E-1 " in page
    assert "<li><mark>7</mark> " in page
    assert 'Codes lost</h4><p class="alarm">9</p>' in page
    assert 'Codes too many</h4><p class="alarm">7</p>' in page
    shown = demo_page(run, summary)
    assert 'class="said">disk full today ' in shown
    assert "Codes lost" not in shown
    assert "<li>7 " in shown


def test_a_quiet_screen_says_how_sure_that_is(folder: Folder, seen: Seen) -> None:
    (label,) = folder({"a.png": "all is well"}, kind="normal")
    page = demo_page(*made(seen(label, "all is well", has_error=False, error_chance=0.125)))
    assert 'No error visible <span class="sure">0.875</span>' in page


def test_the_curve_of_detection_is_drawn_without_a_script(folder: Folder, seen: Seen) -> None:
    (label,) = folder({"a.png": "disk full"})
    page = evaluation_page(*made(seen(label, "disk full", **UNDERSTOOD)))
    elements = Elements(page)
    assert len(elements.named("polyline")) == len(elements.named("circle")) == 1
    assert "Average precision 1.000. The dot is what was reported: precision 1.000, recall 1.000" in page
    assert "Average precision" not in evaluation_page(*made(seen(label, "disk full")))
