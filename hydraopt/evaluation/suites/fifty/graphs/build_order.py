# %% statement
# needs maps every package to the list of the packages that must be built before it (all of them
# are keys, too). Build one package after the other, each time the alphabetically first of those
# whose needs are already built. Return the order, or an empty list if it cannot be completed.
# %% inputs
SIZES = (12, 90, 360)
EDGE_CASES = [
    [{}],
    [{"core": []}],
    [{"core": ["core"]}],
    [{"app": ["core"], "core": ["app"], "free": []}],
    [{"c": [], "b": [], "a": []}],
    [{"a": ["z"], "z": [], "m": ["a", "z"]}],
    [{"b": [], "a": ["b"], "c": ["b", "b"], "d": ["a", "c"]}],
    [{"a": ["d"], "b": [], "c": ["b"], "d": ["c"]}],
]
def make_input(rng, size):
    names = ["package%04d" % number for number in rng.sample(range(10_000), size)]
    needs = {}
    for place, name in enumerate(names):
        needs[name] = rng.sample(names[:place], min(place, rng.randrange(5)))
    return [dict(sorted(needs.items()))]
# %% program: original
def build_order(needs):
    built = []
    waiting = sorted(needs)
    while len(waiting) > 0:
        chosen = None
        for package in waiting:
            ready = True
            for other in needs[package]:
                if other not in built:
                    ready = False
            if ready:
                chosen = package
                break
        if chosen is None:
            return []
        built.append(chosen)
        waiting.remove(chosen)
    return built
# %% program: human
import heapq

def build_order(needs):
    missing = {package: len(others) for package, others in needs.items()}
    users = {package: [] for package in needs}
    for package, others in needs.items():
        for other in others:
            users[other].append(package)
    ready = [package for package, count in missing.items() if count == 0]
    heapq.heapify(ready)
    built = []
    while ready:
        package = heapq.heappop(ready)
        built.append(package)
        for user in users[package]:
            missing[user] -= 1
            if missing[user] == 0:
                heapq.heappush(ready, user)
    return built if len(built) == len(needs) else []
# %% properties
from hypothesis import strategies as st
def package_needs(pairs):
    needs = {name: [] for name in "abcdef"}
    for user, other in pairs:
        needs[user].append(other)
    return needs
NAME = st.sampled_from("abcdef")
FORWARD = st.lists(
    st.tuples(NAME, NAME).filter(lambda pair: pair[0] != pair[1]).map(sorted), max_size=8
)
ARGUMENTS = [
    st.one_of(
        FORWARD.map(package_needs),
        FORWARD.map(lambda pairs: package_needs([other, user] for user, other in pairs)),
        st.lists(st.tuples(NAME, NAME), max_size=8).map(package_needs),
    )
]
def property_every_choice_is_the_first_possible_one(answer, needs):
    for place, chosen in enumerate(answer):
        built = set(answer[:place])
        possible = [name for name in needs if name not in built and built.issuperset(needs[name])]
        assert chosen == min(possible)
def property_is_complete_or_there_is_a_circle(answer, needs):
    built = set()
    while any(name not in built and built.issuperset(needs[name]) for name in needs):
        built |= {name for name in needs if built.issuperset(needs[name])}
    assert len(answer) == (len(needs) if len(built) == len(needs) else 0)
