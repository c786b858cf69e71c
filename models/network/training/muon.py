"""Momentum with orthogonalised updates for convolution filters (Jordan et al., Muon, 2024)."""

import torch


def orthogonalise(matrix, steps=3):
    """Pushes the singular values of `matrix` towards 1 by a quintic Newton-Schulz iteration."""
    a, b, c = 3.4445, -4.7750, 2.0315
    x = matrix / (matrix.norm() + 1e-7)
    tall = x.shape[0] > x.shape[1]
    if tall:
        x = x.T
    for _ in range(steps):
        gram = x @ x.T
        x = a * x + (b * gram + c * gram @ gram) @ x
    return x.T if tall else x


class Muon(torch.optim.Optimizer):
    """Nesterov momentum; each update orthogonal; each filter bank kept at the norm sqrt(outputs)."""

    def __init__(self, parameters, lr, momentum=0.9):
        super().__init__(parameters, dict(lr=lr, momentum=momentum))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for weight in group["params"]:
                state = self.state[weight]
                if not state:
                    state["momentum"] = torch.zeros_like(weight)
                average = state["momentum"].mul_(group["momentum"]).add_(weight.grad)
                update = weight.grad.add(average, alpha=group["momentum"])
                weight.mul_(len(weight) ** 0.5 / weight.norm())
                flat = update.contiguous().reshape(len(weight), -1)
                weight.add_(orthogonalise(flat).view(weight.shape), alpha=-group["lr"])
