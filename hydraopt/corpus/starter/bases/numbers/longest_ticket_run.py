# %% statement
# Return the length of the longest run of consecutive whole numbers (in any order) among the raffle tickets.
# %% inputs
SIZES = (200, 1200, 5000)
EDGE_CASES = [[[]], [[7]], [[3, 1]], [[4, 2, 3]], [[10, 5, 11, 12, 6]], [[1, 1, 2, 2, -1, 0]]]
def make_input(rng, size):
    return [[rng.randrange(2 * size) for _ in range(size)]]
# %% program: good
def longest_ticket_run(tickets):
    known = set(tickets)
    longest = 0
    for ticket in known:
        if ticket - 1 not in known:
            end = ticket + 1
            while end in known:
                end += 1
            longest = max(longest, end - ticket)
    return longest
