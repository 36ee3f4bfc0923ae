from __future__ import annotations

from pathlib import Path

from hydraopt.config.choices import description, read_choices
from hydraopt.config.help import GROUPS, documented_keys, help_text
from hydraopt.config.location import conf_dir
from hydraopt.config.schema import ROOTS, EvaluateConfig, TrainConfig


def test_the_help_lists_each_choice_with_its_line_and_marks_the_chosen(compose):
    text = help_text(compose("train", "weighting=static"))
    assert "\n   * static             One weight vector per pair" in text
    assert "\n     adaptive           New weights for every batch" in text
    assert "\n   * latency            Wall-clock time of one call." in text


def test_the_help_leaves_out_the_groups_of_other_commands(compose):
    text = help_text(compose("profile"))
    assert "\n  dataset: " in text
    assert "\n  weighting: " not in text


def test_every_group_is_explained():
    assert set(read_choices([conf_dir()])) == set(GROUPS)


def test_every_key_of_every_command_is_explained():
    for root in ROOTS.values():
        assert set(root.__dataclass_fields__) == set(documented_keys(root))


def test_a_commands_own_explanation_of_a_key_goes_first():
    assert documented_keys(TrainConfig)["weights"] != documented_keys(EvaluateConfig)["weights"]


def test_choices_of_ones_own_stand_beside_ours_and_go_first(tmp_path):
    own = tmp_path / "label"
    own.mkdir()
    (own / "mine.yaml").write_text("# @package _global_\n# Mine.\nx: 1\n# not this\n")
    (own / "hard.yaml").write_text("# My hard.\n")
    labels = read_choices([tmp_path, conf_dir()])["label"]
    assert labels["mine"] == "Mine."
    assert labels["hard"] == "My hard."
    assert "soft" in labels


def test_a_file_without_a_comment_has_no_description(tmp_path: Path):
    path = tmp_path / "plain.yaml"
    path.write_text("x: 1\n# late\n")
    assert description(path) == ""


def test_a_dollar_in_the_help_survives_hydras_template(compose, monkeypatch):
    import string

    monkeypatch.setattr("sys.argv", ["/usr/bin/hydraopt train"])
    text = help_text(compose("train"))
    assert "Usage: hydraopt train [GROUP" in text
    assert '"$(hydraopt -sc install=bash)"' in string.Template(text).substitute()
