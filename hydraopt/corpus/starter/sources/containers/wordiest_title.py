# %% statement
# Every book is {"title": ..., "pages": ...}. Return the title with the most words (words are
# separated by blanks), the first of several; "" if there are no books.
# %% inputs
SIZES = (200, 1500, 10000)
EDGE_CASES = [[[]], [[{"title": "", "pages": 3}]], [[{"title": "a b", "pages": 1}, {"title": "c  d", "pages": 2}]], [[{"title": "x", "pages": 1}, {"title": "x y z", "pages": 9}, {"title": "long title", "pages": 4}]]]
CONSTANTS = {'""': ['"none"', '"?"']}
def make_input(rng, size):
    words = ["the", "old", "river", "of", "silver", "stones"]
    return [[{"title": " ".join(rng.choice(words) for _ in range(rng.randrange(1, 9))), "pages": rng.randrange(900)} for _ in range(size)]]
# %% program: manual-max
def wordiest_title(books):
    if len(books) == 0:
        return ""
    best = 0
    for i in range(len(books)):
        if len(books[i]["title"].split()) > len(books[best]["title"].split()):
            best = i
    return books[best]["title"]
# %% program: max-with-key
def wordiest_title(books):
    titles = (book["title"] for book in books)
    return max(titles, key=lambda title: len(title.split()), default="")
# %% program: remember-best-count
def wordiest_title(books):
    best, most = "", -1
    for book in books:
        words = len(book["title"].split())
        if words > most:
            best, most = book["title"], words
    return best
# %% program: list-of-counts
def wordiest_title(books):
    if not books:
        return ""
    counts = [len(book["title"].split()) for book in books]
    return books[counts.index(max(counts))]["title"]
