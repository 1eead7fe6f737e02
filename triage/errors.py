"""Every error we raise on purpose.

    TriageError
    ├── UsageError            wrong arguments                            exit 2
    │   └── SettingsError     triage.yaml or the environment is wrong    exit 2
    ├── RuleError             a rule file is wrong                       exit 3
    ├── UnreadableError       an input could not be read; has a problem  exit 4
    ├── CheckError            a check ran and failed                     exit 1
    └── MissingError          a program, package or model is not there   exit 2

Only the pipeline, the service and the doors (CLI, web) catch them.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from triage.values import Problem


class ExitCode(IntEnum):
    """What the shell sees (docs/design.md, contracts)."""

    DONE = 0
    CHECK_FAILED = 1
    USAGE = 2
    RULE = 3
    UNREADABLE = 4


class TriageError(Exception):
    """The root. The message says what is wrong and what to do."""

    exit_code = ExitCode.CHECK_FAILED


class UsageError(TriageError):
    """Wrong arguments."""

    exit_code = ExitCode.USAGE


class SettingsError(UsageError):
    """triage.yaml or an environment variable is wrong; the message names the place."""


class RuleError(TriageError):
    """A rule file is wrong."""

    exit_code = ExitCode.RULE


class UnreadableError(TriageError):
    """An input could not be read. `problem` is the enumerated reason; the message never quotes the input."""

    exit_code = ExitCode.UNREADABLE

    def __init__(self, problem: Problem, message: str = "") -> None:
        super().__init__(message or problem.value)
        self.problem = problem


class CheckError(TriageError):
    """A check ran and failed."""


class MissingError(TriageError):
    """A program, package or model is not there; the message says how to get it."""

    exit_code = ExitCode.USAGE
