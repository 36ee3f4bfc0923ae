# %% statement
# Return the different top-level endings of the web hosts ("shop.example.org" has "org"), in lower case, in order of first
# appearance, joined by spaces. A host without a dot is its own ending.
# %% inputs
SIZES = (100, 1000, 5000)
EDGE_CASES = [[[]], [["localhost"]], [["a.org", "b.ORG"]], [["x.de", "y.com", "z.co.uk", "q.de"]], [["a.b.c", "c", "B"]]]
def make_input(rng, size):
    return [[f"site{rng.randrange(99)}.{rng.choice(['co.', ''])}z{rng.randrange(size // 10 + 1)}" for _ in range(size)]]
# %% program: good
def host_endings(hosts):
    endings = [host.rpartition(".")[2].lower() for host in hosts]
    different = list(dict.fromkeys(endings))
    return " ".join(different)
