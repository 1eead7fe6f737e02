"""`triage models`: the weights on this machine."""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="Build the models of this machine.")


@app.callback()
def _group() -> None:
    """Keeps `build` a command of its own while it is the only one."""


@app.command()
def build(
    force: Annotated[bool, typer.Option("--force", help="Build them again, even when they are whole.")] = False,
) -> None:
    """Adapt the weights for this machine, once. First use does it by itself otherwise."""
    from triage.cli.progress import stepping
    from triage.config import load_settings
    from triage.vision.weights.build import build_weights

    place = load_settings().models
    with stepping("Preparing the models") as step:
        build_weights(place, force=force, progress=step)
    typer.echo(f"The models are ready in {place}.")
