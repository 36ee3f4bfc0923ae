# %% statement
# Departments have a code and a head (an employee's id); employees have id and name (ids differ). Return for each department,
# in the order given, `code: name` with the name of its head, or `code: vacant` where no employee has that id.
# %% inputs
SIZES = (30, 400, 2500)
EDGE_CASES = [
    [[], []],
    [[{"code": "IT", "head": 5}], []],
    [[{"code": "IT", "head": 5}], [{"id": 5, "name": "Eva"}]],
    [[{"code": "IT", "head": 5}, {"code": "HR", "head": 5}], [{"id": 5, "name": "Eva"}, {"id": 6, "name": "Tom"}]],
    [[{"code": "IT", "head": None}], [{"id": 5, "name": "Eva"}]],
]
def make_input(rng, size):
    employees = [{"id": key, "name": f"name{key * 7 % 1000}"} for key in rng.sample(range(2 * size), size)]
    return [[{"code": f"D{i}", "head": rng.randrange(2 * size)} for i in range(size)], employees]
# %% program: good
def department_heads(departments, employees):
    name_of = {employee["id"]: employee["name"] for employee in employees}
    return [f"{dept['code']}: {name_of.get(dept['head'], 'vacant')}" for dept in departments]
