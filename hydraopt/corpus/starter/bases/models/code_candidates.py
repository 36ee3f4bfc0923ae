# %% statement
# Mastermind: a guess gets [hits, near]: letters right at their place, and further letters that occur in the code elsewhere (each letter of the
# code counts once). Return which of `codes` (all as long as the guesses) fit all `hints` ([guess, hits, near]), in order.
# %% inputs
SIZES = (50, 300, 1200)
EDGE_CASES = [[[], []], [["AB", "BA"], []], [["AB", "BA", "AA"], [["AB", 1, 0]]], [["RRGB", "GRRB"], [["RGRB", 2, 2]]], [["AAB", "BAA", "ABA"], [["BBA", 1, 1], ["AAA", 2, 0]]]]
def make_input(rng, size):
    code = lambda: "".join(rng.choice("RGBYOV") for _ in range(4))
    secret = code()
    hints = []
    for _ in range(2):
        guess = code()
        hits = sum(a == b for a, b in zip(secret, guess))
        hints.append([guess, hits, sum(min(secret.count(c), guess.count(c)) for c in "RGBYOV") - hits])
    return [[code() for _ in range(size)], hints]
# %% program: good
from collections import Counter


def answer(code, guess):
    hits = sum(1 for ours, theirs in zip(code, guess) if ours == theirs)
    shared = (Counter(code) & Counter(guess)).total()
    return hits, shared - hits


def code_candidates(codes, hints):
    fitting = []
    for code in codes:
        if all(answer(code, guess) == (hits, near) for guess, hits, near in hints):
            fitting.append(code)
    return fitting
