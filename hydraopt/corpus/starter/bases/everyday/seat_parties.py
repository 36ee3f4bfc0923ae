# %% statement
# `rows` are texts with "." for a free cinema seat and any other letter for a taken one; `parties` are [name, people]. Each
# party in turn gets the leftmost free block that is just long enough or longer, in the first row that has one. Return
# [[name, row, first seat] of the seated (counted from 0), names of the others]; parties below 1 person are left out.
# %% inputs
SIZES = (20, 200, 900)
EDGE_CASES = [
    [[], [["Fox", 1]]],
    [["...."], []],
    [["..x.."], [["Fox", 2], ["Elk", 2], ["Owl", 1]]],
    [["..x...", "...."], [["Fox", 4], ["Elk", 3], ["Owl", 0]]],
    [[".", ".", "x."], [["Fox", 1], ["Elk", 2], ["Owl", 1], ["Cat", 1]]],
]
def make_input(rng, size):
    rows = ["".join(rng.choice("......x") for _ in range(40)) for _ in range(max(2, size // 12))]
    return [rows, [[f"party{k}", 1 + rng.randrange(6)] for k in range(size)]]
# %% program: good
def seat_parties(rows, parties):
    hall = list(rows)
    start_row = {}
    seated, standing = [], []
    for name, people in parties:
        if people < 1:
            continue
        block = "." * people
        for row in range(start_row.get(people, 0), len(hall)):
            seat = hall[row].find(block)
            if seat >= 0:
                hall[row] = hall[row][:seat] + "x" * people + hall[row][seat + people :]
                seated.append([name, row, seat])
                break
        else:
            row = len(hall)
            standing.append(name)
        start_row[people] = row
    return [seated, standing]
