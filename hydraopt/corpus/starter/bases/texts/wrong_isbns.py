# %% statement
# An ISBN has ten signs beside dashes: nine digits, then a digit or "X" (10). It is right if ten times the first, nine times the second, ...,
# once the last add up to a multiple of 11. Return the places of the wrong ones in the list.
# %% inputs
SIZES = (100, 1000, 4000)
EDGE_CASES = [[[]], [[""]], [["3-16-148410-X", "0306406152"]], [["0000000000", "0000000001", "X000000000"]], [["1234567890", "12-34", "030640615X"]]]
def make_input(rng, size):
    books = []
    for _ in range(size):
        digits = [rng.randrange(10) for _ in range(9)]
        check = -sum((10 - place) * digit for place, digit in enumerate(digits)) % 11
        if rng.random() < 0.3:
            check = rng.randrange(11)
        text = "".join(map(str, digits)) + ("X" if check == 10 else str(check))
        books.append(text[0] + "-" + text[1:5] + "-" + text[5:])
    return [books]
# %% program: good
def is_right(isbn):
    signs = isbn.replace("-", "")
    if len(signs) != 10:
        return False
    body, last = signs[:9], signs[9]
    if not body.isdigit() or not (last.isdigit() or last == "X"):
        return False
    total = 10 if last == "X" else int(last)
    for weight, digit in zip(range(10, 1, -1), body):
        total += weight * int(digit)
    return total % 11 == 0


def wrong_isbns(books):
    return [place for place, isbn in enumerate(books) if not is_right(isbn)]
