"""Supervised examples: an original, and the program that it is to become."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from hydraopt.common.collector import collector_resting
from hydraopt.corpus.pairs import Pair
from hydraopt.corpus.prompts import Conditioning, NoConditioning
from hydraopt.preference.preferences import Preferences
from hydraopt.preference.simplex import draw_dirichlet

_DRAWS = 8
"""Weights drawn for each original; from the second on, one counts only where it changes the
target: equal originals with different targets are what shows that the weights matter."""

_CONCENTRATION = 0.5
"""Of the Dirichlet distribution of these draws. Latencies differ by far more than memory does, so
that most targets change close to a corner of the simplex, and there must be draws there."""

Rewards = dict[str, list[float]]
"""A program's source to its rewards, one for each pair it stands in."""


@dataclass(frozen=True)
class SftExample:
    """A supervised example: the prompt shows `original`, the completion is `target`.

    Attributes:
        problem: The base problem's identity.
        original: Source of the problem's first program.
        target: Source of a program with a higher mean reward; where the prompt shows weights, of
            the one with the highest under them, which may be the original.
        weights: What the prompt shows of the weights, by objective; None: nothing.
    """

    problem: str
    original: str
    target: str
    weights: Mapping[str, float] | None = None


@collector_resting()
def sft_examples(
    pairs: Sequence[Pair],
    preferences: Preferences,
    targets: str = "best",
    conditioning: Conditioning | None = None,
    seed: int = 0,
) -> list[SftExample]:
    """Return the supervised examples of a data set, for each problem and variant.

    Where the prompt shows no weights, a target is a program whose reward, under uniform weights,
    is higher on average over the pairs it stands in than the original's. Where there is none, or
    the original was not measured, there is no example. Where it shows weights, drawn from the
    simplex, the target is the program with the highest mean reward under what is shown:
    if that is the original, the policy learns to leave it as it is. With a normaliser that does
    not know directions (`RawSigmoid`) the target is the slowest program, so pass preferences with
    the default one.

    Args:
        pairs: Pairs of any number of problems and variants.
        preferences: The preferences over exactly these pairs, in this order.
        targets: Without weights in the prompt, `best`: the program with the highest mean;
            `better`: each that the original's is below, one example for each.
        conditioning: Decides what of the weights the prompts show; None: nothing.
        seed: Of the weights that are drawn, at least 0.
    """
    if len(pairs) != len(preferences):
        raise ValueError(f"{len(pairs)} pairs do not match preferences over {len(preferences)}")
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, pair in enumerate(pairs):
        groups[pair.problem, pair.original].append(place)
    conditioning = conditioning or NoConditioning()
    found: dict[tuple[str, str], list[SftExample]] = {group: [] for group in groups}
    for draw in range(_DRAWS):
        shown = _shown(preferences, conditioning, len(groups), np.random.default_rng([seed, draw]))
        if draw > 0 and all(weights is None for weights in shown):
            break  # nothing is shown, so no draw changes a target
        rewards = _rewards(pairs, preferences, groups, shown)
        for (group, examples), programs, weights in zip(found.items(), rewards, shown, strict=True):
            known = {example.target for example in examples}
            if draw == 0 or weights is not None:
                chosen = _targets(programs, group[1], targets, weights)
                examples += [
                    SftExample(*group, target, weights) for target in chosen if target not in known
                ]
    return [example for examples in found.values() for example in examples]


def _shown(
    preferences: Preferences, conditioning: Conditioning, count: int, rng: np.random.Generator
) -> list[Mapping[str, float] | None]:
    """Return what the prompt of each of `count` originals shows of weights drawn for it."""
    alpha = np.full(len(preferences.names), _CONCENTRATION)
    drawn = draw_dirichlet(alpha, count, rng)
    return conditioning.choose(drawn, preferences.names, rng)


def _rewards(
    pairs: Sequence[Pair],
    preferences: Preferences,
    groups: Mapping[tuple[str, str], Sequence[int]],
    shown: Sequence[Mapping[str, float] | None],
) -> list[Rewards]:
    """Return the rewards of each group's programs under the weights shown, or uniform ones."""
    names = preferences.names
    w = np.full((len(pairs), len(names)), 1.0 / len(names))
    for places, weights in zip(groups.values(), shown, strict=True):
        if weights is not None:
            w[places] = [weights[name] for name in names]
    first, second = preferences.rewards(np.arange(len(pairs)), w)
    found: list[Rewards] = []
    for places in groups.values():
        programs: Rewards = defaultdict(list)
        for place in places:
            programs[pairs[place].first.source].append(float(first[place]))
            programs[pairs[place].second.source].append(float(second[place]))
        found.append(programs)
    return found


def _targets(
    rewards: Mapping[str, Sequence[float]],
    original: str,
    targets: str,
    weights: Mapping[str, float] | None,
) -> list[str]:
    """Return what an original is to become; nothing where it was not measured."""
    if original not in rewards:
        return []
    better = better_programs(rewards, original)
    if weights is not None:
        return [*better, original][:1]
    return better[: 1 if targets == "best" else None]


def better_programs(rewards: Mapping[str, Sequence[float]], original: str) -> list[str]:
    """Return the sources with a higher mean reward than the original, the highest first.

    Of equal ones the first stays first.

    Args:
        rewards: Source to its rewards, one for each pair it stands in.
        original: Source of the original.
    """
    means = {source: statistics.fmean(values) for source, values in rewards.items()}
    better = [source for source in means if means[source] > means[original]]
    return sorted(better, key=lambda source: -means[source])
