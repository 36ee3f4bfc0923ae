"""`pairs`: export labelled pairs as prompt, chosen and rejected."""

from __future__ import annotations

import logging
from pathlib import Path

from hydraopt.cli.console import shown
from hydraopt.cli.data import load_data
from hydraopt.config import build
from hydraopt.config.schema import PairsConfig

log = logging.getLogger(__name__)


def run(config: PairsConfig, run_dir: Path) -> None:
    """Label the training pairs under drawn weights and write those that do not abstain.

    Raises:
        UserError: A file is missing, no pair can be made, or the output cannot be written.
    """
    import numpy as np

    from hydraopt.corpus.export import export_trl

    data = load_data(config)
    indices = np.arange(len(data.pairs))
    weights = build.weighting(config).draw(indices)
    prompts = build.conditioning(config).choose(
        weights, list(config.objectives), np.random.default_rng(config.seed)
    )
    path = Path(config.output) if config.output else run_dir / "pairs.jsonl"
    count = export_trl(data.pairs, data.preferences, weights, path, shown=prompts)
    log.info("%d of %d pairs written to %s", count, len(data.pairs), shown(path))
