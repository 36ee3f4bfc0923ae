"""A model that is only asked."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any


@contextlib.contextmanager
def resting(model: Any) -> Iterator[None]:
    """Hold a model in evaluation mode without gradients, and give it back as it was."""
    import torch

    training = model.training
    model.eval()
    try:
        with torch.no_grad():
            yield
    finally:
        model.train(training)
