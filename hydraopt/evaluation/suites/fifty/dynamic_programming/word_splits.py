# %% statement
# Return in how many ways the text can be cut into pieces that all are among the words, modulo
# 1000003. The words differ from each other, none is empty, and each can be used as often as
# wanted. The empty text is cut in one way.
# %% inputs
SIZES = (60, 800, 5_000)
EDGE_CASES = [
    ["", ["a"]],
    ["", []],
    ["abc", []],
    ["a", ["a"]],
    ["aaaa", ["a", "aa"]],
    ["catsanddog", ["cat", "cats", "and", "sand", "dog"]],
    ["catsandog", ["cat", "cats", "and", "sand", "dog"]],
    ["a" * 60, ["aaa", "a", "aa", "aaaa"]],
    ["short", ["shorter", "shor", "t", "hort"]],
]
def make_input(rng, size):
    words = set()
    while len(words) < 60:
        words.add("".join(rng.choice("abc") for _ in range(rng.randrange(2, 6))))
    words = sorted(words)
    rng.shuffle(words)
    text = ""
    while len(text) < size:
        text += rng.choice(words)
    return [text, words]
# %% program: original
def count_splits(text, words):
    ways = [1]
    for end in range(1, len(text) + 1):
        total = 0
        for word in words:
            front = text[:end]
            if front.endswith(word):
                total = total + ways[end - len(word)]
        ways.append(total % 1000003)
    return ways[len(text)]
# %% program: human
def count_splits(text, words):
    known = set(words)
    lengths = sorted({len(word) for word in words})
    ways = [1]
    for end in range(1, len(text) + 1):
        total = 0
        for length in lengths:
            if length > end:
                break
            if text[end - length : end] in known:
                total += ways[end - length]
        ways.append(total % 1000003)
    return ways[-1]
# %% properties
from functools import cache
from hypothesis import strategies as st
ARGUMENTS = [
    st.text("ab", max_size=12),
    st.lists(st.text("ab", min_size=1, max_size=3), max_size=6, unique=True),
]
def property_counts_every_way_to_cut(answer, text, words):
    @cache
    def ways(rest):
        if not rest:
            return 1
        return sum(ways(rest[len(word) :]) for word in words if rest.startswith(word))
    assert answer == ways(text) % 1000003
