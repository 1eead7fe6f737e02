"""python -m tests.hostile OUT_DIR: writes the folder, and prints a JSON line a path with its problem or null."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.hostile.make import write

if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tests.hostile OUT_DIR")
    for path, problem in write(Path(sys.argv[1])).items():
        print(json.dumps({"file": str(path), "problem": problem}))  # noqa: T201 - that is what it is for
