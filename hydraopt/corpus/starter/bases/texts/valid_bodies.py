# %% statement
# A sentence of a ship's receiver is "$BODY*HH": HH are two upper-case hexadecimal digits, the exclusive or of the codes of all characters of BODY.
# Return the BODY texts of the sentences that are right.
# %% inputs
SIZES = (50, 500, 2500)
EDGE_CASES = [[[]], [["", "$", "$*00"]], [["$A*41", "$A*42"]], [["$AB*03", "AB*03", "$AB03"]], [["$GPGGA,1*4A", "$a*b*42", "$z*7a"]]]
def make_input(rng, size):
    sentences = []
    for _ in range(size):
        body = f"GP{rng.choice(['GGA', 'RMC'])},{rng.randrange(10**6)},{rng.randrange(10**5)},N"
        code = 0
        for sign in body:
            code ^= ord(sign)
        sentences.append(f"${body}*{code ^ (rng.random() < 0.2):02X}")
    return [sentences]
# %% program: good
from functools import reduce
from operator import xor


def valid_bodies(sentences):
    bodies = []
    for sentence in sentences:
        if not sentence.startswith("$"):
            continue
        body, star, digits = sentence[1:].rpartition("*")
        if star and digits == f"{reduce(xor, map(ord, body), 0):02X}":
            bodies.append(body)
    return bodies
