"""Pairs of primes that are two apart."""


def is_prime(number: int) -> bool:
    """Whether a number has no divisor but 1 and itself."""
    if number < 2:
        return False
    for divisor in range(2, number):
        if number % divisor == 0:
            return False
    return True


def twin_primes(limit: int) -> list[tuple[int, int]]:
    """Return the pairs of primes (p, p + 2) of which both are below a limit.

    >>> twin_primes(20)
    [(3, 5), (5, 7), (11, 13), (17, 19)]
    >>> twin_primes(5)
    []
    """
    pairs = []
    for number in range(2, limit - 2):
        if is_prime(number) and is_prime(number + 2):
            pairs.append((number, number + 2))
    return pairs
