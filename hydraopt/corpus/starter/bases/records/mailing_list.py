# %% statement
# Given subscribers (dicts with name and email) and a list of e-mail addresses that were withdrawn, return the texts `name <email>` of the subscribers
# whose address was not withdrawn, joined by `; `. An address that has been used once is not used again. Addresses are compared in lower case and written as they stand.
# %% inputs
SIZES = (50, 600, 3000)
EDGE_CASES = [
    [[], []],
    [[{"name": "Ann", "email": "ann@x"}], ["ANN@x"]],
    [[{"name": "Ann", "email": "Ann@x"}, {"name": "Bo", "email": "ann@X"}], []],
    [[{"name": "Ann", "email": "a@x"}, {"name": "Bo", "email": "b@x"}, {"name": "Cy", "email": "c@x"}], ["b@x"]],
    [[], ["b@x"]],
]
def make_input(rng, size):
    people = [{"name": f"Name{i}", "email": f"{rng.choice('pP')}{rng.randrange(size)}@mail"} for i in range(size)]
    return [people, [f"P{rng.randrange(size)}@Mail" for _ in range(size // 3)]]
# %% program: good
def mailing_list(subscribers, withdrawn):
    barred = {address.lower() for address in withdrawn}
    entries = []
    for subscriber in subscribers:
        key = subscriber["email"].lower()
        if key not in barred:
            barred.add(key)
            entries.append(f"{subscriber['name']} <{subscriber['email']}>")
    return "; ".join(entries)
