# %% statement
# A plan is a list of equally long texts: "L" free seat, "#" taken, "." floor. In each round a free seat with no taken one among its 8 neighbours is taken, a taken one
# with at least `crowd` taken neighbours freed, all at once. Return how many are taken when nothing changes, or after `rounds` rounds.
# %% inputs
SIZES = (36, 144, 400)
EDGE_CASES = [[[], 4, 5], [["L"], 4, 5], [["LL", "LL"], 4, 0], [["LLL", "LLL", "LLL"], 4, 9], [["L.LL.LL", "LLLLLLL", "L.L.L..", "LLLL.LL"], 4, 20]]
def make_input(rng, size):
    side = int(size ** 0.5)
    return [["".join("." if rng.random() < 0.2 else "L" for _ in range(side)) for _ in range(side)], 4, 12]
# %% program: good
def settled_seating(plan, crowd, rounds):
    seats = [(r, c) for r, row in enumerate(plan) for c, sign in enumerate(row) if sign != "."]
    known = set(seats)
    steps = [(a, b) for a in (-1, 0, 1) for b in (-1, 0, 1) if a or b]
    beside = {(r, c): [(r + a, c + b) for a, b in steps if (r + a, c + b) in known] for r, c in seats}
    taken = {(r, c) for r, c in seats if plan[r][c] == "#"}
    for _ in range(rounds):
        following = set()
        for seat in seats:
            near = sum(1 for other in beside[seat] if other in taken)
            if near < crowd if seat in taken else near == 0:
                following.add(seat)
        if following == taken:
            break
        taken = following
    return len(taken)
