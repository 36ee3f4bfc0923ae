# %% statement
# Return the domain (the part after the @) that most addresses have; of several the one that
# comes first in the alphabet; an empty text when there are no addresses.
# %% inputs
SIZES = (50, 200, 800)
EDGE_CASES = [[[]], [["a@x.org"]], [["a@y.org", "b@x.org"]], [["a@b.c", "d@e.f", "g@e.f"]]]
CONSTANTS = {'""': ['"none"', '"-"']}
def make_input(rng, size):
    return [["user%d@site%d.org" % (rng.randrange(1000), rng.randrange(size // 4)) for _ in range(size)]]
# %% program: original
def top_domain(addresses):
    domains = []
    for address in addresses:
        domains.append(address.split("@")[1])
    domains.sort()
    best = ""
    most = 0
    for domain in domains:
        if domains.count(domain) > most:
            most = domains.count(domain)
            best = domain
    return best
# %% program: counter
from collections import Counter

def top_domain(addresses):
    counts = Counter([address.split("@")[1] for address in addresses])
    return max(sorted(counts), key=counts.get, default="")
# %% program: dict_get
def top_domain(addresses):
    counts = {}
    for address in addresses:
        domain = address[address.index("@") + 1:]
        counts[domain] = counts.get(domain, 0) + 1
    return min(counts, key=lambda domain: (-counts[domain], domain), default="")
# %% program: sorted_runs
from itertools import groupby

def top_domain(addresses):
    domains = sorted(address.split("@")[1] for address in addresses)
    best, most = "", 0
    for domain, run in groupby(domains):
        size = sum(1 for _ in run)
        if size > most:
            best, most = domain, size
    return best
