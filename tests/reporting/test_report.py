import json
import re
from html.parser import HTMLParser
from itertools import pairwise

import numpy as np
import pytest
from report_examples import HOSTILE, METRICS, evaluation, step_record, write_lines

from hydraopt.common.errors import UserError
from hydraopt.reporting.charts import colours_of
from hydraopt.reporting.report import write_report

VOID = {"meta", "br", "img", "link", "input", "hr"}


class Page(HTMLParser):
    """Collects tags, ids and text, and checks that tags are closed in order."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.ids, self.labels, self.open = [], [], [], []
        self.attributes = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes.append((tag, dict(attrs)))
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes.append((tag, dict(attrs)))
        self.ids += [value for name, value in attrs if name == "id"]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def text(tmp_path_factory):
    from report_examples import make_run

    return write_report(make_run(tmp_path_factory.mktemp("runs") / "my run")).read_text()


@pytest.fixture(scope="module")
def page(text):
    return Page(text)


@pytest.mark.parametrize(
    "title",
    [
        "DPO loss",
        "Policy–reference divergence",
        "Implicit reward margin",
        "Implicit reward accuracy",
        "Concentration α per metric",
        "Advantage Δ per metric",
        "Preference rate per metric",
        "Drawn weights, mean",
        "Drawn weights, distribution",
        "Warm-start loss",
        "Latency improvement",
    ],
)
def test_every_figure_stands_on_the_page(text, title):
    assert f"<h3>{title}</h3>" in text


def test_the_page_loads_nothing_and_runs_nothing(text, page):
    assert not {"script", "link", "iframe", "img", "object"} & set(page.tags)
    for _, attributes in page.attributes:
        for name, value in attributes.items():
            if name in ("src", "href", "xlink:href"):
                assert value.startswith("#")
            assert not name.startswith("on")
    assert "url(http" not in text
    assert "@import" not in text


def test_what_a_model_wrote_is_escaped(text):
    assert HOSTILE not in text
    assert "&lt;/code&gt;&lt;script&gt;alert(" in text


def test_every_figure_has_an_alternative_text_with_its_figures(page):
    figures = [found for tag, found in page.attributes if tag == "svg"]

    assert len(figures) == page.tags.count("figure") == 12
    assert all(found["role"] == "img" for found in figures)
    labels = " ".join(found["aria-label"] for found in figures)
    assert "Concentration alpha: latency 1 at step 1, 1.24 at step 60" in labels
    assert "triangular_sum 9.79e+04 times" in labels


def test_ids_are_unique_and_references_within_the_page_resolve(page, text):
    assert len(page.ids) == len(set(page.ids))
    targets = {
        value[1:]
        for _, found in page.attributes
        for name, value in found.items()
        if name in ("href", "xlink:href")
    } | set(re.findall(r"url\(#([^)]+)\)", text))
    assert targets <= set(page.ids)


def test_headings_follow_the_levels(page):
    levels = [int(tag[1]) for tag in page.tags if re.fullmatch("h[1-6]", tag)]

    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_figures_take_the_colours_of_the_page(text):
    assert "#0101" not in text
    assert "#0202" not in text
    assert "var(--series-1)" in text
    assert "prefers-color-scheme: dark" in text


def test_the_bounds_of_the_concentration_are_drawn_and_named(text):
    assert 'id="alpha-bound-0.75"' in text
    assert 'id="alpha-bound-1.5"' in text
    assert "Its bounds are 0.75 and 1.5 (level dashed lines: 0.75 and 1.5)." in text


def test_bounds_far_away_are_said_and_do_not_press_the_lines_flat(run_dir):
    config = run_dir / "config.yaml"
    config.write_text(config.read_text().replace("0.75", "0.1").replace("1.5", "10"))

    text = write_report(run_dir).read_text()

    assert "Its bounds are 0.1 and 10, both outside the figure." in text
    assert 'id="alpha-bound' not in text


def test_sources_stand_side_by_side_with_their_changes(text):
    assert re.search(r'row removed"><i>2</i><u>−</u>    total = 0\n', text)
    assert re.search(r'row added"><i>2</i><u>\+</u>    if n &lt;= 0:\n', text)


def test_estimated_figures_are_said_to_be_estimated(text):
    assert "energy, J<br>(estimated)" in text
    assert "Energy is estimated as cycles × 2.5e-10 J" in text
    assert "throughput, calls/s<br>(derived)" in text


def test_rejected_programs_have_no_after(text):
    assert "None: the original stays." in text
    assert "0 of 1 candidates pass all tests." in text


def test_configuration_and_host_are_shown(text):
    assert "weighting.alpha_max" in text
    assert "Example CPU @ 3.00GHz" in text


def test_region_losses_are_drawn_where_they_stand(tmp_path):
    rng = np.random.default_rng(1)
    records = [step_record(step, rng, regions=True) for step in range(1, 6)]
    write_lines(tmp_path / "metrics.jsonl", records)

    text = write_report(tmp_path).read_text()

    assert "<h3>Loss per region</h3>" in text
    assert "balanced 0.85 at step 1" in text


def test_missing_parts_are_said(run_dir):
    for name in ("evaluation/evaluation.json", "warm_start/metrics.jsonl", "config.yaml", "DONE"):
        (run_dir / name).unlink()

    text = write_report(run_dir).read_text()

    assert "has not been evaluated yet" in text
    assert "no record of a supervised warm start" in text
    assert "config.yaml is missing" in text
    assert "Unfinished run" in text


def test_a_run_without_a_step_is_said(run_dir):
    (run_dir / "metrics.jsonl").unlink()

    assert "No DPO step has been recorded" in write_report(run_dir).read_text()


def test_a_name_with_dollars_is_no_formula(tmp_path):
    record = {"step": 1, "loss": 0.69, "alpha": {"$x^$": 1.0, r"$\\frac$": 2.0}}
    write_lines(tmp_path / "metrics.jsonl", [record])

    assert "$x^$" in write_report(tmp_path).read_text()


def test_a_run_of_a_single_sparse_step_is_drawn(tmp_path):
    write_lines(tmp_path / "metrics.jsonl", [{"step": 1, "loss": 0.69, "alpha": None}])

    text = write_report(tmp_path).read_text()

    assert "<h3>DPO loss</h3>" in text
    assert "No weights have been recorded" in text


def test_a_run_with_fixed_weights_says_that_it_has_no_concentration(tmp_path):
    weights = {"latency": 0.7, "memory": 0.3}
    record = {"step": 1, "loss": 0.69, "weights": [[0.7, 0.3]], "weights_mean": weights}
    write_lines(tmp_path / "metrics.jsonl", [record, {**record, "step": 2}])

    text = write_report(tmp_path).read_text()

    assert "has no concentration α" in text
    assert "<h3>Drawn weights, mean</h3>" in text


def test_a_torn_record_is_said_on_the_page(run_dir):
    with (run_dir / "metrics.jsonl").open("a") as stream:
        stream.write('{"step": 61, "lo')

    assert "metrics.jsonl:61: not a record" in write_report(run_dir).read_text()


def test_hostile_names_in_metrics_and_configuration_are_escaped(run_dir):
    found = evaluation()
    found["host"] = {HOSTILE: HOSTILE}
    found["suite"] = HOSTILE
    found["programs"][0]["problem"] = f"seven/{HOSTILE}"
    (run_dir / "evaluation" / "evaluation.json").write_text(json.dumps(found))
    (run_dir / "config.yaml").write_text(f"note: {json.dumps(HOSTILE)}\n")
    record = step_record(61, np.random.default_rng(0))
    record["alpha"] = {f"{HOSTILE}&": 1.0}
    write_lines(run_dir / "metrics.jsonl", [record, {**record, "step": 62}])

    text = write_report(run_dir).read_text()

    assert "<script" not in text
    assert "<img" not in text


def test_a_long_run_stays_a_small_page(tmp_path):
    rng = np.random.default_rng(2)
    records = [step_record(step, rng) for step in range(1, 60)]
    many = [{**records[k % 59], "step": k} for k in range(1, 6001)]
    write_lines(tmp_path / "metrics.jsonl", many)

    assert write_report(tmp_path).stat().st_size < 1_000_000


def test_a_folder_that_is_no_run_gets_no_report(tmp_path):
    with pytest.raises(UserError, match="not a run's folder"):
        write_report(tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_colours_of_own_objectives_never_collide_with_the_metrics():
    assert colours_of(METRICS) == [0, 1, 2, 3, 4]
    assert colours_of(["code_size", "latency", "balanced"]) == [1, 0, 5]


METRICS_JSON = {
    "pass@1": {"value": 0.6, "low": 0.25, "high": 1.0, "definition": "chance that one passes"},
    "ET": {"value": 24.16, "unit": "ms", "definition": f"mean time {HOSTILE}"},
    "latency/geometric_mean_clipped": {"value": 12.5, "low": 1.5, "high": 90.0, "definition": ""},
    "memory/mean_reduction_unclipped": {"value": 0.3, "low": -1.5, "high": 0.5, "definition": ""},
}


def test_the_suites_metrics_stand_with_value_interval_and_meaning(run_dir):
    (run_dir / "evaluation" / "metrics.json").write_text(json.dumps(METRICS_JSON))

    text = write_report(run_dir).read_text()

    Page(text)
    row = re.search(r'<tr><th scope="row">pass@1</th>(.*?)</tr>', text)[1]
    assert re.findall(r">([^<]+)</td>", row) == ["0.6", "0.25 to 1", "chance that one passes"]
    assert ">24.2 ms</td>" in text
    assert HOSTILE not in text
    latency = re.search(r'<tr><th scope="row">latency</th>(.*?)</tr>', text)[1]
    assert '<span class="ratio">12.5×</span><span class="range">1.5 to 90</span>' in latency
    assert '<span class="range">−150.0% to 50.0%</span>' in text


def test_a_run_without_metrics_says_how_they_come(text):
    assert "holds no evaluation/metrics.json" in text


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('{"pass@1": ', "evaluation/metrics.json is not JSON"),
        ("[1]", "evaluation/metrics.json holds no metrics"),
        ('{"a": {"value": 1.0, "definition": "x"}, "b": {"value": null}}', "no figure for b"),
        ('{"a": {"value": 1.0, "definition": "x"}, "b": {"value": 1, "low": "0"}}', "for b;"),
    ],
)
def test_metrics_that_cannot_be_read_are_said(run_dir, written, said):
    (run_dir / "evaluation" / "metrics.json").write_text(written)

    text = write_report(run_dir).read_text()

    assert said in text
    assert ('<th scope="row">a</th>' in text) == ('"a"' in written)


def test_maintainability_stands_on_the_page(run_dir):
    found = evaluation()
    sides = [{"error": None, "figures": {"cognitive": value}, "lint": {}} for value in (6, 0)]
    found["programs"][3]["maintainability"] = {
        "before": sides[0], "after": sides[1], "difference": {"cognitive": -6}
    }  # fmt: skip
    cognitive = {
        "before": 6, "after": 0, "difference": -6, "low": -7, "high": -5,
        "higher_is_better": False, "better": 2, "worse": 0, "equal": 0,
    }  # fmt: skip
    found["maintainability"] = {
        "summary": {
            "programs": 4, "compared": 2, "without_after": 2, "unparsed": 0,
            "figures": {"cognitive": cognitive},
        },
        "tools": {"packages": {"radon": "6"}, "figures": {"cognitive": f"nested {HOSTILE}"}},
        "other_languages": 0,
    }  # fmt: skip
    (run_dir / "evaluation" / "evaluation.json").write_text(json.dumps(found))

    text = write_report(run_dir).read_text()

    Page(text)
    assert "2 of 4 programs were rewritten." in text
    assert '<span class="ratio better">−6</span><span class="range">−7 to −5</span>' in text
    assert "2 better, 0 worse, 0 equal" in text
    assert "Cognitive complexity 6 → 0." in text
    assert HOSTILE not in text


def test_an_older_evaluation_says_how_it_gets_maintainability_figures(text):
    assert "made before there were such figures. The same command again adds them" in text


def test_an_evaluation_alone_is_not_called_an_unfinished_training(run_dir):
    for name in ("metrics.jsonl", "warm_start/metrics.jsonl", "DONE"):
        (run_dir / name).unlink()

    text = write_report(run_dir).read_text()

    assert "Evaluation: 2 of 4 programs improved" in text
    assert "Unfinished run" not in text
    assert 'id="training"' not in text
    page = Page(text)
    links = {found["href"][1:] for tag, found in page.attributes if tag == "a"}
    assert links <= set(page.ids)
