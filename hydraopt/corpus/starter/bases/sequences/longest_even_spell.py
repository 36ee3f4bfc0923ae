# %% statement
# results is a list of "W" (won), "L" (lost) and "D" (drawn). Return the length of the longest
# stretch of neighbouring games with as many won as lost.
# %% inputs
SIZES = (300, 2000, 8000)
EDGE_CASES = [[[]], [["W"]], [["D"]], [["W", "L"]], [["W", "W", "D", "L", "W"]], [["L", "L", "W", "W", "L"]]]
def make_input(rng, size):
    return [[rng.choice("WWLD") for _ in range(size)]]
# %% program: good
def longest_even_spell(results):
    change = {"W": 1, "L": -1, "D": 0}
    first = {0: 0}
    lead = longest = 0
    for played, result in enumerate(results, 1):
        lead += change[result]
        if lead in first:
            longest = max(longest, played - first[lead])
        else:
            first[lead] = played
    return longest
