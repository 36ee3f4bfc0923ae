# %% statement
# Every line of the file is one whole number, the amount of a booking (negative when money leaves).
# Starting at `balance`, add the bookings one after the other. Return the number of the first line
# (counted from 1) after which the balance is below zero, or 0 if there is none.
# %% inputs
SIZES = (200, 2000, 12000)
EDGE_CASES = [{"args": ["book.txt", 0], "files": {"book.txt": ""}}, {"args": ["book.txt", 0], "files": {"book.txt": "-1\n"}}, {"args": ["book.txt", 10], "files": {"book.txt": "-5\n-5\n3\n-4\n-9\n"}}, {"args": ["book.txt", 10], "files": {"book.txt": "5\n-15\n"}}, {"args": ["book.txt", -3], "files": {"book.txt": "2\n4"}}]
def make_input(rng, size):
    lines = [str(rng.randrange(-100, 104)) for _ in range(size)]
    lines[size * 9 // 10] = str(-1000 * size)
    return {"args": ["book.txt", 20000], "files": {"book.txt": "\n".join(lines) + "\n"}}
# %% program: good
def first_overdraft_line(path, balance):
    with open(path) as bookings:
        for number, line in enumerate(bookings, 1):
            balance += int(line)
            if balance < 0:
                return number
    return 0
