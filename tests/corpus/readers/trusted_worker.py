"""A worker for programs that the tests trust: a plain process for each run, no isolation."""

import json
import subprocess
import sys
import threading

from hydraopt.profiling.records import Outcome
from hydraopt.profiling.sandbox.contract import Language, Run

_CALL = """
import json as _json, sys as _sys
print(_json.dumps({name}(*_json.load(_sys.stdin))))
"""


class TrustedWorker:
    def __init__(self):
        self.ran = []
        self.closed = 0
        self.failure = None

    def run(self, program, call, limits, options=None):
        self.ran.append((program.source, call.stdin or call.args))
        if self.failure is not None:
            return self.failure
        assert program.language is Language.PYTHON
        source, stdin = program.source, call.stdin
        if program.entry_point:
            source += _CALL.format(name=program.entry_point)
            stdin = json.dumps(call.args)
        try:
            done = subprocess.run(
                [sys.executable, "-c", source],
                input=stdin,
                capture_output=True,
                text=True,
                timeout=limits.wall_s,
            )
        except subprocess.TimeoutExpired:
            return Run(Outcome.TIMEOUT, f"not finished within {limits.wall_s} s")
        if done.returncode:
            return Run(Outcome.ERROR, (done.stderr.strip().splitlines() or ["?"])[-1])
        return Run(
            Outcome.OK, answer=json.loads(done.stdout) if program.entry_point else done.stdout
        )

    def close(self):
        self.closed += 1


class Opener:
    """Opens workers and keeps them, so that a test can ask what they ran."""

    def __init__(self):
        self.workers = []
        self._lock = threading.Lock()

    def __call__(self):
        with self._lock:
            self.workers.append(TrustedWorker())
            return self.workers[-1]

    @property
    def ran(self):
        return [run for worker in self.workers for run in worker.ran]
