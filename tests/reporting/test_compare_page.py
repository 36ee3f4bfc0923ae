import json
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from compare_examples import candidate, make_evaluated, program, programs

from hydraopt.reporting.compare import (
    Comparison,
    Difference,
    Figure,
    measured_metrics,
    metrics_of,
    render,
    to_json,
)
from hydraopt.reporting.compare_data import common_programs, group_runs, read_evaluated

HOSTILE = "</code><script>alert('x')</script><img src=x onerror=alert(1)>"
VOID = {"meta", "br", "img", "link", "input", "hr"}
NAMES = (
    "improved",
    "verified",
    "unverified_pass_rate",
    "pass@1",
    "pass@n",
    "hypervolume",
    *(
        f"{metric}/{kind}"
        for metric in ("latency", "memory", "throughput")
        for kind in ("clipped", "unclipped")
    ),
)


class Page(HTMLParser):
    """Collects tags and attributes, and checks that tags are closed in order."""

    def __init__(self, text):
        super().__init__()
        self.found, self.open = [], []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def values(self, name):
        return [attributes[name] for _, attributes in self.found if name in attributes]


def figures(value=0.5, seeds=None):
    return dict.fromkeys(NAMES, Figure(value, (value / 2, value * 2), seeds))


def difference(first, second, figure, value=2.0, p_holm=0.04):
    return Difference(first, second, figure, value, value / 2, value * 2, 0.01, p_holm, 3, 1)


def comparison(folders, warnings=()):
    runs = [read_evaluated(folder, 1) for folder in folders]
    groups = group_runs(runs, ("paths",))
    letters = [group.letter for group in groups]
    return Comparison(
        groups=groups,
        programs=common_programs(runs),
        warnings=warnings,
        summary={
            group.letter: figures(0.5, (0.4, 0.6) if len(group.runs) > 1 else None)
            for group in groups
        },
        seeds={
            group.letter: {run.seed: figures(0.25) for run in group.runs}
            for group in groups
            if len(group.runs) > 1
        },
        differences=[
            difference(first, second, figure)
            for place, first in enumerate(letters)
            for second in letters[place + 1 :]
            for figure in ("latency", "memory", "improved")
        ],
        settings=[("beta", ["0.1"] * len(groups))],
    )


@pytest.fixture
def folders(tmp_path):
    """Return two seeds of one configuration, and a run of another one."""
    return [
        make_evaluated(tmp_path / "s0"),
        make_evaluated(tmp_path / "s1", seed=1),
        make_evaluated(
            tmp_path / "other",
            config={"beta": 0.2},
            usage={"prompt_tokens": 12000, "completion_tokens": 3000, "cost_usd": 1.25},
        ),
    ]


@pytest.fixture
def found(folders):
    return comparison(folders, ["The sandboxes differ."])


@pytest.fixture
def text(found):
    return render(found)


def test_every_part_stands_on_the_page(text):
    for heading in ("Runs", "Summary", "Ratios per program", "Runtime and memory", "Programs"):
        assert re.search(f"<h2 [^>]*>{heading}</h2>", text)
    assert "3 runs in 2 groups (same configuration, other seed) over 4 common programs" in text
    assert "<strong>These figures are not, or only in part, comparable.</strong>" in text
    assert "<li>The sandboxes differ.</li>" in text


def test_the_page_loads_nothing_and_runs_nothing(text):
    page = Page(text)

    assert not {"script", "link", "iframe", "img", "object"} & {tag for tag, _ in page.found}
    for name in ("src", "href", "xlink:href"):
        assert all(value.startswith("#") for value in page.values(name))
    assert not any(name.startswith("on") for _, found in page.found for name in found)
    assert "url(http" not in text


def test_ids_are_unique_and_references_resolve(text):
    page = Page(text)
    ids = page.values("id")

    assert len(ids) == len(set(ids))
    targets = {value[1:] for name in ("href", "xlink:href") for value in page.values(name)}
    assert targets | set(re.findall(r"url\(#([^)]+)\)", text)) <= set(ids)


def test_headings_follow_the_levels(text):
    levels = [int(tag[1]) for tag, _ in Page(text).found if re.fullmatch("h[1-6]", tag)]

    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_every_figure_says_in_words_what_it_shows(text):
    drawn = [found for tag, found in Page(text).found if tag == "svg" and "role" in found]

    # Three metrics, the runs, and the one program of which any candidate is verified, twice.
    assert len(drawn) == text.count("<figure>") == 6
    assert all(found["aria-label"] for found in drawn)


def test_figures_take_the_colours_of_the_page(text):
    assert "#0101" not in text
    assert "#0202" not in text
    assert "DejaVu" not in text.split("</style>", 1)[1]
    assert "prefers-color-scheme: dark" in text


def test_a_group_of_seeds_shows_its_mean_its_intervals_and_each_seed(text):
    rows = re.findall(r"<tr[^>]*><th scope=\"row\"><span class=\"run\">.*?</tr>", text)
    summary = [row for row in rows if 'data-label="pass@1"' in row]

    assert [re.search(r"</svg>([^<]+)<", row)[1] for row in summary] == [
        "A",
        "A, seed 0",
        "A, seed 1",
        "B",
    ]
    assert "seeds 40% to 60%" in summary[0]
    assert all("seeds 4" not in row for row in summary[1:])


def test_tokens_and_cost_stand_where_they_were_counted(text):
    assert '<td data-label="tokens">15k</td><td data-label="cost">$1.25</td>' in text
    assert '<td data-label="tokens">–</td><td data-label="cost">–</td>' in text


def test_tokens_have_no_column_where_nobody_counted(folders):
    assert 'data-label="tokens"' not in render(comparison(folders[:2]))


