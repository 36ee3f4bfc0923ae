"""Larger inputs of the same shape, for measuring."""

from __future__ import annotations

from hydraopt.optimizing.inputs.given import Given


def grow(given: Given, factor: float) -> Given:
    """Return an input whose containers, texts and numbers are `factor` times as large.

    The same input and factor give the same result. What cannot grow (a flag, None, an object of
    the file's own classes) stays as it is, so the result may equal the input: then there is no
    larger one. Its `expected` is `NOTHING` unless it equals the input; `origin` stays.
    """
    raise NotImplementedError
