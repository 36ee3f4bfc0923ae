# %% statement
# Every line of the file begins with an invoice number and a blank. Return the invoice numbers (as texts) that
# stand on two or more lines, each once, in the order in which they are met for the second time.
# %% inputs
SIZES = (200, 1500, 6000)
EDGE_CASES = [{"args": ["inv.txt"], "files": {"inv.txt": ""}}, {"args": ["inv.txt"], "files": {"inv.txt": "17 paid\n"}}, {"args": ["inv.txt"], "files": {"inv.txt": "17 paid\n18 open\n18 paid\n17 open\n17 lost\n"}}, {"args": ["inv.txt"], "files": {"inv.txt": "1 a\n1 b\n1 c\n1 d"}}, {"args": ["inv.txt"], "files": {"inv.txt": "1 a\n11 b\n111 c\n"}}]
def make_input(rng, size):
    lines = ["%d %s" % (rng.randrange(size * 2), rng.choice(["paid", "open", "late"])) for _ in range(size)]
    return {"args": ["inv.txt"], "files": {"inv.txt": "\n".join(lines) + "\n"}}
# %% program: good
def invoices_seen_twice(path):
    seen = set()
    reported = set()
    repeated = []
    with open(path) as invoices:
        for line in invoices:
            number = line.split(" ", 1)[0]
            if number in seen and number not in reported:
                reported.add(number)
                repeated.append(number)
            seen.add(number)
    return repeated
