import pytest
from report_examples import make_run


@pytest.fixture
def run_dir(tmp_path):
    """Return a finished run's folder of 60 steps, warm-started and evaluated."""
    return make_run(tmp_path / "adaptive-smollm2_135m-0a1b2c")
