"""A run on several devices: one process for each, which share every step's items.

Each rank draws all weights and labels all pairs, from the same generators, so that what is learnt
outside the model (alpha, the order of pairs) is the same everywhere and needs no exchange. Only the
passes through the model are shared out; then the gradients of the adapter, which are small, are
added up once a step. That is data parallelism (DDP) with one exchange a step, exact for uneven
shares too: where pairs abstain, ranks have shares and passes of unequal numbers, for which the
wrapper of PyTorch would wait, or take a mean that weighs them wrongly.

With `trainer.strategy=fsdp` the frozen weights are sharded over the ranks besides
(`hydraopt.models.layers.shard_layers`); all else, the files among it, stays the same.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from hydraopt.common.errors import UserError
from hydraopt.models.resting import resting

if TYPE_CHECKING:
    import numpy as np
    import torch

    from hydraopt.models.policy import Policy

T = TypeVar("T")

PATIENCE = timedelta(days=2)
"""How long a rank waits for the others, which measure programs or fill the reference store. NCCL's
own is ten minutes. A rank that dies is noticed at once, by torchrun, SLURM or the lost connection.
"""


@dataclass(frozen=True)
class Ranks:
    """This process among those of a run.

    Attributes:
        rank: Its number, from 0.
        count: How many there are.
        local: Its number on its own machine, which is its device's.
    """

    rank: int = 0
    count: int = 1
    local: int = 0

    @property
    def first(self) -> bool:
        """Whether this process writes the run's files."""
        return self.rank == 0

    def share(self, items: Iterable[T]) -> list[T]:
        """Return this rank's share of a step's items."""
        return list(items)[self.rank :: self.count]

    def add_up(self, *tensors: torch.Tensor) -> None:
        """Put the sum over all ranks into each tensor; every rank has to call it."""
        if self.count > 1:
            import torch.distributed as dist

            for tensor in tensors:
                dist.all_reduce(tensor)

    def add_up_arrays(self, *arrays: np.ndarray) -> None:
        """Put the sum over all ranks into each NumPy array; every rank has to call it."""
        if self.count > 1:
            import torch

            for array in arrays:
                tensor = torch.from_numpy(array).to(_device_of_exchange(self))
                self.add_up(tensor)
                array[...] = tensor.cpu().numpy()

    def largest(self, value: int) -> int:
        """Return the largest value of all ranks; every rank has to call it."""
        return max(self.gather(value))

    def gather(self, value: T) -> list[T]:
        """Return every rank's value, by rank; every rank has to call it."""
        if self.count == 1:
            return [value]
        import torch.distributed as dist

        found: list[Any] = [None] * self.count
        dist.all_gather_object(found, value)
        return found

    def of_first(self, value: T) -> T:
        """Return the first rank's value; every rank has to call it."""
        if self.count == 1:
            return value
        import torch.distributed as dist

        held = [value]
        dist.broadcast_object_list(held, src=0)
        return held[0]

    def wait(self) -> None:
        """Wait until every rank is here."""
        self.gather(0)

    @contextlib.contextmanager
    def first_goes_first(self) -> Iterator[None]:
        """Let the first rank through the block alone; the others find what it left on disk."""
        if not self.first:
            self.wait()
        yield
        if self.first:
            self.wait()


def world_size() -> int:
    """Return how many processes torchrun or SLURM has started for this run."""
    return int(os.environ.get("WORLD_SIZE") or 1)


def is_first_rank() -> bool:
    """Return whether this process writes its run's files, before the ranks have met."""
    return int(os.environ.get("RANK") or 0) == 0


def join_ranks(devices: int, accelerator: str) -> Ranks:
    """Return this process' place among its run's, meeting the others where there are any.

    Args:
        devices: How many there are to be.
        accelerator: `cpu`, `cuda` or `auto`.

    Raises:
        UserError: The process was not started as one of so many.
    """
    count = world_size()
    if count != devices:
        raise UserError(
            f"trainer.devices={devices}, but {count} process{'es were' if count > 1 else ' was'} "
            "started for this run; there has to be one for each device. Start it with "
            f"torchrun --nproc-per-node={devices} train.py ... trainer.devices={devices} (on SLURM "
            f"with cluster.tasks_per_node={devices}), or take trainer.devices={count}."
        )
    if count == 1:
        return Ranks()
    import torch
    import torch.distributed as dist

    ranks = Ranks(int(os.environ["RANK"]), count, int(os.environ.get("LOCAL_RANK") or 0))
    if not dist.is_initialized():
        on_cuda = accelerator != "cpu" and torch.cuda.is_available()
        if on_cuda:
            torch.cuda.set_device(ranks.local)
        dist.init_process_group("nccl" if on_cuda else "gloo", timeout=PATIENCE)
    return ranks


def leave_ranks() -> None:
    """Part from the other ranks, if there are any."""
    if world_size() > 1:
        import torch.distributed as dist

        if dist.is_initialized():
            dist.destroy_process_group()


def add_up_gradients(ranks: Ranks, parameters: Iterable[torch.nn.Parameter]) -> None:
    """Put the sum of all ranks' gradients into each parameter's; every rank has to call it.

    One exchange for the whole adapter. A rank that had nothing to do adds zeros.
    """
    if ranks.count == 1:
        return
    import torch

    trained = list(parameters)
    grads = [torch.zeros_like(p) if p.grad is None else p.grad for p in trained]
    flat = torch.cat([grad.reshape(-1) for grad in grads])
    ranks.add_up(flat)
    for parameter, part in zip(trained, flat.split([p.numel() for p in trained]), strict=True):
        parameter.grad = part.view_as(parameter).clone()


def keep_up(
    ranks: Ranks, policy: Policy, passes: int, backward: Callable[[torch.Tensor], None]
) -> None:
    """Run a sharded model for nothing as often as this rank has fewer passes to make than another.

    Every rank has to call it, before its passes.

    Args:
        ranks: The processes that share a step.
        policy: Nothing is done where it is not sharded.
        passes: Those that this rank is going to make.
        backward: Adds a loss's gradients, here zeros, to the parameters'.
    """
    if policy.sharded:
        from hydraopt.models.layers import idle_loss

        for _ in range(ranks.largest(passes) - passes):
            backward(idle_loss(policy))


def by_first(ranks: Ranks, policy: Policy, do: Callable[[], T]) -> T:
    """Let the first rank alone ask the model, without gradients; every rank has to call it.

    Where the model is sharded the others run it alongside, on nothing, as long as that lasts.

    Returns:
        What `do` returned on the first rank, on every rank.
    """
    from hydraopt.models.layers import idle_loss
    from hydraopt.models.logps import causal_of

    found: Any = None
    if not policy.sharded:
        found = do() if ranks.first else None
    elif ranks.first:

        def call_the_others(*_: Any) -> None:
            ranks.of_first(True)

        root = causal_of(policy.model).base_model
        hook = root.register_forward_pre_hook(call_the_others, prepend=True)
        # After an error nothing is said: the others may be waiting within a layer, and end with it.
        found = do()
        hook.remove()
        ranks.of_first(False)
    else:
        with resting(policy.model):
            while ranks.of_first(False):
                idle_loss(policy)
    return ranks.of_first(found)


def _device_of_exchange(ranks: Ranks) -> str:
    import torch.distributed as dist

    return f"cuda:{ranks.local}" if dist.get_backend() == "nccl" else "cpu"
