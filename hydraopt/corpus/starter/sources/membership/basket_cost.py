# %% statement
# Products and their prices stand in two parallel lists. Return the cost of all the products
# in the basket; every one of them is in the price list, and names are unique there.
# %% inputs
SIZES = (40, 150, 600)
EDGE_CASES = [[[], [], []], [["tea"], [3], []], [["tea"], [3], ["tea", "tea"]], [["a", "b"], [2, 5], ["b", "a", "b"]]]
def make_input(rng, size):
    names = ["item%d" % number for number in rng.sample(range(size * 3), size)]
    prices = [rng.randrange(1, 500) for _ in names]
    return [names, prices, [rng.choice(names) for _ in range(size)]]
# %% program: original
def basket_cost(names, prices, basket):
    cost = 0
    for product in basket:
        for i in range(len(names)):
            if names[i] == product:
                cost = cost + prices[i]
    return cost
# %% program: index
def basket_cost(names, prices, basket):
    return sum(prices[names.index(product)] for product in basket)
# %% program: price_dict
def basket_cost(names, prices, basket):
    price_of = dict(zip(names, prices))
    return sum(price_of[product] for product in basket)
# %% program: mapped
def basket_cost(names, prices, basket):
    price_of = dict(zip(names, prices))
    return sum(map(price_of.__getitem__, basket))
