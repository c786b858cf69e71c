"""Averages two checkpoints of one training, and counts the statistics of its normalisations anew.

    python models/network/training/average.py --first .cache/network/checkpoint-41.pt \
        --second .cache/network/checkpoint-51.pt --out .cache/network-average

Idea: Izmailov et al. (Averaging weights leads to wider optima, 2018). Of 0.3, 0.5 and 0.7 for the share of
the second, 0.5 had the least loss on validation.
"""

import argparse
import pathlib
import shutil

import numpy as np
import torch

from architecture import Convolution, Network
from data import channel_statistics, normalise, read_set, read_shipped
from winograd import convolve

PICTURES, BATCH, SEED = 8000, 500, 5


def average(first, second):
    return {
        name: (value * 0.5 + second[name] * 0.5) if value.is_floating_point() else value
        for name, value in first.items()
    }


@torch.no_grad()
def count_statistics(network, pixels, shipped, statistics):
    """Means and variances over training pictures, every second one as shipped, every second batch mirrored."""
    for module in network.modules():
        if isinstance(module, Convolution):
            module.normalise.reset_running_stats()
            module.normalise.momentum = None
    network.train()
    generator = torch.Generator().manual_seed(SEED)
    order = torch.randperm(len(pixels), generator=generator)[:PICTURES].numpy()
    is_original = (np.arange(BATCH) % 2 == 0)[:, None, None, None]
    for start in range(0, PICTURES, BATCH):
        ids = np.sort(order[start : start + BATCH])
        pictures = normalise(np.where(is_original, pixels[ids], shipped[ids]), statistics)
        network(pictures.flip(3) if start % (2 * BATCH) else pictures)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--first", type=pathlib.Path, required=True)
    parser.add_argument("--second", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    torch.set_num_threads(2)
    first, second = (torch.load(path, weights_only=True)["network"] for path in (arguments.first, arguments.second))
    pixels, _ = read_set("train")
    network = Network().convolve_by(convolve)
    network.load_state_dict(average(first, second))
    network = network.to(memory_format=torch.channels_last)
    count_statistics(network, pixels, read_shipped("train"), channel_statistics(pixels))
    arguments.out.mkdir(parents=True, exist_ok=True)
    torch.save({"network": network.state_dict()}, arguments.out / "checkpoint.pt")
    shutil.copy(arguments.second.with_name("log.jsonl"), arguments.out / "log.jsonl")


if __name__ == "__main__":
    main()
