# %% statement
# Events of a library are rows [action, book, reader] in order, action being `lend` or `return`. A lend of a book that is out, or a return by someone else
# than its reader, or of a book that is in, is an error and changes nothing. Return {"out": sorted rows [book, reader], "errors": indexes of the errors}.
# %% inputs
SIZES = (60, 800, 6000)
EDGE_CASES = [
    [[]],
    [[["lend", "Faust", "Ann"]]],
    [[["lend", "Faust", "Ann"], ["lend", "Faust", "Bo"], ["return", "Faust", "Ann"]]],
    [[["return", "Faust", "Ann"], ["lend", "Faust", "Ann"], ["return", "Faust", "Bo"]]],
    [[["lend", "B", "Ann"], ["lend", "A", "Ann"], ["return", "B", "Ann"], ["lend", "B", "Bo"]]],
]
def make_input(rng, size):
    return [[[rng.choice(["lend", "return"]), f"book{rng.randrange(1 + size // 4)}", f"reader{rng.randrange(3)}"] for _ in range(size)]]
# %% program: good
def loan_status(events):
    reader_of = {}
    errors = []
    for index, (action, book, reader) in enumerate(events):
        if action == "lend":
            if book in reader_of:
                errors.append(index)
            else:
                reader_of[book] = reader
        elif reader_of.get(book) == reader:
            del reader_of[book]
        else:
            errors.append(index)
    return {"out": sorted([book, reader] for book, reader in reader_of.items()), "errors": errors}
