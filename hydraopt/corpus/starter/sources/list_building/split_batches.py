# %% statement
# Split the jobs into batches of the given size (at least 1); the last batch may be smaller.
# %% inputs
SIZES = (1000, 10000, 60000)
EDGE_CASES = [[[], 3], [[1], 3], [[1, 2, 3], 1], [[1, 2, 3, 4], 2], [[5, 5, 5], 2]]
def make_input(rng, size):
    return [[rng.randrange(1000) for _ in range(size)], rng.randrange(8, 30)]
# %% program: original
def split_batches(jobs, batch_size):
    batches = []
    batch = []
    count = 0
    for job in jobs:
        batch.append(job)
        count = count + 1
        if count == batch_size:
            batches.append(batch)
            batch = []
            count = 0
    if count > 0:
        batches.append(batch)
    return batches
# %% program: slices
def split_batches(jobs, batch_size):
    return [jobs[i:i + batch_size] for i in range(0, len(jobs), batch_size)]
# %% program: islice
from itertools import islice

def split_batches(jobs, batch_size):
    stream = iter(jobs)
    batches = []
    while batch := list(islice(stream, batch_size)):
        batches.append(batch)
    return batches
