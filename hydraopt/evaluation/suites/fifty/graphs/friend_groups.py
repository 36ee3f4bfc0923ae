# %% statement
# People are numbered from 0 to people - 1. Each friendship [a, b] puts two people into one group,
# and friends of friends belong to it, too; who has no friend is a group alone. Return the sizes of
# all groups, the largest first.
# %% inputs
SIZES = (40, 500, 1_800)
EDGE_CASES = [
    [0, []],
    [1, []],
    [4, []],
    [3, [[1, 1], [2, 2]]],
    [4, [[0, 1], [1, 0], [0, 1]]],
    [5, [[0, 4], [4, 2], [2, 0]]],
    [6, [[0, 1], [2, 3], [4, 5]]],
    [6, [[5, 4], [4, 3], [3, 2], [2, 1], [1, 0]]],
]
def make_input(rng, size):
    friendships = []
    for _ in range(size * 3 // 4):
        friendships.append([rng.randrange(size), rng.randrange(size)])
    return [size, friendships]
# %% program: original
def friend_groups(people, friendships):
    group = list(range(people))
    for a, b in friendships:
        if group[a] != group[b]:
            old = group[a]
            new = group[b]
            for person in range(people):
                if group[person] == old:
                    group[person] = new
    sizes = []
    for number in range(people):
        size = group.count(number)
        if size > 0:
            sizes.append(size)
    sizes.sort(reverse=True)
    return sizes
# %% program: human
def friend_groups(people, friendships):
    leader = list(range(people))
    sizes = [1] * people

    def find(person):
        while leader[person] != person:
            leader[person] = leader[leader[person]]
            person = leader[person]
        return person

    for a, b in friendships:
        a = find(a)
        b = find(b)
        if a != b:
            if sizes[a] < sizes[b]:
                a, b = b, a
            leader[b] = a
            sizes[a] += sizes[b]
    return sorted((sizes[p] for p in range(people) if leader[p] == p), reverse=True)
# %% properties
from hypothesis import strategies as st
PERSON = st.integers(0, 8)
ARGUMENTS = [
    st.integers(9, 12),
    st.lists(st.tuples(PERSON, PERSON).map(list), max_size=12),
]
def property_everybody_is_in_one_group(answer, people, friendships):
    assert sum(answer) == people
    assert answer == sorted(answer, reverse=True)
    assert all(size > 0 for size in answer)
def property_groups_are_what_can_be_reached_over_friends(answer, people, friendships):
    sizes = []
    left = set(range(people))
    while left:
        group = {min(left)}
        for _ in range(people):
            group |= {x for pair in friendships for x in pair if group & set(pair)}
        sizes.append(len(group))
        left -= group
    assert answer == sorted(sizes, reverse=True)
