# %% statement
# accounts is a list of {"owner": ..., "moves": [...]}. Return the owner of the first account
# whose moves add up to less than zero, or "nobody".
# %% inputs
SIZES = (300, 2000, 10000)
EDGE_CASES = [[[]], [[{"owner": "ann", "moves": []}]], [[{"owner": "ann", "moves": [-1]}]], [[{"owner": "bo", "moves": [5, -5]}, {"owner": "cy", "moves": [1, -2]}, {"owner": "di", "moves": [-9]}]]]
CONSTANTS = {'"nobody"': ['"none"', '"-"']}
def make_input(rng, size):
    accounts = []
    for i in range(size):
        moves = [rng.randrange(-20, 60) for _ in range(10)]
        accounts.append({"owner": "owner%d" % i, "moves": moves + [max(0, -sum(moves))]})
    first = size // 5 + rng.randrange(size // 10)
    for i in range(first, size, 7):
        accounts[i]["moves"].append(-sum(accounts[i]["moves"]) - 3)
    return [accounts]
# %% program: collect-all
def first_overdrawn(accounts):
    owners = []
    for account in accounts:
        balance = 0
        for move in account["moves"]:
            balance += move
        if balance < 0:
            owners.append(account["owner"])
    if len(owners) > 0:
        return owners[0]
    return "nobody"
# %% program: return-early
def first_overdrawn(accounts):
    for account in accounts:
        if sum(account["moves"]) < 0:
            return account["owner"]
    return "nobody"
# %% program: next
def first_overdrawn(accounts):
    return next((a["owner"] for a in accounts if sum(a["moves"]) < 0), "nobody")
# %% program: comprehension
def first_overdrawn(accounts):
    owners = [a["owner"] for a in accounts if sum(a["moves"]) < 0]
    return owners[0] if owners else "nobody"
