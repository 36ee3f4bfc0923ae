# %% statement
# `exits` maps each room to a dict of commands and the rooms they lead to. Return the shortest list of commands from `start` to `goal` (in each
# room, commands are tried in alphabetical order and rooms are explored in the order found), or None if there is no way.
# %% inputs
SIZES = (60, 500, 2500)
EDGE_CASES = [[{}, "hall", "hall"], [{}, "hall", "cave"], [{"hall": {"north": "cave"}}, "hall", "cave"], [{"hall": {"up": "attic", "east": "yard"}, "attic": {"jump": "yard"}, "yard": {}}, "hall", "yard"], [{"a": {"n": "b"}, "b": {"s": "a"}, "c": {}}, "a", "c"]]
def make_input(rng, size):
    exits = {}
    for room in range(size):
        ways = {}
        for command in rng.sample(["north", "south", "east", "west", "up"], 3):
            ways[command] = f"r{min(size - 1, max(0, room + rng.randrange(-20, 24)))}"
        exits[f"r{room}"] = ways
    return [exits, "r0", f"r{size - 1}"]
# %% program: good
from collections import deque


def path_to_treasure(exits, start, goal):
    came_by = {start: None}
    queue = deque([start])
    while queue:
        room = queue.popleft()
        if room == goal:
            break
        for command, target in sorted(exits.get(room, {}).items()):
            if target not in came_by:
                came_by[target] = (room, command)
                queue.append(target)
    else:
        return None
    commands = []
    while came_by[room] is not None:
        room, command = came_by[room]
        commands.append(command)
    return commands[::-1]
