"""The encoder as an ONNX graph, built node by node.

Written out rather than traced, so that every matrix can be stored as it serves best: whole numbers
with one scale per column and activations quantised per call ("tensor"), whole numbers with one
scale per block and activations quantised per block ("block"), or single precision ("whole").
The operators beyond the ONNX standard are ONNX Runtime's own, documented with it.
"""

from dataclasses import dataclass, field

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from training.encoder import FEATURES, LABELS, POINTER_WIDTH, POINTERS, Shape

OUTPUTS = len(LABELS) + 2 * len(POINTERS) * POINTER_WIDTH
BLOCKS = (256, 128, 64, 32)  # sizes, the largest that fits is taken
Array = NDArray[np.float32]
_OWN = "com.microsoft"
_NORM = ("weight", "bias")


@dataclass
class Graph:
    """Nodes and weights gathered so far."""

    weights: dict[str, Array]  # the reader's state, by name
    shape: Shape
    storage: dict[str, str]  # by matrix: "tensor", "block" or "whole"; "tensor" where not named
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    stored: dict[str, onnx.TensorProto] = field(default_factory=dict)

    def keep(self, name: str, array: NDArray[np.generic]) -> str:
        """Store a constant once and return its name."""
        if name not in self.stored:
            self.stored[name] = numpy_helper.from_array(np.ascontiguousarray(array), name)
        return name

    def add(
        self, kind: str, inputs: list[str], output: str, domain: str = "", **more: object
    ) -> str:
        """Append a node with one output and return that."""
        name = f"{kind}:{output}"
        self.nodes.append(
            helper.make_node(kind, inputs, [output], name=name, domain=domain, **more)
        )
        return output

    def linear(self, given: str, name: str, output: str) -> str:
        """`given` times a matrix of the reader, plus its bias."""
        matrix = self.weights[f"{name}.weight"].T  # (in, out)
        bias = self.keep(f"{name}.bias", self.weights[f"{name}.bias"])
        storage = self.storage.get(name, "tensor")
        if storage == "whole":
            product = self.add("MatMul", [given, self.keep(name, matrix)], f"{output}.product")
            return self.add("Add", [product, bias], output)
        if storage == "block":
            return self._block(given, name, matrix, bias, output)
        scale = np.maximum(np.abs(matrix).max(axis=0), 1e-8) / 127
        whole = np.clip(np.round(matrix / scale), -127, 127).astype(np.int8)
        inputs = [
            given,
            self.keep(name, whole),
            self.keep(f"{name}.scale", scale.astype(np.float32)),
            self.keep(f"{name}.zero", np.zeros(len(scale), dtype=np.int8)),
            bias,
        ]
        return self.add("DynamicQuantizeMatMul", inputs, output, _OWN)

    def _block(self, given: str, name: str, matrix: Array, bias: str, output: str) -> str:
        inner, outer = matrix.shape
        size = next(one for one in BLOCKS if inner % one == 0)
        blocks = matrix.T.reshape(outer, inner // size, size)
        scale = np.maximum(np.abs(blocks).max(axis=2), 1e-8) / 127
        whole = np.clip(np.round(blocks / scale[..., None]), -127, 127) + 128
        inputs = [
            given,
            self.keep(name, whole.astype(np.uint8)),
            self.keep(f"{name}.scale", scale.astype(np.float32).reshape(-1)),
            "",
            "",
            bias,
        ]
        sizes = {"K": inner, "N": outer, "bits": 8, "block_size": size, "accuracy_level": 4}
        return self.add("MatMulNBits", inputs, output, _OWN, **sizes)

    def normalise(self, given: str, added: str, name: str, output: str) -> str:
        """The layer norm of a sum."""
        summed = self.add("Add", [given, added], f"{output}.sum")
        parts = (self.keep(f"{name}.{one}", self.weights[f"{name}.{one}"]) for one in _NORM)
        inputs = [summed, *parts]
        return self.add("LayerNormalization", inputs, output, axis=-1, epsilon=self.shape.epsilon)


def build(weights: dict[str, Array], shape: Shape, storage: dict[str, str]) -> onnx.ModelProto:
    """The whole graph: ids, features and mask (batch, length) → scores (batch, length, 391)."""
    graph = Graph(weights, shape, storage)
    hidden = _embed(graph)
    bias = _attention_bias(graph)
    for number in range(shape.layers):
        hidden = _layer(graph, f"encoder.layers.{number}", hidden, bias)
    graph.linear(hidden, "heads", "scores")
    int64 = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "length"])
        for name in ("ids", "features")
    ]
    mask = helper.make_tensor_value_info("mask", TensorProto.FLOAT, ["batch", "length"])
    scores = helper.make_tensor_value_info(
        "scores", TensorProto.FLOAT, ["batch", "length", OUTPUTS]
    )
    made = helper.make_graph(
        graph.nodes, "reader", [*int64, mask], [scores], list(graph.stored.values())
    )
    opsets = [helper.make_opsetid("", 21), helper.make_opsetid(_OWN, 1)]
    model = helper.make_model(made, opset_imports=opsets, producer_name="onrecord")
    model.ir_version = 10
    return model


