# %% statement
# `marks` maps pupils to lists of marks. A pupil is promoted when he or she has at least one mark and none below
# `pass_mark`. Return the names of the promoted pupils in alphabetical order.
# %% inputs
SIZES = (50, 400, 2000)
EDGE_CASES = [[{}, 5], [{"Ida": []}, 5], [{"Ida": [5]}, 5], [{"Tom": [9, 8], "Ida": [5, 5], "Ola": [9, 4]}, 5], [{"b": [1], "a": [0]}, 0]]
def make_input(rng, size):
    return [{"pupil%d" % number: [rng.randrange(4, 40) for _ in range(rng.randrange(12))] for number in range(size)}, 6]
# %% program: good
def promoted_pupils(marks, pass_mark):
    promoted = []
    for pupil, grades in marks.items():
        if grades and all(grade >= pass_mark for grade in grades):
            promoted.append(pupil)
    return sorted(promoted)
