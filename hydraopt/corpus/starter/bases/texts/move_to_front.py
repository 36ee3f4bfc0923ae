# %% statement
# Encode the text so that every sign is written as its place (from 0) in the list of the signs seen so far, the most lately seen first; that list starts
# with the different signs of the text in sorted order, and a sign moves to its front when it is written. Return the places.
# %% inputs
SIZES = (200, 2000, 15000)
EDGE_CASES = [[""], ["a"], ["aaa"], ["banana"], ["cab cab"], ["zyx"]]
def make_input(rng, size):
    return ["".join(rng.choice("abcdefghijklmnopqrstuvwxyz  ") for _ in range(size))]
# %% program: good
def move_to_front(text):
    recent = sorted(set(text))
    places = []
    for sign in text:
        place = recent.index(sign)
        places.append(place)
        if place:
            del recent[place]
            recent.insert(0, sign)
    return places
