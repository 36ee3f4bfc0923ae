# %% statement
# The events of an emergency ward are ["arrive", name, urgency] and ["treat"]. Each "treat" calls
# the waiting patient with the greatest urgency, of several the one who arrived first; when nobody
# waits, it does nothing. Return the names in the order in which the patients are treated.
# %% inputs
SIZES = (60, 800, 3_600)
EDGE_CASES = [
    [[]],
    [[["treat"]]],
    [[["arrive", "Ann", 1]]],
    [[["arrive", "Ann", 1], ["treat"], ["treat"]]],
    [[["arrive", "Zoe", 2], ["arrive", "Ann", 2], ["treat"], ["treat"]]],
    [[["arrive", "Ann", 1], ["arrive", "Bob", 3], ["arrive", "Cid", 2], ["treat"], ["treat"]]],
    [[["arrive", "Bo", -1], ["arrive", "Al", 0], ["treat"], ["arrive", "Cy", 9], ["treat"],
      ["treat"]]],
    [[["arrive", "Ann", 5], ["arrive", "Ann", 5], ["treat"], ["arrive", "Bo", 5], ["treat"],
      ["treat"]]],
]
def make_input(rng, size):
    events = []
    for number in range(size):
        if rng.random() < 0.3:
            events.append(["treat"])
        else:
            events.append(["arrive", "patient%d" % rng.randrange(size), rng.randrange(50)])
    return [events]
# %% program: original
def treatment_order(events):
    waiting = []
    treated = []
    for event in events:
        if event[0] == "arrive":
            waiting.append([event[1], event[2]])
            waiting = sorted(waiting, key=lambda patient: patient[1], reverse=True)
        else:
            if len(waiting) > 0:
                treated.append(waiting[0][0])
                waiting = waiting[1:]
    return treated
# %% program: human
import heapq

def treatment_order(events):
    waiting = []
    treated = []
    for arrival, event in enumerate(events):
        if event[0] == "arrive":
            heapq.heappush(waiting, (-event[2], arrival, event[1]))
        elif waiting:
            treated.append(heapq.heappop(waiting)[2])
    return treated
# %% properties
from hypothesis import strategies as st
ARRIVE = st.tuples(st.just("arrive"), st.sampled_from(["a", "b", "c", "d"]), st.integers(-2, 3))
ARGUMENTS = [st.lists(st.one_of(ARRIVE.map(list), st.just(["treat"])), max_size=20)]
def property_only_who_arrived_is_treated_and_nobody_more_often(answer, events):
    arrived = [event[1] for event in events if event[0] == "arrive"]
    assert len(answer) <= sum(event[0] == "treat" for event in events)
    assert all(answer.count(name) <= arrived.count(name) for name in answer)
def property_each_treated_patient_is_the_most_urgent_one(answer, events):
    waiting = []
    called = iter(answer)
    for event in events:
        if event[0] == "arrive":
            waiting.append(event)
        elif waiting:
            patient = max(waiting, key=lambda event: event[2])  # the first of the greatest
            assert next(called, None) == patient[1]
            del waiting[[entry is patient for entry in waiting].index(True)]
    assert next(called, None) is None
