# %% statement
# Return the text with every digit 0 to 9 replaced by a number sign.
# %% inputs
SIZES = (1000, 10000, 60000)
EDGE_CASES = [[""], ["7"], ["abc"], ["call 555-0199 now"], ["0000"]]
CONSTANTS = {'"#"': ['"*"', '"X"']}
def make_input(rng, size):
    return ["".join(rng.choice("abc xyz 0123456789") for _ in range(size))]
# %% program: original
def mask_digits(text):
    masked = ""
    for letter in text:
        if letter in "0123456789":
            masked = masked + "#"
        else:
            masked = masked + letter
    return masked
# %% program: join
def mask_digits(text):
    return "".join(["#" if letter in "0123456789" else letter for letter in text])
# %% program: replace
def mask_digits(text):
    for digit in "0123456789":
        text = text.replace(digit, "#")
    return text
# %% program: translate
def mask_digits(text):
    return text.translate(str.maketrans(dict.fromkeys("0123456789", "#")))
