"""Bars stand on stderr, where a person looks, and never in what a command prints."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import threading
from pathlib import Path

from tests.cli.conftest import Triage

COMMAND = str(Path(sys.executable).with_name("triage"))


def run_on_terminal(*arguments: str, cwd: Path) -> tuple[bytes, bytes]:
    """What the command wrote to a pipe on stdout, and to a terminal on stderr."""
    master, slave = pty.openpty()
    seen = bytearray()

    def watch() -> None:
        try:
            while part := os.read(master, 4096):
                seen.extend(part)
        except OSError:  # Linux says so when nobody holds the other end any more
            pass

    watcher = threading.Thread(target=watch)
    watcher.start()
    done = subprocess.run([COMMAND, *arguments], cwd=cwd, stdout=subprocess.PIPE, stderr=slave, check=False)
    os.close(slave)
    watcher.join(timeout=30)
    os.close(master)
    return done.stdout, bytes(seen)


def test_building_the_models_shows_a_bar_on_a_terminal(tmp_path: Path) -> None:
    printed, shown = run_on_terminal("--data", str(tmp_path), "models", "build", cwd=tmp_path)
    assert printed.decode() == f"The models are ready in {tmp_path / 'models'}.\n"
    assert b"Preparing the models" in shown
    assert b"%" in shown


def test_many_files_show_a_bar_and_stdout_holds_reports_alone(tmp_path: Path) -> None:
    printed, shown = run_on_terminal("analyze", "--jsonl", *["absent.png"] * 30, cwd=tmp_path)
    assert printed.count(b"\n") == 30
    assert b"Reading" not in printed
    assert b"Reading" in shown


def test_without_a_terminal_it_is_one_line_and_only_when_something_is_built(triage: Triage, tmp_path: Path) -> None:
    first = triage("--data", tmp_path / "fresh", "analyze", "--jsonl", "absent.png")
    again = triage("--data", tmp_path / "fresh", "analyze", "--jsonl", "absent.png")
    assert first.stderr == b"Preparing the models, once\n"
    assert again.stderr == b""
    assert first.stdout.count(b"\n") == again.stdout.count(b"\n") == 1
