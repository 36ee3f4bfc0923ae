# %% statement
# Given a header line and data lines with fields parted by `;`, return the records as dicts from field name to text. Lines with another number of fields
# than the header are left out, as are lines whose field `id` has occurred in a record before. The header has different names, `id` among them.
# %% inputs
SIZES = (30, 300, 2500)
EDGE_CASES = [
    ["id;name", []],
    ["id", ["1", "1", "2"]],
    ["id;name", ["1;Ann", "2", "3;Bo;x"]],
    ["name;id", ["Ann;7", "Bo;7", "Cy;8"]],
    ["id;name", ["", ";"]],
]
def make_input(rng, size):
    lines = []
    for _ in range(size):
        fields = [str(rng.randrange(2 * size)), f"name{rng.randrange(50)}", rng.choice(["Ulm", "Rom"]), str(rng.randrange(99))]
        lines.append(";".join(fields[: 4 if rng.random() < 0.95 else 3]))
    return ["id;name;city;age", lines]
# %% program: good
def rows_to_records(header, lines):
    names = header.split(";")
    width = len(names)
    taken = set()
    records = []
    for line in lines:
        fields = line.split(";")
        if len(fields) != width:
            continue
        record = dict(zip(names, fields))
        if record["id"] not in taken:
            taken.add(record["id"])
            records.append(record)
    return records
