# %% statement
# Every line of the file is "SENSOR DECIBELS" with whole decibels. Return the line with the highest
# decibels as [SENSOR, DECIBELS], the first such line on a tie, or None if the file has no lines.
# %% inputs
SIZES = (200, 2000, 10000)
EDGE_CASES = [{"args": ["noise.txt"], "files": {"noise.txt": ""}}, {"args": ["noise.txt"], "files": {"noise.txt": "gate 40\n"}}, {"args": ["noise.txt"], "files": {"noise.txt": "gate 40\nyard 71\nroof 71\n"}}, {"args": ["noise.txt"], "files": {"noise.txt": "gate -3\nyard -9"}}, {"args": ["noise.txt"], "files": {"noise.txt": "a 9\nb 10\nc 8\n"}}]
def make_input(rng, size):
    lines = ["sensor%d %d" % (rng.randrange(90), rng.randrange(20, 20000)) for _ in range(size)]
    return {"args": ["noise.txt"], "files": {"noise.txt": "\n".join(lines) + "\n"}}
# %% program: good
def loudest_sensor(path):
    loudest = None
    level = 0
    with open(path) as readings:
        for line in readings:
            sensor, decibels = line.split()
            decibels = int(decibels)
            if loudest is None or decibels > level:
                loudest, level = sensor, decibels
    if loudest is None:
        return None
    return [loudest, level]
