"""Edits of an ONNX graph. Each takes a model and changes it in place; none changes what the model computes.

The order that works: flush_denormals, drop_identities, fuse_gelu, fold_biases, then the model's own edits, tidy.
"""

from __future__ import annotations

import numpy as np
import onnx
import onnx.version_converter
from numpy.typing import NDArray
from onnx import helper, numpy_helper
from onnx.onnx_pb import GraphProto, ModelProto, NodeProto, TensorProto

CONTRIB = "com.microsoft"
TINY = 1e-20
Array = NDArray[np.generic]


def arrays(graph: GraphProto) -> dict[str, Array]:
    """The constants of the graph by name."""
    return {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}


def put(graph: GraphProto, name: str, value: Array) -> str:
    """Set a constant, new or old; returns its name."""
    tensor = numpy_helper.from_array(np.array(value, order="C"), name)
    for old in graph.initializer:
        if old.name == name:
            old.CopyFrom(tensor)
            return name
    graph.initializer.append(tensor)
    return name


def replace_nodes(graph: GraphProto, nodes: list[NodeProto]) -> None:
    """Put these nodes in place of all there are, in this order."""
    kept = [NodeProto.FromString(node.SerializeToString()) for node in nodes]
    del graph.node[:]
    graph.node.extend(kept)


def consumers(graph: GraphProto) -> dict[str, list[NodeProto]]:
    """Which nodes read a value."""
    found: dict[str, list[NodeProto]] = {}
    for node in graph.node:
        for name in node.input:
            found.setdefault(name, []).append(node)
    return found


def flush_denormals(model: ModelProto) -> None:
    """Set weights that are no normal numbers to zero: many processors are a hundred times slower on them."""
    for name, value in arrays(model.graph).items():
        if value.dtype == np.float32 and np.any((value != 0) & (np.abs(value) < TINY)):
            put(model.graph, name, np.where(np.abs(value) < TINY, np.float32(0), value))


def drop_identities(model: ModelProto) -> None:
    """Take out nodes that pass a value on under another name."""
    outputs = {value.name for value in model.graph.output}
    alias: dict[str, str] = {}
    kept = []
    for node in model.graph.node:
        node.input[:] = [alias.get(name, name) for name in node.input]
        if node.op_type == "Identity" and node.output[0] not in outputs:
            alias[node.output[0]] = node.input[0]
        else:
            kept.append(node)
    replace_nodes(model.graph, kept)


def fuse_gelu(model: ModelProto) -> None:
    """Turn x/√2 → erf → +1 → ·x → ·½ into one Gelu node."""
    readers = consumers(model.graph)
    makers = {name: node for node in model.graph.node for name in node.output}
    gone: set[str] = set()
    gelu: dict[str, NodeProto] = {}
    for erf in (node for node in model.graph.node if node.op_type == "Erf"):
        divide = makers[erf.input[0]]
        chain = [erf]
        while len(chain) < 4:
            chain.append(readers[chain[-1].output[0]][0])
        if [node.op_type for node in (divide, *chain)] != ["Div", "Erf", "Add", "Mul", "Mul"]:
            continue
        gone.update(node.output[0] for node in (divide, *chain[:-1]))
        last = chain[-1].output[0]
        gelu[last] = helper.make_node("Gelu", [divide.input[0]], [last], name=f"gelu_{last}", domain=CONTRIB)
    replace_nodes(
        model.graph,
        [gelu.get(node.output[0], node) for node in model.graph.node if node.output[0] not in gone],
    )


def fold_biases(model: ModelProto) -> None:
    """Move a bias that is added after a convolution into the convolution."""
    graph = model.graph
    constants, readers = arrays(graph), consumers(graph)
    gone: set[int] = set()
    for node in graph.node:
        if node.op_type not in ("Conv", "ConvTranspose") or len(node.input) != 2:
            continue
        after = readers.get(node.output[0], [])
        if len(after) != 1 or after[0].op_type != "Add":
            continue
        channels = constants[node.input[1]].shape[0 if node.op_type == "Conv" else 1]
        bias = next((name for name in after[0].input if name in constants), None)
        if bias is None or constants[bias].size != channels:
            continue
        node.input.append(put(graph, f"{bias}_{node.name}", constants[bias].reshape(-1)))
        node.output[0] = after[0].output[0]
        gone.add(id(after[0]))
    replace_nodes(graph, [node for node in graph.node if id(node) not in gone])


def take_rgb_bytes(model: ModelProto, shape: list[int | str]) -> None:
    """Let input `x` be uint8 N x H x W x 3 RGB, where the model expected float N x 3 x H x W BGR in -1..1."""
    graph = model.graph
    first = next(node for node in graph.node if "x" in node.input)
    weights = arrays(graph)[first.input[1]]
    put(graph, first.input[1], weights[:, ::-1])
    first.input[0] = "x_scaled"
    put(graph, "half_range", np.array(1 / 127.5, np.float32))
    put(graph, "one", np.array(1, np.float32))
    steps = [
        helper.make_node("Transpose", ["x"], ["x_planes"], perm=[0, 3, 1, 2]),
        helper.make_node("Cast", ["x_planes"], ["x_float"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["x_float", "half_range"], ["x_positive"]),
        helper.make_node("Sub", ["x_positive", "one"], ["x_scaled"]),
    ]
    replace_nodes(graph, [*steps, *graph.node])
    del graph.input[:]
    graph.input.append(helper.make_tensor_value_info("x", TensorProto.UINT8, shape))


def give(model: ModelProto, outputs: dict[str, tuple[int, list[int | str]]]) -> None:
    """Name the outputs: element type and shape each."""
    del model.graph.output[:]
    for name, (kind, shape) in outputs.items():
        model.graph.output.append(helper.make_tensor_value_info(name, kind, shape))


def tidy(model: ModelProto) -> ModelProto:
    """Drop constants, metadata and shapes that nothing reads; declare the contributed operators."""
    graph = model.graph
    used = {name for node in graph.node for name in node.input}
    kept = [tensor for tensor in graph.initializer if tensor.name in used]
    copies = [TensorProto.FromString(tensor.SerializeToString()) for tensor in kept]
    del graph.initializer[:], graph.value_info[:], model.metadata_props[:]
    graph.initializer.extend(copies)
    if all(opset.domain != CONTRIB for opset in model.opset_import):
        model.opset_import.append(helper.make_opsetid(CONTRIB, 1))
    return model


def parse(content: bytes) -> ModelProto:
    """A model from its bytes, at the operator set that per-channel int8 needs."""
    model = onnx.load_from_string(content)
    return onnx.version_converter.convert_version(model, 13)
