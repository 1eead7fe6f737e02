"""What holds for every test.

A test that skips itself passes on one's own machine and fails in CI: there, everything a test needs is installed.
Models are built below build/, once for all runs, and nobody's own data directory or settings are looked at.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

IN_CI = os.environ.get("CI", "") not in ("", "0", "false")


settings.register_profile("untimed", deadline=None)  # no test is timed: machines are noisy
settings.load_profile("untimed")


def pytest_configure() -> None:
    for name in [name for name in os.environ if name.startswith("TRIAGE_")]:
        del os.environ[name]
    os.environ["TRIAGE_DATA"] = str(Path(__file__).parents[1] / "build" / "test-data")


def _forbid_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if IN_CI and report.outcome == "skipped" and not hasattr(report, "wasxfail"):
        why = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} may not skip in CI. {why}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _forbid_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _forbid_skip(report)
    return report
