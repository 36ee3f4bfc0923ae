"""Kill a training run by SIGKILL a hundred times at random moments, and compare it bit for bit.

For each weighting, with and without loader workers. The harness is that of the tests.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "training"))

from killing import WEIGHTINGS, Killed, kill_and_finish, straight
from test_killed import assert_same_run, records

from hydraopt.common.files import write_atomic

RESULT = Path(__file__).with_name("result.json")


def main() -> None:
    """Run the study, print a line for each run, and write them all when the last is through."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--output", type=Path, default=RESULT)
    arguments = parser.parse_args()
    results = []
    for weighting in WEIGHTINGS:
        for num_workers in (0, 2):
            with tempfile.TemporaryDirectory() as folder:
                started = time.monotonic()
                steps = 5 * arguments.kills
                killed = Killed(Path(folder), weighting, num_workers, steps=steps)
                whole = straight(killed)
                killer = kill_and_finish(killed, arguments.kills, seed=num_workers)
                assert sum(killer.kills.values()) == arguments.kills, (
                    "the run ended before the kills"
                )
                assert_same_run(whole, killed)
                found = records(killed.run_dir / "metrics.jsonl")
                assert [record["step"] for record in found] == list(range(1, steps + 1))
            results.append(
                {
                    "weighting": weighting,
                    "num_workers": num_workers,
                    "steps": steps,
                    "kills": killer.kills,
                    "steps_at_death": len(set(killer.deaths)),
                    "identical": True,  # or the comparison had raised
                    "minutes": round((time.monotonic() - started) / 60, 1),
                }
            )
            print(json.dumps(results[-1]), flush=True)
    write_atomic(arguments.output, json.dumps(results, indent=2) + "\n")


if __name__ == "__main__":
    main()
