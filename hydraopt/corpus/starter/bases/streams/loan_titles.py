# %% statement
# `books` are dicts with "id" and "title" (ids all different), `loans` a list of ids. Return for each loan the
# title of its book, or "(lost)" where there is no book with that id.
# %% inputs
SIZES = (50, 400, 2000)
EDGE_CASES = [[[], []], [[], [4]], [[{"id": 4, "title": "Momo"}], [4, 5, 4]], [[{"id": 1, "title": "Emma"}, {"id": 2, "title": "Dune"}], [2, 1]], [[{"id": 1, "title": ""}], [1, 0]]]
def make_input(rng, size):
    books = [{"id": number * 3, "title": "Title %d" % rng.randrange(9999)} for number in range(size)]
    return [books, [rng.randrange(size * 3) for _ in range(size)]]
# %% program: good
def loan_titles(books, loans):
    titles = {book["id"]: book["title"] for book in books}
    return [titles.get(number, "(lost)") for number in loans]
