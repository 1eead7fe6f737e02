"""triage.yaml and the environment become frozen Settings; an unknown key is an error with a "did you mean".

The environment wins over the file: TRIAGE_LIMITS__PIXELS=1000000 sets limits.pixels.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from triage.errors import SettingsError

PREFIX = "TRIAGE_"
PLACES = {"TRIAGE_CONFIG", "TRIAGE_DATA"}


class Section(BaseModel):
    """A part of the settings: frozen, and closed to keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Limits(Section):
    """What an attachment may cost; checked before its pixels are decoded."""

    bytes: int = Field(32 * 2**20, gt=0, description="largest file, in bytes")
    pixels: int = Field(50_000_000, gt=0, description="largest picture, width times height")
    frames: int = Field(2_000, gt=0, description="most frames or pages in a file")
    side: int = Field(4, gt=0, description="smallest width and height, in pixels")
    aspect: float = Field(200.0, gt=1, description="largest ratio of the longer side to the shorter")


class Reading(Section):
    """How pictures are read."""

    workers: int = Field(2, ge=1, le=64, description="threads that read one picture")
    min_confidence: float = Field(0.5, ge=0, le=1, description="lines below it are left out")
    languages: tuple[str, ...] = Field(
        ("rus", "ara", "tha", "kor", "ell"),
        description="Tesseract languages asked for scripts the shipped model cannot read",
    )


class Settings(Section):
    """Everything that can be set."""

    limits: Limits = Limits()
    reading: Reading = Reading()
    queue: str = Field("support", description="where tickets go that no rule claims")
    data: Path = Field(Path("~/.local/share/triage"), description="the data directory", validate_default=True)

    @property
    def models(self) -> Path:
        """Where the models adapted for this machine lie."""
        return self.data / "models"

    @field_validator("data")
    @classmethod
    def _expand(cls, path: Path) -> Path:
        try:
            return path.expanduser().absolute()
        except RuntimeError:
            raise ValueError(f"{path} is below a home directory that does not exist") from None


def load_settings(path: Path | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """Read triage.yaml (`path`, else $TRIAGE_CONFIG, else ./triage.yaml if there) and the environment.

    Raises SettingsError that names the key and what to write instead.
    """
    env = os.environ if environment is None else environment
    named = path or (Path(env["TRIAGE_CONFIG"]) if env.get("TRIAGE_CONFIG") else None)
    values = _read_file(named or Path("triage.yaml"), required=named is not None)
    if env.get("TRIAGE_DATA"):
        values["data"] = env["TRIAGE_DATA"]
    for name, value in env.items():
        if name.startswith(PREFIX) and name not in PLACES:
            _put(values, name.removeprefix(PREFIX).lower().split("__"), value, name)
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        raise SettingsError(_explain(error)) from None


def _read_file(path: Path, *, required: bool) -> dict[str, Any]:
    try:
        if not required and not path.exists():
            return {}
        values = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise SettingsError(f"cannot read the settings in {path}: {error}") from None
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise SettingsError(f"{path} must hold keys and values, as in 'reading: {{workers: 2}}'")
    return values


def _put(values: dict[str, Any], keys: list[str], value: str, source: str) -> None:
    if keys[0] not in Settings.model_fields:
        raise SettingsError(f"{source} sets no known setting.{_did_you_mean(keys[0], Settings)}")
    for key in keys[:-1]:
        inner = values.setdefault(key, {})
        if not isinstance(inner, dict):
            raise SettingsError(f"{source}: '{key}' has no parts")
        values = inner
    values[keys[-1]] = [part.strip() for part in value.split(",") if part.strip()] if keys[-1] == "languages" else value


def _explain(error: ValidationError) -> str:
    return "; ".join(_explain_one(e["loc"], e["type"], e["msg"]) for e in error.errors())


def _explain_one(place: tuple[int | str, ...], kind: str, message: str) -> str:
    dotted = ".".join(str(part) for part in place)
    if kind != "extra_forbidden":
        return f"setting {dotted}: {message}"
    section: type[BaseModel] = Settings
    for part in place[:-1]:
        annotation = section.model_fields[str(part)].annotation
        assert isinstance(annotation, type)
        assert issubclass(annotation, BaseModel)
        section = annotation
    return f"unknown setting {dotted}.{_did_you_mean(str(place[-1]), section)}"


def _did_you_mean(word: str, section: type[BaseModel]) -> str:
    names = list(section.model_fields)
    close = get_close_matches(word, names, n=1)
    return f" Did you mean '{close[0]}'?" if close else f" Known: {', '.join(sorted(names))}."
