"""Write the problems on which decoding and recipe are chosen; training leaves all of them out.

Usage: python experiments/table3/validation.py OUTPUT.jsonl

The hand-written problems of the corpus' validation split, and slower forms of held-out functions,
spread evenly over those there are. Problems from templates are left out: training has seen theirs.
"""

from __future__ import annotations

import sys
from pathlib import Path

from hydraopt.common.files import canonical_json, write_atomic
from hydraopt.corpus.dataset import DatasetSpec, load_bases, load_problems

SLOWED = 37
"""With the 11 that were written by hand: 48 problems."""


def main(output: Path) -> None:
    """Write the problems and say how many they are."""
    bases = {base.problem.rpartition("/")[2] for base in load_bases()}
    held = [
        problem
        for problem in load_problems(DatasetSpec(slowed=True))
        if problem.split == "validation"
    ]
    written = [p for p in held if p.family != "slowed" and not p.problem[-2:].isdigit()]
    slowed = [
        p
        for p in held
        if p.family == "slowed" and p.problem.rpartition("/")[2].split(".")[0] in bases
    ]
    spread = [slowed[i * len(slowed) // SLOWED] for i in range(SLOWED)]
    chosen = [*written, *spread]
    write_atomic(output, "".join(canonical_json(p.to_json()) + "\n" for p in chosen))
    print(f"{len(written)} written by hand, {len(spread)} of {len(slowed)} slower forms")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
