# %% statement
# `guests` lists the names of a party, in order of their seats (from 1), each name once. For every place card return "name: seat", or
# "name: none" for somebody who is not a guest; lines are joined by newlines.
# %% inputs
SIZES = (50, 500, 2000)
EDGE_CASES = [[[], []], [[], ["Ann"]], [["Ann"], []], [["Ann", "Bob"], ["Bob", "Cy", "Ann", "Bob"]], [["Z", ""], ["", "z"]]]
def make_input(rng, size):
    guests = [f"guest {number}" for number in range(size)]
    rng.shuffle(guests)
    return [guests, [f"guest {rng.randrange(size + size // 10)}" for _ in range(size)]]
# %% program: good
def seat_cards(guests, cards):
    seats = {name: seat for seat, name in enumerate(guests, 1)}
    return "\n".join(f"{name}: {seats.get(name, 'none')}" for name in cards)
