"""What is done to a model's decoder layers: their weights sharded over processes, or compiled."""

from __future__ import annotations

import os
import shutil
import sys
from itertools import chain
from typing import TYPE_CHECKING, Any

from hydraopt.common.errors import UserError
from hydraopt.models.logps import causal_of, completion_logps
from hydraopt.models.rows import Row

if TYPE_CHECKING:
    import torch

    from hydraopt.models.policy import Policy


def decoder_layers(model: Any) -> torch.nn.ModuleList:
    """Return the layers of a causal language model, or of a `PeftModel` around one.

    Raises:
        UserError: The architecture keeps them where they are not found.
    """
    import torch

    causal = causal_of(model)
    count = causal.config.get_text_config().num_hidden_layers
    for module in causal.modules():
        if isinstance(module, torch.nn.ModuleList) and len(module) == count:
            return module
    raise UserError(
        f"{type(causal).__name__} has no list of {count} layers, which trainer.strategy=fsdp and "
        "trainer.compile=true work on. Use trainer.strategy=ddp trainer.compile=false."
    )


def shard_layers(model: Any, device: str) -> None:
    """Keep on each process only its part of the layers' frozen weights (FSDP, arXiv:2304.11277).

    A layer's weights are gathered where it is run, forwards and backwards, and let go again. So
    every process has to run the model as often as the others, on whatever (`idle_loss`). What is
    trained stays whole on every process: the adapter is small, and so its gradients, the optimiser
    and all files are those of a model that is not sharded. Embeddings and output head stay whole
    as well.

    Args:
        model: Anywhere, such as in the host's memory; one layer at a time is brought to the device.
        device: Of this process.

    Raises:
        UserError: The architecture's layers are not found.
    """
    import torch.distributed as dist
    from torch.distributed.device_mesh import init_device_mesh
    from torch.distributed.fsdp import fully_shard
    from torch.distributed.tensor import DTensor

    layers = decoder_layers(model)
    mesh = init_device_mesh(device.partition(":")[0], (dist.get_world_size(),))
    trained = {parameter for parameter in model.parameters() if parameter.requires_grad}
    for layer in layers:
        fully_shard(layer, mesh=mesh, ignored_params=trained)
    # The root has no weights of its own to shard; it makes the layers know each other, so that the
    # next one's weights come while one is computed.
    root = causal_of(model).base_model
    fully_shard(root, mesh=mesh, ignored_params=set(root.parameters()))
    for tensor in chain(model.parameters(), model.buffers()):
        if not isinstance(tensor, DTensor):
            tensor.data = tensor.data.to(device)


def idle_loss(policy: Policy) -> torch.Tensor:
    """Run the model once for nothing, for others that need this process' part of its weights.

    Returns:
        0, with a graph through every layer.
    """
    pad = policy.tokenizer.pad_token_id
    batch = policy.batch([Row((pad,), ((pad,),))])
    return 0.0 * completion_logps(policy.model, batch).sum()


def compile_layers(policy: Policy) -> None:
    """Compile what each decoder layer computes token by token, for any number of tokens.

    Those are its norms and its feed-forward part. Its attention stays as it is: it goes by the
    parts of a packed line, and would be compiled anew for every line.

    Raises:
        UserError: There is no compiler, or the architecture's layers are not found.
    """
    if policy.model.device.type == "cpu":
        wanted = os.environ.get("CXX") or ("clang++" if sys.platform == "darwin" else "g++")
        if shutil.which(wanted) is None:
            raise UserError(
                f"trainer.compile=true needs a C++ compiler on a CPU, and {wanted!r} is not found. "
                "Install one (apt install g++) or name it in CXX; or use trainer.compile=false."
            )
    for layer in decoder_layers(policy.model):
        for part in layer.children():
            if not hasattr(part, "layer_idx"):  # as Transformers' attention has it, for its cache
                part.compile(dynamic=True)
