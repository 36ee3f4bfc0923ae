# %% statement
# `disks` disks lie on peg 0, the largest below; each move [from, to] takes the top disk of a peg to another of the three. Return the place of
# the first move that takes from an empty peg or puts a disk on a smaller one, else "solved" if all lie on peg 2, else "open".
# %% inputs
SIZES = (6, 9, 12)
EDGE_CASES = [[0, []], [1, []], [1, [[0, 2]]], [2, [[0, 1], [0, 1]]], [2, [[1, 2]]], [2, [[0, 1], [0, 2], [1, 2]]], [3, [[0, 2], [2, 2], [0, 1]]]]
def make_input(rng, size):
    moves = []
    def carry(disks, a, b, c):
        if disks:
            carry(disks - 1, a, c, b)
            moves.append([a, b])
            carry(disks - 1, c, b, a)
    carry(size, 0, 2, 1)
    if rng.random() < 0.5:
        moves = moves[:-rng.randrange(1, 20)] + rng.choice([[], [[1, 0]], [[0, 1], [0, 1]]])
    return [size, moves]
# %% program: good
def hanoi_fault(disks, moves):
    pegs = [list(range(disks, 0, -1)), [], []]
    for place, (source, target) in enumerate(moves):
        if not pegs[source]:
            return place
        disk = pegs[source].pop()
        if pegs[target] and pegs[target][-1] < disk:
            return place
        pegs[target].append(disk)
    return "solved" if len(pegs[2]) == disks else "open"
