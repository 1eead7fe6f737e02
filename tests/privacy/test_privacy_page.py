from __future__ import annotations

from pathlib import Path

import pytest

from triage.values import STRICT, UNREDACTED, PrivateKind

PAGE = (Path(__file__).parents[2] / "docs" / "privacy.md").read_text("utf-8")


@pytest.mark.parametrize("kind", PrivateKind)
def test_every_kind_has_a_row(kind: PrivateKind) -> None:
    assert f"\n| `{kind.value}` |" in PAGE


def test_every_policy_is_explained() -> None:
    assert all(f"`{policy.name}`" in PAGE for policy in (STRICT, UNREDACTED))
