# %% statement
# doors maps the name of a room to the list of rooms that its doors lead to; a room without
# doors may be missing. Return the sorted names of all rooms reachable from the start, itself
# included.
# %% inputs
SIZES = (60, 250, 800)
EDGE_CASES = [[{}, "hall"], [{"hall": []}, "hall"], [{"a": ["b"], "b": ["a"], "c": ["a"]}, "a"], [{"a": ["b", "b", "a"], "b": ["c"]}, "a"]]
def make_input(rng, size):
    return [{"r%d" % i: ["r%d" % rng.randrange(size) for _ in range(3)] for i in range(size)}, "r0"]
# %% program: list-membership
def reachable_rooms(doors, start):
    visited = []
    waiting = [start]
    while len(waiting) > 0:
        room = waiting.pop(0)
        if room not in visited:
            visited.append(room)
            if room in doors:
                for target in doors[room]:
                    waiting.append(target)
    return sorted(visited)
# %% program: set-and-deque
from collections import deque

def reachable_rooms(doors, start):
    visited = {start}
    waiting = deque([start])
    while waiting:
        for target in doors.get(waiting.popleft(), []):
            if target not in visited:
                visited.add(target)
                waiting.append(target)
    return sorted(visited)
# %% program: set-and-stack
def reachable_rooms(doors, start):
    visited = set()
    stack = [start]
    while stack:
        room = stack.pop()
        if room not in visited:
            visited.add(room)
            stack += doors.get(room, [])
    return sorted(visited)
# %% program: set-of-frontiers
def reachable_rooms(doors, start):
    visited = set()
    frontier = {start}
    while frontier:
        visited |= frontier
        frontier = {t for room in frontier for t in doors.get(room, [])} - visited
    return sorted(visited)
