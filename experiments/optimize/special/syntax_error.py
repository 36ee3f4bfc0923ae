"""Half of an edit that was saved too early."""


def average(values)
    return sum(values) / len(values)
