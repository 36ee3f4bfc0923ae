"""Numbers as people read them, in tables and on pages."""

from __future__ import annotations

import math

_LARGE = ((1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k"))


def short(value: float) -> str:
    """Return three significant digits: 47.9, 0.00241, 143M, 9.7e-05 (k, M, G from ten thousand)."""
    if value == 0 or not math.isfinite(value):
        return f"{value:g}"
    size = abs(value)
    if size >= 9.995e3:
        bound, letter = next(pair for pair in _LARGE if size >= pair[0] * 0.9995)
        scaled = value / bound
        return f"{scaled:.0f}{letter}" if abs(scaled) >= 99.95 else f"{scaled:.3g}{letter}"
    if size >= 99.95:
        return f"{value:.0f}"
    return f"{value:.1e}" if size < 1e-3 else f"{value:.3g}"
