"""Turns a checkpoint into what the site ships: folded, 8-bit weights, their header and golden logits.

    python models/network/training/export.py --checkpoint .cache/network-average/checkpoint.pt

Same checkpoint: same bytes. Writes weights.bin, weights.json, golden.json and golden.pixels beside the
card. The temperature is fitted afterwards, on the validation pictures, by `npm run calibrate:network`.
"""

import argparse
import hashlib
import json
import pathlib

import numpy as np
import torch
import torch.nn.functional as F

from architecture import Network, Residual
from data import channel_statistics, normalise, read_set, wear_all

MODEL = pathlib.Path(__file__).resolve().parents[1]
GOLDEN = 16
WEAR_SEED = 1000  # of the worn validation pictures; training wears its own with other seeds
LEVELS = 127  # of an 8-bit weight on either side of zero
EPSILON = 1e-5  # of torch's BatchNorm2d


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=pathlib.Path, required=True)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def fold(block):
    """Filter [out, in, 3, 3] and bias [out] that do the work of a convolution and its normalisation."""
    norm = block.normalise
    scale = norm.weight.double() / torch.sqrt(norm.running_var.double() + EPSILON)
    if block.pool and not (scale > 0).all():
        raise ValueError("A normalisation after pooling has a scale that is not positive and cannot be folded.")
    weight = block.convolution.weight.double() * scale[:, None, None, None]
    return weight.float(), (norm.bias.double() - norm.running_mean.double() * scale).float()


def fold_all(network):
    """Name to (weight, bias) of every layer, in the order of the forward pass."""
    layers = {"stem": (network.stem.weight, network.stem.bias)}
    for name, block in network.named_children():
        if isinstance(block, Residual):
            layers[f"{name}.first"], layers[f"{name}.second"] = fold(block.first), fold(block.second)
        elif hasattr(block, "normalise"):
            layers[name] = fold(block)
    layers["head"] = (network.head.weight, network.head.bias)
    return {name: (weight.detach().float(), bias.detach().float()) for name, (weight, bias) in layers.items()}


def quantise(weight):
    """Whole numbers -127 to 127 and a scale for each output, so that scale * number is near the weight."""
    flat = weight.reshape(len(weight), -1)
    scale = flat.abs().amax(1) / LEVELS
    scale[scale == 0] = 1
    shape = (-1, *[1] * (weight.ndim - 1))
    return torch.round(weight / scale.view(shape)).to(torch.int8), scale


def dequantise(numbers, scale):
    return numbers.float() * scale.view(-1, *[1] * (numbers.ndim - 1))


@torch.no_grad()
def extract(layers, x):
    """The folded network before its pooling, as src/engine/network/architecture.ts has it."""

    def convolve(name, x, pool=False):
        x = F.conv2d(x, *layers[name], padding=1)
        return F.max_pool2d(x, 2) if pool else x

    def residual(name, x):
        return F.relu(x + convolve(f"{name}.second", F.relu(convolve(f"{name}.first", x))))

    x = F.relu(convolve("stem", x))
    x = F.relu(convolve("enter", x, pool=True))
    x = residual("early", x)
    x = F.relu(convolve("widen", x, pool=True))
    return residual("late", residual("middle", x))


@torch.no_grad()
def forward(layers, x):
    """The logits: the head weighs the mean of what a picture and its mirror image answer."""
    features = (extract(layers, x) + extract(layers, x.flip(3)).flip(3)) / 2
    return F.linear(features.mean((2, 3)), *layers["head"])


def predict(function, pixels, statistics):
    with torch.no_grad():
        return torch.cat([function(normalise(pixels[i : i + 250], statistics)) for i in range(0, len(pixels), 250)])


def known_picture():
    """A picture by formula, so that a backend can be tested before it is trusted: byte i is 73 i mod 256."""
    return (np.arange(3072) * 73 % 256).astype(np.uint8).reshape(1, 32, 32, 3)


def pack(quantised, biases):
    """The bytes of weights.bin, and where each layer lies in them. Filters as [height, width, in, out]."""
    content, entries = bytearray(), []

    def append(array):
        offset = len(content)
        content.extend(array.tobytes())
        content.extend(bytes(-len(content) % 4))
        return offset

    for name, (numbers, scale) in quantised.items():
        ordered = numbers.permute(2, 3, 1, 0) if numbers.ndim == 4 else numbers.T
        entries.append(
            {
                "name": name,
                "shape": list(ordered.shape),
                "weights": append(ordered.contiguous().numpy()),
                "scales": append(scale.numpy().astype("<f4")),
                "biases": append(biases[name].numpy().astype("<f4")),
            }
        )
    return bytes(content), entries


def read_log(path):
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    last = lines[-1]
    return {
        "epochs": last["epoch"] + 1,
        "seconds": round(sum(line["seconds"] for line in lines)),
        "loss": last["loss"],
        "validation": last["validation"],
        "torch": torch.__version__,
    }


def share_right(logits, labels):
    return round(float((logits.argmax(1).numpy() == labels).mean()), 4)


def write_json(path, content):
    path.write_text(json.dumps(content, indent=2) + "\n")


def main():
    arguments = parse_arguments()
    torch.set_num_threads(arguments.threads)
    statistics = channel_statistics(read_set("train")[0])
    pixels, labels = read_set("validation")

    network = Network()
    network.load_state_dict(torch.load(arguments.checkpoint, weights_only=True)["network"])
    network.eval()
    folded = fold_all(network)
    quantised = {name: quantise(weight) for name, (weight, _) in folded.items()}
    shipped = {name: (dequantise(*quantised[name]), bias) for name, (_, bias) in folded.items()}

    as_trained = predict(lambda x: (network(x) + network(x.flip(3))) / 2, pixels, statistics)
    as_shipped = predict(lambda x: forward(shipped, x), pixels, statistics)
    worn = predict(lambda x: forward(shipped, x), wear_all(pixels, WEAR_SEED), statistics)
    known = predict(lambda x: forward(shipped, x), known_picture(), statistics)

    content, entries = pack(quantised, {name: bias for name, (_, bias) in folded.items()})
    (MODEL / "weights.bin").write_bytes(content)
    header = {
        "version": 1,
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "parameters": sum(weight.numel() + bias.numel() for weight, bias in folded.values()),
        "input": {"mean": statistics[0].tolist(), "deviation": statistics[1].tolist()},
        "layers": entries,
        "known": known[0].tolist(),
        "calibration": None,
        "training": read_log(arguments.checkpoint.with_name("log.jsonl")),
        "quantisation": {
            "pictures": len(labels),
            "asTrained": share_right(as_trained, labels),
            "asShipped": share_right(as_shipped, labels),
            "otherClass": int((as_trained.argmax(1) != as_shipped.argmax(1)).sum()),
            "largestLogitChange": round(float((as_trained - as_shipped).abs().max()), 4),
        },
        "worn": {"pictures": len(labels), "right": share_right(worn, labels)},
    }
    write_json(MODEL / "weights.json", header)

    (MODEL / "golden.pixels").write_bytes(pixels[:GOLDEN].tobytes())
    golden = {
        "about": "Logits of the first validation pictures (golden.pixels): as shipped (folded, 8-bit) and as trained.",
        "labels": labels[:GOLDEN].tolist(),
        "asShipped": as_shipped[:GOLDEN].tolist(),
        "asTrained": as_trained[:GOLDEN].tolist(),
    }
    write_json(MODEL / "golden.json", golden)
    print(json.dumps({"bytes": len(content), **header["quantisation"], "worn": header["worn"]["right"]}))


if __name__ == "__main__":
    main()
