# %% statement
# `rooms` maps each room to the keys (names of rooms) that lie in it; the player begins in `start` and opens every room whose key is found.
# Return the rooms that stay locked, sorted. A key to a room that is not in `rooms` is of no use; `start` may be missing, too.
# %% inputs
SIZES = (100, 1000, 4000)
EDGE_CASES = [[{}, "hall"], [{"hall": []}, "hall"], [{"hall": ["cave"], "cave": ["hall"], "attic": ["attic"]}, "hall"], [{"a": ["b", "x"], "b": ["c"], "c": []}, "a"], [{"a": ["b"], "b": []}, "z"]]
def make_input(rng, size):
    return [{f"room{i}": [f"room{rng.randrange(size)}" for _ in range(rng.randrange(4))] for i in range(size)}, "room0"]
# %% program: good
def rooms_with_keys(rooms, start):
    opened = set()
    to_enter = [start]
    while to_enter:
        room = to_enter.pop()
        if room in opened or room not in rooms:
            continue
        opened.add(room)
        to_enter.extend(key for key in rooms[room] if key not in opened)
    return sorted(room for room in rooms if room not in opened)
