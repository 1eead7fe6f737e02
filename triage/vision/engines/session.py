"""One way to open an ONNX model."""

from __future__ import annotations

from pathlib import Path

import onnxruntime as ort


def open_session(path: Path, *, threads: int = 1) -> ort.InferenceSession:
    """A CPU session. Its threads wait awake inside a run and sleep after it, when other stages need the cores."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "1" if threads > 1 else "0")
    options.add_session_config_entry("session.force_spinning_stop", "1")
    options.add_session_config_entry("session.set_denormal_as_zero", "1")
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
