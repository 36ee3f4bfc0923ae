# %% statement
# A cache has room for `room` pages (at least 1). A request for a page that lies in the cache is a
# hit; any other page is loaded into it, and when the cache is full, the page that has not been
# requested for the longest time makes room. Return the number of hits.
# %% inputs
SIZES = (100, 2_500, 16_000)
EDGE_CASES = [
    [[], 3],
    [[5], 1],
    [[1, 1, 1], 1],
    [[1, 2, 1, 2], 1],
    [[1, 2, 3, 1, 4, 2, 1], 3],
    [[1, 2, 1, 3, 1, 2, 3], 2],
    [[1, 2, 3, 4, 1, 2, 3, 4], 4],
    [[7, 8, 9, 7, 8, 9], 100],
]
def make_input(rng, size):
    pages = max(10, size // 15)
    requests = [int(pages * rng.random() ** 1.5) for _ in range(size)]
    return [requests, pages // 2]
# %% program: original
def cache_hits(requests, room):
    cache = []
    hits = 0
    for page in requests:
        if page in cache:
            hits = hits + 1
            cache.remove(page)
            cache.append(page)
        else:
            if len(cache) == room:
                cache.pop(0)
            cache.append(page)
    return hits
# %% program: human
from collections import OrderedDict

def cache_hits(requests, room):
    cache = OrderedDict()
    hits = 0
    for page in requests:
        if page in cache:
            hits += 1
            cache.move_to_end(page)
        else:
            if len(cache) == room:
                cache.popitem(last=False)
            cache[page] = None
    return hits
# %% properties
from hypothesis import strategies as st
ARGUMENTS = [st.lists(st.integers(0, 5), max_size=30), st.integers(1, 7)]
def property_a_hit_has_less_than_room_other_pages_since_its_last_request(answer, requests, room):
    hits = 0
    for place, page in enumerate(requests):
        if page in requests[:place]:
            last = place - 1 - requests[:place][::-1].index(page)
            hits += len(set(requests[last + 1 : place])) < room
    assert answer == hits
def property_the_first_request_of_a_page_is_no_hit(answer, requests, room):
    assert 0 <= answer <= len(requests) - len(set(requests))
    if room >= len(set(requests)):
        assert answer == len(requests) - len(set(requests))
