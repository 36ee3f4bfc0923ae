# %% statement
# Invoices have a number and an amount (numbers differ), payments an invoice number and an amount; several payments may go to one invoice.
# Return [number, rest] for every invoice paid by less than its amount, the largest rest first, then the smaller number.
# %% inputs
SIZES = (50, 600, 4000)
EDGE_CASES = [
    [[], []],
    [[{"number": 1, "amount": 100}], []],
    [[{"number": 1, "amount": 100}], [{"invoice": 1, "amount": 100}]],
    [[{"number": 1, "amount": 100}, {"number": 2, "amount": 100}], [{"invoice": 5, "amount": 60}]],
    [[{"number": 1, "amount": 100}, {"number": 2, "amount": 300}], [{"invoice": 2, "amount": 60}, {"invoice": 2, "amount": 60}]],
]
def make_input(rng, size):
    invoices = [{"number": key, "amount": rng.randrange(10, 400)} for key in rng.sample(range(10 * size), size)]
    return [invoices, [{"invoice": rng.choice(invoices)["number"], "amount": rng.randrange(10, 200)} for _ in range(size)]]
# %% program: good
from collections import Counter


def unpaid_invoices(invoices, payments):
    paid = Counter()
    for payment in payments:
        paid[payment["invoice"]] += payment["amount"]
    open_items = []
    for invoice in invoices:
        number = invoice["number"]
        rest = invoice["amount"] - paid[number]
        if rest > 0:
            open_items.append([number, rest])
    open_items.sort(key=lambda item: (-item[1], item[0]))
    return open_items
