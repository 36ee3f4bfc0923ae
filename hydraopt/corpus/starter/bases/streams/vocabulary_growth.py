# %% statement
# Each lesson is a list of words. Return for each lesson the number of different words met in all lessons up to
# and with it.
# %% inputs
SIZES = (20, 150, 600)
EDGE_CASES = [[[]], [[[]]], [[["sol", "luna"], ["sol"], ["mar", "mar"]]], [[["a", "b", "c"], [], ["d"]]], [[["x"], ["x"], ["x"]]]]
def make_input(rng, size):
    return [[["word%d" % rng.randrange(size * 4) for _ in range(rng.randrange(1, 14))] for _ in range(size)]]
# %% program: good
def vocabulary_growth(lessons):
    known = set()
    sizes = []
    for lesson in lessons:
        known.update(lesson)
        sizes.append(len(known))
    return sizes
