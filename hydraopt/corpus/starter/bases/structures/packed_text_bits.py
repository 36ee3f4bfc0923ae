# %% statement
# Return how many bits a text takes in a Huffman code of its characters: the sum of the weights of all joined nodes. A text
# with only one different character takes one bit a character.
# %% inputs
SIZES = (300, 3000, 30000)
EDGE_CASES = [[""], ["a"], ["zzzz"], ["abab"], ["abracadabra"], ["aaaabbc d"]]
def make_input(rng, size):
    letters = [chr(0x4E00 + i) for i in range(20 + size // 30)]
    return ["".join(letters[int(len(letters) * rng.random() ** 2)] for _ in range(size))]
# %% program: good
from collections import Counter
from heapq import heapify, heappop, heappush


def packed_text_bits(text):
    weights = list(Counter(text).values())
    if len(weights) < 2:
        return len(text)
    heapify(weights)
    bits = 0
    while len(weights) > 1:
        joined = heappop(weights) + heappop(weights)
        bits += joined
        heappush(weights, joined)
    return bits
