# %% statement
# Rewrite a camelCase text in snake_case: every capital letter A-Z becomes an underscore and
# the small letter, everything else stays as it is.
# %% inputs
SIZES = (400, 4000, 20000)
EDGE_CASES = [[""], ["a"], ["getHttpCode"], ["ABC"], ["two words andMore"]]
CONSTANTS = {"'_'": ["'-'", "'.'", "' '"]}
def make_input(rng, size):
    return ["".join(rng.choice("abcdefghijklmnopqrstuvwxyzABCDEF") for _ in range(size))]
# %% program: table_search
def to_snake(name):
    upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    lower = "abcdefghijklmnopqrstuvwxyz"
    snake = ""
    for ch in name:
        place = -1
        for k in range(len(upper)):
            if upper[k] == ch:
                place = k
        if place >= 0:
            snake += '_' + lower[place]
        else:
            snake += ch
    return snake
# %% program: join
def to_snake(name):
    return "".join('_' + ch.lower() if "A" <= ch <= "Z" else ch for ch in name)
# %% program: regex
import re

def to_snake(name):
    return re.sub("[A-Z]", lambda m: '_' + m[0].lower(), name)
# %% program: translate
from string import ascii_uppercase

def to_snake(name):
    return name.translate({ord(ch): '_' + ch.lower() for ch in ascii_uppercase})
# %% program: replace
from string import ascii_uppercase

def to_snake(name):
    for ch in ascii_uppercase:
        name = name.replace(ch, '_' + ch.lower())
    return name
