"""What every attempt needs, imported and used once in the process that attempts are forked from.

No backward pass: autograd refuses to go back in a child of a process that has done so.
"""

import gc
import tempfile

import torch
import wandb  # noqa: F401  (imported when a tracker is made)
from made_run import tiny_spec

import hydraopt.training.export
import hydraopt.training.stage
import hydraopt.training.task  # noqa: F401
from hydraopt.models.policy import load_policy

torch.set_num_threads(1)
with tempfile.TemporaryDirectory() as cache:
    load_policy(tiny_spec(), adapter=None, trainable=True, device="cpu", seed=0, cache_dir=cache)
gc.collect()
gc.freeze()  # or each attempt's collections would go through it all, and copy its pages
