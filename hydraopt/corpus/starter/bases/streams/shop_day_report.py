# %% statement
# Every line of the file is "CUSTOMER ITEM CENTS" with whole cents above 0. Return a dict with "sales" (number of
# lines), "customers" (number of different ones), "takings" (sum of cents) and "dearest" (item of the highest cents,
# the first on a tie, or "" for an empty file).
# %% inputs
SIZES = (200, 2000, 8000)
EDGE_CASES = [{"args": ["day.txt"], "files": {"day.txt": ""}}, {"args": ["day.txt"], "files": {"day.txt": "ann tea 250\n"}}, {"args": ["day.txt"], "files": {"day.txt": "ann tea 250\nbo pot 990\nann cup 990\n"}}, {"args": ["day.txt"], "files": {"day.txt": "a x 1\na x 1\na y 2"}}, {"args": ["day.txt"], "files": {"day.txt": "a x 10\nb z 9\nc z 8\n"}}]
def make_input(rng, size):
    lines = ["customer%d item%d %d" % (rng.randrange(size // 2), rng.randrange(90), rng.randrange(10, 90000)) for _ in range(size)]
    return {"args": ["day.txt"], "files": {"day.txt": "\n".join(lines) + "\n"}}
# %% program: good
def shop_day_report(path):
    customers = set()
    sales = takings = highest = 0
    dearest = ""
    with open(path) as register:
        for line in register:
            customer, item, price = line.split()
            cents = int(price)
            customers.add(customer)
            sales += 1
            takings += cents
            if cents > highest:
                highest = cents
                dearest = item
    return {
        "sales": sales,
        "customers": len(customers),
        "takings": takings,
        "dearest": dearest,
    }
