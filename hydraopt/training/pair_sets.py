"""From the data set's pairs to pairs that fit the policy and have their reference."""

from __future__ import annotations

import contextlib
import itertools
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hydraopt.common.errors import UserError
from hydraopt.corpus.examples import SftExample, sft_examples
from hydraopt.corpus.pairs import preferences_of
from hydraopt.models.reference_store import ReferenceKey, ReferenceStore
from hydraopt.models.rows import Row
from hydraopt.preference.arrays import FloatArray, IntArray
from hydraopt.preference.normalizers.log_ratio import LogRatio
from hydraopt.training.batches import Encoder, reference_key
from hydraopt.training.progress import Progress, showing

if TYPE_CHECKING:
    from hydraopt.corpus.pairs import Pair
    from hydraopt.corpus.prompts import Conditioning
    from hydraopt.models.policy import Policy
    from hydraopt.preference.preferences import Preferences

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Fitting:
    """The pairs whose rows are not too long.

    Attributes:
        positions: Theirs among all pairs, ascending, shape (n,).
        tokens: Tokens of each one's row (without weights), shape (n,).
        longest: Tokens of its prompt with the longer program, shape (n,).
    """

    positions: IntArray
    tokens: IntArray
    longest: IntArray


def fitting(pairs: Sequence[Pair], encoder: Encoder, what: str) -> Fitting:
    """Find the pairs whose rows are not too long, and say how many are.

    Args:
        pairs: The data set's pairs.
        encoder: Makes their rows.
        what: Such as `training`.
    """
    both = [[pair.first.source, pair.second.source] for pair in pairs]
    encoder.prepare((pair.original for pair in pairs), itertools.chain.from_iterable(both))
    sizes = [
        encoder.sizes(pair.original, sources) for pair, sources in zip(pairs, both, strict=True)
    ]
    tokens, longest = np.array(sizes, dtype=np.int64).reshape(-1, 2).T
    found = np.flatnonzero(longest <= encoder.max_length)
    if len(found) < len(pairs):
        log.warning(
            "%d of %d %s pairs are longer than model.max_length=%d tokens and are left out.",
            len(pairs) - len(found),
            len(pairs),
            what,
            encoder.max_length,
        )
    return Fitting(found, tokens[found], longest[found])


def evenly_spread(positions: IntArray, most: int) -> IntArray:
    """Return at most so many of the positions, spread evenly over them; all of them for 0."""
    if not 0 < most < len(positions):
        return positions
    return positions[np.arange(most) * len(positions) // most]


def check_not_empty(positions: IntArray, pairs: int, max_length: int) -> None:
    """Check that something is left to train on.

    Raises:
        UserError: Nothing is.
    """
    if len(positions) == 0:
        raise UserError(
            f"None of the {pairs} pairs can be trained on: model.max_length={max_length} tokens "
            "are too few for them, or there are none. Give a higher model.max_length, or another "
            "data set."
        )


def fill_reference(
    policy: Policy,
    store: ReferenceStore,
    encoder: Encoder,
    pair_lists: Sequence[tuple[Sequence[Pair], IntArray]],
) -> list[FloatArray]:
    """Return the reference log-probabilities of pairs, computing those that no run had yet.

    Args:
        policy: The reference: the policy before its first DPO step.
        store: Its store.
        encoder: Makes the rows.
        pair_lists: Pairs, and the positions of those that are needed.

    Returns:
        For each list, shape (len(pairs), 2), nats; nan where not needed.

    Raises:
        UserError: The store cannot be written, or the model gives no figures.
    """
    texts = (
        (pairs[position].original, side.source)
        for pairs, positions in pair_lists
        for position in positions
        for side in (pairs[position].first, pairs[position].second)
    )
    keys = {text: reference_key(*text) for text in dict.fromkeys(texts)}
    text_of = {key: text for text, key in keys.items()}

    def row_of(key: ReferenceKey) -> Row:
        original, source = text_of[key]
        row = encoder.row(original, [source])
        if row is None:
            raise ValueError("a position is that of a pair that is too long")
        return row

    with contextlib.ExitStack() as stack:
        shown: Progress | None = None

        def tell(done: int, total: int) -> None:
            nonlocal shown
            if shown is None:
                shown = stack.enter_context(showing("Reference", total, done))
            shown.update(done)

        filled = store.fill(policy, text_of, row_of, tell)
    log.info(
        "Reference log-probabilities: %d computed, %d found on disk, %d of them looked at again.",
        filled.computed,
        len(keys) - filled.computed,
        filled.checked,
    )
    tables = []
    for pairs, positions in pair_lists:
        table = np.full((len(pairs), 2), np.nan)
        for position in positions:
            pair = pairs[position]
            both = [keys[pair.original, side.source] for side in (pair.first, pair.second)]
            table[position] = store.get_many(both)
        tables.append(table)
    return tables


def warm_start_examples(
    pairs: Sequence[Pair],
    preferences: Preferences,
    targets: str = "best",
    conditioning: Conditioning | None = None,
    seed: int = 0,
) -> list[SftExample]:
    """Return the warm start's examples: each problem's original and what it is to become.

    See `sft_examples`. What is best is judged with the default normaliser, whichever one labels
    the pairs: the papers' literal one does not know that lower latency is better.
    """
    if not isinstance(preferences.normalizer, LogRatio):
        preferences = preferences_of(
            pairs, preferences.objectives, LogRatio(), preferences.label, preferences.seed
        )
    return sft_examples(pairs, preferences, targets, conditioning, seed)
