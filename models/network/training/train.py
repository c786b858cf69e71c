"""Trains the network on the prepared training set; stops and resumes at any epoch.

    python models/network/training/train.py --out .cache/network

Same seed, same threads, same torch version, same processor: same weights. Validation pictures are watched;
they chose how long this goes on. Test pictures are never read.
"""

import argparse
import json
import os
import pathlib
import time

import numpy as np
import torch
import torch.nn.functional as F

from architecture import Network
from data import Augmenter, channel_statistics, normalise, read_set, read_shipped
from muon import Muon
from winograd import convolve

# Epoch, and the share of the full learning rates at its start; straight lines between. The last ends the training.
RATES = ((0, 0), (1, 1), (7, 1), (18, 22 / 33), (21, 0.42), (27, 0.2625), (41, 0), (41.5, 0.18), (51, 0))

# From this epoch on half of the pictures are as the site ships them.
SHIPPED_FROM = 41

# Checkpoints after so many epochs are kept: average.py makes the network of them.
KEPT = (41, 51)


def parse_arguments(description):
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--batch", type=int, default=500)
    parser.add_argument("--muon-lr", type=float, default=0.05)
    parser.add_argument("--adam-lr", type=float, default=3e-3)
    parser.add_argument("--smoothing", type=float, default=0.1)
    parser.add_argument("--limit", type=int, help="train on this many pictures only, for a trial")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    return parser.parse_args()


def create_optimisers(network, arguments):
    filters = [w for name, w in network.named_parameters() if w.ndim == 4 and "stem" not in name]
    known = {id(weight) for weight in filters}
    others = [w for w in network.parameters() if id(w) not in known and w.requires_grad]
    decayed = [w for w in others if w.ndim > 1]
    plain = [w for w in others if w.ndim == 1]
    groups = [dict(params=decayed, weight_decay=0.02), dict(params=plain, weight_decay=0.0)]
    return [Muon(filters, arguments.muon_lr), torch.optim.AdamW(groups, lr=arguments.adam_lr, betas=(0.9, 0.98))]


def full_rates(optimisers):
    """What the shares of a schedule are shares of; to be read before the first step."""
    return [[group["lr"] for group in optimiser.param_groups] for optimiser in optimisers]


def train_epoch(network, optimisers, rates, augmenter, epoch, arguments, schedule):
    """Trains on every picture once, by the rates that `schedule` has for this epoch; gives the mean loss."""
    network.train()
    losses = []
    steps = len(augmenter.labels) // arguments.batch
    for index, (pictures, targets) in enumerate(augmenter.epoch(epoch, arguments.batch)):
        share = float(np.interp(epoch + (index + 0.5) / steps, *zip(*schedule)))
        for optimiser, full in zip(optimisers, rates):
            for group, rate in zip(optimiser.param_groups, full):
                group["lr"] = rate * share
        logits = network(pictures)
        loss = F.cross_entropy(logits.float(), targets, label_smoothing=arguments.smoothing)
        network.zero_grad(set_to_none=True)
        loss.backward()
        for optimiser in optimisers:
            optimiser.step()
        losses.append(loss.item())
    return sum(losses) / steps


@torch.no_grad()
def predict(network, pixels, statistics):
    network.eval()
    chunks = [network(normalise(pixels[i : i + 500], statistics)) for i in range(0, len(pixels), 500)]
    return torch.cat(chunks).float()


def save(path, content):
    torch.save(content, f"{path}.part")
    os.replace(f"{path}.part", path)


def main():
    arguments = parse_arguments(__doc__)
    arguments.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(arguments.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(arguments.seed)
    pixels, labels = read_set("train")
    statistics = channel_statistics(pixels)
    if arguments.limit:
        pixels, labels = pixels[: arguments.limit], labels[: arguments.limit]
    validation_pixels, validation_labels = read_set("validation")

    network = Network().to(memory_format=torch.channels_last).convolve_by(convolve)
    network.whiten(normalise(pixels[:2000], statistics))
    optimisers = create_optimisers(network, arguments)
    rates = full_rates(optimisers)
    checkpoint = arguments.out / "checkpoint.pt"
    first = 0
    if checkpoint.exists():
        kept = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(kept["network"])
        for optimiser, state in zip(optimisers, kept["optimisers"]):
            optimiser.load_state_dict(state)
        first = kept["epoch"] + 1
    shipped = read_shipped("train")[: len(labels)]
    augmenter = Augmenter(pixels, shipped, labels, statistics, arguments.seed, SHIPPED_FROM)

    for epoch in range(first, RATES[-1][0]):
        began = time.time()
        loss = train_epoch(network, optimisers, rates, augmenter, epoch, arguments, RATES)
        logits = predict(network, validation_pixels, statistics)
        right = (logits.argmax(1).numpy() == validation_labels).mean()
        line = dict(epoch=epoch, loss=round(loss, 4), validation=round(float(right), 4), seconds=round(time.time() - began, 1))
        print(json.dumps(line), flush=True)
        with open(arguments.out / "log.jsonl", "a") as log:
            log.write(json.dumps(line) + "\n")
        content = dict(epoch=epoch, network=network.state_dict(), optimisers=[o.state_dict() for o in optimisers])
        save(checkpoint, content)
        if epoch + 1 in KEPT:
            save(arguments.out / f"checkpoint-{epoch + 1}.pt", content)


if __name__ == "__main__":
    main()
