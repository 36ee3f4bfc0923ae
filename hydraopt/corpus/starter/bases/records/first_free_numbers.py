# %% statement
# Members have a name and a number (whole, at least 1, or None for those without). Give the members without a number, in their order,
# the smallest numbers from 1 that nobody has yet. Return the numbers of all members in their order.
# %% inputs
SIZES = (60, 1000, 8000)
EDGE_CASES = [
    [[]],
    [[{"name": "Ann", "number": None}]],
    [[{"name": "Ann", "number": 1}]],
    [[{"name": "Ann", "number": None}, {"name": "Bo", "number": 2}, {"name": "Cy", "number": None}]],
    [[{"name": "Ann", "number": 2}, {"name": "Bo", "number": None}, {"name": "Cy", "number": 1}, {"name": "Di", "number": None}]],
]
def make_input(rng, size):
    numbers = rng.sample(range(1, 2 * size), size)
    return [[{"name": f"n{i}", "number": number if rng.random() < 0.6 else None} for i, number in enumerate(numbers)]]
# %% program: good
def first_free_numbers(members):
    taken = {member["number"] for member in members}
    candidate = 1
    given = []
    for member in members:
        number = member["number"]
        if number is None:
            while candidate in taken:
                candidate += 1
            number = candidate
            candidate += 1
        given.append(number)
    return given
