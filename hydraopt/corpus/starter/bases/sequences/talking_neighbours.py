# %% statement
# Return the number of neighbours, on a round table, who speak a common language: each guest is
# a list of languages, and the last one sits beside the first. Two guests or fewer are counted
# as a row.
# %% inputs
SIZES = (100, 600, 2500)
EDGE_CASES = [[[]], [[["de"]]], [[["de"], ["de", "fr"]]], [[["de"], ["fr"], ["fr", "de"]]], [[["es"], ["it"], ["en"], ["it", "es"]]]]
def make_input(rng, size):
    tongues = ["de", "en", "fr", "es", "it", "pl", "tr", "nl"]
    return [[rng.sample(tongues, rng.randrange(1, 4)) for _ in range(size)]]
# %% program: good
def talking_neighbours(guests):
    spoken = [set(languages) for languages in guests]
    talking = sum(1 for left, right in zip(spoken, spoken[1:]) if not left.isdisjoint(right))
    if len(spoken) > 2 and not spoken[-1].isdisjoint(spoken[0]):
        talking += 1
    return talking
