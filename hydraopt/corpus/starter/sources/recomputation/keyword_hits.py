# %% statement
# Return for every keyword (keywords differ, also in lower case) how many lines contain it,
# upper and lower case being equal.
# %% inputs
SIZES = (50, 500, 3000)
EDGE_CASES = [[[], ["a"]], [["Hello World"], []], [["Hello", "hELLO you", "bye"], ["HELLO", "You"]], [["", "x"], ["x", "yy"]]]
def make_input(rng, size):
    words = ["Error", "warning", "DISK", "Memory", "server", "User", "login", "Timeout", "queue", "Retry"]
    lines = [" ".join(rng.choice(words) for _ in range(8)) for _ in range(size)]
    return [lines, ["error", "Disk", "MEMORY", "user", "timeout", "cache", "retry", "Queue"]]
# %% program: lower-in-loop
def keyword_hits(lines, keywords):
    hits = {}
    for keyword in keywords:
        hits[keyword] = 0
        for line in lines:
            if keyword.lower() in line.lower():
                hits[keyword] = hits[keyword] + 1
    return hits
# %% program: lower-once
def keyword_hits(lines, keywords):
    lowered = [line.lower() for line in lines]
    hits = {}
    for keyword in keywords:
        wanted = keyword.lower()
        hits[keyword] = len([1 for line in lowered if wanted in line])
    return hits
# %% program: line-by-line
def keyword_hits(lines, keywords):
    hits = dict.fromkeys(keywords, 0)
    wanted = [(keyword, keyword.lower()) for keyword in keywords]
    for line in lines:
        lowered = line.lower()
        for keyword, lowered_keyword in wanted:
            if lowered_keyword in lowered:
                hits[keyword] += 1
    return hits
# %% program: generator-sum
def keyword_hits(lines, keywords):
    lowered = list(map(str.lower, lines))
    return {k: sum(k.lower() in line for line in lowered) for k in keywords}
