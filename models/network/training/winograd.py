"""3x3 convolutions of the training in a quarter of the multiplications (winograd.cpp), for processors.

Results differ from those of torch's own convolutions by rounding alone, and by which of two equal pixels a maximum
is taken from. `python models/network/training/winograd.py` measures both, and the time they take.
"""

import ctypes
import hashlib
import os
import pathlib
import subprocess

import torch
import torch.nn.functional as F

HERE = pathlib.Path(__file__).resolve().parent
CACHE = HERE.parents[2] / ".cache"
GROUPS = 6  # parts of a batch whose gradients are summed apart; fixed, so that sums do not depend on threads

# Lavin and Gray 2015, F(4x4, 3x3): a filter's values at the points 0, 1, -1, 2, -2 and infinity.
FILTER = torch.tensor(
    [[1 / 4, 0, 0], [-1 / 6, -1 / 6, -1 / 6], [-1 / 6, 1 / 6, -1 / 6], [1 / 24, 1 / 12, 1 / 6], [1 / 24, -1 / 12, 1 / 6], [0, 0, 1]]
)


class Shape(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int) for name in ("height", "width", "inputs", "outputs", "pool")]


def build():
    """Compiles winograd.cpp for this processor, once for each version of it."""
    source = HERE / "winograd.cpp"
    library = CACHE / f"winograd-{hashlib.sha256(source.read_bytes()).hexdigest()[:12]}.so"
    if not library.exists():
        CACHE.mkdir(exist_ok=True)
        part = f"{library}.{os.getpid()}"
        flags = ["-O3", "-march=native", "-ffp-contract=fast", "-fopenmp", "-shared", "-fPIC"]
        subprocess.run(["g++", *flags, str(source), "-o", part], check=True)
        os.replace(part, library)
    return ctypes.CDLL(str(library))


LIBRARY = build()


def address(tensor):
    return ctypes.c_void_p(None if tensor is None else tensor.data_ptr())


def pack(points):
    """[36, depth, columns] as panels of 16 columns, a last one of 8: [36, panel, depth, 16]."""
    columns = points.shape[2]
    wide = columns // 16 * 16
    parts = [points[:, :, at : at + 16].flatten(1) for at in range(0, wide, 16)]
    if wide < columns:
        parts.append(points[:, :, wide:].flatten(1))
    return torch.cat(parts, 1).contiguous()


def transform(weight):
    """Filters [out, in, 3, 3] at the 36 points: [36, in, out]."""
    return torch.einsum("ai,bj,kcij->abck", FILTER, FILTER, weight).flatten(0, 1)


class Convolve(torch.autograd.Function):
    """Maps [n, in, height, width], channels last, to [n, out, height, width], halved where `pool`."""

    @staticmethod
    def forward(context, x, weight, pool):
        x = x.contiguous(memory_format=torch.channels_last)
        count, inputs, height, width = x.shape
        outputs = len(weight)
        shape = Shape(height, width, inputs, outputs, int(pool))
        side = (height // 2, width // 2) if pool else (height, width)
        y = torch.empty(count, outputs, *side, memory_format=torch.channels_last)
        places = torch.empty(count, outputs, *side, dtype=torch.uint8) if pool else None
        points = transform(weight)
        filters = pack(points)
        LIBRARY.forward(address(x), address(filters), address(y), address(places), count, shape)
        context.save_for_backward(x, points)
        context.places, context.shape = places, shape
        return y

    @staticmethod
    def backward(context, gradient):
        x, points = context.saved_tensors
        gradient = gradient.contiguous(memory_format=torch.channels_last)
        dx = torch.empty_like(x) if context.needs_input_grad[0] else None
        sums = torch.empty(GROUPS, *points.shape)
        transposed = pack(points.transpose(1, 2))
        LIBRARY.backward(
            address(x), address(transposed), address(gradient), address(context.places), address(dx), address(sums), len(x), GROUPS, context.shape
        )
        inputs, outputs = points.shape[1:]
        at_points = sums.sum(0).reshape(6, 6, inputs, outputs)
        return dx, torch.einsum("ai,bj,abck->kcij", FILTER, FILTER, at_points), None


def convolve(x, weight, pool):
    """A 3x3 convolution, padded by one, then the maximum of each 2x2 where `pool`."""
    return Convolve.apply(x, weight, pool)


def measure():
    """Prints, for the shapes of the network, the largest relative difference from torch and both times."""
    import time

    def run(function, x, weight):
        x, weight = x.clone().requires_grad_(), weight.clone().requires_grad_()
        times = []
        for _ in range(2):
            x.grad = weight.grad = None
            began = time.time()
            y = function(x, weight)
            middle = time.time()
            y.backward(torch.ones_like(y) * torch.linspace(-1, 1, y.shape[1]).view(1, -1, 1, 1))
            times.append((middle - began, time.time() - middle))
        return [y.detach(), x.grad, weight.grad], times[-1]

    for inputs, outputs, side, pool in [(24, 64, 32, True), (64, 64, 16, False), (64, 160, 16, True), (160, 160, 8, False)]:
        x = torch.randn(500, inputs, side, side).contiguous(memory_format=torch.channels_last)
        weight = torch.randn(outputs, inputs, 3, 3) / (9 * inputs) ** 0.5

        def plain(x, weight):
            y = F.conv2d(x, weight.contiguous(memory_format=torch.channels_last), padding=1)
            return F.max_pool2d(y, 2) if pool else y

        ours, fast = run(lambda x, weight: convolve(x, weight, pool), x, weight)
        theirs, slow = run(plain, x, weight)
        errors = [((a - b).abs().max() / b.abs().max()).item() for a, b in zip(ours, theirs)]
        print(f"{inputs} to {outputs} at {side}: errors", *(f"{e:.1e}" for e in errors), "seconds", *(f"{t:.3f}" for t in fast + slow))


if __name__ == "__main__":
    torch.set_num_threads(2)
    measure()
