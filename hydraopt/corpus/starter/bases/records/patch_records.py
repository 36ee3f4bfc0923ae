# %% statement
# Records are dicts with `id` (different) and further text fields; patches are rows [id, field, value] in order; a value of None removes the field, and a field named `id` is left alone.
# Patches of unknown ids are ignored. Return the records after all patches, in the order given; the records handed in stay as they are.
# %% inputs
SIZES = (40, 400, 2500)
EDGE_CASES = [
    [[], []],
    [[], [[1, "city", "Ulm"]]],
    [[{"id": 1, "city": "Rom"}], [[1, "city", "Ulm"], [1, "zip", "89"]]],
    [[{"id": 1, "city": "Rom"}], [[1, "city", None], [1, "fax", None], [1, "id", 5]]],
    [[{"id": 1}, {"id": 2, "a": "b"}], [[2, "a", None], [2, "a", "c"], [3, "a", "z"]]],
]
def make_input(rng, size):
    records = [{"id": i, "city": f"c{i % 7}", "zip": f"{i:05d}"} for i in range(size // 2)]
    rng.shuffle(records)
    return [records, [[rng.randrange(size // 2 + 3), rng.choice(["city", "zip", "fax", "id"]), rng.choice([None, "x", "y"])] for _ in range(size)]]
# %% program: good
def patch_records(records, patches):
    patched = [dict(record) for record in records]
    record_of = {record["id"]: record for record in patched}
    for key, field, value in patches:
        target = record_of.get(key)
        if target is None or field == "id":
            continue
        if value is None:
            target.pop(field, None)
        else:
            target[field] = value
    return patched
