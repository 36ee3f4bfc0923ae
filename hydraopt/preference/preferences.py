"""The pairs of a data set, ready to be judged under any weights.

measured values -> summaries v -> normalised v~ -> reward R = w . v~ -> label (Hydra paper, IV-C)
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from hydraopt.common.errors import UserError
from hydraopt.common.files import sha256_text
from hydraopt.preference.arrays import BoolArray, FloatArray, IntArray
from hydraopt.preference.labels.base import Labeler
from hydraopt.preference.normalizers.base import Normalizer
from hydraopt.preference.objectives import Objective, check_names
from hydraopt.preference.reward import reward
from hydraopt.preference.simplex import on_simplex
from hydraopt.preference.summary import Values, bootstrap, summarize

Metrics = Mapping[str, list[list[float]]]
"""Metric name to its raw values of one program, (inputs, repeats)."""


@dataclass(frozen=True)
class Judgement:
    """What n pairs are worth under given weights.

    Attributes:
        target: P(the first is chosen), shape (n,).
        abstain: Pairs that say nothing under these weights, shape (n,).
        advantage: Delta_ik = v~_chosen,k - v~_rejected,k, shape (n, M) (Hydra paper, Sec. V-B,
            Fig. 8); 0 where the pair abstains, for it has no chosen program.
        preference: 1 where the chosen program is better in objective k by its summaries, 0 where
            it is worse, 1/2 where they are equal or the pair abstains, shape (n, M); its mean over
            pairs that do not abstain is the preference rate of Fig. 6.
        reward_first: R of the first programs, shape (n,).
        reward_second: R of the second programs, shape (n,).
    """

    target: FloatArray
    abstain: BoolArray
    advantage: FloatArray
    preference: FloatArray
    reward_first: FloatArray
    reward_second: FloatArray


class Preferences:
    """Summaries, scales and bootstrap draws of N pairs; labels are recomputed at every call.

    Args:
        first: For each pair the raw values of its first program.
        second: The same of its second program, on the same inputs.
        first_sources: Source of each first program, for objectives that read it.
        second_sources: Source of each second program.
        objectives: The M objectives, in the order of the weights.
        normalizer: It is fitted on these pairs, unless it is fitted already (on the training
            pairs, when these are for validation).
        label: The labelling rule.
        seed: Seed of the bootstrap, at least 0. A program's draws depend on it and on the
            program's values alone.

    Attributes:
        names: Names of the objectives.
        summary_first: v of the first programs in the objectives' units, shape (N, M).
        summary_second: v of the second programs, shape (N, M).

    Raises:
        UserError: A metric is missing, a value is negative or not finite, or the two programs of a
            pair were measured on unequally many inputs.
        ValueError: The lists' lengths differ.
    """

    def __init__(
        self,
        first: Sequence[Metrics],
        second: Sequence[Metrics],
        first_sources: Sequence[str],
        second_sources: Sequence[str],
        objectives: Sequence[Objective],
        normalizer: Normalizer,
        label: Labeler,
        seed: int = 0,
    ) -> None:
        lengths = [len(first), len(second), len(first_sources), len(second_sources)]
        if len(set(lengths)) != 1:
            raise ValueError(f"the lists of a data set's pairs have different lengths: {lengths}")
        self.names = check_names([objective.name for objective in objectives])
        self.objectives = list(objectives)
        self.normalizer = normalizer
        self.label = label
        self.seed = seed
        self._signs = np.array([objective.sign for objective in objectives], dtype=np.float64)
        # Many pairs share a program, and its variants share its values: keep each once.
        self._programs: dict[tuple[Values, ...], int] = {}
        self._draws: dict[int, FloatArray] = {}
        # Read once where pairs share the very object, which is held so that its id stays its own.
        read: dict[tuple[int, str], tuple[Metrics, tuple[Values, ...]]] = {}
        slots_first, slots_second = [], []
        for pair, sides in enumerate(
            zip(first, first_sources, second, second_sources, strict=True)
        ):
            both = []
            for metrics, source in (sides[:2], sides[2:]):
                key = (id(metrics), source)
                if key not in read:
                    read[key] = (metrics, self._values(pair, metrics, source))
                both.append(read[key][1])
            self._check_inputs(pair, *both)
            slots_first.append(self._slot(both[0]))
            slots_second.append(self._slot(both[1]))
        self._contents = list(self._programs)
        self._slots_first = np.array(slots_first, dtype=np.int64)
        self._slots_second = np.array(slots_second, dtype=np.int64)
        summaries = np.array(
            [
                [summarize(v, o.floor) for v, o in zip(content, self.objectives, strict=True)]
                for content in self._contents
            ]
        ).reshape(-1, len(self.names))
        self.summary_first: FloatArray = summaries[self._slots_first]
        self.summary_second: FloatArray = summaries[self._slots_second]
        if not normalizer.fitted:
            normalizer.fit(self.summary_first, self.summary_second, self._signs)

    def __len__(self) -> int:
        return len(self._slots_first)

    def judge(self, indices: IntArray, weights: FloatArray) -> Judgement:
        """Label n pairs under their weights.

        Args:
            indices: Positions of the pairs, shape (n,).
            weights: w of each pair, shape (n, M), or (M,) for all of them.

        Raises:
            UserError: The weights are off the simplex.
        """
        indices = np.asarray(indices, dtype=np.int64)
        w = np.broadcast_to(on_simplex(weights, len(self.names)), (len(indices), len(self.names)))
        first, second = self.summary_first[indices], self.summary_second[indices]
        v_first, v_second = self.normalizer(first, second)
        draws_first, draws_second = self._normalised_draws(indices)
        label = self.label(w, v_first, v_second, draws_first, draws_second)
        # +1: the first is chosen, -1: the second is, 0: neither.
        side = np.where(label.abstain, 0.0, np.where(label.target > 0.5, 1.0, -1.0))[:, None]
        return Judgement(
            target=label.target,
            abstain=label.abstain,
            advantage=side * (v_first - v_second),
            preference=0.5 + 0.5 * side * self._signs * np.sign(first - second),
            reward_first=reward(w, v_first),
            reward_second=reward(w, v_second),
        )

    def rewards(self, indices: IntArray, weights: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return R of n pairs' first and second programs, each shape (n,), without a label.

        Args:
            indices: Positions of the pairs, shape (n,).
            weights: w of each pair, shape (n, M), or (M,) for all of them.

        Raises:
            UserError: The weights are off the simplex.
        """
        w = np.broadcast_to(on_simplex(weights, len(self.names)), (len(indices), len(self.names)))
        values = self.normalizer(self.summary_first[indices], self.summary_second[indices])
        return reward(w, values[0]), reward(w, values[1])

    def _normalised_draws(self, indices: IntArray) -> tuple[FloatArray | None, FloatArray | None]:
        if self.label.draws == 0:
            return None, None
        first = np.stack([self._drawn(slot) for slot in self._slots_first[indices]])
        second = np.stack([self._drawn(slot) for slot in self._slots_second[indices]])
        return self.normalizer(first, second)

    def _drawn(self, slot: int) -> FloatArray:
        """Return a program's bootstrap summaries, (B, M), made on first use and kept."""
        if slot not in self._draws:
            content = self._contents[slot]
            rng = np.random.default_rng([self.seed, int(sha256_text(repr(content))[:16], 16)])
            floors = [objective.floor for objective in self.objectives]
            self._draws[slot] = bootstrap(content, floors, self.label.draws, rng)
        return self._draws[slot]

    def _slot(self, content: tuple[Values, ...]) -> int:
        return self._programs.setdefault(content, len(self._programs))

    def _values(self, pair: int, metrics: Metrics, source: str) -> tuple[Values, ...]:
        content = []
        for objective in self.objectives:
            values = tuple(
                tuple(float(value) for value in repeats)
                for repeats in objective.values(metrics, source)
            )
            flat = [value for repeats in values for value in repeats]
            if not values or not all(values):
                raise UserError(
                    f"Pair {pair}: objective {objective.name!r} has an input without values, but "
                    "every input needs at least one. Measure the program again."
                )
            if not all(math.isfinite(value) and value >= 0.0 for value in flat):
                raise UserError(
                    f"Pair {pair}: objective {objective.name!r} has the values {flat}, but a value "
                    "must be finite and at least 0, for ratios are taken. Measure the program "
                    "again, or give the objective another scale."
                )
            content.append(values)
        return tuple(content)

    def _check_inputs(
        self, pair: int, first: tuple[Values, ...], second: tuple[Values, ...]
    ) -> None:
        for objective, ours, theirs in zip(self.objectives, first, second, strict=True):
            if len(ours) != len(theirs):
                raise UserError(
                    f"Pair {pair}: objective {objective.name!r} has {len(ours)} inputs of the "
                    f"first program and {len(theirs)} of the second, but only values on the same "
                    "inputs can be compared. Keep the inputs that both have."
                )
