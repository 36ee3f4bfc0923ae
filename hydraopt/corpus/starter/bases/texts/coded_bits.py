# %% statement
# Letters get codes of 0 and 1 by joining the two rarest groups again and again. Return the total number of bits the text
# takes, that is the sum of the sizes of all joined groups; a text with fewer than two different letters takes as many bits as it has letters.
# %% inputs
SIZES = (200, 2000, 20000)
EDGE_CASES = [[""], ["aaa"], ["ab"], ["abracadabra"], ["aabbccdd"], ["mississippi river"]]
def make_input(rng, size):
    signs = [chr(256 + int(rng.random() ** 2 * 600)) for _ in range(size)]
    return ["".join(signs)]
# %% program: good
import heapq
from collections import Counter


def coded_bits(text):
    groups = list(Counter(text).values())
    if len(groups) < 2:
        return len(text)
    heapq.heapify(groups)
    bits = 0
    while len(groups) > 1:
        joined = heapq.heappop(groups) + heapq.heappop(groups)
        bits += joined
        heapq.heappush(groups, joined)
    return bits
