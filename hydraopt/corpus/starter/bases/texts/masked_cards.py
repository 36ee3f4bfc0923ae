# %% statement
# Hide all but the last four digits of each card number: the digits before become "*", spaces and other signs stay. A number of at most four
# digits stays as it is.
# %% inputs
SIZES = (50, 500, 2500)
EDGE_CASES = [[[]], [[""]], [["1234"]], [["1234 5678", "12-34-5"]], [["4111 1111 1111 1234", "no digits", "00001"]]]
def make_input(rng, size):
    return [[" ".join(f"{rng.randrange(10000):04d}" for _ in range(rng.randrange(1, 5))) for _ in range(size)]]
# %% program: good
def masked_cards(cards):
    masked = []
    for card in cards:
        hidden = sum(1 for sign in card if sign.isdigit()) - 4
        parts = []
        for sign in card:
            if sign.isdigit():
                parts.append("*" if hidden > 0 else sign)
                hidden -= 1
            else:
                parts.append(sign)
        masked.append("".join(parts))
    return masked
