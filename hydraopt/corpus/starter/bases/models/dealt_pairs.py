# %% statement
# In Old Maid, players lay away pairs of equal ranks from their dealt hands. Cards (ranks) are dealt one by one in turn to `players` players.
# Return for each the number of pairs laid away and the cards kept, sorted, as [pairs, kept].
# %% inputs
SIZES = (100, 1200, 8000)
EDGE_CASES = [[[], 2], [["K"], 1], [["K", "K", "K"], 1], [["2", "3", "2", "4", "5"], 2], [["A", "A", "B", "B"], 3]]
def make_input(rng, size):
    return [[f"rank{rng.randrange(size)}" for _ in range(size)], 4]
# %% program: good
def dealt_pairs(cards, players):
    results = []
    for player in range(players):
        single = set()
        pairs = 0
        for card in cards[player::players]:
            if card in single:
                single.remove(card)
                pairs += 1
            else:
                single.add(card)
        results.append([pairs, sorted(single)])
    return results
