"""Smooth the readings of the river gauge."""


def moving_average(readings: list[int], width: int) -> list[float]:
    """Return the mean of each `width` readings in a row.

    >>> moving_average([2, 4, 6, 11], 2)
    [3.0, 5.0, 8.5]
    >>> moving_average([5], 3)
    []
    """
    averages = []
    for start in range(len(readings) - width + 1):
        window = readings[start : start + width]
        total = 0
        for reading in window:
            total += reading
        averages.append(total / width)
    return averages
