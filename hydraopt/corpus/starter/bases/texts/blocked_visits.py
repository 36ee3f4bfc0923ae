# %% statement
# Count the visitors (IPv4 addresses such as "10.0.3.77") whose network of the first three numbers, such as "10.0.3",
# is among `blocked`; also return the number of blocked networks that nobody came from: [visits, idle]. `blocked` may repeat.
# %% inputs
SIZES = (50, 500, 2500)
EDGE_CASES = [[[], []], [["1.2.3.4"], []], [[], ["1.2.3", "1.2.3"]], [["1.2.3.4", "1.2.3.9", "9.9.9.9"], ["1.2.3", "4.4.4"]], [["1.2.33.4"], ["1.2.3"]]]
def make_input(rng, size):
    nets = [f"{rng.randrange(10, 20)}.{rng.randrange(40)}.{rng.randrange(40)}" for _ in range(2 * size)]
    blocked = [rng.choice(nets) for _ in range(size // 2)]
    return [[f"{rng.choice(nets)}.{rng.randrange(256)}" for _ in range(size)], blocked]
# %% program: good
def blocked_visits(visitors, blocked):
    barred = set(blocked)
    came = set()
    visits = 0
    for address in visitors:
        network = address.rpartition(".")[0]
        if network in barred:
            came.add(network)
            visits += 1
    return [visits, len(barred) - len(came)]
