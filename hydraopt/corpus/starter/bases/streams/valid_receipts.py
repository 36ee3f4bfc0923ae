# %% statement
# Every line of the file is a text of digits. A line is valid when the sum of its digits is a multiple of
# `divisor`. Return the numbers of the valid lines, counted from 1.
# %% inputs
SIZES = (100, 800, 4000)
EDGE_CASES = [{"args": ["receipts.txt", 10], "files": {"receipts.txt": ""}}, {"args": ["receipts.txt", 10], "files": {"receipts.txt": "55\n"}}, {"args": ["receipts.txt", 10], "files": {"receipts.txt": "55\n12\n019\n1234\n"}}, {"args": ["receipts.txt", 1], "files": {"receipts.txt": "7\n8\n9"}}, {"args": ["receipts.txt", 7], "files": {"receipts.txt": "0\n61\n62\n"}}]
def make_input(rng, size):
    lines = [str(rng.randrange(10 ** 9, 10 ** 12)) for _ in range(size)]
    return {"args": ["receipts.txt", 10], "files": {"receipts.txt": "\n".join(lines) + "\n"}}
# %% program: good
def valid_receipts(path, divisor):
    valid = []
    with open(path) as receipts:
        for number, line in enumerate(receipts, 1):
            checksum = sum(map(int, line.rstrip()))
            if checksum % divisor == 0:
                valid.append(number)
    return valid
