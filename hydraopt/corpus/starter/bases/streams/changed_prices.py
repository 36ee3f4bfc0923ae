# %% statement
# Two files have lines "ITEM PRICE" with whole prices, each item at most once in a file. Return, for the items of the
# new file that stand in both with different prices and in the order of the new file, texts "ITEM OLD>NEW" of those
# whose price changed by at least `percent` per cent of the old price.
# %% inputs
SIZES = (150, 1200, 5000)
EDGE_CASES = [{"args": ["old.txt", "new.txt", 0], "files": {"old.txt": "", "new.txt": ""}}, {"args": ["old.txt", "new.txt", 0], "files": {"old.txt": "tea 4\n", "new.txt": "tea 4\n"}}, {"args": ["old.txt", "new.txt", 10], "files": {"old.txt": "tea 100\nbun 50\njam 10\n", "new.txt": "jam 9\ntea 109\nrum 1\nbun 60\n"}}, {"args": ["old.txt", "new.txt", 0], "files": {"old.txt": "a 0\nb 3", "new.txt": "b 4\na 1"}}, {"args": ["old.txt", "new.txt", 100], "files": {"old.txt": "a 5\n", "new.txt": "a 10\n"}}]
def make_input(rng, size):
    items = list(range(size))
    old = ["item%d %d" % (item, rng.randrange(100, 120)) for item in items]
    rng.shuffle(items)
    new = ["item%d %d" % (item, rng.randrange(100, 120)) for item in items if rng.randrange(8)]
    return {"args": ["old.txt", "new.txt", 5], "files": {"old.txt": "\n".join(old) + "\n", "new.txt": "\n".join(new) + "\n"}}
# %% program: good
def priced_items(path):
    with open(path) as prices:
        for line in prices:
            item, price = line.split()
            yield item, int(price)

def changed_prices(old_path, new_path, percent):
    old_prices = dict(priced_items(old_path))
    changed = []
    for item, price in priced_items(new_path):
        before = old_prices.get(item, price)
        if before != price and abs(price - before) * 100 >= before * percent:
            changed.append(f"{item} {before}>{price}")
    return changed
