# %% statement
# `stays` are [guest, first night, day of leaving], rooms are numbered 1 to `rooms`. Go through the stays by first night,
# then by place in the list; a room is free again on the day of leaving. Each guest gets the free room with the lowest
# number. Return [[guest, room] in the order served, the guests who got none].
# %% inputs
SIZES = (40, 500, 2500)
EDGE_CASES = [
    [[], 3],
    [[["Ray", 1, 3]], 0],
    [[["Ray", 1, 3], ["Sue", 2, 4], ["Tom", 3, 5]], 1],
    [[["Ray", 4, 6], ["Sue", 1, 4], ["Tom", 1, 2]], 2],
    [[["Ray", 1, 9], ["Sue", 1, 2], ["Tom", 2, 3], ["Una", 2, 3]], 2],
]
def make_input(rng, size):
    stays = []
    for k in range(size):
        night = rng.randrange(size)
        stays.append([f"guest{k}", night, night + 1 + rng.randrange(12 + size // 10)])
    return [stays, max(2, size // 20)]
# %% program: good
import heapq


def assign_rooms(stays, rooms):
    free = [*range(1, rooms + 1)]
    leaving = []
    served, refused = [], []
    for guest, first_night, last_day in sorted(stays, key=lambda stay: stay[1]):
        while leaving and leaving[0][0] <= first_night:
            _, room = heapq.heappop(leaving)
            heapq.heappush(free, room)
        if not free:
            refused.append(guest)
            continue
        room = heapq.heappop(free)
        heapq.heappush(leaving, (last_day, room))
        served.append([guest, room])
    return [served, refused]
