# %% statement
# In each comment, replace every word (words are separated by single spaces) that is in `rude`, either case, by as many "*" as it has
# letters. Return the comments in which something was replaced, in order.
# %% inputs
SIZES = (50, 200, 600)
EDGE_CASES = [[[], ["darn"]], [["so what"], []], [["Darn it", "fine"], ["darn"]], [["a b", "B  a"], ["B", "zz"]], [["damned", "heck HECK x"], ["damn", "heck"]]]
def make_input(rng, size):
    words = ["".join(rng.choice("aeiklmnost") for _ in range(rng.randrange(3, 7))) for _ in range(size * 2)]
    comments = [" ".join(rng.choice(words) for _ in range(10)) for _ in range(size)]
    return [comments, rng.sample(words, size // 4)]
# %% program: good
def censored_comments(comments, rude):
    forbidden = {word.lower() for word in rude}
    censored = []
    for comment in comments:
        words = comment.split(" ")
        cleaned = ["*" * len(word) if word.lower() in forbidden else word for word in words]
        if cleaned != words:
            censored.append(" ".join(cleaned))
    return censored
