"""int8 for the convolutions that gain from it, with activation ranges that were measured once.

Pointwise convolutions alone: the depthwise ones and the stem cost accuracy and save no time. The ranges stand in
ranges.json, measured on our fixtures by `models/reader/calibrate.py`, so that a build needs no pictures.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from onnx import helper
from onnx.onnx_pb import ModelProto, NodeProto

from triage.vision.weights import graph as edit

Ranges = dict[str, tuple[float, float]]
LEAST_WEIGHTS = 2_000


def pointwise(model: ModelProto) -> list[NodeProto]:
    """The 1 x 1 convolutions worth quantising; those of squeeze-and-excite blocks are too small."""
    constants = edit.arrays(model.graph)
    return [
        node
        for node in model.graph.node
        if node.op_type == "Conv"
        and constants[node.input[1]].shape[2:] == (1, 1)
        and constants[node.input[1]].size >= LEAST_WEIGHTS
    ]


def observed(model: ModelProto) -> list[str]:
    """The values whose ranges `quantise` needs."""
    readers = edit.consumers(model.graph)
    return sorted({name for node in pointwise(model) for name in (node.input[0], _landing(node, readers).output[0])})


def quantise(model: ModelProto, ranges: Ranges) -> ModelProto:
    """Wrap the pointwise convolutions in quantise/dequantise pairs that onnxruntime fuses into int8 kernels."""
    graph = model.graph
    readers = edit.consumers(graph)
    chosen = {node.name: _landing(node, readers).output[0] for node in pointwise(model)}
    writer = _Writer(edit.arrays(graph), ranges)
    for node in graph.node:
        if node.name in chosen:
            writer.convolve(node)
        else:
            writer.keep(node)
        if node.output[0] in chosen.values():
            writer.round(node.output[0])
    for name, value in writer.constants.items():
        edit.put(graph, name, value)
    edit.replace_nodes(graph, writer.nodes)
    return edit.tidy(model)


def _landing(node: NodeProto, readers: dict[str, list[NodeProto]]) -> NodeProto:
    """The node whose output is rounded: the convolution, or the ReLU that alone follows it."""
    after = readers.get(node.output[0], [])
    return after[0] if len(after) == 1 and after[0].op_type == "Relu" else node


@dataclass(frozen=True, slots=True)
class _Scale:
    scale: np.float32
    zero: np.uint8


class _Writer:
    """Collects the nodes and constants of the rounded graph."""

    def __init__(self, weights: dict[str, edit.Array], ranges: Ranges) -> None:
        self.nodes: list[NodeProto] = []
        self.constants: dict[str, edit.Array] = {}
        self._weights = weights
        self._ranges = ranges
        self._rounded: dict[str, str] = {}

    def keep(self, node: NodeProto) -> None:
        copy = NodeProto.FromString(node.SerializeToString())
        copy.input[:] = [self._rounded.get(name, name) for name in node.input]
        self.nodes.append(copy)

    def round(self, name: str) -> str:
        """Pass a value through uint8; returns the name of what comes out."""
        if name in self._rounded:
            return self._rounded[name]
        scale = self._scale(name)
        self.constants[f"{name}_scale"] = np.array(scale.scale)
        self.constants[f"{name}_zero"] = np.array(scale.zero)
        parts = [f"{name}_scale", f"{name}_zero"]
        self.nodes.append(helper.make_node("QuantizeLinear", [name, *parts], [f"{name}_int8"]))
        self.nodes.append(helper.make_node("DequantizeLinear", [f"{name}_int8", *parts], [f"{name}_back"]))
        self._rounded[name] = f"{name}_back"
        return self._rounded[name]

    def convolve(self, node: NodeProto) -> None:
        """The convolution with int8 weights, one scale an output channel, and an int32 bias."""
        weights = self._weights[node.input[1]]
        source = self.round(node.input[0])
        scales = np.maximum(np.abs(weights).reshape(len(weights), -1).max(1) / 127, 1e-9).astype(np.float32)
        whole = np.clip(np.round(weights / scales.reshape(-1, 1, 1, 1)), -127, 127).astype(np.int8)
        inputs = [source, self._spread(node.input[1], whole, scales)]
        if len(node.input) > 2:
            steps = (scales * self._scale(node.input[0]).scale).astype(np.float32)
            bias = np.round(self._weights[node.input[2]] / steps).astype(np.int32)
            inputs.append(self._spread(f"{node.name}_bias", bias, steps))
        rounded = helper.make_node("Conv", inputs, [node.output[0]], name=node.name)
        rounded.attribute.extend(node.attribute)
        self.nodes.append(rounded)

    def _spread(self, name: str, whole: edit.Array, scales: edit.Array) -> str:
        parts = [f"{name}_int", f"{name}_scales", f"{name}_zeros"]
        zeros = np.zeros(len(scales), whole.dtype)
        self.constants.update(zip(parts, (whole, scales, zeros), strict=True))
        self.nodes.append(helper.make_node("DequantizeLinear", parts, [f"{name}_float"], axis=0))
        return f"{name}_float"

    def _scale(self, name: str) -> _Scale:
        low, high = min(self._ranges[name][0], 0.0), max(self._ranges[name][1], 0.0)
        scale = max((high - low) / 255, 1e-8)
        return _Scale(np.float32(scale), np.uint8(np.clip(round(-low / scale), 0, 255)))
