# %% statement
# Every line of the file is "AUTHOR: MESSAGE". Return the `count` authors with the most lines as texts
# "AUTHOR (LINES)", the busiest first, authors with equally many lines in alphabetical order.
# %% inputs
SIZES = (200, 2000, 10000)
EDGE_CASES = [{"args": ["chat.txt", 3], "files": {"chat.txt": ""}}, {"args": ["chat.txt", 3], "files": {"chat.txt": "ida: hello\n"}}, {"args": ["chat.txt", 2], "files": {"chat.txt": "ida: hello\nbob: hi\nann: yes\nbob: no: never\n"}}, {"args": ["chat.txt", 0], "files": {"chat.txt": "ida: hello\n"}}, {"args": ["chat.txt", 9], "files": {"chat.txt": "b: x\na: x\nc: x\nc: y"}}]
def make_input(rng, size):
    lines = ["user%d: text %d" % (rng.randrange(200) * rng.randrange(4), rng.randrange(100)) for _ in range(size)]
    return {"args": ["chat.txt", 10], "files": {"chat.txt": "\n".join(lines) + "\n"}}
# %% program: good
from collections import Counter
from heapq import nsmallest
def busiest_authors(path, count):
    with open(path) as chat:
        messages = Counter(line.partition(":")[0] for line in chat)
    ranking = nsmallest(count, ((-lines, author) for author, lines in messages.items()))
    return [f"{author} ({-lines})" for lines, author in ranking]
