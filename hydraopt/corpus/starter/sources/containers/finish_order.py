# %% statement
# Jobs wait in a queue; job i needs jobs[i] (positive) units. The front job runs for at most
# slice units; if it is not done it goes to the back. Return the job numbers in the order in
# which they finish.
# %% inputs
SIZES = (200, 1500, 10000)
EDGE_CASES = [[[], 3], [[5], 2], [[1, 1, 1], 1], [[9, 1, 4], 3], [[2, 8, 2], 100]]
def make_input(rng, size):
    return [[rng.randrange(1, 30) for _ in range(size)], 6]
# %% program: pop-front
def finish_order(jobs, slice_units):
    queue = []
    for i in range(len(jobs)):
        queue.append([i, jobs[i]])
    done = []
    while len(queue) > 0:
        job = queue.pop(0)
        job[1] = job[1] - slice_units
        if job[1] > 0:
            queue.append(job)
        else:
            done.append(job[0])
    return done
# %% program: deque
from collections import deque

def finish_order(jobs, slice_units):
    queue = deque(enumerate(jobs))
    done = []
    while queue:
        number, left = queue.popleft()
        if left > slice_units:
            queue.append((number, left - slice_units))
        else:
            done.append(number)
    return done
# %% program: rounds-as-key
def finish_order(jobs, slice_units):
    rounds = [-(-need // slice_units) for need in jobs]
    return sorted(range(len(jobs)), key=rounds.__getitem__)
# %% program: waiting-rounds
def finish_order(jobs, slice_units):
    done = []
    waiting = range(len(jobs))
    served = slice_units
    while waiting:
        done += [i for i in waiting if jobs[i] <= served]
        waiting = [i for i in waiting if jobs[i] > served]
        served += slice_units
    return done
