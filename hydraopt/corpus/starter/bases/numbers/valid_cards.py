# %% statement
# A card number (text of digits) is valid if, with every second digit from the right doubled (and 9 taken off where that
# gives more than 9), the digits add up to a multiple of 10. Return the valid card numbers, the empty text not among them.
# %% inputs
SIZES = (100, 500, 1500)
EDGE_CASES = [[[]], [[""]], [["0", "5"]], [["18", "79927398713"]], [["79927398710", "26", "34", "43"]]]
def make_input(rng, size):
    return [["".join(rng.choice("0123456789") for _ in range(12)) for _ in range(size)]]
# %% program: good
def passes_check(card):
    total = 0
    for place, digit in enumerate(reversed(card)):
        value = int(digit)
        if place % 2:
            value *= 2
            if value > 9:
                value -= 9
        total += value
    return total % 10 == 0

def valid_cards(cards):
    return [card for card in cards if card and passes_check(card)]
