# %% statement
# A table has a list of different column names and rows (lists of as many cells). Return the rows with only the columns `wanted`, in that order;
# columns that the table lacks are filled with an empty text.
# %% inputs
SIZES = (20, 200, 1200)
EDGE_CASES = [
    [[], [], []],
    [["a"], [["1"]], []],
    [["a", "b"], [["1", "2"], ["3", "4"]], ["b", "c", "a"]],
    [["a"], [], ["a"]],
    [["a"], [["1"]], ["a", "a", "z"]],
]
def make_input(rng, size):
    columns = [f"col{i}" for i in range(30)]
    return [columns, [[str(rng.randrange(100)) for _ in columns] for _ in range(size)], rng.sample(columns, 18) + ["none"]]
# %% program: good
def reorder_columns(columns, rows, wanted):
    place_of = {column: place for place, column in enumerate(columns)}
    places = [place_of.get(column) for column in wanted]
    return [["" if place is None else row[place] for place in places] for row in rows]
