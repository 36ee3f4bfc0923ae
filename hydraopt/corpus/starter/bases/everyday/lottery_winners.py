# %% statement
# `tickets` are [owner, list of numbers], `drawn` is a list of numbers, `prizes` maps texts of hits ("3") to cents of the whole class. A ticket
# with repeated numbers is void. Each class is divided evenly, rounded down, by its tickets. Return [sorted [owner, cents] with
# cents above 0, void tickets, cents not paid out].
# %% inputs
SIZES = (60, 700, 3500)
EDGE_CASES = [
    [[], [], {}],
    [[], [3, 4], {"2": 900}],
    [[["Tia", [3, 4]], ["Udo", [4, 3]], ["Udo", [3, 3]]], [3, 4], {"2": 901, "1": 5}],
    [[["Tia", [1, 2]]], [3, 4], {"0": 100}],
    [[["Tia", [3, 9]], ["Tia", [4, 8]], ["Abe", [3, 8]]], [3, 4], {"1": 100, "2": 50}],
]
def make_input(rng, size):
    tickets = [[f"o{rng.randrange(size)}", [1 + rng.randrange(60) for _ in range(6)]] for _ in range(size)]
    return [tickets, rng.sample(range(1, 61), 20), {str(hits): 5000 * 3**hits for hits in range(2, 7)}]
# %% program: good
from collections import Counter, defaultdict


def lottery_winners(tickets, drawn, prizes):
    lucky = set(drawn)
    winners = defaultdict(list)
    void = 0
    for owner, numbers in tickets:
        if len(set(numbers)) < len(numbers):
            void += 1
            continue
        hits = sum(1 for number in numbers if number in lucky)
        winners[str(hits)].append(owner)
    won = Counter()
    for hits, cents in prizes.items():
        owners = winners.get(hits)
        if not owners:
            continue
        share = cents // len(owners)
        for owner in owners:
            won[owner] += share
    paid = sorted([owner, cents] for owner, cents in won.items() if cents)
    return [paid, void, sum(prizes.values()) - won.total()]
