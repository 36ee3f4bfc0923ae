# %% statement
# Return for every position of the played songs how many different songs are among the last
# `width` songs up to and including it (at the beginning there are fewer). The width is at least 1.
# %% inputs
SIZES = (60, 1_500, 8_000)
EDGE_CASES = [
    [[], 3],
    [["x"], 1],
    [["x", "x", "x"], 2],
    [["a", "b", "a", "c"], 1],
    [["a", "b", "a", "c", "b", "b", "b"], 3],
    [["a", "b", "c", "d"], 100],
    [["a", "b", "a", "b", "c", "c"], 2],
    [["", " ", "", "A", "a"], 4],
]
def make_input(rng, size):
    songs = ["song%d" % int(size / 10 * rng.random() ** 2) for _ in range(size)]
    return [songs, max(2, size // 10)]
# %% program: original
def distinct_recent(songs, width):
    answer = []
    for i in range(len(songs)):
        first = i - width + 1
        if first < 0:
            first = 0
        recent = songs[first:i + 1]
        answer.append(len(set(recent)))
    return answer
# %% program: human
def distinct_recent(songs, width):
    counts = {}
    answer = []
    for place, song in enumerate(songs):
        counts[song] = counts.get(song, 0) + 1
        if place >= width:
            leaving = songs[place - width]
            counts[leaving] -= 1
            if counts[leaving] == 0:
                del counts[leaving]
        answer.append(len(counts))
    return answer
# %% properties
from hypothesis import strategies as st
ARGUMENTS = [st.lists(st.sampled_from("abcde"), max_size=25), st.integers(1, 30)]
def property_changes_by_at_most_one(answer, songs, width):
    assert len(answer) == len(songs)
    assert answer[:1] == [1][: len(songs)]
    assert all(abs(first - second) <= 1 for first, second in zip(answer, answer[1:]))
def property_counts_the_songs_that_do_not_come_again_in_the_stretch(answer, songs, width):
    for place, count in enumerate(answer):
        recent = songs[max(0, place - width + 1) : place + 1]
        assert count == sum(song not in recent[i + 1 :] for i, song in enumerate(recent))
