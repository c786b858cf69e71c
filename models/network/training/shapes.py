"""Compares shapes of the network: trains each briefly in the same way and writes models/network/shapes.json.

    python models/network/training/shapes.py --out .cache/shapes

A short training tells how shapes differ, not how well each ends. What has been trained is kept under `--out`
and not trained again. `npm run data:shapes` adds what a picture takes. Test pictures are never read.
"""

import json
import time

import torch

from architecture import STEM, Network
from architecture import convolve as plain_convolve
from data import PROJECT, Augmenter, channel_statistics, normalise, read_set, read_shipped
from train import create_optimisers, full_rates, parse_arguments, predict, train_epoch
from winograd import convolve

# Channels before and after the second pooling, and residual blocks after it; the first is the one that is shipped.
CANDIDATES = (((64, 160), 2), ((64, 160), 1), ((64, 192), 1), ((64, 128), 2))

# Epoch, and the share of the full learning rates at its start; straight lines between.
RATES = ((0, 0), (1, 1), (2.5, 1), (6, 0))


def count_multiplications(network):
    """Of one look at one picture, without the shortcuts of any way to convolve."""
    places = 32 * 32
    counted = [network.stem.weight.numel() * places, network.head.weight.numel()]

    def count(x, weight, pool):
        counted.append(weight.numel() * x.shape[2] * x.shape[3])
        return plain_convolve(x, weight, pool)

    with torch.no_grad():
        network.eval().convolve_by(count)(torch.zeros(1, 3, 32, 32))
    return sum(counted)


def count_parameters(network):
    """With batch normalisation folded, as the network is shipped: a bias for each output."""
    layers = [layer for layer in network.modules() if isinstance(layer, (torch.nn.Conv2d, torch.nn.Linear))]
    return sum(layer.weight.numel() + len(layer.weight) for layer in layers)


def compare(widths, blocks, arguments, augmenter, first, validation):
    """Trains one shape from the start, its stem from the `first` pictures, and tells how it compares."""
    torch.manual_seed(arguments.seed)
    network = Network(widths, blocks)
    multiplications = count_multiplications(network)
    network.convolve_by(convolve).to(memory_format=torch.channels_last)
    network.whiten(first)
    optimisers = create_optimisers(network, arguments)
    rates = full_rates(optimisers)
    for epoch in range(RATES[-1][0]):
        began = time.time()
        loss = train_epoch(network, optimisers, rates, augmenter, epoch, arguments, RATES)
        print(widths, blocks, f"epoch {epoch}: loss {loss:.4f}, {time.time() - began:.0f} s", flush=True)
    pixels, labels = validation
    right = predict(network, pixels, augmenter.statistics).argmax(1).numpy() == labels
    return dict(
        stem=STEM,
        widths=widths,
        blocks=blocks,
        convolutions=sum(isinstance(module, torch.nn.Conv2d) for module in network.modules()),
        parameters=count_parameters(network),
        multiplications=multiplications,
        epochs=RATES[-1][0],
        validation=round(float(right.mean()), 4),
    )


def main():
    arguments = parse_arguments(__doc__)
    arguments.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(arguments.threads)
    torch.set_flush_denormal(True)
    pixels, labels = read_set("train")
    statistics = channel_statistics(pixels)
    count = arguments.limit or len(labels)
    shipped = read_shipped("train")[:count]
    augmenter = Augmenter(pixels[:count], shipped, labels[:count], statistics, arguments.seed, RATES[-1][0])
    first = normalise(pixels[:2000], statistics)
    validation = read_set("validation")
    shapes = []
    for widths, blocks in CANDIDATES:
        kept = arguments.out / f"{widths[0]}-{widths[1]}-{blocks}.json"
        if not kept.exists():
            kept.write_text(json.dumps(compare(widths, blocks, arguments, augmenter, first, validation)))
        shapes.append(json.loads(kept.read_text()))
        print(json.dumps(shapes[-1]), flush=True)
    (PROJECT / "models" / "network" / "shapes.json").write_text(json.dumps({"shapes": shapes}, indent=2) + "\n")


if __name__ == "__main__":
    main()
