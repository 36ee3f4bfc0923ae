# %% statement
# Given the names of a class, the numbers of the tasks, and hand-ins (rows [name, task]), return a list of [name, tasks]
# for each pupil who lacks a task, in the order of the class, with the lacking tasks in the order given.
# %% inputs
SIZES = (10, 60, 250)
EDGE_CASES = [
    [[], [], []],
    [["Ann"], [], []],
    [["Ann"], [1, 2], [["Ann", 1], ["Ann", 2], ["Ann", 2]]],
    [["Ann", "Bo"], [2, 1], [["Bo", 1]]],
    [["Bo"], [1], [["Zed", 1], ["Bo", 3]]],
]
def make_input(rng, size):
    pupils = [f"pupil{i}" for i in range(size)]
    tasks = list(range(1, 21))
    handed = [[pupil, task] for pupil in pupils for task in tasks if rng.random() < 0.9]
    rng.shuffle(handed)
    return [pupils, tasks, handed]
# %% program: good
def missing_homework(pupils, tasks, handed_in):
    done = {(name, task) for name, task in handed_in}
    lacking = []
    for pupil in pupils:
        open_tasks = [task for task in tasks if (pupil, task) not in done]
        if open_tasks:
            lacking.append([pupil, open_tasks])
    return lacking
