# %% statement
# The price list is a text such as "tea=3;milk=2". The basket holds entries such as "milk:4"
# (name and amount). Return the cost of the basket; an unknown name costs nothing.
# %% inputs
SIZES = (20, 80, 250)
EDGE_CASES = [["tea=3", []], ["tea=3;milk=2", ["milk:4", "tea:0", "cake:9"]], ["a=1", ["a:1", "a:2"]]]
def make_input(rng, size):
    names = ["item%d" % i for i in range(size // 2)]
    price_list = ";".join("%s=%d" % (name, rng.randrange(1, 90)) for name in names)
    return [price_list, ["item%d:%d" % (rng.randrange(size // 2), rng.randrange(9)) for _ in range(size)]]
# %% program: split-in-loop
def basket_cost(price_list, basket):
    cost = 0
    for entry in basket:
        for part in price_list.split(";"):
            if part.split("=")[0] == entry.split(":")[0]:
                cost += int(part.split("=")[1]) * int(entry.split(":")[1])
    return cost
# %% program: dict-of-prices
def basket_cost(price_list, basket):
    prices = {}
    for part in price_list.split(";"):
        name, _, price = part.partition("=")
        prices[name] = int(price or 0)
    cost = 0
    for entry in basket:
        name, amount = entry.split(":")
        cost += prices.get(name, 0) * int(amount)
    return cost
# %% program: dict-of-texts
def basket_cost(price_list, basket):
    prices = dict([part.split("=") for part in price_list.split(";") if "=" in part])
    pairs = [entry.split(":") for entry in basket]
    return sum([int(prices.get(name, 0)) * int(amount) for name, amount in pairs])
# %% program: find-in-text
def basket_cost(price_list, basket):
    text = ";" + price_list + ";"
    cost = 0
    for entry in basket:
        name, amount = entry.split(":")
        start = text.find(";" + name + "=")
        if start >= 0:
            start += len(name) + 2
            cost += int(text[start:text.index(";", start)]) * int(amount)
    return cost
