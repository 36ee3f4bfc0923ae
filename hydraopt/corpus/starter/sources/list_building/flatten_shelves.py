# %% statement
# Each shelf is a list of books. Return one list of all books, shelf by shelf.
# %% inputs
SIZES = (20, 120, 900)
EDGE_CASES = [[[]], [[[]]], [[["a"]]], [[["a", "b"], [], ["b"]]], [[[], [], ["z"]]]]
def make_input(rng, size):
    return [[["b%d" % rng.randrange(999) for _ in range(rng.randrange(300))] for _ in range(size)]]
# %% program: original
def all_books(shelves):
    books = []
    for s in range(len(shelves)):
        for b in range(len(shelves[s])):
            books.append(shelves[s][b])
    return books
# %% program: comprehension
def all_books(shelves):
    return [book for shelf in shelves for book in shelf]
# %% program: extend
def all_books(shelves):
    books = []
    for shelf in shelves:
        books.extend(shelf)
    return books
# %% program: chain
from itertools import chain

def all_books(shelves):
    return list(chain.from_iterable(shelves))
