# %% statement
# Number words are built from un (1), du (2), tri (3), kva (4) and dek (10). Return the value of each word: un, du, tri or kva right before
# "dek" makes that many tens, a "dek" without one is ten, and un, du, tri, kva elsewhere count as they are; all are added ("tridekdu" is 32).
# %% inputs
SIZES = (100, 1000, 3000)
EDGE_CASES = [[[]], [[""]], [["un", "dek"]], [["tridekdu", "kvadek"]], [["undektri", "dekdek", "dudektrikva"]]]
def make_input(rng, size):
    parts = ["un", "du", "tri", "kva"]
    return [[rng.choice(parts) + "dek" * rng.randrange(2) + rng.choice(parts) * rng.randrange(2) for _ in range(size)]]
# %% program: good
import re
from functools import cache


def number_words(words):
    values = {"un": 1, "du": 2, "tri": 3, "kva": 4}
    pattern = re.compile(r"(un|du|tri|kva)?(dek)?")

    @cache
    def number_of(word):
        total = 0
        for part, tens in pattern.findall(word):
            if part or tens:
                total += values.get(part, 1) * (10 if tens else 1)
        return total

    return [number_of(word) for word in words]
