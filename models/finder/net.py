"""The finder's network, its loss and its way into ONNX."""

import operator
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

# Channels and blocks at a quarter, an eighth, a sixteenth and a thirty-second of the picture. Multiples of 16 suit
# onnxruntime's blocked layout. At a quarter there is the stem alone: memory traffic there costs more than arithmetic.
WIDTHS, DEPTHS = (32, 48, 96, 128), (0, 3, 4, 2)
KERNELS = ((3, 3), (5, 5), (5, 9), (3, 7))  # height, width: lines are wide
CELL = 4  # the head stands at an eighth and gives 4 x 4 values a place: half size


class Unit(nn.Sequential):
    """Convolution and batch norm, then perhaps a rectifier."""

    def __init__(self, into: int, out: int, size: tuple[int, int], *, step: int = 1, groups: int = 1, lit: bool = True):
        pad = (0, 0) if size == (2, 2) else ((size[0] - 1) // 2, (size[1] - 1) // 2)
        if size == (6, 6):
            pad = (1, 1)
        conv = nn.Conv2d(into, out, size, step, pad, groups=groups, bias=False)
        super().__init__(conv, nn.BatchNorm2d(out), *([nn.ReLU()] if lit else []))


class Block(nn.Module):
    """Depthwise, then pointwise, beside a way around."""

    def __init__(self, width: int, size: tuple[int, int]) -> None:
        super().__init__()
        self.deep = Unit(width, width, size, groups=width)
        self.wide = Unit(width, width, (1, 1), lit=False)
        self.lit = nn.ReLU()

    def forward(self, x: Tensor) -> Tensor:
        lit: Tensor = self.lit(self.wide(self.deep(x)) + x)
        return lit


class Join(nn.Module):
    """What a coarser level knows, added to a finer one."""

    def __init__(self, fine: int, coarse: int) -> None:
        super().__init__()
        self.side = Unit(fine, fine, (1, 1), lit=False)
        self.down = Unit(coarse, fine, (1, 1), lit=False)
        self.up = nn.Upsample(scale_factor=2, mode="nearest")
        self.lit = nn.ReLU()

    def forward(self, fine: Tensor, coarse: Tensor) -> Tensor:
        lit: Tensor = self.lit(self.side(fine) + self.up(self.down(coarse)))
        return lit


class Finder(nn.Module):
    """Pictures (n, 3, h, w) in 0–1 to logits (n, 16, h/8, w/8): the 4 x 4 half-size pixels of each place."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = Unit(3, WIDTHS[0], (6, 6), step=4)
        self.eighth = _level(1)
        self.sixteenth = _level(2)
        self.last = _level(3)
        self.join16 = Join(WIDTHS[2], WIDTHS[3])
        self.join8 = Join(WIDTHS[1], WIDTHS[2])
        self.mix = Block(WIDTHS[1], KERNELS[1])
        self.head = nn.Conv2d(WIDTHS[1], CELL * CELL, 1)

    def forward(self, x: Tensor) -> Tensor:
        eighth = self.eighth(self.stem(x))
        sixteenth = self.sixteenth(eighth)
        sixteenth = self.join16(sixteenth, self.last(sixteenth))
        logits: Tensor = self.head(self.mix(self.join8(eighth, sixteenth)))
        return logits


def _level(index: int) -> nn.Sequential:
    first = Unit(WIDTHS[index - 1], WIDTHS[index], (2, 2), step=2)
    return nn.Sequential(first, *(Block(WIDTHS[index], KERNELS[index]) for _ in range(DEPTHS[index])))


def loss(logits: Tensor, target: Tensor) -> Tensor:
    """Cross-entropy on soft targets (n, h/2, w/2) in 0–1, again on the hardest background, and dice."""
    guess = torch.pixel_shuffle(logits, CELL)[:, 0]
    each = nn.functional.binary_cross_entropy_with_logits(guess, target, reduction="none")
    ink = target > 0.3
    hard = each[~ink]
    count = min(hard.numel(), max(3 * int(ink.sum()), hard.numel() // 20))
    balanced = (each[ink].sum() + hard.topk(count, sorted=False).values.sum()) / (int(ink.sum()) + count)
    prob = guess.sigmoid()
    dice = 1 - (2 * (prob * target).sum() + 1) / (prob.square().sum() + target.square().sum() + 1)
    return each.mean() + balanced + dice


# ------------------------------------------------------------------------------------------------------------ ONNX


class _Graph:
    """An ONNX graph as it grows."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def const(self, value: NDArray[np.generic]) -> str:
        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, kind: str, *inputs: str, **attributes: Any) -> str:
        name = f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], name=name, **attributes))
        return name


