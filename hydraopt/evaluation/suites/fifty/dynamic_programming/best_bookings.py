# %% statement
# A hall is asked for by bookings [start, end, price] with start < end and prices that are not
# negative. Accepted bookings may not overlap, but one may start when another ends. Return the
# greatest total price of bookings that can be accepted.
# %% inputs
SIZES = (40, 300, 1_300)
EDGE_CASES = [
    [[]],
    [[[3, 5, 7]]],
    [[[1, 3, 4], [3, 6, 5]]],
    [[[1, 4, 4], [3, 6, 5]]],
    [[[0, 10, 9], [1, 3, 3], [4, 6, 3], [7, 9, 3]]],
    [[[0, 10, 10], [0, 10, 12], [0, 10, 11]]],
    [[[5, 6, 0], [-4, -1, 8], [-2, 5, 9]]],
    [[[9, 12, 5], [1, 9, 2], [1, 4, 1], [4, 9, 2]]],
]
def make_input(rng, size):
    bookings = []
    for _ in range(size):
        start = rng.randrange(size * 5)
        bookings.append([start, start + rng.randrange(1, 80), rng.randrange(10, 500)])
    return [bookings]
# %% program: original
def best_income(bookings):
    ordered = sorted(bookings, key=lambda booking: booking[1])
    incomes = []
    for i in range(len(ordered)):
        start, end, price = ordered[i]
        income = price
        for j in range(i):
            if ordered[j][1] <= start:
                if incomes[j] + price > income:
                    income = incomes[j] + price
        incomes.append(income)
    highest = 0
    for income in incomes:
        highest = max(highest, income)
    return highest
# %% program: human
from bisect import bisect_right

def best_income(bookings):
    ends = []
    best = [0]  # best[i]: the greatest income from the i bookings that end first
    for start, end, price in sorted(bookings, key=lambda booking: booking[1]):
        with_booking = best[bisect_right(ends, start)] + price
        best.append(max(best[-1], with_booking))
        ends.append(end)
    return best[-1]
# %% properties
from itertools import combinations
from hypothesis import strategies as st
ARGUMENTS = [
    st.lists(
        st.builds(
            lambda start, length, price: [start, start + length, price],
            st.integers(-5, 12),
            st.integers(1, 6),
            st.integers(0, 9),
        ),
        max_size=7,
    )
]
def property_is_the_best_choice_without_an_overlap(answer, bookings):
    def fits(chosen):
        in_order = sorted(chosen)
        return all(one[1] <= other[0] for one, other in zip(in_order, in_order[1:]))
    choices = [chosen for r in range(len(bookings) + 1) for chosen in combinations(bookings, r)]
    assert answer == max(sum(b[2] for b in chosen) for chosen in choices if fits(chosen))
