"""One way to open an ONNX model."""

from __future__ import annotations

from pathlib import Path

import onnxruntime as ort


def open_session(path: Path, *, threads: int = 1) -> ort.InferenceSession:
    """A CPU session. Its threads sleep when idle: spinning would take the cores from the other stages."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.add_session_config_entry("session.set_denormal_as_zero", "1")
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
