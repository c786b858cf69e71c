"""The network: a whitened stem, three stages of 3x3 convolutions, average pooling, one linear head.

Few wide layers instead of many thin ones: on a GPU each layer is a draw call. The last feature maps
are 8x8 and the head is linear after global average pooling, so that class activation maps are exact.
src/engine/network/architecture.ts says the same with batch normalisation folded.
"""

import torch
import torch.nn.functional as F
from torch import nn

CLASSES = 10
STEM = 24
WIDTHS = (64, 160)
BLOCKS = 2


def convolve(x, weight, pool):
    """A 3x3 convolution, padded by one, then the maximum of each 2x2 where `pool`."""
    x = F.conv2d(x, weight, padding=1)
    return F.max_pool2d(x, 2) if pool else x


class Convolution(nn.Module):
    """3x3 convolution, optional 2x2 max pooling, batch normalisation.

    Pooling comes before normalisation, at a quarter of the cost; the scale is then fixed at 1, because
    only a positive scale may be folded through a maximum.
    """

    def __init__(self, inputs, outputs, pool=False, scale=1.0):
        super().__init__()
        self.convolve = convolve
        self.convolution = nn.Conv2d(inputs, outputs, 3, padding=1, bias=False)
        self.normalise = nn.BatchNorm2d(outputs, momentum=0.1)
        self.pool = pool
        nn.init.constant_(self.normalise.weight, scale)
        self.normalise.weight.requires_grad_(not pool)
        with torch.no_grad():  # start as close to the identity as the shape allows
            nn.init.dirac_(self.convolution.weight[:inputs])

    def forward(self, x):
        return self.normalise(self.convolve(x, self.convolution.weight, self.pool))


class Residual(nn.Module):
    """x + two convolutions of x, rectified."""

    def __init__(self, width):
        super().__init__()
        self.first = Convolution(width, width)
        self.second = Convolution(width, width, scale=0.5)

    def forward(self, x):
        return F.relu(x + self.second(F.relu(self.first(x))))


class Network(nn.Module):
    """Normalised pictures [n, 3, 32, 32] to logits [n, 10]; other widths and fewer blocks to compare shapes."""

    def __init__(self, widths=WIDTHS, blocks=BLOCKS):
        super().__init__()
        narrow, wide = widths
        self.stem = nn.Conv2d(3, STEM, 3, padding=1)
        self.enter = Convolution(STEM, narrow, pool=True)
        self.early = Residual(narrow)
        self.widen = Convolution(narrow, wide, pool=True)
        self.middle = Residual(wide)
        self.late = Residual(wide) if blocks == BLOCKS else nn.Identity()
        self.head = nn.Linear(wide, CLASSES)

    def forward(self, x):
        x = F.relu(self.stem(x))
        x = F.relu(self.enter(x))
        x = self.early(x)
        x = F.relu(self.widen(x))
        x = self.late(self.middle(x))
        return self.head(x.mean((2, 3)).float())

    def convolve_by(self, function):
        """Has every 3x3 convolution after the stem done by `function`, which does what `convolve` does."""
        for module in self.modules():
            if isinstance(module, Convolution):
                module.convolve = function
        return self

    @torch.no_grad()
    def whiten(self, pictures):
        """Starts the stem from the leading principal components of 3x3 patches, each with both signs.

        Idea: Page (How to train your ResNet, 2019); Jordan (94% on CIFAR-10 in 3.29 seconds, 2024).
        """
        patches = F.unfold(pictures, 3).transpose(1, 2).reshape(-1, 27).double()
        patches = patches - patches.mean(0)
        values, vectors = torch.linalg.eigh(patches.T @ patches / len(patches))
        leading = (vectors / torch.sqrt(values + 1e-2)).T.flip(0)[: STEM // 2]
        filters = torch.cat([leading, -leading]).reshape(STEM, 3, 3, 3).float()
        self.stem.weight.copy_(filters)
        nn.init.zeros_(self.stem.bias)
