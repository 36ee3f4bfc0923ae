from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from hydraopt.common.errors import UserError
from hydraopt.common.files import append_line
from hydraopt.profiling.records import Limits, Measurement, Outcome
from hydraopt.profiling.shards import Shard, merge, shard_files
from hydraopt.profiling.store import read_measurements


def record(program: str, outcome: Outcome = Outcome.OK, detail: str = "") -> Measurement:
    return Measurement(program, "inputs", "rusage", "here", outcome, detail=detail)


def write(path: Path, *records: Measurement) -> None:
    for measurement in records:
        append_line(path, measurement.to_json())


def test_every_group_lies_in_exactly_one_shard_and_all_shards_get_some() -> None:
    groups = [f"family/problem{number}" for number in range(500)]
    shards = [Shard(index, 16) for index in range(16)]
    held = {group: [shard.index for shard in shards if shard.holds(group)] for group in groups}
    assert all(len(indices) == 1 for indices in held.values())
    counts = Counter(indices[0] for indices in held.values())
    assert len(counts) == 16
    assert max(counts.values()) < 60


def test_an_uncut_job_holds_everything_and_keeps_its_file(tmp_path: Path) -> None:
    assert Shard().holds("anything")
    assert Shard().path(tmp_path / "m.jsonl") == tmp_path / "m.jsonl"


def test_shards_have_files_of_their_own_beside_the_whole(tmp_path: Path) -> None:
    paths = {Shard(index, 3).path(tmp_path / "pie.jsonl") for index in range(3)}
    assert len(paths) == 3
    assert tmp_path / "pie.shard-0001-of-0003.jsonl" in paths


@pytest.mark.parametrize(("index", "count"), [(0, 0), (-1, 4), (4, 4), (0, -2)])
def test_a_shard_outside_its_count_is_refused(index: int, count: int) -> None:
    with pytest.raises(UserError, match=r"shard\.(index|count)="):
        Shard(index, count)


def test_merging_keeps_each_key_once_and_names_the_shards_that_are_missing(tmp_path: Path) -> None:
    whole = tmp_path / "pie.jsonl"
    write(Shard(0, 3).path(whole), record("a"), record("b"))
    write(Shard(2, 3).path(whole), record("b"), record("c", Outcome.TIMEOUT))
    merged = merge(whole)
    assert [m.program for m in read_measurements(whole)] == ["a", "b", "c"]
    assert (merged.records, merged.repeated) == (3, 1)
    assert merged.missing == ["0001 of 0003"]
    assert merged.outcomes == {"ok": 2, "timeout": 1}
    assert len(shard_files(whole)) == 2  # they stay


def test_merging_again_changes_nothing_and_keeps_what_the_whole_file_held(tmp_path: Path) -> None:
    whole = tmp_path / "pie.jsonl"
    write(whole, record("before"))
    write(Shard(0, 2).path(whole), record("a"))
    merge(whole)
    once = whole.read_bytes()
    assert merge(whole).records == 2
    assert whole.read_bytes() == once


def test_our_own_failure_never_replaces_a_measurement_but_is_kept_where_it_is_all(
    tmp_path: Path,
) -> None:
    whole = tmp_path / "pie.jsonl"
    failed = Outcome.SANDBOX_ERROR
    write(Shard(0, 2).path(whole), record("a"), record("b", failed), record("c", failed))
    write(Shard(1, 2).path(whole), record("a", failed), record("b"))
    merge(whole)
    found = {m.program: m.outcome for m in read_measurements(whole)}
    assert found == {"a": Outcome.OK, "b": Outcome.OK, "c": failed}


LOW, HIGH = Limits(wall_s=5.0, memory_mib=64), Limits(wall_s=9.0, memory_mib=256)
SLOW, LARGE = record("a", Outcome.TIMEOUT), record("a", Outcome.MEMORY_LIMIT)


@pytest.mark.parametrize(
    ("held", "later", "kept"),
    [
        (record("a"), SLOW.under(HIGH), ("ok", 0.0)),
        (SLOW.under(HIGH), SLOW.under(LOW), ("timeout", 9.0)),
        (SLOW.under(LOW), SLOW.under(HIGH), ("timeout", 9.0)),
        (SLOW.under(HIGH), LARGE.under(LOW), ("memory_limit", 64.0)),
        (LARGE.under(HIGH), record("a", Outcome.ERROR), ("error", 0.0)),
        (record("a", Outcome.SANDBOX_ERROR), SLOW.under(LOW), ("timeout", 5.0)),
    ],
)
def test_a_run_that_was_cut_short_replaces_none_that_went_further(
    tmp_path: Path, held: Measurement, later: Measurement, kept: tuple[str, float]
) -> None:
    whole = tmp_path / "pie.jsonl"
    write(whole, held)
    write(Shard(0, 2).path(whole), later)
    merge(whole)
    (found,) = read_measurements(whole)
    assert (found.outcome.value, found.limit) == kept


def test_a_torn_record_of_a_shard_is_named_and_the_rest_merged(tmp_path: Path) -> None:
    whole = tmp_path / "pie.jsonl"
    path = Shard(0, 2).path(whole)
    write(path, record("a"))
    with path.open("ab") as stream:
        stream.write(b'{"format":1,"prog')
    warnings: list[str] = []
    assert merge(whole, warnings.append).records == 1
    assert len(warnings) == 1
    assert f"{path}:2" in warnings[0]


def test_merging_without_any_shard_says_what_to_do(tmp_path: Path) -> None:
    write(tmp_path / "other.shard-0000-of-0002.jsonl", record("a"))
    with pytest.raises(UserError, match="no shard of"):
        merge(tmp_path / "pie.jsonl")
