"""`triage doctor`: what works on this machine, what does not, and how to mend it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from triage.errors import ExitCode, MissingError, SettingsError

if TYPE_CHECKING:
    from triage.config import Settings

PYTHON = (3, 11)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `mend` says what to do when it does not work."""

    name: str
    words: str
    mend: str | None = None
    essential: bool = True


def doctor() -> None:
    """Say what works on this machine, what does not, and how to mend it.

    Exits with 1 when something essential does not work.
    """
    from triage.cli.plain import plain

    findings = [*examine()]
    for finding in findings:
        mark = "ok  " if finding.mend is None else "FAIL" if finding.essential else "miss"
        typer.echo(f"{mark}  {finding.name:<14} {plain(finding.words)}")
        if finding.mend:
            typer.echo(f"      {'':<14} {plain(finding.mend)}")
    if any(finding.mend and finding.essential for finding in findings):
        raise typer.Exit(ExitCode.CHECK_FAILED)


def examine() -> list[Finding]:
    """Every finding of CHECKS, in order. Without settings that can be read, the rest is not looked at."""
    from triage.config import load_settings

    try:
        settings = load_settings()
    except SettingsError as error:
        return [check_python(), Finding("settings", "cannot be read", str(error))]
    return [check_python(), Finding("settings", "read"), *(check(settings) for check in CHECKS)]


def check_python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    mend = None if sys.version_info >= PYTHON else "Install Python {}.{} or newer.".format(*PYTHON)
    return Finding("python", version, mend)


def check_data_directory(settings: Settings) -> Finding:
    from tempfile import TemporaryFile

    try:
        settings.data.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=settings.data):
            return Finding("data", f"{settings.data} is writable")
    except OSError as error:
        mend = "Name a directory that you may write to: --data DIR, TRIAGE_DATA or 'data' in triage.yaml."
        return Finding("data", f"{settings.data}: {error.strerror}", mend)


def check_weights(_settings: Settings) -> Finding:
    from triage.vision.weights.source import Source, load

    try:
        for source in Source:
            load(source)
    except MissingError as error:
        return Finding("weights", "not there", str(error))
    return Finding("weights", "published weights are there and whole")


def check_models(settings: Settings) -> Finding:
    from triage.vision.weights.build import is_built

    if is_built(settings.models):
        return Finding("models", "adapted to this machine, and whole")
    return Finding("models", "not built yet", "triage models build; first use does it too.", essential=False)


def check_main_engine(settings: Settings) -> Finding:
    from time import perf_counter

    from triage.vision.weights.build import is_built

    if not is_built(settings.models):
        return Finding("main engine", "not tried: it needs the models", "triage models build", essential=False)
    start = perf_counter()
    try:
        from triage.assemble import build_kit

        build_kit(settings)
    except (ImportError, MissingError) as error:
        return Finding("main engine", "does not load", f"{error}; install the package again, with its dependencies.")
    return Finding("main engine", f"loads in {perf_counter() - start:.1f} s")


def check_second_engine(settings: Settings) -> Finding:
    from triage.vision.engines.tesseract import TesseractReader

    languages = ", ".join(settings.reading.languages) or "no languages"
    lack = TesseractReader(settings.reading.languages).missing()
    words = f"Tesseract for {languages}" if lack is None else "lines that the main engine cannot read stay unread"
    return Finding("second engine", words, lack, essential=False)


CHECKS: tuple[Callable[[Settings], Finding], ...] = (
    check_data_directory,
    check_weights,
    check_models,
    check_main_engine,
    check_second_engine,
)
