"""Prepared pictures, and what training does to them: crop, mirror, cutout, and the wear of real uploads."""

import io
import json
import pathlib

import numpy as np
import torch
from PIL import Image, ImageEnhance, ImageFilter

PROJECT = pathlib.Path(__file__).resolve().parents[3]
SHIPPED = 1  # place of the pictures as shipped among those that training draws from
CACHE = PROJECT / ".cache" / "cifar10"
SHEETS = PROJECT / "public" / "data" / "sheets"


def read_set(name):
    """Pixels [n, 32, 32, 3] and labels [n], both uint8, of `train`, `validation` or `test`."""
    labels = np.fromfile(CACHE / f"{name}.labels", np.uint8)
    pixels = np.fromfile(CACHE / f"{name}.pixels", np.uint8).reshape(len(labels), 32, 32, 3)
    return pixels, labels


def read_shipped(name):
    """Pixels [n, 32, 32, 3] of a set as the site ships them, decoded from its sheets of 40 x 25 pictures."""
    sheets = [np.asarray(Image.open(path).convert("RGB")) for path in sorted(SHEETS.glob(f"{name}-*.webp"))]
    cut = [sheet.reshape(25, 32, 40, 32, 3).transpose(0, 2, 1, 3, 4).reshape(-1, 32, 32, 3) for sheet in sheets]
    return np.concatenate(cut)


def channel_statistics(pixels):
    """Mean and standard deviation of each colour channel, in grey levels."""
    return pixels.mean((0, 1, 2)), pixels.std((0, 1, 2))


def normalise(pixels, statistics):
    """uint8 [n, 32, 32, 3] to float32 [n, 3, 32, 32], channels last in memory."""
    mean, deviation = (torch.tensor(value, dtype=torch.float32) for value in statistics)
    return ((torch.as_tensor(pixels).float() - mean) / deviation).permute(0, 3, 1, 2)


def wear(picture, rng):
    """One picture as an upload might show it: other scale, soft, recompressed, other light."""
    image = Image.fromarray(picture)
    if rng.random() < 0.5:  # another scale and place
        side = rng.uniform(22, 40)
        left, top = rng.uniform(min(0, 32 - side), max(0, 32 - side), 2)
        padded = Image.fromarray(np.pad(picture, ((8, 8), (8, 8), (0, 0)), "reflect"))
        box = (left + 8, top + 8, left + 8 + side, top + 8 + side)
        image = padded.resize((32, 32), Image.Resampling.BICUBIC, box=box)
    if rng.random() < 0.4:  # soft from resizing
        small = int(rng.integers(16, 28))
        image = image.resize((small, small), Image.Resampling.BOX)
        image = image.resize((32, 32), Image.Resampling.BICUBIC)
    elif rng.random() < 0.3:
        image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 0.9)))
    if rng.random() < 0.4:
        image = ImageEnhance.Brightness(image).enhance(rng.uniform(0.7, 1.35))
        image = ImageEnhance.Contrast(image).enhance(rng.uniform(0.7, 1.35))
    if rng.random() < 0.5:  # lossy compression
        coded = io.BytesIO()
        image.save(coded, "JPEG", quality=int(rng.integers(35, 95)))
        image = Image.open(coded)
    return np.asarray(image.convert("RGB"))


def wear_all(pixels, seed):
    """A worn copy of every picture, the same for the same seed."""
    rng = np.random.default_rng(seed)
    return np.stack([wear(picture, rng) for picture in pixels])


class Augmenter:
    """Yields training batches: shuffled, cropped from a reflected border, mirrored in turn, partly worn or cut out.

    Of the worn pictures a third are as the site ships them; from epoch `shipped_from` on, half of the others too.
    """

    def __init__(
        self, pixels, shipped, labels, statistics, seed, shipped_from, border=4, worn_share=0.2, copies=2, cut_share=0.5
    ):
        self.labels = torch.as_tensor(labels).long()
        self.statistics = statistics
        self.shipped_from = shipped_from
        self.border = border
        self.worn_share = worn_share
        self.cut_share = cut_share
        self.generator = torch.Generator().manual_seed(seed)
        self.mirrored = torch.rand(len(pixels), generator=self.generator) < 0.5
        frame = ((0, 0), (border, border), (border, border), (0, 0))
        banks = [pixels, shipped] + [wear_all(pixels, seed + copy) for copy in range(copies)]
        self.banks = [torch.as_tensor(np.pad(bank, frame, "reflect")) for bank in banks]

    def epoch(self, number, batch):
        """Batches of epoch `number`: (pictures [batch, 3, 32, 32], labels [batch])."""
        self.generator.manual_seed(1_000_003 * number + 17)
        order = torch.randperm(len(self.labels), generator=self.generator)
        for start in range(0, len(order) - batch + 1, batch):
            ids = order[start : start + batch]
            yield normalise(self.draw(ids, number), self.statistics), self.labels[ids]

    def draw(self, ids, number):
        count, g = len(ids), self.generator
        span = torch.arange(32)
        offsets = torch.randint(0, 2 * self.border + 1, (2, count, 1), generator=g)
        rows, columns = offsets[0] + span, offsets[1] + span
        # Every picture is mirrored in every second epoch (Jordan 2024), not by chance.
        mirrored = self.mirrored[ids] ^ bool(number % 2)
        columns = torch.where(mirrored[:, None], columns.flip(1), columns)
        chosen = torch.rand(count, generator=g) < self.worn_share
        bank = torch.randint(1, len(self.banks), (count,), generator=g) * chosen
        if number >= self.shipped_from:
            bank[(bank == 0) & (torch.rand(count, generator=g) < 0.5)] = SHIPPED
        pixels = torch.empty(count, 32, 32, 3, dtype=torch.uint8)
        for index, pictures in enumerate(self.banks):
            mine = bank == index
            pixels[mine] = pictures[ids[mine, None, None], rows[mine, :, None], columns[mine, None, :]]
        return self.cut_out(pixels)

    def cut_out(self, pixels, side=8):
        """Greys a square in a share of the pictures (DeVries and Taylor 2017)."""
        count, g = len(pixels), self.generator
        span = torch.arange(32)
        corner = torch.randint(1 - side, 32, (2, count, 1), generator=g)
        inside = (span >= corner) & (span < corner + side)
        cut = torch.rand(count, 1, generator=g) < self.cut_share
        square = inside[0][:, :, None] & (inside[1] & cut)[:, None, :]
        pixels[square] = torch.tensor(self.statistics[0]).round().to(torch.uint8)
        return pixels


def statistics_as_json(statistics):
    return json.dumps({"mean": statistics[0].tolist(), "deviation": statistics[1].tolist()})
