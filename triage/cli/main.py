"""The door: which commands there are, and how an error leaves."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from triage import __version__
from triage.errors import TriageError

# name: where it stands. A function is a command, a Typer app is a group of commands.
COMMANDS = {
    "analyze": "triage.cli.analyze:analyze",
    "evaluate": "triage.cli.evaluate:evaluate",
    "demo": "triage.cli.demo:demo",
    "models": "triage.cli.models:app",
    "doctor": "triage.cli.doctor:doctor",
}

INTERRUPTED = 130  # what shells report for Ctrl-C


def build_app() -> typer.Typer:
    """Every command, ready to be called. No traceback of ours shows local variables: they may hold raw text."""
    app = typer.Typer(
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,  # a decorated help takes 0.3 s longer to appear
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_places)
    for name, place in COMMANDS.items():
        module, _, target = place.partition(":")
        command = getattr(import_module(module), target)
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command(name)(command)
    return app


def main() -> None:
    """Run the command line and exit with a code of `errors.ExitCode`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a letter that the terminal's encoding lacks must not end the run
            stream.reconfigure(errors="backslashreplace")
    try:
        build_app()()
    except TriageError as error:
        from triage.cli.plain import plain

        sys.stderr.write(f"error: {plain(str(error))}\n")
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"triage {__version__}")
        raise typer.Exit


def _places(
    data: Annotated[Path | None, typer.Option(help="The data directory.", envvar="TRIAGE_DATA")] = None,
    config: Annotated[Path | None, typer.Option(help="The settings file.", envvar="TRIAGE_CONFIG")] = None,
    version: Annotated[  # noqa: ARG001 - its callback has answered by then
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """Reads customers' screenshots on your own machine and says what is wrong."""
    # By the environment, so that processes which a command starts find the same places.
    for variable, path in (("TRIAGE_DATA", data), ("TRIAGE_CONFIG", config)):
        if path is not None:
            os.environ[variable] = str(path)


if __name__ == "__main__":
    main()
