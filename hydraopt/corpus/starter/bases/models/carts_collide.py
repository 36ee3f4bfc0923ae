# %% statement
# Carts [track place, speed] (places differ, speeds may be negative) run on a ring of `length` places; each minute they move, in the given order,
# by their speed. A cart that ends on another's place takes both off the ring at once. Return the places left after `minutes`, sorted.
# %% inputs
SIZES = (40, 200, 800)
EDGE_CASES = [[10, [], 3], [10, [[3, 4]], 2], [10, [[3, 1], [4, 0]], 1], [6, [[0, 1], [5, -1], [2, 3]], 2], [8, [[1, 1], [2, 1], [3, 1]], 2], [5, [[0, 2], [2, 2]], 5]]
def make_input(rng, size):
    length = 40 * size
    places = rng.sample(range(length), size)
    return [length, [[place, rng.randrange(-9, 10)] for place in places], 25]
# %% program: good
def carts_collide(length, carts, minutes):
    cart_at = {place: number for number, (place, _speed) in enumerate(carts)}
    place_of = {number: place for place, number in cart_at.items()}
    for _ in range(minutes):
        for number, place in list(place_of.items()):
            if number not in place_of:
                continue
            del cart_at[place]
            target = (place + carts[number][1]) % length
            if target in cart_at:
                del place_of[cart_at.pop(target)]
                del place_of[number]
            else:
                cart_at[target] = number
                place_of[number] = target
    return sorted(cart_at)
