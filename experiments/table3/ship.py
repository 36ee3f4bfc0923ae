"""Make a trained run's adapter the one that travels with the package.

Usage: python experiments/table3/ship.py RUN

Weights are rounded to half precision, which halves the file; names of folders of the machine that
trained it are left out, and so is the tokenizer, which is the base model's.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import torch
import yaml
from safetensors.torch import load_file, save_file

from hydraopt.models.shipped import FOLDER

NOT_ITS_OWN = ("paths", "cluster", "logger")


def main(run: Path) -> None:
    """Write `config.yaml` and `adapter/`."""
    config = yaml.safe_load((run / "config.yaml").read_text())
    config = {name: value for name, value in config.items() if name not in NOT_ITS_OWN}
    folder = FOLDER / config["model"]["name"]
    adapter = folder / "adapter"
    adapter.mkdir(parents=True, exist_ok=True)
    (folder / "config.yaml").write_text(yaml.safe_dump(config, sort_keys=False))
    described = json.loads((run / "adapter" / "adapter_config.json").read_text())
    described["base_model_name_or_path"] = config["model"]["name"]
    described["target_modules"].sort()
    (adapter / "adapter_config.json").write_text(json.dumps(described, indent=1) + "\n")
    weights = load_file(run / "adapter" / "adapter_model.safetensors")
    rounded = {name: weight.to(torch.float16) for name, weight in weights.items()}
    save_file(rounded, adapter / "adapter_model.safetensors", metadata={"format": "pt"})
    (adapter / "adapter_model.safetensors").chmod(0o644)
    card = (run / "adapter" / "README.md").read_text()
    card = card.replace(
        'AutoTokenizer.from_pretrained("PATH_OF_THIS_FOLDER")',
        "AutoTokenizer.from_pretrained(base)",
    )
    recipe = "| recipe | `python train.py experiment=starter_full`, weights in half precision |\n"
    (adapter / "README.md").write_text(card.replace("| data |", recipe + "| data |"))
    print(f"{adapter}: {(adapter / 'adapter_model.safetensors').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
