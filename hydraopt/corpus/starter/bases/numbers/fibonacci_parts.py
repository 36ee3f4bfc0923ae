# %% statement
# Every number >= 0 is the sum of Fibonacci numbers (1, 2, 3, 5, ...), taking the largest that fits again and again.
# Return for each number the list of what is taken, largest first.
# %% inputs
SIZES = (100, 400, 1200)
EDGE_CASES = [[[]], [[0]], [[1, 2]], [[4, 100]], [[33, 34, 35]], [[12, 7, 0]]]
def make_input(rng, size):
    return [[rng.randrange(100000) for _ in range(size)]]
# %% program: good
from bisect import bisect_right

def fibonacci_parts(numbers):
    top = max(numbers, default=0)
    fibonacci = [1, 2]
    while fibonacci[-1] < top:
        fibonacci.append(fibonacci[-1] + fibonacci[-2])
    answers = []
    for number in numbers:
        parts = []
        while number:
            part = fibonacci[bisect_right(fibonacci, number) - 1]
            parts.append(part)
            number -= part
        answers.append(parts)
    return answers
