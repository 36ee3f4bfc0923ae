# %% statement
# Lines of the price file are "ITEM CENTS", lines of the sales file "ITEM COUNT". Return the sum of count
# times price over all sales; a sale of an item without price counts nothing. A later price replaces an earlier.
# %% inputs
SIZES = (200, 1500, 8000)
EDGE_CASES = [{"args": ["prices.txt", "sales.txt"], "files": {"prices.txt": "", "sales.txt": ""}}, {"args": ["prices.txt", "sales.txt"], "files": {"prices.txt": "tea 250\n", "sales.txt": ""}}, {"args": ["prices.txt", "sales.txt"], "files": {"prices.txt": "tea 250\nbun 90\n", "sales.txt": "bun 3\ntea 1\njam 7\n"}}, {"args": ["prices.txt", "sales.txt"], "files": {"prices.txt": "tea 250\ntea 300", "sales.txt": "tea 2\ntea 0"}}, {"args": ["prices.txt", "sales.txt"], "files": {"prices.txt": "", "sales.txt": "tea 2\n"}}]
def make_input(rng, size):
    prices = ["item%d %d" % (number, rng.randrange(50, 900)) for number in range(size // 4)]
    sales = ["item%d %d" % (rng.randrange(size // 3), rng.randrange(1, 9)) for _ in range(size)]
    return {"args": ["prices.txt", "sales.txt"], "files": {"prices.txt": "\n".join(prices) + "\n", "sales.txt": "\n".join(sales) + "\n"}}
# %% program: good
def sales_revenue(price_path, sales_path):
    prices = {}
    with open(price_path) as price_list:
        for line in price_list:
            item, cents = line.split()
            prices[item] = int(cents)
    revenue = 0
    with open(sales_path) as sales:
        for line in sales:
            item, count = line.split()
            revenue += prices.get(item, 0) * int(count)
    return revenue
