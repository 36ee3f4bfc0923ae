# %% statement
# `old` and `new` are price lists of [article, cents], in each an article occurs once. Return [number of articles without change, texts
# of the others in order of the new list: "ARTICLE OLD>NEW (+P%)" with the sign and the whole percent of the change towards
# zero ("n/a" instead of sign and percent if the old price is 0), "ARTICLE new NEW", sorted articles only on the old list].
# %% inputs
SIZES = (50, 500, 2500)
EDGE_CASES = [
    [[], []],
    [[["oat", 100]], []],
    [[], [["oat", 100]]],
    [[["oat", 100], ["rye", 300]], [["rye", 301], ["oat", 99]]],
    [[["oat", 0], ["fig", 5], ["nut", 7]], [["oat", 5], ["fig", 5], ["bun", 2]]],
]
def make_input(rng, size):
    codes = rng.sample(range(size * 2), size)
    old = [[f"art{code}", rng.randrange(0, 400)] for code in codes]
    kept = [[name, rng.choice([cents, cents + rng.randrange(60), cents // 2])] for name, cents in old if rng.randrange(9)]
    new = kept + [[f"new{k}", rng.randrange(500)] for k in range(size // 10)]
    rng.shuffle(new)
    return [old, new]
# %% program: good
def percent(before, after):
    if before == 0:
        return "n/a"
    sign = "+" if after > before else "-"
    return f"{sign}{abs(after - before) * 100 // before}%"


def price_changes(old, new):
    former = {article: cents for article, cents in old}
    current = {article for article, _ in new}
    same = 0
    lines = []
    for name, price in new:
        if name not in former:
            lines.append(f"{name} new {price}")
        elif former[name] == price:
            same += 1
        else:
            before = former[name]
            lines.append(f"{name} {before}>{price} ({percent(before, price)})")
    gone = sorted(article for article, _ in old if article not in current)
    return [same, lines, gone]
