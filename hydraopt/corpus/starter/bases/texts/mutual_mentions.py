# %% statement
# Each message is [sender, text]; "@name" (letters only) in a text mentions somebody. Return the pairs "a-b" (a before b in the
# alphabet) of people who have mentioned each other, sorted; mentions of oneself do not count.
# %% inputs
SIZES = (100, 600, 3000)
EDGE_CASES = [[[]], [[["ann", "hi @ann"]]], [[["ann", "@bob"], ["bob", "hey @ann!"]]], [[["ann", "@bob @cy"], ["cy", "x"]]], [[["cy", "@bo,@al"], ["al", "@cy"], ["bo", "@al @cy"]]]]
def make_input(rng, size):
    people = ["".join(rng.choice("abcdefgh") for _ in range(3)) for _ in range(size // 12 + 2)]
    return [[[rng.choice(people), f"hi @{rng.choice(people)} and @{rng.choice(people)}!"] for _ in range(size)]]
# %% program: good
import re


def mutual_mentions(messages):
    mention = re.compile(r"@([A-Za-z]+)")
    named = set()
    for sender, text in messages:
        for name in mention.findall(text):
            named.add((sender, name))
    return sorted(f"{a}-{b}" for a, b in named if a < b and (b, a) in named)
