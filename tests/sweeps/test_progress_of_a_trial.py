import pytest
from made_sweep import CONFIG, write_steps

from hydraopt.sweeps.progress import Progress, max_steps, read_progress


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "config.yaml").write_text(CONFIG)
    return tmp_path


def test_nothing_recorded_is_no_progress(tmp_path):
    assert read_progress(tmp_path) == Progress()


def test_a_warm_start_is_told_as_such(folder):
    write_steps(folder, [{"loss": 2.0}, {"loss": 1.5}], part="warm_start")
    assert read_progress(folder) == Progress("warm start", 2, 320, "loss", 1.5)


def test_training_goes_before_the_finished_warm_start(folder):
    write_steps(folder, [{"loss": 2.0}] * 9, part="warm_start")
    write_steps(folder, [{"loss": 0.69}, {"loss": 0.68}, {"loss": 0.67}])
    assert read_progress(folder) == Progress("train", 3, 40, "loss", 0.67)


def test_the_last_validation_goes_before_the_loss_of_a_batch(folder):
    steps = [{"loss": 0.69}, {"loss": 0.68, "validation_loss": 0.685}, {"loss": 0.6}]
    write_steps(folder, steps)
    assert read_progress(folder) == Progress("train", 3, 40, "validation_loss", 0.685)


def test_a_torn_last_line_is_passed_over(folder):
    write_steps(folder, [{"loss": 0.69}, {"loss": 0.68}])
    with (folder / "metrics.jsonl").open("a") as stream:
        stream.write('{"step":3,"loss":0.1')
    assert read_progress(folder).step == 2


def test_a_record_longer_than_the_first_look_is_found(folder):
    weights = [[0.2] * 5] * 20_000  # 500 KB on one line
    write_steps(folder, [{"loss": 0.7, "weights": weights}, {"loss": 0.68, "weights": weights}])
    assert read_progress(folder) == Progress("train", 2, 40, "loss", 0.68)


def test_an_abstaining_step_has_no_figure(folder):
    write_steps(folder, [{"loss": None}])
    assert read_progress(folder) == Progress("train", 1, 40, "", None)


def test_steps_are_found_in_their_own_section_only(tmp_path):
    config = tmp_path / "config.yaml"
    config.write_text("trainer:\n  batch_size: 4\nwarm_start:\n  max_steps: 320\n")
    assert max_steps(config, "trainer") == 0
    assert max_steps(config, "warm_start") == 320
    assert max_steps(tmp_path / "missing.yaml", "trainer") == 0
