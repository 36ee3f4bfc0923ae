import gc
import json

import pytest

from hydraopt.common.errors import UserError
from hydraopt.profiling.records import Measurement, Outcome
from hydraopt.profiling.store import read_measurements


def record(program, outcome=Outcome.OK):
    return json.dumps(Measurement(program, "input", "rusage", "here", outcome).to_json())


def test_foreign_lines_are_named_and_the_rest_is_kept(tmp_path):
    path = tmp_path / "measurements.jsonl"
    foreign = ["{", "[1]", '{"format": 1}', '{"format": 99}', record("b").replace("ok", "fine")]
    path.write_text("\n".join([record("a"), *foreign, record("c")]) + "\n")
    warnings = []

    measurements = read_measurements(path, warnings.append)

    assert [entry.program for entry in measurements] == ["a", "c"]
    assert [warning.split(": ")[0] for warning in warnings] == [f"{path}:{n}" for n in range(2, 7)]


def test_of_two_records_of_one_key_the_last_counts(tmp_path):
    path = tmp_path / "measurements.jsonl"
    path.write_text(f"{record('a', Outcome.SANDBOX_ERROR)}\n{record('b')}\n{record('a')}\n")

    measurements = read_measurements(path)

    assert [(entry.program, entry.outcome) for entry in measurements] == [
        ("a", Outcome.OK),
        ("b", Outcome.OK),
    ]


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(UserError, match="cannot be read"):
        read_measurements(tmp_path / "none.jsonl")


def test_what_all_records_say_alike_is_held_once(tmp_path):
    path = tmp_path / "measurements.jsonl"
    told = [
        Measurement(name, "input", "rusage", "here", Outcome.OK, host={"cpu": cpu})
        for name, cpu in (("a", "EPYC"), ("b", "EPYC"), ("c", "Xeon"))
    ]
    path.write_text("".join(json.dumps(entry.to_json()) + "\n" for entry in told))

    measurements = read_measurements(path)

    assert measurements == told
    assert measurements[0].host is measurements[1].host
    assert gc.isenabled()
