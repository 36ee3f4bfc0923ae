# %% statement
# `jumps` are triples [SCHOOL, ATHLETE, CENTIMETRES]. Return a list with one text "SCHOOL: ATHLETE" for each
# school, in alphabetical order of schools, naming its longest jumper, the first in the list on a tie.
# %% inputs
SIZES = (100, 1000, 6000)
EDGE_CASES = [[[]], [[["North", "Kai", 512]]], [[["South", "Lu", 480], ["North", "Kai", 512], ["South", "Mo", 481]]], [[["A", "x", 5], ["A", "y", 5], ["A", "z", 4]]], [[["b", "p", 1], ["a", "q", 0]]]]
def make_input(rng, size):
    return [[["school%d" % rng.randrange(40), "athlete%d" % number, rng.randrange(300, 700)] for number in range(size)]]
# %% program: good
def best_jump_by_school(jumps):
    longest = {}
    winners = {}
    for school, athlete, centimetres in jumps:
        if school not in longest or centimetres > longest[school]:
            longest[school] = centimetres
            winners[school] = athlete
    return [f"{school}: {winners[school]}" for school in sorted(winners)]
