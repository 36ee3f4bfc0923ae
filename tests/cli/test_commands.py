from __future__ import annotations

import json
import subprocess
import sys

import yaml


def test_a_corpus_is_built_from_its_sources_and_found_right(shell, corpus):
    assert len(corpus.read_text().splitlines()) == 3
    done = shell("corpus", "check", "dataset=jsonl", f"dataset.path={corpus}")
    assert done.returncode == 0, done.stderr
    assert "3 problems with 9 programs: every one is right." in done.stderr


def test_a_wrong_program_is_printed_and_ends_with_2(shell, corpus):
    records = [json.loads(line) for line in corpus.read_text().splitlines()]
    records[1]["programs"][1] = {"name": "off", "source": "def total(values):\n    return 1\n"}
    own = shell.folder / "own.jsonl"
    own.write_text("".join(json.dumps(record) + "\n" for record in records) + "{torn\n")
    done = shell("corpus", "check", "dataset=jsonl", f"dataset.path={own}")
    assert done.returncode == 2
    assert "sums/count, program off" in done.stdout
    assert "own.jsonl:4" in done.stdout
    assert "Traceback" not in done.stderr


def test_slower_forms_of_a_corpus_are_written(shell, corpus):
    done = shell("corpus", "slow", "dataset=jsonl", f"dataset.path={corpus}", "output=slowed.jsonl")

    assert done.returncode == 0, done.stderr
    written = [
        json.loads(line) for line in (shell.folder / "slowed.jsonl").read_text().splitlines()
    ]
    problems = {
        entry["problem"]: entry for entry in map(json.loads, corpus.read_text().splitlines())
    }
    assert f"{len(written)} slower programs" in done.stderr + done.stdout
    assert written
    for entry in written:
        assert entry["base"] in {p["name"] for p in problems[entry["problem"]]["programs"]}


def test_slower_forms_of_another_data_set_are_refused(shell, corpus):
    done = shell(
        "corpus", "check", "dataset=jsonl", f"dataset.path={corpus}", "dataset.slowed=true"
    )

    assert done.returncode == 2
    assert "dataset.slowed" in done.stderr


def test_a_corpus_report_is_written_as_a_page_and_as_json(shell, corpus, measurements):
    data = ("dataset=jsonl", f"dataset.path={corpus}", f"measurements={measurements}")
    done = shell("corpus", "report", *data, "objective=[latency,memory]", "output=out")
    assert done.returncode == 0, done.stderr
    record = json.loads((shell.folder / "out" / "corpus_report.json").read_text())
    assert (record["dataset"], record["problems"], record["programs"]) == ("problems.jsonl", 3, 9)
    assert [row["name"] for row in record["objectives"]] == ["latency", "memory"]
    assert record["outcomes"][0]["measurements"] == 6  # 3 programs on 2 sizes, shared by all
    page = (shell.folder / "out" / "corpus_report.html").read_text()
    assert "<h3>(a) Coverage</h3>" in page


def test_a_corpus_report_on_nothing_measured_says_what_to_do(shell, corpus):
    (shell.folder / "empty.jsonl").write_text("")
    data = ("dataset=jsonl", f"dataset.path={corpus}", "measurements=empty.jsonl")
    done = shell("corpus", "report", *data)
    assert done.returncode == 2
    assert "empty.jsonl holds no measurement. Measure first: hydraopt profile" in done.stderr


def test_measuring_goes_on_where_it_stopped(shell, corpus, measurements):
    before = measurements.read_text()
    assert len(before.splitlines()) == 6  # 3 programs on 2 sizes; the 3 problems are alike
    done = shell("profile", "dataset=jsonl", f"dataset.path={corpus}", f"output={measurements}")
    assert done.returncode == 0, done.stderr
    assert "Measured 0" in done.stderr
    assert measurements.read_text() == before


def test_shards_measure_into_files_of_their_own_and_are_merged(shell, corpus, measurements):
    common = ("profile", "dataset=jsonl", f"dataset.path={corpus}", "output=sharded.jsonl")
    for index in range(2):
        done = shell(*common, f"shard.index={index}", "shard.count=2")
        assert done.returncode == 0, done.stderr
    done = shell(*common, "merge=true")
    assert done.returncode == 0, done.stderr
    assert "6 records" in done.stderr

    def keys(path):
        records = map(json.loads, path.read_text().splitlines())
        return {(record["program"], record["inputs"]) for record in records}

    assert keys(shell.folder / "sharded.jsonl") == keys(measurements)


def test_a_shard_that_does_not_exist_is_refused(shell, corpus):
    common = ("profile", "dataset=jsonl", f"dataset.path={corpus}", "output=sharded.jsonl")
    done = shell(*common, "shard.index=2", "shard.count=2")
    assert done.returncode == 2
    assert "shard.index" in done.stderr
    assert "shard.count - 1 = 1" in done.stderr


def test_pairs_are_exported_and_the_same_command_writes_the_same(shell, pairs_command):
    texts = []
    for _ in range(2):
        done = shell(*pairs_command("output=out.jsonl"))
        assert done.returncode == 0, done.stderr
        texts.append((shell.folder / "out.jsonl").read_text())
    assert texts[0] == texts[1]
    record = json.loads(texts[0].splitlines()[0])
    assert record["prompt"][0]["role"] == "user"
    assert "def total" in record["chosen"][0]["content"]


def test_a_composed_configuration_is_yaml_and_needs_no_torch(shell):
    done = shell("train.py", "--cfg", "job", "beta=0.5")
    assert done.returncode == 0
    assert yaml.safe_load(done.stdout)["beta"] == 0.5
    code = (
        "import sys; sys.argv = ['train.py', '--cfg', 'job']\n"
        "from hydraopt.cli.main import main\n"
        "assert main('train') == 0\n"
        "heavy = {'torch', 'transformers', 'lightning', 'wandb', 'matplotlib', 'rich', 'scipy'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)


def test_importing_the_command_line_and_every_schema_leaves_torch_unloaded():
    code = (
        "import pkgutil, importlib, sys, hydraopt.cli, hydraopt.config\n"
        "for package in (hydraopt.cli, hydraopt.config):\n"
        "    for found in pkgutil.walk_packages(package.__path__, package.__name__ + '.'):\n"
        "        importlib.import_module(found.name)\n"
        "assert 'torch' not in sys.modules\n"
        "assert 'hydraopt.cli.commands.train' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_help_lists_the_commands_and_each_commands_groups(shell):
    commands = shell("--help")
    assert commands.returncode == 0
    for name in ("train", "profile", "evaluate", "report", "corpus", "pairs"):
        assert f"\n  {name} " in commands.stdout
    one = shell("train.py", "--help")
    assert one.returncode == 0
    assert "\n   * adaptive           New weights for every batch" in one.stdout


def test_help_shows_choices_of_the_users_own(shell):
    (shell.folder / "label").mkdir()
    (shell.folder / "label" / "mine.yaml").write_text("# My own label.\n_target_: my.Label\n")
    done = shell("train", "--config-dir", ".", "--help")
    assert "     mine               My own label." in done.stdout
    assert "   * hard " in done.stdout


def test_a_reader_that_leaves_early_is_no_error(shell):
    line = f"{subprocess.list2cmdline(shell.command('train.py', '--cfg', 'all'))} | head -1"
    done = subprocess.run(
        ["bash", "-c", line], capture_output=True, text=True, cwd=shell.folder, env=shell.env
    )
    assert done.stdout.startswith("hydra:")
    assert "Traceback" not in done.stderr
