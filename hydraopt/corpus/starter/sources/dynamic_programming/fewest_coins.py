# %% statement
# Return the least number of coins that pay the amount exactly, each coin as often as wanted;
# -1 when it cannot be paid. The coins are positive.
# %% inputs
SIZES = (50, 250, 800)
EDGE_CASES = [[0, [2]], [5, []], [3, [2]], [6, [1, 3, 4]], [7, [7, 1]], [9, [20]]]
def make_input(rng, size):
    return [size + rng.randrange(9), [3, 7, 12, rng.choice([20, 25]), 40]]
# %% program: full_table
def fewest_coins(amount, coins):
    table = [[0] + [amount + 1] * amount]
    for c in range(len(coins)):
        line = []
        for money in range(amount + 1):
            options = []
            used = 0
            while used * coins[c] <= money:
                options.append(table[c][money - used * coins[c]] + used)
                used = used + 1
            line.append(min(options))
        table.append(line)
    if table[-1][amount] > amount:
        return -1
    return table[-1][amount]
# %% program: single_row
def fewest_coins(amount, coins):
    row = [0] + [amount + 1] * amount
    for coin in coins:
        for money in range(coin, amount + 1):
            if row[money - coin] + 1 < row[money]:
                row[money] = row[money - coin] + 1
    return row[amount] if row[amount] <= amount else -1
# %% program: breadth_first
def fewest_coins(amount, coins):
    seen, border, used = {0}, {0}, 0
    while border and amount not in seen:
        border = {money + coin for money in border for coin in coins if money + coin <= amount}
        border -= seen
        seen |= border
        used += 1
    return used if amount in seen else -1
# %% program: bits
def fewest_coins(amount, coins):
    reached, used = 1, 0
    while not reached >> amount & 1:
        wider = reached
        for coin in coins:
            wider |= reached << coin
        wider &= (2 << amount) - 1
        if wider == reached:
            return -1
        reached = wider
        used += 1
    return used
