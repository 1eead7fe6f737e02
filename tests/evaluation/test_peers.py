from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest

from triage.errors import MissingError, UsageError
from triage.evaluation.labels import Label
from triage.evaluation.measure import Cost, PeerRun, Run, Shot
from triage.evaluation.peers import choose_peers, compare
from triage.evaluation.words import split_words

Folder = Callable[..., tuple[Label, ...]]


def test_a_product_stands_for_both_of_its_forms_and_each_runs_once() -> None:
    names = [peer.name for peer in choose_peers(["rapidocr", "rapidocr-tuned", "tesseract-2x", "tesseract"])]
    assert names == ["rapidocr", "rapidocr-tuned", "tesseract-2x", "tesseract"]


def test_an_unknown_peer_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="rapidocr-tuned"):
        choose_peers(["easyocr"])


def test_a_peer_that_is_not_installed_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MissingError, match="tesseract-ocr"):
        choose_peers(["tesseract"])


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="the program tesseract is not installed")
@pytest.mark.parametrize("ink", ["black", "white"])
def test_tesseract_reads_in_both_forms(ink: str, drawing: Callable[..., bytes]) -> None:
    picture = drawing("Access is denied", ink, "white" if ink == "black" else "#202020")
    for peer in choose_peers(["tesseract"]):
        assert "Access is denied" in (peer.read(picture) or "")
        assert peer.read(b"no picture") is None


@pytest.mark.slow
def test_rapidocr_reads_in_both_forms_without_a_word_on_the_terminal(
    drawing: Callable[..., bytes], capfd: pytest.CaptureFixture[str]
) -> None:
    for peer in choose_peers(["rapidocr"]):
        assert split_words(peer.read(drawing("Access is denied"))) == ["access", "is", "denied"]
        assert peer.read(drawing("")) == ""
        assert peer.read(b"no picture") is None
    assert capfd.readouterr() == ("", "")


def test_a_comparison_scores_what_the_peer_read_and_divides_our_time_by_its(
    folder: Folder, seen: Callable[..., Shot]
) -> None:
    labels = folder({"a.png": "disk full", "b.png": "disk full", "c.png": "disk full"})
    shots = tuple(seen(label, "x", seconds=s) for label, s in zip(labels, (1.0, 2.0, 6.0), strict=True))
    peer = PeerRun("them", ("disk full", "disk", None), (Cost(2, 3), Cost(8, 3), Cost(8, 6)))
    found = compare(Run(shots, (peer,)), peer)
    assert (found.answered, found.read, found.fulltext, found.clean) == pytest.approx((2 / 3, 0.5, 0.5, 1.0))
    assert (found.times.p50, found.core_seconds) == (8, 4)
    assert (found.ratio_p50, found.ratio_p95, found.paired) == pytest.approx((2 / 8, 2 / 8, 0.5))
