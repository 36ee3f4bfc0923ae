# %% statement
# In a chain of units, each a letter, two neighbours vanish if they are the same letter in different case ("a" and "A"); those around them then
# become neighbours. Return the chain that is left in the end.
# %% inputs
SIZES = (500, 5000, 40000)
EDGE_CASES = [[""], ["aA"], ["abBA"], ["aabAAB"], ["dabAcCaCBAcCcaDA"], ["aa"]]
def make_input(rng, size):
    return ["".join(rng.choice("aAbBcC") for _ in range(size))]
# %% program: good
def reacted_chain(chain):
    left = []
    for unit in chain:
        if left and left[-1] == unit.swapcase():
            left.pop()
        else:
            left.append(unit)
    return "".join(left)
