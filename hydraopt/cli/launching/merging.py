"""Hydra callback: the shards of a measuring job are put together when their sweep is through."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hydra.experimental.callback import Callback
from omegaconf import DictConfig

from hydraopt.common.errors import UserError
from hydraopt.config.trials import composed


class MergeShards(Callback):
    """Merges into every `output` that a shard of the sweep belongs to.

    Hydra calls this only where no trial failed; after a failure the same command first measures
    what is missing.
    """

    def on_multirun_end(self, config: DictConfig, **kwargs: Any) -> None:
        """Merge, in the process that launched the sweep."""
        outputs = {
            str(trial.output): None
            for trial in composed()
            if "shard" in trial and trial.shard.count > 1 and not trial.merge
        }
        if not outputs:
            return
        from hydraopt.cli.commands.profile import merge_shards

        try:
            for output in outputs:
                merge_shards(Path(output).expanduser())
        except UserError as error:  # Hydra would make a warning of it
            print(error, file=sys.stderr)
            raise SystemExit(2) from None