def test_differences_are_stated_with_interval_and_adjusted_p(text):
    assert "6 of 3" not in text
    assert "3 of 3 differences hold at 5 %" in text
    assert "p cannot fall below 0.12, before correction" in text  # 2 of 2^4 signs
    assert '<span class="ratio better">✓ 2×</span> <span class="soft">1 to 4</span>' in text
    assert "p 0.01, Holm 0.04" in text
    assert "+200 pp" in text


def test_what_does_not_hold_bears_no_mark(folders):
    found = comparison(folders)
    weak = [difference("A", "B", "latency", 0.5, p_holm=0.2)]

    text = render(Comparison(**{**vars(found), "differences": weak}))

    assert "0 of 1 differences hold" in text
    assert '<span class="ratio ">0.5×</span>' in text


def test_only_measured_metrics_are_tested(found):
    assert measured_metrics(metrics_of(found.groups)) == ["latency", "memory"]


def test_a_metric_that_was_estimated_on_one_host_is_not_tested(tmp_path):
    entries = programs()
    for entry in entries:
        entry["before"]["memory"]["provenance"] = "estimated"
    folders = [
        make_evaluated(tmp_path / "a"),
        make_evaluated(tmp_path / "b", entries, policy="other"),
    ]

    found = metrics_of(comparison(folders).groups)

    assert [metric.provenance for metric in found] == [
        "measured",
        "estimated or measured",
        "derived",
    ]
    assert measured_metrics(found) == ["latency"]


def test_sources_stand_beside_the_original_once_for_all_that_chose_them(text):
    assert text.count("Source chosen by A seed 0, A seed 1, B</summary>") == 2
    assert re.search(r'row removed"><i>2</i><u>−</u>    # suite/alpha\n', text)
    assert re.search(r'row added"><i>2</i><u>\+</u>    return a1\n', text)
    assert "A seed 0, A seed 1, B: no verified candidate, the original stays" in text
    assert "A seed 0, A seed 1, B: an unchanged copy" in text


def test_candidates_are_counted_by_outcome_and_failures_by_kind(text):
    assert '<td data-label="candidates">2 ok, 1 wrong answer</td>' in text
    assert '<td data-label="candidates">2 wrong answer, 1 unchanged</td>' in text
    assert "test 1 of 3: 2, not 3 <span" in text
    assert "(A 6, B 3)" in text


def test_rare_ways_of_failing_are_counted(tmp_path):
    many = [candidate(f"c{number}", detail=f"kind {number}") for number in range(20)]
    folder = make_evaluated(tmp_path / "run", [program("suite/alpha", many)])

    text = render(comparison([folder]))

    assert "kind 11 <" in text
    assert "kind 12 <" not in text
    assert "and 8 candidates in other ways" in text


def test_ratios_stand_with_their_intervals(text):
    assert (
        '<span class="ratio better">4×</span><span class="range">3.64 to 4.4</span>'
        '<span class="range">12 → 3</span>' in text
    )


def test_what_others_wrote_is_escaped(tmp_path):
    entries = [program(f"suite/{HOSTILE}", [candidate(HOSTILE, 2.0, 1.0), candidate("x")], 0)]
    entries[0]["candidates"][1]["detail"] = HOSTILE
    entries[0]["statement"] = HOSTILE
    folder = make_evaluated(tmp_path / "run", entries, policy=HOSTILE, suite=HOSTILE)

    text = render(comparison([folder], [HOSTILE]))

    assert HOSTILE not in text
    assert "<script" not in text
    assert "<img" not in text


def test_one_run_alone_makes_a_page(folders):
    text = render(comparison(folders[2:]))

    assert "1 run over 4 common programs of suite." in text
    assert "There is one group only" in text


def test_runs_that_verified_nothing_make_a_page(tmp_path):
    entries = [program("suite/alpha", [candidate("a")])]
    folders = [make_evaluated(tmp_path / "a", entries), make_evaluated(tmp_path / "b", entries)]

    found = comparison(folders)
    nothing = {group.letter: dict.fromkeys(NAMES[:5], Figure(0.0)) for group in found.groups}

    text = render(Comparison(**{**vars(found), "summary": nothing}))

    assert "No run has ratios of both latency and memory." in text
    Page(text)


def test_twelve_runs_over_many_programs_fold_what_is_long(tmp_path):
    entries = [
        program(f"suite/p{number}", [candidate(f"c{number}", 2.0, 1.0)], 0) for number in range(25)
    ]
    folders = [
        make_evaluated(tmp_path / f"r{number}", entries, config={"beta": number})
        for number in range(12)
    ]

    page = Page(render(comparison(folders)))

    details = [found for tag, found in page.found if tag == "details"]
    assert any(found.get("id") == "program-25" for found in details)
    # Open stay the sources inside each (folded) program, which all twelve runs share.
    assert sum("open" in found for found in details) == 25


def test_the_json_has_the_figures_without_the_sources(found):
    record = json.loads(to_json(found))

    assert [group["letter"] for group in record["groups"]] == ["A", "B"]
    assert record["groups"][0]["figures"]["latency/clipped"] == {
        "value": 0.5,
        "programs": [0.25, 1.0],
        "seeds": [0.4, 0.6],
    }
    assert record["groups"][0]["seeds"]["1"]["improved"]["value"] == 0.25
    assert [run["seed"] for run in record["groups"][0]["runs"]] == ["0", "1"]
    assert record["programs"]["suite/alpha"]["B"][0]["ratio"]["latency"]["value"] == 4.0
    assert record["differences"][0]["p_holm"] == 0.04
    assert "return a1" not in to_json(found)
