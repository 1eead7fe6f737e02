"""The door: how an error leaves, and what a newcomer sees."""

from __future__ import annotations

import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.cli.conftest import Triage
from triage import __version__
from triage.cli.main import COMMANDS

COMMAND = str(Path(sys.executable).with_name("triage"))


def test_help_names_every_command(triage: Triage) -> None:
    done = triage("--help")
    assert done.returncode == 0
    assert not [name for name in COMMANDS if f"\n  {name} " not in done.stdout.decode()]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(triage: Triage, command: str) -> None:
    done = triage(command, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith(f"Usage: triage {command}".encode())


def test_version(triage: Triage) -> None:
    assert triage("--version").stdout.decode() == f"triage {__version__}\n"


@pytest.mark.parametrize("arguments", [["nonsense"], ["analyze"], ["analyze", "--nope", "x"], ["models", "sell"]])
def test_wrong_usage_is_2(triage: Triage, arguments: list[str]) -> None:
    done = triage(*arguments)
    assert done.returncode == 2
    assert b"Usage: triage" in done.stderr


def test_wrong_settings_are_one_line_on_stderr_and_2(triage: Triage, tmp_path: Path) -> None:
    (tmp_path / "triage.yaml").write_text("limits: {pixel: 5}\n", encoding="utf-8")
    done = triage("analyze", "a.png")
    assert done.returncode == 2
    assert done.stderr.decode() == "error: unknown setting limits.pixel. Did you mean 'pixels'?\n"
    assert done.stdout == b""


def test_what_an_error_quotes_is_safe_for_the_terminal(triage: Triage) -> None:
    done = triage("--config", "a\x1b[31m.yaml", "analyze", "a.png")
    assert done.returncode == 2
    assert b"\x1b" not in done.stderr


def test_the_data_directory_is_named_on_the_command_line(triage: Triage, tmp_path: Path) -> None:
    done = triage("--data", tmp_path / "mine", "doctor")
    assert f"{tmp_path / 'mine'} is writable" in done.stdout.decode()


def test_nobody_reading_any_more_is_no_error(triage: Triage) -> None:
    triage("models", "build")
    command = f"{COMMAND} analyze --jsonl {' '.join(['absent.png'] * 3000)} | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_ctrl_c_is_130_without_a_traceback() -> None:
    command = [COMMAND, "analyze", "--jsonl", *["x"] * 60_000]
    # A shell starts what runs behind it with interrupts ignored, and so would be what is started here.
    hears = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, preexec_fn=hears) as running:  # noqa: PLW1509 - no threads
        assert running.stdout is not None
        running.stdout.readline()  # it is at work
        running.send_signal(signal.SIGINT)
        _, printed = running.communicate(timeout=60)
    assert running.returncode == 130
    assert b"Traceback" not in printed
