# %% statement
# For every lent book, return how many loans ago it was lent before: 1 where the loan right
# before was the same book; 0 where it was never lent before.
# %% inputs
SIZES = (300, 1500, 6000)
EDGE_CASES = [[[]], [["Emma"]], [["Emma", "Emma"]], [["a", "b", "a", "a", "b"]], [["x", "y", "z"]]]
def make_input(rng, size):
    return [[f"book {rng.randrange(size // 3)}" for _ in range(size)]]
# %% program: good
def loans_since(books):
    last = {}
    distances = []
    for loan, book in enumerate(books):
        distances.append(loan - last.get(book, loan))
        last[book] = loan
    return distances
