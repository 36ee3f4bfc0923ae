# %% statement
# The words of a vocabulary stand in alphabetical order, each once. Return for each text that a user
# has typed so far the list of the first three words that begin with it (fewer where there are
# fewer).
# %% inputs
SIZES = (100, 2_000, 20_000)
EDGE_CASES = [
    [[], ["a", ""]],
    [["tea"], []],
    [["tea"], ["", "t", "tea", "teas", "T"]],
    [["a", "aa", "aaa", "aaaa", "ab"], ["a", "aa", "aaa", "aaaa", "aaaaa"]],
    [["ant", "bee", "cat"], ["", "d", "b", "a"]],
    [["", " ", "  "], ["", " ", "  ", "   "]],
    [["Zoo", "zoo", "é", "éa", "\U0010ffff"], ["z", "Z", "é", "\U0010ffff", "ê"]],
]
def make_input(rng, size):
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = sorted({"".join(rng.choices(letters, k=rng.randrange(3, 9))) for _ in range(size)})
    typed = []
    for _ in range(1 + size // 100):
        word = rng.choice(words)
        typed.append(word[: rng.randrange(1, len(word) + 1)])
    return [words, typed]
# %% program: original
def suggestions(vocabulary, typed):
    index = {}
    for word in vocabulary:
        for end in range(len(word) + 1):
            beginning = word[:end]
            if beginning not in index:
                index[beginning] = []
            index[beginning].append(word)
    result = []
    for text in typed:
        result.append(index.get(text, [])[:3])
    return result
# %% program: human
from bisect import bisect_left

def suggestions(vocabulary, typed):
    result = []
    for text in typed:
        # In alphabetical order, the words that begin with a text stand side by side.
        start = bisect_left(vocabulary, text)
        result.append([word for word in vocabulary[start : start + 3] if word.startswith(text)])
    return result
# %% properties
from hypothesis import strategies as st
ARGUMENTS = [
    st.lists(st.text("abc", max_size=4), max_size=25, unique=True).map(sorted),
    st.lists(st.text("abc", max_size=3), max_size=8),
]
def property_every_typed_text_gets_a_list(answer, vocabulary, typed):
    assert len(answer) == len(typed)
def property_as_many_as_there_are_up_to_three(answer, vocabulary, typed):
    for words, text in zip(answer, typed):
        assert len(words) == min(3, sum(word.startswith(text) for word in vocabulary))
def property_no_matching_word_before_the_last_one_is_left_out(answer, vocabulary, typed):
    for words, text in zip(answer, typed):
        assert words == sorted(words)
        for word in vocabulary:
            if words and word.startswith(text) and word <= words[-1]:
                assert word in words
