# %% statement
# Invoices (number, client id) refer to clients (id, name). Return the sorted list of the different client ids
# that occur in an invoice but belong to no client.
# %% inputs
SIZES = (50, 600, 3000)
EDGE_CASES = [
    [[], []],
    [[{"id": 4, "name": "Ott"}], []],
    [[], [{"number": 1, "client": 7}, {"number": 2, "client": 3}, {"number": 3, "client": 7}]],
    [[{"id": 4, "name": "Ott"}], [{"number": 1, "client": 4}]],
    [[{"id": 4, "name": "Ott"}], [{"number": 1, "client": 5}, {"number": 2, "client": 4}]],
]
def make_input(rng, size):
    clients = [{"id": key, "name": f"N{rng.randrange(999)}"} for key in rng.sample(range(2 * size), size)]
    return [clients, [{"number": number, "client": rng.randrange(2 * size)} for number in range(size)]]
# %% program: good
def unknown_references(clients, invoices):
    known = {client["id"] for client in clients}
    missing = {invoice["client"] for invoice in invoices if invoice["client"] not in known}
    return sorted(missing)
