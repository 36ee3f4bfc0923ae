# %% statement
# Employees have id, name and boss (an id, or None; ids differ; no circles). Return for each employee in the order given
# the names of the bosses above, the nearest first; the chain ends at an employee with boss None or with an id nobody has.
# %% inputs
SIZES = (20, 150, 600)
EDGE_CASES = [
    [[]],
    [[{"id": 1, "name": "Eva", "boss": None}]],
    [[{"id": 1, "name": "Eva", "boss": 77}]],
    [[{"id": 1, "name": "Eva", "boss": 2}, {"id": 2, "name": "Tom", "boss": None}]],
    [[{"id": 3, "name": "Lea", "boss": 1}, {"id": 1, "name": "Eva", "boss": 2}, {"id": 2, "name": "Tom", "boss": 9}]],
]
def make_input(rng, size):
    staff = [{"id": key, "name": f"emp{key}", "boss": rng.randrange(key) if key else None} for key in range(size)]
    rng.shuffle(staff)
    return [staff]
# %% program: good
def managers_chain(employees):
    employee_of = {employee["id"]: employee for employee in employees}
    chains = []
    for person in employees:
        chain = []
        boss = person["boss"]
        while boss is not None and boss in employee_of:
            above = employee_of[boss]
            chain.append(above["name"])
            boss = above["boss"]
        chains.append(chain)
    return chains
