import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from corpus_examples import HOSTILE, example, measurement, measurements, problems

from hydraopt.corpus.description import describe
from hydraopt.preference.objectives import PAPER_OBJECTIVES, Objective
from hydraopt.profiling.records import Outcome
from hydraopt.reporting.corpus_report import one_objective_sentences, render, write_corpus_report

VOID = {"meta", "br", "img", "link", "input", "hr"}
TITLES = [
    "(a) Coverage",
    "(b) Preference rate",
    "(c) Latency speed-up",
    "(d) Improvement per metric",
    "Correlation of the log-ratios",
    "Pairs in which two objectives disagree",
    "Noise of the repeated values",
    "Growth of latency with the input&#39;s size",
]


class Page(HTMLParser):
    """Collects tags and attributes, and checks that tags are closed in order."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.open = [], [], []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.handle_startendtag(tag, attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def found():
    return example()


@pytest.fixture(scope="module")
def text(found):
    return render(found, "mine")


@pytest.fixture(scope="module")
def page(text):
    return Page(text)


@pytest.mark.parametrize("title", TITLES)
def test_every_figure_stands_on_the_page(text, title):
    assert f"<h3>{title}</h3>" in text


def test_every_figure_has_a_sentence_and_an_alternative_text_with_its_figures(text, page):
    figures = [found for tag, found in page.attributes if tag == "svg"]

    assert len(figures) == page.tags.count("figcaption") == len(TITLES)
    labels = " ".join(found["aria-label"] for found in figures)
    assert "Coverage: latency 100.0%; memory 100.0%" in labels
    assert "sorting 2.00 and 1.00" in labels  # exponents of the originals and of the fastest


@pytest.mark.parametrize(
    "label",
    [
        "pairs that have the metric (%)",
        "pairs with the original (%)",
        "speed-up (×, log scale)",
        "improvement over the original (×, log scale)",
        "robust CV (%), log scale",
        "exponent of latency over input size (no unit)",
    ],
)
def test_every_axis_has_its_unit(text, label):
    assert f">{label}</text>" in text


def test_the_page_loads_nothing_and_runs_nothing(text, page):
    assert not {"script", "link", "iframe", "img", "object"} & set(page.tags)
    for _, attributes in page.attributes:
        for name, value in attributes.items():
            if name in ("src", "href", "xlink:href"):
                assert value.startswith("#")
            assert not name.startswith("on")
    assert "url(http" not in text


def test_ids_are_unique_and_references_resolve(page, text):
    ids = [found["id"] for _, found in page.attributes if "id" in found]

    assert len(ids) == len(set(ids))
    targets = set(re.findall(r'href="#([^"]+)"|url\(#([^)]+)\)', text))
    assert {one or other for one, other in targets} <= set(ids)


def test_figures_take_the_colours_of_the_page(text):
    assert "#0101" not in text
    assert "#0202" not in text
    assert "prefers-color-scheme: dark" in text


def test_the_page_says_which_objectives_are_one_and_why(found, text):
    sentences = one_objective_sentences(found)

    assert sentences[0].startswith(
        "latency, cycles, throughput and energy are one objective in these pairs: their log-ratios "
        "correlate by at least |r| = 1.0000"
    )
    assert sentences[1:] == [
        "cycles = latency × 2.6e+06 in every single value (estimated), so that it says nothing "
        "that latency does not.",
        "throughput = 1000 ÷ latency in every single value (derived), so that it says nothing that "
        "latency does not.",
        "energy = latency × 0.00065 in every single value (estimated), so that it says nothing "
        "that latency does not.",
    ]
    assert "(Σλ)² ÷ Σλ²" in text


def test_related_but_different_objectives_are_not_called_one(found):
    names = ["latency", "memory"]
    found = describe(problems(), measurements(problems()), [PAPER_OBJECTIVES[n] for n in names])

    assert not any("one objective" in line for line in one_objective_sentences(found))


def test_outcomes_stand_with_their_reasons(found):
    many = problems()
    failed = measurement(
        many[0].programs[1], 1000, [], 0, outcome=Outcome.ERROR, metrics={}, detail="KeyError: 5"
    )
    page = render(describe(many, [*measurements(many), failed], []), "mine")

    assert ">error</span>" in page
    assert '<td data-label="reason">KeyError</td>' in page
    assert "36 of 37 measurements ended ok." in page
    assert "it ended `error`" in page


def test_what_strangers_wrote_is_escaped():
    many = problems(family=f"$x^{HOSTILE}")
    runs = [
        replace(run, host={HOSTILE: HOSTILE}, machine=HOSTILE, profiler=HOSTILE)
        for run in measurements(many)
    ]
    runs.append(
        measurement(
            many[0].programs[0],
            1,
            [],
            0,
            outcome=Outcome.TIMEOUT,
            metrics={},
            detail=HOSTILE,
            machine=HOSTILE,
        )
    )
    own = Objective(f"$x^{HOSTILE}", "ms", higher_is_better=False, metric="latency")
    text = render(describe(many, runs, [own, PAPER_OBJECTIVES["memory"]]), HOSTILE)

    assert "<script" not in text
    assert "<img" not in text
    Page(text)


def test_a_data_set_without_pairs_is_said():
    many = problems(1)
    text = render(describe(many, [], list(PAPER_OBJECTIVES.values())), "empty")

    assert "There is no pair" in text
    assert "No measurement has values." in text
    assert "no growth can be told" in text
    Page(text)


def test_both_files_hold_the_same_figures(tmp_path, found):
    path = write_corpus_report(found, tmp_path / "out", "mine")

    record = json.loads((tmp_path / "out" / "corpus_report.json").read_text())
    assert path.name == "corpus_report.html"
    assert record["dataset"] == "mine"
    assert record["pairs"] == found.pairs == 18
    assert record["agreement"]["alike"] == [["latency", "cycles", "throughput", "energy"]]
    assert f"effective rank of {len(record['agreement']['names'])} objectives" in path.read_text()
