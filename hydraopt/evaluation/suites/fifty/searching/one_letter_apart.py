# %% statement
# All labels have the same number of letters. Return how many pairs of labels (at different
# positions of the list) differ in exactly one letter.
# %% inputs
SIZES = (30, 150, 450)
EDGE_CASES = [
    [[]],
    [["abc"]],
    [["abc", "abc"]],
    [["abc", "abd", "abd"]],
    [["abc", "acb"]],
    [["", "", ""]],
    [["a", "b", "c", "a"]],
    [["aab", "aba", "baa", "aaa"]],
]
def make_input(rng, size):
    letters = "abcdefgh"
    labels = ["".join(rng.choices(letters, k=10)) for _ in range(1 + size // 4)]
    while len(labels) < size:
        known = rng.choice(labels)
        place = rng.randrange(10)
        labels.append(known[:place] + rng.choice(letters) + known[place + 1 :])
    return [labels]
# %% program: original
def one_letter_apart(labels):
    pairs = []
    for i in range(len(labels)):
        for j in range(i + 1, len(labels)):
            different = 0
            for k in range(len(labels[i])):
                if labels[i][k] != labels[j][k]:
                    different = different + 1
            if different == 1:
                pairs.append((labels[i], labels[j]))
    return len(pairs)
# %% program: human
from collections import Counter

def one_letter_apart(labels):
    pairs = 0
    for place in range(len(labels[0]) if labels else 0):
        # Labels that are equal without this letter, less those that are equal with it.
        without, whole = Counter(), Counter()
        for label in labels:
            rest = label[:place] + label[place + 1 :]
            pairs += without[rest] - whole[label]
            without[rest] += 1
            whole[label] += 1
    return pairs
# %% properties
from hypothesis import strategies as st
ARGUMENTS = [
    st.integers(0, 4).flatmap(
        lambda length: st.lists(st.text("abc", min_size=length, max_size=length), max_size=12)
    )
]
def property_never_more_than_all_pairs_of_different_labels(answer, labels):
    assert 0 <= answer <= sum(labels[i] != labels[j] for j in range(len(labels)) for i in range(j))
def property_a_label_takes_part_in_as_many_pairs_as_it_has_neighbours(answer, labels):
    apart = [[sum(a != b for a, b in zip(one, other)) == 1 for other in labels] for one in labels]
    assert sum(map(sum, apart)) == 2 * answer
