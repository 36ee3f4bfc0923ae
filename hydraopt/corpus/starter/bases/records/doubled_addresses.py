# %% statement
# Members have a name and an e-mail address. Two addresses are the same if they are equal after stripping blanks at both ends and lowering.
# Return the normal forms of the addresses that at least two members have, in the order in which each is met for the second time.
# %% inputs
SIZES = (50, 800, 5000)
EDGE_CASES = [
    [[]],
    [[{"name": "A", "email": "a@x.org"}]],
    [[{"name": "A", "email": "a@x.org"}, {"name": "B", "email": " A@X.org "}]],
    [[{"name": "A", "email": "q@x"}, {"name": "B", "email": "p@x"}, {"name": "C", "email": "p@x"}, {"name": "D", "email": "Q@x"}]],
    [[{"name": "A", "email": "t@x"}, {"name": "B", "email": "t@x"}, {"name": "C", "email": "T@x"}]],
    [[{"name": "A", "email": ""}, {"name": "B", "email": "  "}]],
]
def make_input(rng, size):
    forms = ["u{}@mail.org", " U{}@mail.org", "u{}@Mail.org ", "U{}@MAIL.ORG"]
    return [[{"name": f"M{i}", "email": rng.choice(forms).format(rng.randrange(size))} for i in range(size)]]
# %% program: good
def normal_form(address):
    return address.strip().lower()


def doubled_addresses(members):
    seen = set()
    reported = set()
    doubled = []
    for member in members:
        address = normal_form(member["email"])
        if address not in seen:
            seen.add(address)
        elif address not in reported:
            reported.add(address)
            doubled.append(address)
    return doubled
