# %% statement
# Workers [name, days on, days off, start day] work from the start day on in turns of so many days on, then off (both positive). Return for each
# of the days 0 to `days` - 1 the names on duty, in the given order, joined by "+", or "nobody".
# %% inputs
SIZES = (20, 80, 200)
EDGE_CASES = [[[], 2], [[["Ann", 1, 1, 0]], 3], [[["Ann", 2, 1, 1], ["Bo", 1, 3, 0]], 6], [[["Ann", 5, 5, 9]], 3], [[["Ann", 1, 1, 0]], 0]]
def make_input(rng, size):
    return [[[f"w{i}", rng.randrange(1, 6), rng.randrange(1, 6), rng.randrange(10)] for i in range(size // 4)], size * 2]
# %% program: good
def rotas_on_duty(workers, days):
    duty = [[] for _ in range(days)]
    for name, on, off, start in workers:
        for first in range(start, days, on + off):
            for day in range(first, min(first + on, days)):
                duty[day].append(name)
    return ["+".join(names) if names else "nobody" for names in duty]
