# %% statement
# Return a bar chart: one line for each count, made of that many stars; the lines are
# separated by line breaks.
# %% inputs
SIZES = (50, 400, 2000)
EDGE_CASES = [[[]], [[0]], [[3]], [[2, 0, 5]], [[1, 1, 1]]]
CONSTANTS = {'"*"': ['"="', '"o"']}
def make_input(rng, size):
    return [[rng.randrange(80) for _ in range(size)]]
# %% program: original
def bar_chart(counts):
    lines = []
    for count in counts:
        bar = ""
        for _ in range(count):
            bar += "*"
        lines.append(bar)
    chart = ""
    for number in range(len(lines)):
        if number > 0:
            chart = chart + "\n"
        chart = chart + lines[number]
    return chart
# %% program: multiply
def bar_chart(counts):
    return "\n".join(["*" * count for count in counts])
# %% program: append
def bar_chart(counts):
    chart = ""
    for count in counts:
        chart += "*" * count + "\n"
    return chart[:-1]
