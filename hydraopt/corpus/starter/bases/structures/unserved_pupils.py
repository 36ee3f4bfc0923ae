# %% statement
# Pupils queue for a pile of meals, the first meal on top. The first pupil takes the top meal if it is the kind that he wants,
# else goes to the end of the queue. Return how many stay without a meal when nobody in the queue wants the top one.
# %% inputs
SIZES = (100, 800, 4000)
EDGE_CASES = [[[], []], [["soup"], []], [["soup"], ["pasta"]], [["a", "a", "b", "b"], ["b", "a", "b", "a"]], [["a", "a", "a", "b", "b", "a"], ["a", "b", "b", "b", "a", "a"]]]
def make_input(rng, size):
    kinds = ["soup", "pasta", "salad"]
    wishes = [rng.choice(kinds) for _ in range(size)]
    return [wishes, rng.sample(wishes, size - 5) + ["fish"] * 5]
# %% program: good
from collections import deque


def unserved_pupils(wishes, meals):
    queue = deque(wishes)
    pile = deque(meals)
    refused = 0
    while pile and refused < len(queue):
        pupil = queue.popleft()
        if pupil == pile[0]:
            pile.popleft()
            refused = 0
        else:
            queue.append(pupil)
            refused += 1
    return len(queue)