def export(model: Finder, path: Path) -> None:
    """Write `x` uint8 (1, h, w, 3) RGB, sides multiples of 32 → `prob` uint8 (1, 1, h/2, w/2) in 255ths."""
    graph = _Graph()
    last = _body(graph, torch.fx.symbolic_trace(_folded(model)))
    last = graph.add("Mul", graph.add("Sigmoid", last), graph.const(np.array(255, np.float32)))
    last = graph.add("Cast", last, to=TensorProto.UINT8)
    graph.nodes.append(helper.make_node("DepthToSpace", [last], ["prob"], blocksize=CELL, mode="CRD"))
    inputs = [helper.make_tensor_value_info("x", TensorProto.UINT8, [1, "height", "width", 3])]
    outputs = [helper.make_tensor_value_info("prob", TensorProto.UINT8, [1, 1, "half_height", "half_width"])]
    onnx_graph = helper.make_graph(graph.nodes, "finder", inputs, outputs, graph.weights)
    proto = helper.make_model(onnx_graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(proto, full_check=True)
    onnx.save(proto, str(path))


def _folded(model: Finder) -> nn.Module:
    """A copy whose batch norms are in the convolutions before them."""
    copy = Finder()
    copy.load_state_dict(model.state_dict())
    copy.eval()
    for unit in [m for m in copy.modules() if isinstance(m, Unit)]:
        conv, norm = unit[0], unit[1]
        assert isinstance(conv, nn.Conv2d)
        assert isinstance(norm, nn.BatchNorm2d)
        unit[0], unit[1] = fuse_conv_bn_eval(conv, norm), nn.Identity()
    return copy


def _body(graph: _Graph, traced: torch.fx.GraphModule) -> str:
    """All that was traced, from `x` to the logits; returns the name of the last value."""
    names: dict[torch.fx.Node, str] = {}
    for node in traced.graph.nodes:
        given = [names[n] for n in node.all_input_nodes]
        module = traced.get_submodule(node.target) if node.op == "call_module" else None
        if node.op == "placeholder":
            names[node] = _flat(graph)
        elif isinstance(module, nn.Conv2d):
            names[node] = _conv(graph, given[0], module)
        elif isinstance(module, nn.ReLU):
            names[node] = graph.add("Relu", given[0])
        elif isinstance(module, nn.Upsample):
            names[node] = _double(graph, given[0])
        elif node.target is operator.add:
            names[node] = graph.add("Add", *given)
        else:  # identities and the output
            assert node.op == "output" or isinstance(module, nn.Identity), node
            names[node] = given[0]
    return names[node]


def _flat(graph: _Graph) -> str:
    """(1, h, w, 3) seen as one channel (1, 1, h, 3w), so that nothing has to be turned around in memory."""
    height = graph.add("Slice", graph.add("Shape", "x"), graph.const(np.array([1])), graph.const(np.array([2])))
    shape = graph.add("Concat", graph.const(np.array([1, 1])), height, graph.const(np.array([-1])), axis=0)
    return graph.add("Cast", graph.add("Reshape", "x", shape), to=TensorProto.FLOAT)


def _conv(graph: _Graph, given: str, conv: nn.Conv2d) -> str:
    weight = conv.weight.detach().numpy()
    assert conv.bias is not None
    (high, wide), step, pad = conv.kernel_size, list(conv.stride), [int(p) for p in conv.padding]
    if conv.in_channels == 3:  # the stem reads the flat picture, in 255ths
        weight = weight.transpose(0, 2, 3, 1).reshape(len(weight), 1, high, 3 * wide) / np.float32(255)
        wide, step[1], pad[1] = 3 * wide, 3 * step[1], 3 * pad[1]
    names = given, graph.const(weight), graph.const(conv.bias.detach().numpy())
    return graph.add("Conv", *names, kernel_shape=[high, wide], strides=step, pads=[*pad, *pad], group=conv.groups)


def _double(graph: _Graph, given: str) -> str:
    scales = graph.const(np.array([1, 1, 2, 2], np.float32))
    way = {"mode": "nearest", "coordinate_transformation_mode": "asymmetric", "nearest_mode": "floor"}
    return graph.add("Resize", given, "", scales, **way)
