from __future__ import annotations

import pytest
from hydra.errors import HydraException

from hydraopt.config.choices import read_choices
from hydraopt.config.explain import explain
from hydraopt.config.location import conf_dir


@pytest.fixture
def explained(compose):
    """Compose, and return the explanation of what Hydra raised."""

    def explanation(*overrides: str, multirun: bool = False) -> str:
        def load(texts: list[str]):
            return compose("train", *texts)

        with pytest.raises((HydraException, ValueError)) as caught:
            load(list(overrides))
        choices = read_choices([conf_dir()])
        return str(explain(caught.value, load, overrides, choices, multirun))

    return explanation


def test_an_unknown_choice_lists_the_choices_and_the_closest(explained):
    assert explained("weighting=adaptve") == (
        "One setting cannot be used:\n\n"
        "  weighting=adaptve\n"
        "    rule:   the choices are adaptive, adaptive_region, fixed, static.\n"
        "    remedy: Did you mean adaptive?"
    )


def test_an_unknown_choice_among_several_is_named_alone(explained):
    text = explained("objective=[latency,memry]")
    assert "objective=memry" in text
    assert "Did you mean memory?" in text


@pytest.mark.parametrize(
    ("override", "meant"),
    [
        ("betta=1", "beta"),
        ("wieghting=static", "weighting"),
        ("trainer.max_step=3", "trainer.max_steps"),
        ("alpha_bound=paper", "alpha_bounds"),
    ],
)
def test_an_unknown_key_or_group_is_named_with_the_closest(explained, override, meant):
    text = explained(override)
    assert "there is no such key and no such group" in text
    assert f"Did you mean {meant}" in text


def test_a_key_unlike_any_other_says_where_the_keys_are_listed(explained):
    assert "--cfg job lists every key" in explained("qqq=1")


@pytest.mark.parametrize(
    ("override", "said"),
    [
        ("beta=abc", "could not be converted to Float"),
        ("trainer.max_steps=2.5", "could not be converted to Integer"),
        ("weights.latency=abc", "could not be converted to Float"),
        ("limits=3", "LimitsSpec"),
        ("weighting=3", "the choices are"),
    ],
)
def test_a_wrong_type_is_named(explained, override, said):
    assert said in explained(override)


@pytest.mark.parametrize("override", ["beta", "seed=[", "=3", "a=b=c:{"])
def test_a_malformed_override_is_named(explained, override):
    text = explained(override)
    assert f"\n  {override}\n" in text
    assert "KEY=VALUE" in text


def test_several_values_without_multirun_are_named_with_both_remedies(explained):
    text = explained("beta=0.1,0.2", "weighting=static,adaptive")
    assert "2 settings" in text
    assert text.count("Add --multirun") == 2


def test_all_faults_of_a_command_line_are_listed_at_once(explained):
    text = explained("betta=1", "label=sof", "beta=abc", "seed=[")
    assert text.startswith("4 settings")


def test_keys_of_a_group_whose_choice_is_wrong_are_not_blamed(explained):
    text = explained("weighting=adaptve_region", "weighting.update_every=3")
    assert text.startswith("One setting")


def test_each_value_of_a_sweep_is_looked_at(explained):
    text = explained("weighting=static,foo", "beta=0.1,abc", multirun=True)
    assert "weighting=foo" in text
    assert "beta=abc" in text
    assert text.startswith("2 settings")
