# %% statement
# A text arrives in chunks. Its checksum is the sum of the code points of its characters, each
# multiplied by its position in the text (from 1), modulo 65521. Return the checksum of all that
# has arrived so far after every chunk.
# %% inputs
SIZES = (20, 200, 850)
EDGE_CASES = [
    [[]],
    [[""]],
    [["a"]],
    [["", "b", ""]],
    [["ab", "c"]],
    [["abc"]],
    [["\u20ac\U0001f600", "\u20ac"]],
    [["zz" * 40, "zz" * 40, "\n"]],
]
def make_input(rng, size):
    letters = "abcdefghijklmnopqrstuvwxyz 0123456789"
    chunks = ["".join(rng.choice(letters) for _ in range(rng.randrange(9))) for _ in range(size)]
    return [chunks]
# %% program: original
def running_checksums(chunks):
    received = ""
    checksums = []
    for chunk in chunks:
        received = received + chunk
        total = 0
        for i in range(len(received)):
            total = total + ord(received[i]) * (i + 1)
        checksums.append(total % 65521)
    return checksums
# %% program: human
def running_checksums(chunks):
    total = 0
    position = 0
    checksums = []
    for chunk in chunks:
        for character in chunk:
            position += 1
            total += ord(character) * position
        checksums.append(total % 65521)
    return checksums
# %% properties
from hypothesis import strategies as st
ARGUMENTS = [st.lists(st.text("az\u00e9\U0001f600 ", max_size=12), max_size=12)]
def property_each_is_the_checksum_of_the_chunks_so_far(answer, chunks):
    assert len(answer) == len(chunks)
    for count, checksum in enumerate(answer, start=1):
        codes = map(ord, "".join(chunks[:count]))
        assert checksum == sum(place * code for place, code in enumerate(codes, start=1)) % 65521
def property_an_empty_chunk_changes_nothing(answer, chunks):
    for before, after, chunk in zip([0, *answer], answer, chunks):
        assert chunk != "" or before == after
