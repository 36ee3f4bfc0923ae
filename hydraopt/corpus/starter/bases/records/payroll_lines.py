# %% statement
# Staff rows have id, name and rate (cents an hour; ids differ); shift rows have staff (an id) and hours. Return a text line `name: amount`
# for each shift, in their order, with the amount hours * rate as euros and two digits of cents (`Ida: 12.05`); shifts of unknown staff give `?: 0.00`.
# %% inputs
SIZES = (40, 400, 2000)
EDGE_CASES = [
    [[], []],
    [[{"id": 1, "name": "Ida", "rate": 1205}], []],
    [[{"id": 1, "name": "Ida", "rate": 1205}], [{"staff": 1, "hours": 1}]],
    [[], [{"staff": 3, "hours": 8}]],
    [[{"id": 1, "name": "Ida", "rate": 5}, {"id": 2, "name": "Jo", "rate": 1000}], [{"staff": 2, "hours": 3}, {"staff": 1, "hours": 1}, {"staff": 9, "hours": 1}]],
]
def make_input(rng, size):
    ids = rng.sample(range(10000), size // 2)
    staff = [{"id": key, "name": f"S{key % 97}", "rate": rng.randrange(1100, 4200)} for key in ids]
    return [staff, [{"staff": rng.choice(ids) if rng.random() < 0.97 else -1, "hours": 1 + rng.randrange(9)} for _ in range(size)]]
# %% program: good
def payroll_lines(staff, shifts):
    worker_of = {worker["id"]: worker for worker in staff}
    unknown = {"name": "?", "rate": 0}
    lines = []
    for shift in shifts:
        person = worker_of.get(shift["staff"], unknown)
        euros, cents = divmod(person["rate"] * shift["hours"], 100)
        lines.append(f"{person['name']}: {euros}.{cents:02d}")
    return lines
