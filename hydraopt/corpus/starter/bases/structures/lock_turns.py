# %% statement
# A lock has wheels with the digits 0 to 4 (after 4 comes 0). A turn moves one wheel by one, either way; the codes in `jammed` may never show.
# Return the fewest turns from all zeros to `code`, -1 if there is no way.
# %% inputs
SIZES = (3, 4, 5)
EDGE_CASES = [["0", []], ["2", []], ["04", ["00"]], ["22", ["21", "12"]], ["11", ["01", "10", "04", "40"]], ["3", ["4"]], ["444", ["400", "044"]]]
def make_input(rng, size):
    code = "2" * size
    jammed = {"".join(rng.choice("01234") for _ in range(size)) for _ in range(4 ** size // 6)}
    return [code, sorted(jammed - {code, "0" * size})]
# %% program: good
from collections import deque


def lock_turns(code, jammed):
    start = "0" * len(code)
    closed = set(jammed)
    if start in closed:
        return -1
    closed.add(start)
    queue = deque([(start, 0)])
    while queue:
        shown, turns = queue.popleft()
        if shown == code:
            return turns
        for wheel, digit in enumerate(shown):
            head, tail = shown[:wheel], shown[wheel + 1 :]
            for step in (1, 4):
                turned = f"{head}{(int(digit) + step) % 5}{tail}"
                if turned not in closed:
                    closed.add(turned)
                    queue.append((turned, turns + 1))
    return -1
