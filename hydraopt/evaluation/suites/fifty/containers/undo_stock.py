# %% statement
# The commands of a store are ["add", item, amount] and ["undo"], which takes back the latest add
# that has not been taken back yet (it does nothing if there is none). Return the stock at the end
# as a dict from item to amount; an item is in it if at least one of its adds still counts.
# %% inputs
SIZES = (30, 220, 900)
EDGE_CASES = [
    [[]],
    [[["undo"]]],
    [[["add", "nail", 5]]],
    [[["add", "nail", 5], ["undo"]]],
    [[["add", "nail", 5], ["undo"], ["undo"], ["add", "bolt", 1]]],
    [[["add", "nail", 5], ["add", "nail", 0], ["add", "nut", 0]]],
    [[["add", "nail", 5], ["add", "nail", -5], ["undo"], ["add", "bolt", 2], ["undo"]]],
    [[["add", "a", 1], ["add", "b", 2], ["add", "a", 3], ["undo"], ["undo"], ["add", "c", 4]]],
]
def make_input(rng, size):
    commands = []
    for _ in range(size):
        if rng.random() < 0.15:
            commands.append(["undo"])
        else:
            commands.append(["add", "item%d" % rng.randrange(size * 2), rng.randrange(1, 50)])
    return [commands]
# %% program: original
import copy

def final_stock(commands):
    stock = {}
    history = []
    for command in commands:
        if command[0] == "undo":
            if len(history) > 0:
                stock = history.pop()
        else:
            history.append(copy.deepcopy(stock))
            item = command[1]
            if item in stock:
                stock[item] = stock[item] + command[2]
            else:
                stock[item] = command[2]
    return stock
# %% program: human
def final_stock(commands):
    standing = []
    for command in commands:
        if command[0] == "add":
            standing.append(command)
        elif standing:
            standing.pop()
    stock = {}
    for _, item, amount in standing:
        stock[item] = stock.get(item, 0) + amount
    return stock
# %% properties
from hypothesis import strategies as st
ADD = st.tuples(st.just("add"), st.sampled_from(["a", "b", "c", "d"]), st.integers(-3, 9))
ARGUMENTS = [st.lists(st.one_of(ADD.map(list), st.just(["undo"])), max_size=25)]
def adds_that_count(commands):
    # From the end: each undo cancels the nearest add before it that is not cancelled.
    undos = 0
    adds = []
    for command in reversed(commands):
        if command[0] == "undo":
            undos += 1
        elif undos:
            undos -= 1
        else:
            adds.append(command)
    return adds
def property_holds_the_items_whose_adds_count(answer, commands):
    assert set(answer) == {item for _, item, _ in adds_that_count(commands)}
def property_amounts_add_up(answer, commands):
    adds = adds_that_count(commands)
    for item, amount in answer.items():
        assert amount == sum(part for _, other, part in adds if other == item)
