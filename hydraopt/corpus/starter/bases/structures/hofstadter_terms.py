# %% statement
# The series q begins with q(1) = q(2) = 1; then q(n) = q(n - q(n - 1)) + q(n - q(n - 2)). Return q(n) for each of the given positive n.
# %% inputs
SIZES = (30, 300, 2000)
EDGE_CASES = [[[]], [[1]], [[2, 1]], [[3, 4, 5, 6]], [[12, 12]], [[18]]]
def make_input(rng, size):
    return [[1 + rng.randrange(15) for _ in range(size)]]
# %% program: good
def hofstadter_terms(places):
    terms = {}

    def term(n):
        if n < 3:
            return 1
        if n in terms:
            return terms[n]
        terms[n] = term(n - term(n - 1)) + term(n - term(n - 2))
        return terms[n]

    return [term(place) for place in places]
