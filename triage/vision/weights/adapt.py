"""The published models become ours: the graph edits of each, in order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from onnx import helper
from onnx.onnx_pb import ModelProto, NodeProto, TensorProto

from triage.vision.weights import graph as edit
from triage.vision.weights.charset import common_classes

FEATURES = 120


@dataclass(frozen=True, slots=True)
class Recogniser:
    """`body` reads with the small head and gives its features; `head` names all `characters` from those features."""

    body: ModelProto
    head: ModelProto
    characters: tuple[str, ...]
    common: tuple[str, ...]


def adapt_detector(content: bytes) -> ModelProto:
    """x: uint8 N x H x W x 3 RGB, sides multiples of 32 → prob: uint8 N x 1 x H x W, 255 = surely inside a line."""
    model = _clean(content)
    edit.take_rgb_bytes(model, ["n", "h", "w", 3])
    probability = model.graph.output[0].name
    edit.put(model.graph, "white", np.array(255, np.float32))
    model.graph.node.extend(
        [
            helper.make_node("Mul", [probability, "white"], ["prob_255"]),
            helper.make_node("Cast", ["prob_255"], ["prob"], to=TensorProto.UINT8),
        ]
    )
    edit.give(model, {"prob": (TensorProto.UINT8, ["n", 1, "h", "w"])})
    return edit.tidy(model)


def adapt_recogniser(content: bytes) -> Recogniser:
    """x: uint8 N x 48 x W x 3 RGB → best: int32 N x T classes, prob: float N x T, features: float N x T x 120."""
    model = _clean(content)
    characters = ["", *_metadata(content)["character"].split("\n"), " "]
    edit.take_rgb_bytes(model, ["n", 48, "w", 3])
    constants = edit.arrays(model.graph)
    product = [node for node in model.graph.node if node.op_type == "MatMul"][-1]
    addition = next(node for node in model.graph.node if product.output[0] in node.input)
    bias = next(name for name in addition.input if name in constants)
    weights, offsets = constants[product.input[1]], constants[bias]
    classes = common_classes(characters)
    edit.put(model.graph, product.input[1], weights[:, classes])
    edit.put(model.graph, bias, offsets[classes])
    softmax = model.graph.node[-1]
    softmax.output[0] = "scores"
    model.graph.node.extend([*_pick("scores"), helper.make_node("Identity", [product.input[0]], ["features"])])
    edit.give(model, {**_picked(), "features": (TensorProto.FLOAT, ["n", "t", FEATURES])})
    head = _head(weights, offsets)
    return Recogniser(edit.tidy(model), head, tuple(characters), tuple(characters[index] for index in classes))


def _clean(content: bytes) -> ModelProto:
    model = edit.parse(content)
    edit.flush_denormals(model)
    edit.drop_identities(model)
    edit.fuse_gelu(model)
    edit.fold_biases(model)
    return model


def _metadata(content: bytes) -> dict[str, str]:
    return {entry.key: entry.value for entry in ModelProto.FromString(content).metadata_props}


def _pick(scores: str) -> list[NodeProto]:
    return [
        helper.make_node("ArgMax", [scores], ["best_long"], axis=2, keepdims=0),
        helper.make_node("Cast", ["best_long"], ["best"], to=TensorProto.INT32),
        helper.make_node("ReduceMax", [scores], ["prob"], axes=[2], keepdims=0),
    ]


def _picked() -> dict[str, tuple[int, list[int | str]]]:
    return {"best": (TensorProto.INT32, ["n", "t"]), "prob": (TensorProto.FLOAT, ["n", "t"])}


def _head(weights: edit.Array, offsets: edit.Array) -> ModelProto:
    model = helper.make_model(helper.make_graph([], "head", [], []), opset_imports=[helper.make_opsetid("", 13)])
    model.ir_version = 8
    model.graph.input.append(helper.make_tensor_value_info("features", TensorProto.FLOAT, ["n", "t", FEATURES]))
    edit.put(model.graph, "weights", weights)
    edit.put(model.graph, "offsets", offsets)
    model.graph.node.extend(
        [
            helper.make_node("MatMul", ["features", "weights"], ["product"]),
            helper.make_node("Add", ["product", "offsets"], ["logits"]),
            helper.make_node("Softmax", ["logits"], ["scores"], axis=2),
            *_pick("scores"),
        ]
    )
    edit.give(model, _picked())
    return model
