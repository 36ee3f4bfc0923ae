"""Who follows whom on our message board."""


def mutual_followers(follows):
    """Return the pairs of people who follow each other, each pair once, by name."""
    pairs = []
    for first, second in follows:
        for other, back in follows:
            if other == second and back == first and first < second:
                if [first, second] not in pairs:
                    pairs.append([first, second])
    pairs.sort()
    return pairs