def _embed(graph: Graph) -> str:
    table = graph.weights["encoder.words.weight"]
    scale = np.maximum(np.abs(table).max(axis=1, keepdims=True), 1e-8) / 127
    whole = graph.keep("words", np.round(table / scale).astype(np.int8))
    picked = graph.add("Gather", [whole, "ids"], "words.picked")
    picked = graph.add("Cast", [picked], "words.cast", to=TensorProto.FLOAT)
    scales = graph.add(
        "Gather", [graph.keep("words.scale", scale.astype(np.float32)), "ids"], "words.scales"
    )
    words = graph.add("Mul", [picked, scales], "words.found")
    shape = graph.add("Shape", ["ids"], "ids.shape", start=1, end=2)
    first = 2 if graph.shape.family == "mpnet" else 0
    begin = graph.keep("places.begin", np.array([first]))
    end = graph.add("Add", [shape, begin], "places.end")
    table = graph.keep("places", graph.weights["encoder.places.weight"])
    axis = graph.keep("places.axis", np.array([0]))
    places = graph.add("Slice", [table, begin, end, axis], "places.found")
    kinds = graph.keep("features.table", graph.weights["encoder.features.weight"][:FEATURES])
    features = graph.add("Gather", [kinds, "features"], "features.found")
    placed = graph.add("Add", [features, places], "embedded")
    return graph.normalise(words, placed, "encoder.norm", "hidden")


def _attention_bias(graph: Graph) -> str:
    """(batch, 1 or heads, length, length): −10,000 for padding, plus MPNet's relative positions."""
    one = graph.keep("one", np.array(1.0, dtype=np.float32))
    large = graph.keep("large", np.array(10000.0, dtype=np.float32))
    lowered = graph.add("Sub", ["mask", one], "mask.lowered")
    lowered = graph.add("Mul", [lowered, large], "mask.large")
    axes = graph.keep("mask.axes", np.array([1, 2]))
    lowered = graph.add("Unsqueeze", [lowered, axes], "mask.wide")
    if graph.shape.family != "mpnet":
        shape = graph.add("Shape", ["ids"], "mask.length", start=1, end=2)
        ones = graph.keep("mask.ones", np.array([1, 1]))
        tail = graph.keep("mask.one", np.array([1]))
        shape = graph.add("Concat", [ones, shape, tail], "mask.shape", axis=0)
        return graph.add("Expand", [lowered, shape], "bias")
    place = np.arange(len(graph.weights["encoder.places.weight"]))
    offset = place[None, :] - place[:, None]
    near = np.abs(offset)
    far = 8 + (np.log(np.maximum(near, 1) / 8) / np.log(128 / 8) * 8).astype(int)
    bucket = np.where(near < 8, near, np.minimum(far, 15)) + (offset > 0) * 16
    buckets = graph.keep("relative.buckets", bucket.astype(np.uint8))
    shape = graph.add("Shape", ["ids"], "relative.length", start=1, end=2)
    both = graph.add("Concat", [shape, shape], "relative.shape", axis=0)
    begin, axes = np.array([0, 0]), np.array([0, 1])
    cut = graph.add(
        "Slice",
        [buckets, graph.keep("relative.begin", begin), both, graph.keep("relative.axes", axes)],
        "relative.cut",
    )
    cut = graph.add("Cast", [cut], "relative.cast", to=TensorProto.INT32)
    table = graph.keep("relative", graph.weights["encoder.relative.weight"].T)  # (heads, 32)
    bias = graph.add("Gather", [table, cut], "relative.found", axis=1)
    axis = graph.keep("relative.axis", np.array([0]))
    bias = graph.add("Unsqueeze", [bias, axis], "relative.wide")
    return graph.add("Add", [bias, lowered], "bias")


def _layer(graph: Graph, name: str, hidden: str, bias: str) -> str:
    joint = graph.linear(hidden, f"{name}.joint", f"{name}.joined")
    parts = [f"{name}.{one}" for one in ("query", "key", "value")]
    graph.nodes.append(
        helper.make_node("Split", [joint], parts, name=f"{name}.split", axis=2, num_outputs=3)
    )
    inputs = [*parts, "", "", bias]
    mixed = graph.add(
        "MultiHeadAttention", inputs, f"{name}.attended", _OWN, num_heads=graph.shape.heads
    )
    mixed = graph.linear(mixed, f"{name}.mix", f"{name}.mixed")
    hidden = graph.normalise(mixed, hidden, f"{name}.mix_norm", f"{name}.middle")
    raised = graph.linear(hidden, f"{name}.up", f"{name}.raised")
    raised = graph.add("Gelu", [raised], f"{name}.bent", _OWN)
    lowered = graph.linear(raised, f"{name}.down", f"{name}.lowered")
    return graph.normalise(lowered, hidden, f"{name}.down_norm", f"{name}.out")
