"""Nothing to win here."""


def largest_gap(values: list[int]) -> int:
    """Return the difference between the largest and the smallest value, 0 for none."""
    return max(values) - min(values) if values else 0
